import QuartierGeometry
import QuartierModel

/// An attribute a condition may ask for: what it holds and how to read it.
struct FilterAttribute {
    /// What it holds; nil where values of any kind may stand (attributes of the user's file).
    var kind: AttributeKind?
    var value: (Int) -> AttributeValue
}

/// What a condition needs to ask where elements lie.
struct FilterGround {
    var shape: ElementShape
    var kernel: GeometryKernel
}

/// A condition tied to the rows of a layer.
///
/// Everything a row does not decide is settled when the condition is tied: where operands come from, what the list of
/// an `IN` holds, and what GEOS can prepare of a shape. It stays with the kernel it was tied with.
struct BoundFilter {
    private let steps: [Step]
    let attributes: [String: FilterAttribute]

    private enum Step {
        case predicate(Predicate)
        case and, or, not
    }

    private enum Operand {
        case attribute((Int) -> AttributeValue)
        case literal(AttributeValue)
        case computed(BoundComputation)
    }

    private enum Predicate {
        case constant(Bool)
        case compare(Operand, Filter.Comparison, Operand)
        case isNull(Operand)
        case isInNumbers(Operand, Set<Double>)
        case isInTexts(Operand, Set<String>, [Operand])
        case isInAny(Operand, [Operand])
        case isBetween(Operand, Operand, Operand)
        case isLike(Operand, LikePattern)
        case lies(SpatialTest)
    }

    /// Memory that the rows share: most conditions would otherwise spend their time making it.
    private struct Memory {
        var truths: [Bool?] = []
        var numbers: [Double] = []
    }

    /// Ties a condition to a layer; unknown attributes and impossible comparisons are errors with a column.
    ///
    /// `ground` is needed by conditions that name shapes.
    init(
        _ filter: Filter, known names: [String], ground: FilterGround? = nil,
        attribute: (String) -> FilterAttribute?
    ) throws(FilterError) {
        let found = try Self.attributes(of: filter, known: names, attribute: attribute)
        attributes = found
        var steps: [Step] = []
        for step in filter.steps {
            switch step {
            case .predicate(.lies(let relation, let shape)):
                steps.append(.predicate(.lies(try Self.test(relation, filter.shapes[shape], ground))))
            case .predicate(let predicate): steps.append(.predicate(Self.bind(predicate, found)))
            case .and: steps.append(.and)
            case .or: steps.append(.or)
            case .not: steps.append(.not)
            }
        }
        self.steps = steps
        for case .predicate(let predicate) in filter.steps { try check(predicate) }
    }

    private static func attributes(
        of filter: Filter, known names: [String], attribute: (String) -> FilterAttribute?
    ) throws(FilterError) -> [String: FilterAttribute] {
        var found: [String: FilterAttribute] = [:]
        for case .predicate(let predicate) in filter.steps {
            for (name, column) in predicate.operands.flatMap(\.attributes) where found[name] == nil {
                guard let known = attribute(name) else {
                    throw FilterError(
                        "there is no attribute '\(name)'", column: column,
                        remedy: name == "geometry"
                            ? "Ask where elements lie by \(SpatialRelation.names.joined(separator: ", "))"
                            : Suggestion.remedy(for: name, known: names))
                }
                found[name] = known
            }
        }
        return found
    }

    private static func test(
        _ relation: SpatialRelation, _ literal: LiteralShape, _ ground: FilterGround?
    ) throws(FilterError) -> SpatialTest {
        guard let ground, let plane = literal.plane else {
            throw FilterError("the shape has not been brought into the plane of the study", column: literal.column)
        }
        do throws(GeometryError) {
            return try SpatialTest(relation, plane, of: ground.shape, kernel: ground.kernel)
        } catch {
            throw FilterError("the shape cannot be used: \(error.message)", column: literal.column)
        }
    }

    private static func bind(_ operand: Filter.Operand, _ attributes: [String: FilterAttribute]) -> Operand {
        switch operand {
        case .attribute(let name, _): attributes[name].map { .attribute($0.value) } ?? .literal(.missing)
        case .literal(let value, _): .literal(value)
        case .computed(let computation): .computed(bind(computation, attributes))
        }
    }

    private static func bind(
        _ computation: Computation, _ attributes: [String: FilterAttribute]
    ) -> BoundComputation {
        BoundComputation(
            steps: computation.steps.map { step in
                switch step {
                case .number(let number): .number(number)
                case .attribute(let name, _): attributes[name].map { .attribute($0.value) } ?? .number(.nan)
                case .negate: .negate
                case .combine(let operation): .combine(operation)
                }
            })
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
        case .isLike(let operand, let pattern): return .isLike(bind(operand, attributes), pattern)
        case .lies: preconditionFailure("spatial predicates are tied by 'test'")
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
    ///
    /// Throws where the shape of an element is none that GEOS can be asked about.
    func matching(_ rows: some Sequence<Int>) throws(GeometryError) -> [Int] {
        var memory = Memory()
        var matching: [Int] = []
        for row in rows where try matches(row, &memory) { matching.append(row) }
        return matching
    }

    private func matches(_ row: Int, _ memory: inout Memory) throws(GeometryError) -> Bool {
        if steps.count == 1, case .predicate(let predicate) = steps[0] {
            return try truth(of: predicate, row, &memory) == true
        }
        memory.truths.removeAll(keepingCapacity: true)
        for step in steps {
            switch step {
            case .predicate(let predicate): memory.truths.append(try truth(of: predicate, row, &memory))
            case .not: if let last = memory.truths.popLast() { memory.truths.append(last.map { !$0 }) }
            case .and:
                Self.combine(&memory.truths) {
                    $0 == false || $1 == false ? false : $0 == nil || $1 == nil ? nil : true
                }
            case .or:
                Self.combine(&memory.truths) {
                    $0 == true || $1 == true ? true : $0 == nil || $1 == nil ? nil : false
                }
            }
        }
        return memory.truths.last == .some(true)
    }

    private static func combine(_ stack: inout [Bool?], _ operation: (Bool?, Bool?) -> Bool?) {
        guard let right = stack.popLast(), let left = stack.popLast() else { return }
        stack.append(operation(left, right))
    }

    private static func value(_ operand: Operand, _ row: Int, _ memory: inout Memory) -> AttributeValue {
        switch operand {
        case .attribute(let value): value(row)
        case .literal(let value): value
        case .computed(let computation): computation.value(row, &memory.numbers)
        }
    }

    private func truth(
        of predicate: Predicate, _ row: Int, _ memory: inout Memory
    ) throws(GeometryError) -> Bool? {
        switch predicate {
        case .constant(let value):
            return value
        case .compare(let left, let comparison, let right):
            return Self.compare(Self.value(left, row, &memory), comparison, Self.value(right, row, &memory))
        case .isNull(let operand):
            return Self.value(operand, row, &memory) == .missing
        case .isInNumbers(let operand, let numbers):
            switch Self.value(operand, row, &memory) {
            case .number(let number): return numbers.contains(number)
            case .text(let text): return AttributeValue.number(inText: text).map(numbers.contains)
            case .missing, .boolean: return nil
            }
        case .isInTexts(let operand, let texts, let values):
            let value = Self.value(operand, row, &memory)
            if case .text(let text) = value { return texts.contains(text) }
            return Self.isIn(value, values, row, &memory)
        case .isInAny(let operand, let values):
            return Self.isIn(Self.value(operand, row, &memory), values, row, &memory)
        case .isBetween(let operand, let low, let high):
            let value = Self.value(operand, row, &memory)
            let above = Self.compare(value, .greaterOrEqual, Self.value(low, row, &memory))
            let below = Self.compare(value, .lessOrEqual, Self.value(high, row, &memory))
            return above == false || below == false ? false : above == nil || below == nil ? nil : true
        case .isLike(let operand, let pattern):
            switch Self.value(operand, row, &memory) {
            case .text(let text): return pattern.matches(text)
            // A file may write a code of digits as a number.
            case .number(let number): return pattern.matches(Int(exactly: number).map(String.init) ?? String(number))
            case .missing, .boolean: return nil
            }
        case .lies(let test):
            return try test.truth(row)
        }
    }

    private static func isIn(
        _ value: AttributeValue, _ values: [Operand], _ row: Int, _ memory: inout Memory
    ) -> Bool? {
        if value == .missing { return values.isEmpty ? false : nil }
        var isUnknown = false
        for candidate in values {
            switch compare(value, .equal, Self.value(candidate, row, &memory)) {
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
