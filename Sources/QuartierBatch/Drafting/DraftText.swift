import QuartierModel

/// Text for a study file: values that may be any name of a file or field, and comments that stay comments.
enum DraftText {
    /// A text as a value of YAML; in quotes unless it cannot be taken for anything else.
    static func value(_ text: String) -> String {
        if isPlain(text) { return text }
        return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    /// A text for a comment, in one line.
    static func comment(_ text: String) -> String { text.withoutControls }

    /// Comment lines of a text that may be long, indented.
    static func comment(_ text: String, indent: String, width: Int = 116) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in comment(text).split(separator: " ") {
            if !line.isEmpty, indent.count + line.count + word.count + 3 > width {
                lines.append("\(indent)# \(line)")
                line = ""
            }
            line += line.isEmpty ? String(word) : " \(word)"
        }
        return lines + (line.isEmpty ? [] : ["\(indent)# \(line)"])
    }

    private static let reserved: Set<String> = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null",
    ]

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, isLetter(first), !reserved.contains(text.lowercased()) else {
            return false
        }
        return text.unicodeScalars.allSatisfy { isLetter($0) || "0123456789_-./".unicodeScalars.contains($0) }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case _ where scalar.properties.isWhitespace && scalar != " ": code(scalar)
        case _ where scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.value == 0xFEFF: code(scalar)
        default: String(scalar)
        }
    }

    private static func code(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
