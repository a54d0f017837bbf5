internal import QuartierIO
import QuartierModel
public import QuartierScenario

/// The catalogue of indicators as text.
public enum CatalogText {
    /// A line an indicator.
    public static func list(of indicators: [Indicator]) -> String {
        let width = indicators.map(\.definition.id.count).max() ?? 0
        return indicators.map { indicator in
            let definition = indicator.definition
            let padding = String(repeating: " ", count: width - definition.id.count)
            return "\(definition.id)\(padding)  \(definition.title) [\(definition.unit)], \(definition.group.rawValue)"
        }.joined(separator: "\n")
    }

    /// Everything about one indicator.
    public static func page(of indicator: Indicator) -> String {
        let definition = indicator.definition
        var lines = [
            "\(definition.id)  \(definition.title) / \(definition.germanTitle)",
            "  unit        \(definition.unit)",
            "  formula     \(definition.formula)",
            "  standard    \(definition.standard), \(definition.edition)",
            "  direction   \(definition.direction.rawValue)",
            "  group       \(definition.group.rawValue)",
            "  form        \(definition.form.rawValue)",
        ]
        if !indicator.layers.isEmpty {
            lines.append("  layers      \(indicator.layers.map(\.rawValue).joined(separator: ", "))")
        }
        if !definition.parameters.isEmpty {
            lines.append("  parameters  \(definition.parameters.joined(separator: ", "))")
        }
        return lines.joined(separator: "\n")
    }

    /// The catalogue as a JSON array.
    public static func json(of indicators: [Indicator]) -> String {
        var writer = JSONWriter(isPretty: true)
        writer.beginArray()
        for indicator in indicators {
            let definition = indicator.definition
            writer.beginObject()
            writer.member("id", definition.id)
            writer.member("title", definition.title)
            writer.member("title_de", definition.germanTitle)
            writer.member("unit", definition.unit)
            writer.member("formula", definition.formula)
            writer.member("standard", definition.standard)
            writer.member("edition", definition.edition)
            writer.member("direction", definition.direction.rawValue)
            writer.member("form", definition.form.rawValue)
            writer.member("group", definition.group.rawValue)
            writer.texts("layers", indicator.layers.map(\.rawValue))
            writer.texts("parameters", definition.parameters)
            writer.endObject()
        }
        writer.endArray()
        return String(decoding: writer.takeBytes(), as: UTF8.self)
    }

    /// The catalogue as a page of Markdown, for `Documentation/Indicators.md`.
    public static func markdown(of indicators: [Indicator]) -> String {
        var lines = [
            "# Indicators", "",
            "Generated from the catalogue (`make docs`); a test compares. Ratios are sums of numerators over sums of",
            "denominators; missing is never zero.", "",
        ]
        for indicator in indicators {
            let definition = indicator.definition
            lines += [
                "## `\(definition.id)`", "",
                "\(definition.title) (\(definition.germanTitle)), unit \(definition.unit).", "",
                "- Formula: \(definition.formula)",
                "- Source: \(definition.standard), \(definition.edition)",
                "- Group: \(definition.group.rawValue); direction: \(definition.direction.rawValue)",
            ]
            if !indicator.layers.isEmpty {
                lines.append("- Layers: \(indicator.layers.map(\.rawValue).joined(separator: ", "))")
            }
            if !definition.parameters.isEmpty {
                lines.append("- Parameters: \(definition.parameters.joined(separator: ", "))")
            }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }
}
