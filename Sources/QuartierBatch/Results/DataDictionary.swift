import QuartierIO
import QuartierScenario

/// The table that says what the columns of the results mean.
enum DataDictionary {
    /// The columns, in order.
    static let columns = [
        "indicator", "title", "title_de", "unit", "definition", "standard", "edition", "direction", "group",
        "parameters", "form", "scale", "targets",
    ]

    /// The whole file as bytes.
    static func bytes(of baseline: Baseline, _ dialect: CSVDialect) -> [UInt8] {
        var writer = CSVWriter(dialect)
        writer.row(columns)
        for indicator in baseline.indicators {
            let definition = indicator.definition
            for text in [
                definition.id, definition.title, definition.germanTitle, definition.unit, definition.formula,
                definition.standard, definition.edition, definition.direction.rawValue, definition.group.rawValue,
                definition.parameters.joined(separator: " "), definition.form.rawValue,
            ] {
                writer.cell(text)
            }
            writer.cell(definition.scale)
            writer.cell(
                baseline.targets.filter { $0.indicator == definition.id }.map(\.description).joined(separator: "; "))
            writer.endRow()
        }
        return writer.takeBytes()
    }
}
