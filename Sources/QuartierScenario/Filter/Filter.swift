import QuartierModel

/// A condition on elements, as the `where` of an edit states it: OGC CQL2 text.
///
/// Read: comparison, AND, OR, NOT, IN, BETWEEN, IS NULL, TRUE and FALSE, quoted names. Logic is three-valued: a
/// comparison with a missing value is unknown, and an element matches only if the whole condition is true.
public struct Filter: Hashable, Sendable {
    /// The condition as it was written.
    public let text: String
    /// The condition in postfix order, so that no depth of user's brackets meets the stack.
    let steps: [Step]

    enum Step: Hashable, Sendable {
        case predicate(Predicate)
        case and, or, not
    }

    enum Operand: Hashable, Sendable {
        case attribute(String, column: Int)
        case literal(AttributeValue, column: Int)

        var column: Int {
            switch self {
            case .attribute(_, let column), .literal(_, let column): column
            }
        }
    }

    enum Comparison: String, Hashable, Sendable {
        case equal = "="
        case notEqual = "<>"
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    enum Predicate: Hashable, Sendable {
        case constant(Bool)
        case compare(Operand, Comparison, Operand)
        case isNull(Operand)
        case isIn(Operand, [Operand])
        case isBetween(Operand, Operand, Operand)

        var operands: [Operand] {
            switch self {
            case .constant: []
            case .compare(let left, _, let right): [left, right]
            case .isNull(let operand): [operand]
            case .isIn(let operand, let values): [operand] + values
            case .isBetween(let operand, let low, let high): [operand, low, high]
            }
        }
    }

    /// Reads a condition; an error points at the column where it stops making sense.
    public init(_ text: String) throws(FilterError) {
        self.text = text
        var parser = FilterParser(tokens: try FilterLexer.tokens(of: text))
        steps = try parser.parse()
    }

    /// The names of all attributes the condition asks for.
    public var attributeNames: Set<String> {
        var names: Set<String> = []
        for case .predicate(let predicate) in steps {
            for case .attribute(let name, _) in predicate.operands { names.insert(name) }
        }
        return names
    }
}

/// What is wrong with a condition, and at which column of its text.
public struct FilterError: Error, Hashable, Sendable {
    /// What is wrong, as a plain sentence without a full stop.
    public let message: String
    /// The column in the condition's text, from 1.
    public let column: Int
    /// What to do about it, if that can be said.
    public let remedy: String?

    init(_ message: String, column: Int, remedy: String? = nil) {
        self.message = message
        self.column = column
        self.remedy = remedy
    }
}
