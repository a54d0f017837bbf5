import QuartierGeometry
import QuartierModel

/// Turns the words of a condition into postfix steps.
struct FilterParser {
    private let tokens: [FilterToken]
    private var position = 0
    private var depth = 0
    private var steps: [Filter.Step] = []
    /// For each opening bracket, the word that closes it.
    private let closing: [Int: Int]
    /// The shapes met so far, and how many positions they have together.
    private(set) var shapes: [LiteralShape] = []
    var positionCount = 0

    /// Deeper brackets are refused: the parser calls itself, and no planner writes them.
    private static let maximumDepth = 32

    init(tokens: [FilterToken]) {
        self.tokens = tokens
        var closing: [Int: Int] = [:]
        var open: [Int] = []
        for (index, token) in tokens.enumerated() {
            if token.kind == .symbol("(") { open.append(index) }
            if token.kind == .symbol(")"), let start = open.popLast() { closing[start] = index }
        }
        self.closing = closing
    }

    mutating func parse() throws(FilterError) -> [Filter.Step] {
        try disjunction()
        guard current.kind == .end else {
            throw FilterError("expected AND, OR or the end of the condition", column: current.column)
        }
        return steps
    }

    // MARK: - Words

    var current: FilterToken { tokens[position] }

    /// The word after the current one.
    private var following: FilterToken { tokens[min(position + 1, tokens.count - 1)] }

    /// The name of the function that is called here, in capitals.
    var calledFunction: String? {
        guard case .name(let name) = current.kind, following.kind == .symbol("(") else { return nil }
        return name.uppercased()
    }

    mutating func advance() -> FilterToken {
        let token = tokens[position]
        if token.kind != .end { position += 1 }
        return token
    }

    private mutating func take(keyword: String) -> Bool {
        guard current.kind == .keyword(keyword) else { return false }
        position += 1
        return true
    }

    mutating func take(symbol: String) -> Bool {
        guard current.kind == .symbol(symbol) else { return false }
        position += 1
        return true
    }

    mutating func expect(symbol: String) throws(FilterError) {
        guard take(symbol: symbol) else {
            throw FilterError("expected '\(symbol)'", column: current.column)
        }
    }

    /// Goes one bracket deeper.
    private mutating func open() throws(FilterError) {
        depth += 1
        guard depth <= Self.maximumDepth else {
            throw FilterError("brackets are nested deeper than \(Self.maximumDepth)", column: current.column)
        }
        try expect(symbol: "(")
    }

    private mutating func close() throws(FilterError) {
        try expect(symbol: ")")
        depth -= 1
    }

    mutating func add(_ shape: LiteralShape) -> Int {
        shapes.append(shape)
        return shapes.count - 1
    }

    // MARK: - Logic

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
        guard current.kind == .symbol("("), !isArithmeticBracket else { return try predicate() }
        try open()
        try disjunction()
        try close()
    }

    /// Whether the bracket that opens here holds a value and no condition: what stands behind it tells.
    private var isArithmeticBracket: Bool {
        guard let end = closing[position] else { return false }
        let next = tokens[min(end + 1, tokens.count - 1)].kind
        switch next {
        case .symbol(let symbol): return symbol != "(" && symbol != ")" && symbol != ","
        case .keyword("IN"), .keyword("BETWEEN"), .keyword("LIKE"), .keyword("IS"), .keyword("DIV"): return true
        case .keyword("NOT"):
            let words = ["IN", "BETWEEN", "LIKE"]
            if case .keyword(let word) = tokens[min(end + 2, tokens.count - 1)].kind { return words.contains(word) }
            return false
        default: return false
        }
    }

    // MARK: - Predicates

    private mutating func predicate() throws(FilterError) {
        if take(keyword: "TRUE") { return try constant(true) }
        if take(keyword: "FALSE") { return try constant(false) }
        if let name = calledFunction, let relation = SpatialRelation(name: name) {
            return steps.append(.predicate(try spatialPredicate(relation)))
        }
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
        } else if take(keyword: "LIKE") {
            add(.isLike(left, try pattern()), negated: isNegated)
        } else if isNegated {
            throw FilterError("expected IN, BETWEEN or LIKE after NOT", column: current.column)
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
            throw FilterRefusal.keyword(of: token, isCalled: following.kind == .symbol("("))
                ?? FilterError("expected a comparison such as =, <> or IN", column: token.column)
        }
        position += 1
        steps.append(.predicate(.compare(left, comparison, try operand())))
    }

    private mutating func pattern() throws(FilterError) -> LikePattern {
        let token = advance()
        guard case .text(let text) = token.kind else {
            throw FilterRefusal.keyword(of: token, isCalled: current.kind == .symbol("("))
                ?? FilterError("LIKE needs a pattern in 'single quotes'", column: token.column)
        }
        guard let pattern = LikePattern(text) else {
            throw FilterError(
                "the pattern ends in a \\ that has nothing to take as it is", column: token.column,
                remedy: "Write \\\\ for a \\")
        }
        return pattern
    }

    private mutating func list() throws(FilterError) -> [Filter.Operand] {
        try expect(symbol: "(")
        var values = [try operand()]
        while take(symbol: ",") { values.append(try operand()) }
        try expect(symbol: ")")
        return values
    }

    // MARK: - Values

    /// A value: an attribute, a constant, or a number computed from others.
    private mutating func operand() throws(FilterError) -> Filter.Operand {
        let column = current.column
        var terms: [Term] = []
        try sum(into: &terms)
        if terms.count == 1, case .leaf(let operand) = terms[0] { return operand }
        var computation = Computation(steps: [], column: column)
        for term in terms { computation.steps.append(try term.step()) }
        return .computed(computation)
    }

    /// One step of a computation before it is known to be one.
    private enum Term {
        case leaf(Filter.Operand)
        case negate
        case combine(ArithmeticOperator)

        /// Only numbers and what may be one can be computed with.
        func step() throws(FilterError) -> Computation.Step {
            switch self {
            case .negate: return .negate
            case .combine(let operation): return .combine(operation)
            case .leaf(.attribute(let name, let column)): return .attribute(name, column: column)
            case .leaf(.literal(.number(let number), _)): return .number(number)
            case .leaf(.literal(let value, let column)):
                throw FilterError("\(value) is no number to compute with", column: column, remedy: "Write a number")
            case .leaf(.computed): preconditionFailure("a leaf of a computation is no computation")
            }
        }
    }

    private mutating func sum(into terms: inout [Term]) throws(FilterError) {
        try product(into: &terms)
        while let operation = take(operators: [.add, .subtract]) {
            try product(into: &terms)
            terms.append(.combine(operation))
        }
    }

    private mutating func product(into terms: inout [Term]) throws(FilterError) {
        try power(into: &terms)
        while let operation = take(operators: [.multiply, .divide, .remainder, .divideWhole]) {
            try power(into: &terms)
            terms.append(.combine(operation))
        }
    }

    /// As CQL2 has it: a minus binds tighter than `^`, and a power of a power needs brackets.
    private mutating func power(into terms: inout [Term]) throws(FilterError) {
        try factor(into: &terms)
        guard take(operators: [.power]) != nil else { return }
        try factor(into: &terms)
        terms.append(.combine(.power))
        guard current.kind != .symbol("^") else {
            throw FilterError(
                "a power of a power can be read in two ways", column: current.column,
                remedy: "Put one of them into brackets")
        }
    }

    private mutating func factor(into terms: inout [Term]) throws(FilterError) {
        var isNegative = false
        while take(symbol: "-") { isNegative.toggle() }
        let first = terms.count
        if current.kind == .symbol("(") {
            try open()
            try sum(into: &terms)
            try close()
        } else {
            terms.append(.leaf(try leaf()))
        }
        guard isNegative else { return }
        if terms.count == first + 1, case .leaf(.literal(.number(let number), let column)) = terms[first] {
            terms[first] = .leaf(.literal(.number(-number), column: column))
        } else {
            terms.append(.negate)
        }
    }

    private mutating func take(operators: [ArithmeticOperator]) -> ArithmeticOperator? {
        let found: ArithmeticOperator? =
            switch current.kind {
            case .symbol(let symbol): ArithmeticOperator(rawValue: symbol)
            case .keyword(let word): ArithmeticOperator(rawValue: word)
            default: nil
            }
        guard let found, operators.contains(found) else { return nil }
        position += 1
        return found
    }

    private mutating func leaf() throws(FilterError) -> Filter.Operand {
        let isCall = calledFunction != nil
        let token = advance()
        if isCall, case .name(let name) = token.kind {
            throw FilterRefusal.function(name, column: token.column)
        }
        switch token.kind {
        case .name(let name): return .attribute(name, column: token.column)
        case .number(let number): return .literal(.number(number), column: token.column)
        case .text(let text): return .literal(.text(text), column: token.column)
        case .keyword("TRUE"): return .literal(.boolean(true), column: token.column)
        case .keyword("FALSE"): return .literal(.boolean(false), column: token.column)
        case .keyword("NULL"):
            throw FilterError("nothing is equal to NULL", column: token.column, remedy: "Write IS NULL")
        default:
            throw FilterRefusal.keyword(of: token, isCalled: current.kind == .symbol("("))
                ?? FilterError("expected an attribute or a value", column: token.column)
        }
    }
}
