import Quartier

/// The short table at the end of a run: scenarios and a few indicators, with the differences to the base.
struct OverviewTable {
    /// What a planner looks at first, where the study measures it.
    private static let columns = [
        "dwellings", "residents", "jobs", "fsi", "green_share", "green_public_m2_per_resident",
        "residents_near_green_300m_share", "residents_near_stop_300m_share",
    ]

    /// The table as text.
    let text: String

    init(_ overview: Overview, study: Study) {
        let known = study.baseline.indicators.map(\.definition.id)
        let valued = known.filter { id in overview.rows.contains { $0.values[id] != nil } }
        let columns = Self.chosen(from: valued.isEmpty ? known : valued)
        let base = overview.rows.first?.values ?? [:]
        let heads = ["scenario"] + columns.map { $0.replacingText("residents_near_", with: "near_") }
        let rows = overview.rows.enumerated().map { number, row in
            [row.scenario] + columns.map { Self.cell(row.values[$0], base: number == 0 ? nil : base[$0]) }
        }
        let withheld = known.count - valued.count
        let rest = withheld == 0 ? "" : "; \(withheld) of \(known.count) indicators have none, see their status"
        text =
            Self.layout([heads] + rows) + "\n(\(Self.extent(of: overview)); – where a zone has no value\(rest))"
            + Self.targets(of: study, in: overview)
    }

    /// A line for each target: where it is met, and where not.
    private static func targets(of study: Study, in overview: Overview) -> String {
        guard !study.baseline.targets.isEmpty else { return "" }
        return "\nTargets\n"
            + study.baseline.targets.enumerated().map { number, target in
                "  \(target): \(verdict(on: overview.rows.map { ($0.scenario, $0.targets[number]) }))"
            }.joined(separator: "\n")
    }

    /// What a target comes to over all scenarios, those that miss it by name.
    private static func verdict(on rows: [(scenario: String, tally: TargetTally?)]) -> String {
        let asked = rows.compactMap { row in row.tally.map { (row.scenario, $0) } }
        let missed = asked.filter { $0.1.missed > 0 }.map { scenario, tally in
            "\(scenario) (\(tally.missed) of \(tally.met + tally.missed))"
        }
        let unknown = asked.filter { $0.1.met + $0.1.missed == 0 }.count
        if unknown == asked.count { return "nothing can be said" }
        guard !missed.isEmpty else { return "met" }
        let rest = missed.count > 6 ? " and \(missed.count - 6) more" : ""
        return "missed in \(missed.prefix(6).joined(separator: ", "))\(rest)"
    }

    /// The customary columns that have values; others beside them where these are few.
    private static func chosen(from known: [String]) -> [String] {
        let customary = columns.filter(known.contains)
        guard customary.count < 4 else { return customary }
        let others = known.filter { !customary.contains($0) }.prefix(6 - customary.count)
        return known.filter { customary.contains($0) || others.contains($0) }
    }

    private static func extent(of overview: Overview) -> String {
        if overview.kind == .study || overview.zoneCount == 1 { return "whole study" }
        return "sum over \(overview.zoneCount) \(overview.kind.rawValue)"
    }

    private static func cell(_ value: Double?, base: Double?) -> String {
        guard let value else { return "–" }
        let text = PlainNumber.text(value)
        guard let base, base != value else { return text }
        return PlainNumber.difference(value - base).map { "\(text) (\($0))" } ?? text
    }

    private static func layout(_ rows: [[String]]) -> String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).enumerated().map { index, cell in
                let padding = String(repeating: " ", count: cell.1 - cell.0.count)
                return index == 0 ? cell.0 + padding : padding + cell.0
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

extension String {
    /// The text with every occurrence of a part replaced.
    func replacingText(_ part: String, with other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
