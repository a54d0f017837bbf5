import QuartierIO
import QuartierModel
import QuartierScenario

extension ResultComparison {
    /// The zones of a kind, one by one.
    func zoneRows(of kind: ZoneKind) -> [Row] {
        var rows: [Row] = []
        for (folder, summary) in summaries.enumerated() {
            let mine = alternatives.indices.filter { alternatives[$0].folder == folder }
            for zone in summary.zones where zone.kind == kind.rawValue {
                for indicator in indicators.indices {
                    rows += mine.compactMap { row(of: zone, indicator, $0, summary) }
                }
            }
        }
        return rows
    }

    private func row(of zone: ZoneKey, _ indicator: Int, _ alternative: Int, _ summary: KeptSummary) -> Row? {
        let id = indicators[indicator].id
        guard let kept = summary.value(id, of: zone, in: alternatives[alternative].key) else { return nil }
        var row = Row(
            alternative: alternative, zoneKind: zone.kind, zone: zone.id, indicator: indicator, status: kept.status)
        row.value = kept.value
        row.numerator = kept.numerator
        row.denominator = kept.denominator
        row.coverage = kept.coverage
        row.imputed = kept.imputed
        row.target = kept.target
        row.meetsTarget = kept.meetsTarget
        row.baseline = baseline(of: alternative, in: summary).flatMap { summary.value(id, of: zone, in: $0)?.value }
        return row
    }

    /// The scenario that an alternative is compared with: the same stage of it where it has stages; none for itself.
    private func baseline(of alternative: Int, in summary: KeptSummary) -> ScenarioKey? {
        let key = alternatives[alternative].key
        let same = ScenarioKey(scenario: options.baseline, stage: key.stage)
        let found = summary.scenarios.contains(same) ? same : ScenarioKey(scenario: options.baseline, stage: nil)
        return found == key ? nil : found
    }

    /// Whether an alternative is compared with another one; the baseline itself is not.
    func hasBaseline(_ alternative: Int) -> Bool {
        baseline(of: alternative, in: summaries[alternatives[alternative].folder]) != nil
    }

    /// All zones of a folder together.
    func totalRows() -> [Row] {
        indicators.indices.flatMap { indicator in
            alternatives.indices.compactMap { totalRow(of: indicator, $0) }
        }
    }

    func totalRow(of indicator: Int, _ alternative: Int) -> Row? {
        let folder = alternatives[alternative].folder
        let summary = summaries[folder]
        guard let kind = Self.summedKind(of: summary) else { return nil }
        let key = alternatives[alternative].key
        let zones = summary.zones(of: kind.rawValue, in: key)
        let kept = zones.compactMap { summary.value(indicators[indicator].id, of: $0, in: key) }
        guard !kept.isEmpty else { return nil }
        let total = total(of: indicator, kind, folder, key)
        var row = Row(
            alternative: alternative, zoneKind: "total", zone: kind.rawValue, indicator: indicator,
            status: total.status)
        row.value = total.value
        row.numerator = total.numerator
        row.denominator = total.denominator
        row.reason = total.reason
        row.coverage = kept.compactMap(\.coverage).min()
        row.imputed = kept.compactMap(\.imputed).max()
        let judged = kept.compactMap(\.meetsTarget)
        if !judged.isEmpty { row.meeting = (judged.count { $0 }, judged.count) }
        row.target = Set(kept.map(\.target)).count == 1 ? kept[0].target : nil
        if let base = baseline(of: alternative, in: summary) {
            row.baseline = self.total(of: indicator, kind, folder, base).value
        }
        return row
    }

    /// The kind of zone that makes the whole: the study itself where it is one, else the districts, else the plots.
    static func summedKind(of summary: KeptSummary) -> ZoneKind? {
        [.study, .districts, .plots].first(where: summary.kinds.contains)
    }

    private func total(of indicator: Int, _ kind: ZoneKind, _ folder: Int, _ key: ScenarioKey) -> ZoneTotal {
        let (summary, indicator) = (summaries[folder], indicators[indicator])
        guard kind == .study || !folders[folder].overlaps(kind) else {
            return ZoneTotal(
                undefined: "overlapping_zones",
                because: "the \(kind.rawValue) overlap, so they do not add up; report_by: [study] gives the whole")
        }
        let parts = summary.zones(of: kind.rawValue, in: key).compactMap { zone in
            summary.value(indicator.id, of: zone, in: key).map { kept in
                ZoneTotal.Part(
                    zone: zone.id, numerator: kept.numerator, denominator: kept.denominator,
                    reason: kept.value == nil ? kept.status : nil)
            }
        }
        return ZoneTotal(of: parts, form: indicator.form, scale: indicator.scale)
    }
}
