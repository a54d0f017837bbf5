import QuartierIO
import QuartierModel
import QuartierScenario

extension ResultComparison {
    /// Ties share the better rank; what has no value or no direction has none.
    mutating func rank() {
        struct Group: Hashable { var folder: Int?, kind, zone: String, indicator: Int }
        let groups = Dictionary(grouping: rows.indices) { index in
            let row = rows[index]
            let isTotal = row.zoneKind == "total"
            return Group(
                folder: isTotal ? nil : alternatives[row.alternative].folder, kind: row.zoneKind,
                zone: isTotal ? "" : row.zone, indicator: row.indicator)
        }
        for (group, members) in groups {
            let direction = indicators[group.indicator].direction
            guard direction != .neutral else { continue }
            let values = members.compactMap { rows[$0].value }.sorted { direction == .higher ? $0 > $1 : $0 < $1 }
            let places = Dictionary(zip(values, 1...)) { better, _ in better }
            for member in members { rows[member].rank = rows[member].value.flatMap { places[$0] } }
        }
    }

    mutating func distribute() {
        for alternative in alternatives.indices {
            let summary = summaries[alternatives[alternative].folder]
            let kinds = summary.kinds
            guard let kind = options.zones ?? (kinds.contains(.districts) ? .districts : kinds.first) else { continue }
            let key = alternatives[alternative].key
            let zones = summary.zones(of: kind.rawValue, in: key)
            for indicator in indicators {
                let kept = zones.compactMap { zone in
                    summary.value(indicator.id, of: zone, in: key).map { (zone: zone, value: $0.value) }
                }
                let known = kept.filter { $0.value != nil }
                let residents = known.map { summary.value("residents", of: $0.zone, in: key)?.value }
                let canBeWeighted = indicator.form == .ratio && residents.allSatisfy { $0 != nil }
                let found = Distribution(
                    of: known.map { ($0.zone.id, $0.value ?? 0) },
                    residents: canBeWeighted ? residents.compactMap { $0 } : nil,
                    undefined: kept.count - known.count, alternative: alternative, indicator: indicator.id,
                    zoneKind: kind.rawValue)
                if let found { distributions.append(found) }
            }
        }
    }

    func paretoSet() throws(Finding) -> ParetoSet? {
        var objectives: [ParetoSet.Objective] = []
        for id in options.objectives {
            let direction = indicators.first { $0.id == id }?.direction ?? .neutral
            guard direction != .neutral else {
                throw Finding(
                    .error, "no-direction", "nothing says whether more or less of '\(id)' is better",
                    remedy: "Write --maximise \(id) or --minimise \(id)")
            }
            objectives.append(.init(indicator: id, isMaximised: direction == .higher))
        }
        objectives += options.maximised.map { .init(indicator: $0, isMaximised: true) }
        objectives += options.minimised.map { .init(indicator: $0, isMaximised: false) }
        guard !objectives.isEmpty else { return nil }
        let ids = objectives.map(\.indicator)
        guard Set(ids).count == ids.count, ids.count >= 2 else {
            throw Finding(
                .error, "too-few-objectives",
                ids.count < 2 ? "a Pareto set needs two objectives" : "an objective is named twice",
                remedy: "Name two or more different indicators")
        }
        let values = alternatives.indices.map { alternative in
            ids.map { id in
                indicators.firstIndex { $0.id == id }.flatMap { totalRow(of: $0, alternative)?.value }
            }
        }
        return ParetoSet(objectives, values: values)
    }
}
