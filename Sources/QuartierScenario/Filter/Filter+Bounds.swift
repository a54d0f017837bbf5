import QuartierModel

extension ValueBound {
    /// Reads bounds joined by AND: `fsi <= 2.5 AND dwellings BETWEEN 900 AND 1100`.
    ///
    /// They are written as conditions are; of those, comparisons of a name with a number are bounds. An error points at
    /// the column of whatever is none.
    public static func read(_ text: String) throws(FilterError) -> [ValueBound] {
        let filter = try Filter(text)
        if let error = try refusedWord(in: text) { throw error }
        var bounds: [ValueBound] = []
        for case .predicate(let predicate) in filter.steps { bounds += try Self.bounds(of: predicate) }
        return bounds
    }

    /// Words that leave no trace of where they stood once they are understood are found among the words themselves.
    private static func refusedWord(in text: String) throws(FilterError) -> FilterError? {
        for token in try FilterLexer.tokens(of: text) {
            switch token.kind {
            case .keyword("OR"):
                return FilterError(
                    "OR is no bound", column: token.column, remedy: "Ask for one of the alternatives at a time")
            case .keyword("NOT"):
                return FilterError("NOT is no bound", column: token.column, remedy: "Turn the comparison around")
            case .keyword("TRUE"), .keyword("FALSE"):
                return FilterError("a truth value is no bound", column: token.column, remedy: remedy)
            case .name(let name) where SpatialRelation(name: name.uppercased()) != nil:
                return FilterError("\(name) is no bound", column: token.column, remedy: remedy)
            default: continue
            }
        }
        return nil
    }

    private static func bounds(of predicate: Filter.Predicate) throws(FilterError) -> [ValueBound] {
        switch predicate {
        case .compare(let left, let comparison, let right): return [try bound(left, comparison, right)]
        case .isBetween(let value, let low, let high):
            let (name, column) = try Self.name(value)
            let (least, most) = (try number(low), try number(high))
            guard least <= most else {
                throw FilterError(
                    "no value is at least \(low.text) and at most \(high.text)", column: low.column,
                    remedy: "Write the smaller number first")
            }
            return [
                ValueBound(name, .atLeast, least, column: column), ValueBound(name, .atMost, most, column: column),
            ]
        case .isNull(let operand):
            throw FilterError(
                "IS NULL is no bound", column: operand.column, remedy: "What has no value is never chosen")
        case .isIn(let operand, _): throw FilterError("IN is no bound", column: operand.column, remedy: remedy)
        case .isLike(let operand, _): throw FilterError("LIKE is no bound", column: operand.column, remedy: remedy)
        // Refused by their words.
        case .constant, .lies: return []
        }
    }

    private static let remedy = "Compare with <=, >=, <, >, = or BETWEEN"

    private static func bound(
        _ left: Filter.Operand, _ comparison: Filter.Comparison, _ right: Filter.Operand
    ) throws(FilterError) -> ValueBound {
        // `2.5 >= fsi` says the same as `fsi <= 2.5`.
        if case .literal = left, case .attribute = right {
            return try bound(right, comparison.turned, left)
        }
        let (name, column) = try Self.name(left)
        guard let relation = comparison.relation else {
            throw FilterError("<> is no bound", column: column, remedy: remedy)
        }
        return ValueBound(name, relation, try number(right), column: column)
    }

    private static func name(_ operand: Filter.Operand) throws(FilterError) -> (String, Int) {
        switch operand {
        case .attribute(let name, let column): return (name, column)
        case .literal, .computed:
            throw FilterError(
                "expected the name of an indicator", column: operand.column,
                remedy: "Write the indicator on one side and a number on the other")
        }
    }

    private static func number(_ operand: Filter.Operand) throws(FilterError) -> Double {
        guard case .literal(.number(let number), _) = operand else {
            throw FilterError(
                "expected a number", column: operand.column, remedy: "Write the limit itself, such as 2.5")
        }
        return number
    }
}

extension Filter.Comparison {
    fileprivate var relation: ValueBound.Relation? { ValueBound.Relation(rawValue: rawValue) }

    /// The comparison with its sides exchanged.
    fileprivate var turned: Filter.Comparison {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

extension Filter.Operand {
    fileprivate var text: String {
        if case .literal(let value, _) = self { return "\(value)" }
        return "it"
    }
}
