/// The value of an attribute as a file or a study states it.
public enum AttributeValue: Hashable, Sendable {
    /// Nothing was stated. Missing is not zero.
    case missing
    /// A finite number.
    case number(Double)
    /// A text, never empty-for-missing: an empty text is a text.
    case text(String)
    /// Yes or no.
    case boolean(Bool)
}

extension AttributeValue: CustomStringConvertible {
    /// The value as a study file would write it.
    public var description: String {
        switch self {
        case .missing: "null"
        case .number(let number):
            Int(exactly: number).map(String.init) ?? String(number)
        case .text(let text): "'\(text)'"
        case .boolean(let value): value ? "true" : "false"
        }
    }
}

extension AttributeValue {
    /// The number a text states: `-12.5`, but neither `1e3`, `0x10`, `nan` nor `12 m`, which are no plain numbers
    /// in a table.
    public static func number(inText text: String) -> Double? {
        let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 45 }
        return isPlain ? Double(text) : nil
    }
}
