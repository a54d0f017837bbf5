import QuartierModel

/// An attribute a condition may ask for: what it holds and how to read it.
struct FilterAttribute {
    /// What it holds; nil where values of any kind may stand (attributes of the user's file).
    var kind: AttributeKind?
    var value: (Int) -> AttributeValue
}

/// A condition tied to the rows of a layer.
struct BoundFilter {
    private let steps: [Filter.Step]
    private let attributes: [String: FilterAttribute]

    /// Ties a condition to a layer; unknown attributes and impossible comparisons are errors with a column.
    init(
        _ filter: Filter, known names: [String], attribute: (String) -> FilterAttribute?
    ) throws(FilterError) {
        steps = filter.steps
        var found: [String: FilterAttribute] = [:]
        for case .predicate(let predicate) in filter.steps {
            for case .attribute(let name, let column) in predicate.operands where found[name] == nil {
                guard let known = attribute(name) else {
                    throw FilterError(
                        "there is no attribute '\(name)'", column: column,
                        remedy: Suggestion.remedy(for: name, known: names))
                }
                found[name] = known
            }
        }
        attributes = found
        for case .predicate(let predicate) in filter.steps { try check(predicate) }
    }

    /// Whether the condition is true of a row (unknown is not true).
    func matches(_ row: Int) -> Bool {
        var stack: [Bool?] = []
        for step in steps {
            switch step {
            case .predicate(let predicate): stack.append(truth(of: predicate, row))
            case .not: if let last = stack.popLast() { stack.append(last.map { !$0 }) }
            case .and: combine(&stack) { $0 == false || $1 == false ? false : $0 == nil || $1 == nil ? nil : true }
            case .or: combine(&stack) { $0 == true || $1 == true ? true : $0 == nil || $1 == nil ? nil : false }
            }
        }
        return stack.last == .some(true)
    }

    private func combine(_ stack: inout [Bool?], _ operation: (Bool?, Bool?) -> Bool?) {
        guard let right = stack.popLast(), let left = stack.popLast() else { return }
        stack.append(operation(left, right))
    }

    private func value(of operand: Filter.Operand, _ row: Int) -> AttributeValue {
        switch operand {
        case .attribute(let name, _): attributes[name]?.value(row) ?? .missing
        case .literal(let value, _): value
        }
    }

    private func truth(of predicate: Filter.Predicate, _ row: Int) -> Bool? {
        switch predicate {
        case .constant(let value):
            return value
        case .compare(let left, let comparison, let right):
            return Self.compare(value(of: left, row), comparison, value(of: right, row))
        case .isNull(let operand):
            return value(of: operand, row) == .missing
        case .isIn(let operand, let values):
            let value = value(of: operand, row)
            let answers = values.map { Self.compare(value, .equal, self.value(of: $0, row)) }
            return answers.contains(true) ? true : answers.contains(nil) ? nil : false
        case .isBetween(let operand, let low, let high):
            let value = value(of: operand, row)
            let above = Self.compare(value, .greaterOrEqual, self.value(of: low, row))
            let below = Self.compare(value, .lessOrEqual, self.value(of: high, row))
            return above == false || below == false ? false : above == nil || below == nil ? nil : true
        }
    }

    /// Compares two values; unknown if one is missing or they are of different kinds.
    private static func compare(
        _ left: AttributeValue, _ comparison: Filter.Comparison, _ right: AttributeValue
    ) -> Bool? {
        switch (left, right) {
        case (.number(let a), .number(let b)): order(a, comparison, b)
        case (.text(let a), .text(let b)): order(a, comparison, b)
        case (.boolean(let a), .boolean(let b)): order(a ? 1 : 0, comparison, b ? 1 : 0)
        case (.text(let a), .number(let b)): AttributeValue.number(inText: a).flatMap { order($0, comparison, b) }
        case (.number(let a), .text(let b)): AttributeValue.number(inText: b).flatMap { order(a, comparison, $0) }
        default: nil
        }
    }

    private static func order<T: Comparable>(_ a: T, _ comparison: Filter.Comparison, _ b: T) -> Bool? {
        switch comparison {
        case .equal: a == b
        case .notEqual: a != b
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        }
    }
}

// MARK: - Checks before any row is asked

extension BoundFilter {
    private func check(_ predicate: Filter.Predicate) throws(FilterError) {
        switch predicate {
        case .constant, .isNull: return
        case .compare(let left, _, let right):
            try check(left, against: right)
            try check(right, against: left)
        case .isIn(let operand, let values):
            for value in values { try check(operand, against: value) }
        case .isBetween(let operand, let low, let high):
            try check(operand, against: low)
            try check(operand, against: high)
        }
    }

    /// A literal that the attribute can never hold is a slip, not a condition that happens to be false.
    private func check(_ operand: Filter.Operand, against other: Filter.Operand) throws(FilterError) {
        guard case .attribute(let name, _) = operand, let kind = attributes[name]?.kind,
            case .literal(let literal, let column) = other
        else { return }
        switch (kind, literal) {
        case (.number, .number), (.text, .text), (.boolean, .boolean): return
        case (.vocabulary(let values), .text(let text)):
            guard !values.contains(text) else { return }
            throw FilterError(
                "'\(text)' is no value of \(name)", column: column,
                remedy: Suggestion.remedy(for: text, known: values))
        default:
            let wanted =
                switch kind {
                case .number: "a number"
                case .boolean: "TRUE or FALSE"
                case .text, .vocabulary: "a text in 'single quotes'"
                }
            throw FilterError("\(name) is compared with \(literal)", column: column, remedy: "Write \(wanted)")
        }
    }
}
