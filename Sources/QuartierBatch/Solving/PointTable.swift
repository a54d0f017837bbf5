import QuartierModel

/// Points as a table for terminals: their numbers, parameters and some indicators.
struct PointTable {
    /// The most rows a terminal is shown.
    static let largestCount = 20

    private let points: EvaluatedPoints
    private let indicators: [Int]
    private var table: TextTable
    private let shown: [Int]

    /// A table with columns for some parameters and indicators, by number; `heads` are those of the indicators.
    init(_ points: EvaluatedPoints, parameters: [Int], indicators: [Int], heads: [String], noun: String) {
        self.points = points
        self.indicators = indicators
        shown = parameters
        table = TextTable([noun] + parameters.map { points.parameters[$0] } + heads)
    }

    /// Adds a point under the number that people know it by, and the bases its values are compared with.
    mutating func add(_ point: Int, named name: String, base: [Double?] = []) {
        table.add(
            [name] + shown.map { points.value(of: $0, at: point).cellText }
                + indicators.map { indicator in
                    guard let value = points.number(of: indicator, at: point) else { return "–" }
                    let before = base.isEmpty ? nil : base[indicator]
                    let difference = before.flatMap { PlainNumber.difference(value - $0) }
                    return PlainNumber.text(value) + (difference.map { " (\($0))" } ?? "")
                })
    }

    /// The lines for a terminal so wide.
    func lines(width: Int) -> [String] { table.lines(width: width) }

    /// Those of some rows that a terminal is shown, evenly spread with the first and the last among them, and what is
    /// said of the rest.
    static func excerpt(of rows: [Int]) -> (rows: [Int], rest: String?) {
        guard rows.count > largestCount else { return (rows, nil) }
        let chosen = (0..<largestCount).map { rows[$0 * (rows.count - 1) / (largestCount - 1)] }
        return (chosen, "(\(rows.count - largestCount) more between these: --format csv)")
    }
}
