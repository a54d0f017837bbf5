import QuartierModel

/// An attribute a condition may ask for: what it holds and how to read it.
struct FilterAttribute {
    /// What it holds; nil where values of any kind may stand (attributes of the user's file).
    var kind: AttributeKind?
    var value: (Int) -> AttributeValue
}

/// A condition tied to the rows of a layer.
///
/// Everything a row does not decide is settled when the condition is tied: where operands come from, and what the
/// list of an `IN` holds.
struct BoundFilter {
    private let steps: [Step]
    private let attributes: [String: FilterAttribute]

    private enum Step {
        case predicate(Predicate)
        case and, or, not
    }

    private enum Operand {
        case attribute((Int) -> AttributeValue)
        case literal(AttributeValue)

        func value(_ row: Int) -> AttributeValue {
            switch self {
            case .attribute(let value): value(row)
            case .literal(let value): value
            }
        }
    }

    private enum Predicate {
        case constant(Bool)
        case compare(Operand, Filter.Comparison, Operand)
        case isNull(Operand)
        case isInNumbers(Operand, Set<Double>)
        case isInTexts(Operand, Set<String>, [Operand])
        case isInAny(Operand, [Operand])
        case isBetween(Operand, Operand, Operand)
    }

    /// Ties a condition to a layer; unknown attributes and impossible comparisons are errors with a column.
    init(
        _ filter: Filter, known names: [String], attribute: (String) -> FilterAttribute?
    ) throws(FilterError) {
        let found = try Self.attributes(of: filter, known: names, attribute: attribute)
        attributes = found
        steps = filter.steps.map { step in
            switch step {
            case .predicate(let predicate): .predicate(Self.bind(predicate, found))
            case .and: .and
            case .or: .or
            case .not: .not
            }
        }
        for case .predicate(let predicate) in filter.steps { try check(predicate) }
    }

    private static func attributes(
        of filter: Filter, known names: [String], attribute: (String) -> FilterAttribute?
    ) throws(FilterError) -> [String: FilterAttribute] {
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
        return found
    }

    private static func bind(_ operand: Filter.Operand, _ attributes: [String: FilterAttribute]) -> Operand {
        switch operand {
        case .attribute(let name, _): attributes[name].map { .attribute($0.value) } ?? .literal(.missing)
        case .literal(let value, _): .literal(value)
        }
    }

    private static func bind(_ predicate: Filter.Predicate, _ attributes: [String: FilterAttribute]) -> Predicate {
        switch predicate {
        case .constant(let value): return .constant(value)
        case .compare(let left, let comparison, let right):
            return .compare(bind(left, attributes), comparison, bind(right, attributes))
        case .isNull(let operand): return .isNull(bind(operand, attributes))
        case .isIn(let operand, let values):
            return list(bind(operand, attributes), values.map { bind($0, attributes) })
        case .isBetween(let operand, let low, let high):
            return .isBetween(bind(operand, attributes), bind(low, attributes), bind(high, attributes))
        }
    }

    /// A list of constants of one kind becomes a set, so that a row costs the same however long the list is.
    private static func list(_ operand: Operand, _ values: [Operand]) -> Predicate {
        var numbers: Set<Double> = []
        var texts: Set<String> = []
        for value in values {
            switch value {
            case .literal(.number(let number)): numbers.insert(number)
            case .literal(.text(let text)): texts.insert(text)
            default: return .isInAny(operand, values)
            }
        }
        if texts.isEmpty, !numbers.isEmpty { return .isInNumbers(operand, numbers) }
        if numbers.isEmpty, !texts.isEmpty { return .isInTexts(operand, texts, values) }
        return .isInAny(operand, values)
    }

    /// The rows of which the condition is true (unknown is not true), in their order.
    func matching(_ rows: some Sequence<Int>) -> [Int] {
        // One stack for all rows: most conditions would otherwise spend their time making it.
        var stack: [Bool?] = []
        return rows.filter { matches($0, &stack) }
    }

    /// Whether the condition is true of a row (unknown is not true).
    func matches(_ row: Int) -> Bool {
        var stack: [Bool?] = []
        return matches(row, &stack)
    }

    private func matches(_ row: Int, _ stack: inout [Bool?]) -> Bool {
        if steps.count == 1, case .predicate(let predicate) = steps[0] { return truth(of: predicate, row) == true }
        stack.removeAll(keepingCapacity: true)
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

    private func truth(of predicate: Predicate, _ row: Int) -> Bool? {
        switch predicate {
        case .constant(let value):
            return value
        case .compare(let left, let comparison, let right):
            return Self.compare(left.value(row), comparison, right.value(row))
        case .isNull(let operand):
            return operand.value(row) == .missing
        case .isInNumbers(let operand, let numbers):
            switch operand.value(row) {
            case .number(let number): return numbers.contains(number)
            case .text(let text): return AttributeValue.number(inText: text).map(numbers.contains)
            case .missing, .boolean: return nil
            }
        case .isInTexts(let operand, let texts, let values):
            let value = operand.value(row)
            if case .text(let text) = value { return texts.contains(text) }
            return Self.isIn(value, values, row)
        case .isInAny(let operand, let values):
            return Self.isIn(operand.value(row), values, row)
        case .isBetween(let operand, let low, let high):
            let value = operand.value(row)
            let above = Self.compare(value, .greaterOrEqual, low.value(row))
            let below = Self.compare(value, .lessOrEqual, high.value(row))
            return above == false || below == false ? false : above == nil || below == nil ? nil : true
        }
    }

    private static func isIn(_ value: AttributeValue, _ values: [Operand], _ row: Int) -> Bool? {
        if value == .missing { return values.isEmpty ? false : nil }
        var isUnknown = false
        for candidate in values {
            switch compare(value, .equal, candidate.value(row)) {
            case true?: return true
            case nil: isUnknown = true
            case false?: break
            }
        }
        return isUnknown ? nil : false
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
