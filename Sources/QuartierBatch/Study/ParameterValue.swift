/// A value of a parameter of a sweep, or of a solution.
public enum ParameterValue: Hashable, Sendable {
    /// A finite number.
    case number(Double)
    /// A text; what the study puts in quotes is one.
    case text(String)
    /// `true` or `false`.
    case boolean(Bool)

    /// How the value stands inside a longer text: numbers as short as can be, so that 1.0 is "1".
    public var text: String {
        switch self {
        case .number(let number): number.shortest
        case .text(let text): text
        case .boolean(let value): value ? "true" : "false"
        }
    }

    /// The number, if it is one.
    public var number: Double? {
        if case .number(let number) = self { return number }
        return nil
    }
}

extension ParameterValue: CustomStringConvertible {
    /// The value for people: texts in quotes.
    public var description: String {
        if case .text(let text) = self { return text.quotedForMessage }
        return text
    }
}
