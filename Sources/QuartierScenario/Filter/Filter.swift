import QuartierModel

/// A condition on elements, as the `where` of an edit states it: OGC CQL2 text.
///
/// Read: comparison, AND, OR, NOT, IN, BETWEEN, LIKE, IS NULL, TRUE and FALSE, arithmetic, quoted names, and where an
/// element lies: `S_INTERSECTS`, `S_DISJOINT`, `S_WITHIN`, `S_CONTAINS`, and as an extension of ours
/// `S_DWITHIN(geometry, …, metres)`. Logic is three-valued: a comparison with a missing value is unknown, and an
/// element matches only if the whole condition is true.
public struct Filter: Hashable, Sendable {
    /// The condition as it was written.
    public let text: String
    /// The condition in postfix order, so that no depth of user's brackets meets the stack.
    let steps: [Step]
    /// The shapes that the condition names, which its spatial predicates refer to by number.
    var shapes: [LiteralShape]

    enum Step: Hashable, Sendable {
        case predicate(Predicate)
        case and, or, not
    }

    enum Operand: Hashable, Sendable {
        case attribute(String, column: Int)
        case literal(AttributeValue, column: Int)
        case computed(Computation)

        var column: Int {
            switch self {
            case .attribute(_, let column), .literal(_, let column): column
            case .computed(let computation): computation.column
            }
        }

        /// The attributes it asks for, with their columns.
        var attributes: [(name: String, column: Int)] {
            switch self {
            case .attribute(let name, let column): [(name, column)]
            case .literal: []
            case .computed(let computation): computation.attributes
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
        case isLike(Operand, LikePattern)
        /// The element's own shape against a shape of `shapes`.
        case lies(SpatialRelation, shape: Int)

        var operands: [Operand] {
            switch self {
            case .constant, .lies: []
            case .compare(let left, _, let right): [left, right]
            case .isNull(let operand), .isLike(let operand, _): [operand]
            case .isIn(let operand, let values): [operand] + values
            case .isBetween(let operand, let low, let high): [operand, low, high]
            }
        }
    }

    /// Reads a condition; an error points at the column where it stops making sense.
    ///
    /// A condition that names shapes must be brought into the plane of the study (`project`) before it can be asked.
    public init(_ text: String) throws(FilterError) {
        self.text = text
        var parser = FilterParser(tokens: try FilterLexer.tokens(of: text))
        steps = try parser.parse()
        shapes = parser.shapes
    }

    /// The names of all attributes the condition asks for.
    public var attributeNames: Set<String> {
        var names: Set<String> = []
        for case .predicate(let predicate) in steps {
            for operand in predicate.operands { names.formUnion(operand.attributes.map(\.name)) }
        }
        return names
    }
}
