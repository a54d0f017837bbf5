import QuartierModel
import QuartierScenario

/// A comparison for people.
public struct ComparisonText {
    private let comparison: ResultComparison
    private let width: Int

    /// A text for a terminal so many characters wide.
    public init(_ comparison: ResultComparison, width: Int) {
        self.comparison = comparison
        self.width = width
    }

    /// The tables of values, the objectives where some were asked for, and the spread over zones where it was.
    public func text(withDistributions: Bool) -> String {
        var lines: [String] = []
        for (heading, rows) in sections() {
            lines += (lines.isEmpty ? [] : [""]) + [heading] + table(of: rows)
        }
        lines += reasons()
        if let pareto = comparison.pareto { lines += [""] + text(of: pareto) }
        if withDistributions { lines += distributions() }
        lines += ["", legend]
        return lines.joined(separator: "\n")
    }

    /// Rows by zone, or all totals together.
    private func sections() -> [(heading: String, rows: [ResultComparison.Row])] {
        guard let kind = comparison.options.zones else {
            let kinds = Set(comparison.rows.map(\.zone)).sorted()
            return [("totals over \(kinds.joined(separator: " or "))", comparison.rows)]
        }
        var sections: [(heading: String, rows: [ResultComparison.Row])] = []
        for row in comparison.rows {
            let folder = comparison.alternatives[row.alternative].folder
            let lead = comparison.folders.count > 1 ? "\(comparison.folders[folder].folderName): " : ""
            let heading = "\(lead)\(kind.rawValue)/\(row.zone)".withoutControls
            if sections.last?.heading == heading {
                sections[sections.count - 1].rows.append(row)
            } else {
                sections.append((heading, [row]))
            }
        }
        return sections
    }

    private func table(of rows: [ResultComparison.Row]) -> [String] {
        let shown = comparison.alternatives.indices.filter { alternative in
            rows.contains { $0.alternative == alternative }
        }
        var table = TextTable(["indicator"] + shown.map { comparison.alternatives[$0].label })
        for (number, indicator) in comparison.indicators.enumerated() {
            let mine = rows.filter { $0.indicator == number }
            guard !mine.isEmpty else { continue }
            let cells = shown.map { alternative in mine.first { $0.alternative == alternative } }
            table.add([Self.name(of: indicator)] + cells.map { $0.map(Self.cell) ?? "" })
            guard cells.contains(where: { $0?.meeting != nil }) else { continue }
            let target = cells.compactMap { $0?.target }.first.map { " \($0)" } ?? ""
            table.add(
                ["  target\(target) met in"]
                    + cells.map { row in
                        row?.meeting.map { "\($0.zones) of \($0.of)" } ?? ""
                    })
        }
        return table.lines(width: width)
    }

    private static func name(of indicator: ComparedIndicator) -> String {
        switch indicator.direction {
        case .higher: "\(indicator.id) ↑"
        case .lower: "\(indicator.id) ↓"
        case .neutral: indicator.id
        }
    }

    private static func cell(_ row: ResultComparison.Row) -> String {
        guard let value = row.value else { return row.status }
        var text = PlainNumber.text(value)
        if let difference = row.delta.flatMap(PlainNumber.difference) { text += " (\(difference))" }
        if let meets = row.meetsTarget { text += meets ? " ✓" : " ✗" }
        if let rank = row.rank { text += " #\(rank)" }
        return text
    }

    /// Why totals cannot be formed; each reason once.
    private func reasons() -> [String] {
        var lines: [String] = []
        for row in comparison.rows {
            guard let reason = row.reason else { continue }
            let line = "\(row.status): \(reason)".withoutControls
            if !lines.contains(line) { lines.append(line) }
        }
        return lines.isEmpty ? [] : [""] + lines
    }

    private var legend: String {
        let base = comparison.options.baseline
        return "(in brackets: less '\(base)'; ↑ more is better, ↓ less is; # place among the scenarios)"
    }

    // MARK: Pareto

    private func text(of pareto: ParetoSet) -> [String] {
        let label = { (number: Int) in comparison.alternatives[number].label }
        let objectives = pareto.objectives.map { "\($0.isMaximised ? "more" : "less") \($0.indicator)" }
        var lines = ["Pareto set for \(objectives.joined(separator: ", "))"]
        var table = TextTable(["scenario", "", "because"], [.left, .left, .left])
        for number in pareto.members { table.add([label(number), "in the set", ""]) }
        for (number, by) in pareto.dominated {
            let rest = by.count > 3 ? " and \(by.count - 3) more" : ""
            table.add([label(number), "dominated by", by.prefix(3).map(label).joined(separator: ", ") + rest])
        }
        for (number, lacking) in pareto.unjudged {
            table.add([label(number), "not judged", "no value of " + lacking.joined(separator: ", ")])
        }
        lines += table.lines(width: max(width, 100)).dropFirst()
        return lines
    }

    // MARK: Spread

    private func distributions() -> [String] {
        var lines: [String] = []
        for indicator in comparison.indicators {
            let mine = comparison.distributions.filter { $0.indicator == indicator.id }
            guard let first = mine.first else { continue }
            lines += ["", "\(indicator.id) over \(first.zoneKind)"]
            var table = TextTable(
                ["scenario", "zones", "min", "", "q1", "median", "q3", "max", "", "spread", "residents' mean"],
                [.left, .right, .right, .left, .right, .right, .right, .right, .left, .right, .right])
            for one in mine {
                let zones = one.undefined > 0 ? "\(one.zones) of \(one.zones + one.undefined)" : "\(one.zones)"
                table.add(
                    [
                        comparison.alternatives[one.alternative].label, zones, PlainNumber.text(one.minimum.value),
                        one.minimum.zone,
                    ] + one.quartiles.map(PlainNumber.text)
                        + [
                            PlainNumber.text(one.maximum.value), one.maximum.zone, PlainNumber.text(one.spread),
                            one.residentMean.map(PlainNumber.text) ?? "–",
                        ])
            }
            lines += table.lines(width: max(width, 120))
        }
        return lines
    }
}
