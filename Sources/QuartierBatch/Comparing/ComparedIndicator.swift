import QuartierIO
import QuartierModel
public import QuartierScenario

/// An indicator as a folder of results explains it in its data dictionary.
public struct ComparedIndicator: Hashable, Sendable {
    /// Its identifier.
    public let id: String
    /// Its title in English.
    public let title: String
    /// The unit of its values.
    public let unit: String
    /// How it is computed.
    public let formula: String
    /// Where the definition comes from, with its edition.
    public let source: String
    /// Whether more is better.
    public let direction: Direction
    /// The group it belongs to.
    public let group: String
    /// Whether it grows with the city.
    public let form: IndicatorDefinition.Form
    /// How many times the quotient of numerator and denominator the value is.
    public let scale: Double
}

extension FinishedResults {
    /// The indicators, in the order of the results.
    ///
    /// Throws if the dictionary cannot be read, or is one of an earlier build that did not say enough.
    func indicators() throws(Finding) -> [ComparedIndicator] {
        let file = path + "/data-dictionary.csv"
        let table = try CSVTable(path: file)
        let columns = Dictionary(table.names.enumerated().map { ($1, $0) }) { first, _ in first }
        return try table.rows.indices.map { row throws(Finding) in
            let cell = { (name: String) in columns[name].flatMap { table.rows[row][$0] }.map(table.plain) }
            guard let id = cell("indicator"), let direction = cell("direction").flatMap(Direction.init),
                let form = cell("form").flatMap(IndicatorDefinition.Form.init),
                let scale = cell("scale").flatMap(table.number)
            else {
                throw Finding(
                    .error, "other-version", "the dictionary does not say how indicators add up",
                    at: Place(file: file, line: table.lines[row]), remedy: "Run the study again with this version")
            }
            return ComparedIndicator(
                id: id, title: cell("title") ?? id, unit: cell("unit") ?? "", formula: cell("definition") ?? "",
                source: [cell("standard"), cell("edition")].compactMap { $0 }.joined(separator: ", "),
                direction: direction, group: cell("group") ?? "", form: form, scale: scale)
        }
    }
}
