import QuartierModel

/// Turns the words of a condition into postfix steps.
struct FilterParser {
    private let tokens: [FilterToken]
    private var position = 0
    private var depth = 0
    private var steps: [Filter.Step] = []

    /// Deeper brackets are refused: the parser calls itself, and no planner writes them.
    private static let maximumDepth = 32

    init(tokens: [FilterToken]) {
        self.tokens = tokens
    }

    mutating func parse() throws(FilterError) -> [Filter.Step] {
        try disjunction()
        guard current.kind == .end else {
            throw FilterError("expected AND, OR or the end of the condition", column: current.column)
        }
        return steps
    }

    private var current: FilterToken { tokens[position] }

    private mutating func advance() -> FilterToken {
        let token = tokens[position]
        if token.kind != .end { position += 1 }
        return token
    }

    private mutating func take(keyword: String) -> Bool {
        guard current.kind == .keyword(keyword) else { return false }
        position += 1
        return true
    }

    private mutating func take(symbol: String) -> Bool {
        guard current.kind == .symbol(symbol) else { return false }
        position += 1
        return true
    }

    private mutating func expect(symbol: String) throws(FilterError) {
        guard take(symbol: symbol) else {
            throw FilterError("expected '\(symbol)'", column: current.column)
        }
    }

    private mutating func disjunction() throws(FilterError) {
        try conjunction()
        while take(keyword: "OR") {
            try conjunction()
            steps.append(.or)
        }
    }

    private mutating func conjunction() throws(FilterError) {
        try negation()
        while take(keyword: "AND") {
            try negation()
            steps.append(.and)
        }
    }

    private mutating func negation() throws(FilterError) {
        var isNegated = false
        while take(keyword: "NOT") { isNegated.toggle() }
        try primary()
        if isNegated { steps.append(.not) }
    }

    private mutating func primary() throws(FilterError) {
        guard current.kind == .symbol("(") else { return try predicate() }
        depth += 1
        guard depth <= Self.maximumDepth else {
            throw FilterError("brackets are nested deeper than \(Self.maximumDepth)", column: current.column)
        }
        try expect(symbol: "(")
        try disjunction()
        try expect(symbol: ")")
        depth -= 1
    }

    private mutating func predicate() throws(FilterError) {
        if take(keyword: "TRUE") { return try constant(true) }
        if take(keyword: "FALSE") { return try constant(false) }
        let left = try operand()
        if take(keyword: "IS") { return try nullTest(of: left) }
        let isNegated = take(keyword: "NOT")
        if take(keyword: "IN") {
            add(.isIn(left, try list()), negated: isNegated)
        } else if take(keyword: "BETWEEN") {
            let low = try operand()
            guard take(keyword: "AND") else {
                throw FilterError("BETWEEN needs AND: 'a BETWEEN 1 AND 3'", column: current.column)
            }
            add(.isBetween(left, low, try operand()), negated: isNegated)
        } else if isNegated {
            throw FilterError("expected IN or BETWEEN after NOT", column: current.column)
        } else {
            try comparison(with: left)
        }
    }

    /// `TRUE` alone is a condition; `TRUE = public` is not worth having.
    private mutating func constant(_ value: Bool) throws(FilterError) {
        steps.append(.predicate(.constant(value)))
    }

    private mutating func add(_ predicate: Filter.Predicate, negated: Bool) {
        steps.append(.predicate(predicate))
        if negated { steps.append(.not) }
    }

    private mutating func nullTest(of operand: Filter.Operand) throws(FilterError) {
        let isNegated = take(keyword: "NOT")
        guard take(keyword: "NULL") else { throw FilterError("expected NULL after IS", column: current.column) }
        add(.isNull(operand), negated: isNegated)
    }

    private mutating func comparison(with left: Filter.Operand) throws(FilterError) {
        let token = current
        guard case .symbol(let symbol) = token.kind, let comparison = Filter.Comparison(rawValue: symbol) else {
            throw refusal(of: token) ?? FilterError("expected a comparison such as =, <> or IN", column: token.column)
        }
        position += 1
        steps.append(.predicate(.compare(left, comparison, try operand())))
    }

    private mutating func list() throws(FilterError) -> [Filter.Operand] {
        try expect(symbol: "(")
        var values = [try operand()]
        while take(symbol: ",") { values.append(try operand()) }
        try expect(symbol: ")")
        return values
    }

    private mutating func operand() throws(FilterError) -> Filter.Operand {
        let token = advance()
        let operand: Filter.Operand
        switch token.kind {
        case .name(let name):
            guard current.kind != .symbol("(") else {
                throw FilterError("functions such as \(name)() are not supported in conditions", column: token.column)
            }
            operand = .attribute(name, column: token.column)
        case .number(let number): operand = .literal(.number(number), column: token.column)
        case .text(let text): operand = .literal(.text(text), column: token.column)
        case .keyword("TRUE"): operand = .literal(.boolean(true), column: token.column)
        case .keyword("FALSE"): operand = .literal(.boolean(false), column: token.column)
        case .keyword("NULL"):
            throw FilterError("nothing is equal to NULL", column: token.column, remedy: "Write IS NULL")
        default:
            throw refusal(of: token) ?? FilterError("expected an attribute or a value", column: token.column)
        }
        if let refusal = refusalOfArithmetic() { throw refusal }
        return operand
    }

    private func refusalOfArithmetic() -> FilterError? {
        guard case .symbol(let symbol) = current.kind, "+-*/%".contains(symbol) else { return nil }
        return FilterError("arithmetic ('\(symbol)') is not supported in conditions", column: current.column)
    }

    /// Names what CQL2 knows and this version does not.
    private func refusal(of token: FilterToken) -> FilterError? {
        guard case .keyword(let word) = token.kind, !["AND", "OR", "NOT", "IN", "IS", "BETWEEN"].contains(word) else {
            return nil
        }
        return FilterError("\(word) is not supported in conditions", column: token.column)
    }
}
