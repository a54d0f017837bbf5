import QuartierIO

extension JSONValue {
    /// A value of a YAML file: plain numbers, `true`, `false` and null are such, everything else is a text.
    init(_ node: YAMLNode) {
        switch node.content {
        case .refused: self = .null
        case .sequence(let items): self = .array(items.map { JSONValue($0) })
        case .mapping(let entries): self = .object(entries.map { JSONMember($0.key, JSONValue($0.value)) })
        case .scalar(let scalar):
            if scalar.isNull {
                self = .null
            } else if let boolean = scalar.boolean {
                self = .boolean(boolean)
            } else {
                self = scalar.number == nil ? .text(scalar.text) : .number(scalar.text)
            }
        }
    }

    /// The text on one line without spaces.
    var compact: String { text(isPretty: false) }

    /// The text with two spaces for each level, and a line break at the end.
    var pretty: String { text(isPretty: true) }

    private func text(isPretty: Bool) -> String {
        var writer = JSONWriter(isPretty: isPretty)
        writer.value(self)
        return String(decoding: writer.takeBytes(), as: UTF8.self)
    }
}
