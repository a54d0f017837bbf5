import QuartierModel
import QuartierScenario

extension SampleComparison {
    /// The comparison for people, for a terminal so many characters wide.
    public func text(width: Int) -> String {
        let lines = heading + [""] + (goals.isEmpty ? spreadLines(width) : memberLines(width))
        return lines.map(\.withoutControls).joined(separator: "\n")
    }

    /// Which samples there are, and which of them count.
    private var heading: [String] {
        let rest = failed == 0 ? "" : ", \(failed) more failed"
        var lines = ["samples of '\(sweep)': \(points.count)\(rest)"]
        if !bounds.isEmpty {
            lines.append(
                "with \(bounds.map(\.description).joined(separator: ", ")): \(counted.count) of \(points.count)")
        }
        return lines
    }

    // MARK: - Pareto set

    private func memberLines(_ width: Int) -> [String] {
        let wanted = goals.map(\.description).joined(separator: ", ")
        guard let first = members.first else { return ["no sample has values for \(wanted)"] }
        let tightened = goals.count == 1 ? EvaluatedPoints.tightenings(of: bounds, beside: goals) : []
        let heading =
            goals.count == 1
            ? "best for \(wanted)" + (tightened.isEmpty ? "" : ", and what a tighter bound costs")
            : "Pareto set for \(wanted)"
        let heads = goals + tightened
        let columns = heads.map { points.index(of: $0.indicator) }
        // Other indicators are wanted where they are named.
        let others = shown.filter { !columns.contains($0) && (isNamed($0) || !options.indicators.isEmpty) }
        var table = PointTable(
            points, parameters: Array(points.parameters.indices), indicators: columns + others,
            heads: heads.map { $0.indicator + $0.arrow } + others.map { points.indicators[$0] }, noun: "sample")
        let distinct = points.distinct(members, in: heads)
        let alike = members.count - distinct.count
        let (rows, rest) = PointTable.excerpt(of: distinct)
        for row in rows { table.add(row, named: samples[row], base: base) }
        let left = alike == 0 ? "" : "; \(alike) like the ones shown left out"
        var lines = ["\(heading): \(members.count) of \(counted.count)\(left)"] + table.lines(width: width)
        if let rest { lines.append(rest) }
        if base.contains(where: { $0 != nil }) { lines += ["", "(in brackets: less '\(options.baseline)')"] }
        return lines + ["", "sample \(samples[first]) as parameters of the sweep: \(points.parametersText(of: first))"]
    }

    private func isNamed(_ indicator: Int) -> Bool { bounds.contains { $0.name == points.indicators[indicator] } }

    // MARK: - Spread

    private func spreadLines(_ width: Int) -> [String] {
        guard !spreads.isEmpty else { return ["no indicator has a value in any of these samples"] }
        let hasBase = base.contains { $0 != nil }
        let heads = ["min", "sample", "q1", "median", "q3", "max", "sample"]
        var table = TextTable(["indicator"] + (hasBase ? [options.baseline] : []) + heads)
        for spread in spreads {
            table.add(
                [points.indicators[spread.indicator]]
                    + (hasBase ? [base[spread.indicator].map(PlainNumber.text) ?? "–"] : [])
                    + [PlainNumber.text(spread.minimum.value), spread.minimum.sample]
                    + spread.quartiles.map(PlainNumber.text)
                    + [PlainNumber.text(spread.maximum.value), spread.maximum.sample])
        }
        var lines = table.lines(width: max(width, 100))
        let silent = shown.filter { index in !spreads.contains { $0.indicator == index } }
        if !silent.isEmpty {
            lines += ["", "without a value: \(silent.map { points.indicators[$0] }.joined(separator: ", "))"]
        }
        return lines + effectLines(width)
    }

    /// Which parameter moves what, for those indicators that move at all.
    private func effectLines(_ width: Int) -> [String] {
        let moved = spreads.filter { spread in spread.effects.contains { $0.range > 0 } }
        let names = points.parameters.filter { name in
            moved.contains { $0.effects.contains { $0.parameter == name } }
        }
        guard !names.isEmpty else { return [] }
        var table = TextTable(["indicator"] + names)
        for spread in moved {
            table.add(
                [points.indicators[spread.indicator]]
                    + names.map { name in
                        spread.effects.first { $0.parameter == name }.map { PlainNumber.text($0.range) } ?? "–"
                    })
        }
        return ["", "how far the mean moves over the values of each parameter"] + table.lines(width: max(width, 100))
    }
}
