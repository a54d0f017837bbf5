import QuartierModel

/// What arithmetic does with two numbers.
enum ArithmeticOperator: String, Hashable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    /// The whole part of the quotient, cut off towards zero.
    case divideWhole = "DIV"
    /// What `divideWhole` leaves over; it has the sign of the dividend.
    case remainder = "%"
    case power = "^"

    /// The result; not a number where there is none, as in a division by zero.
    func result(_ a: Double, _ b: Double) -> Double {
        let number: Double =
            switch self {
            case .add: a + b
            case .subtract: a - b
            case .multiply: a * b
            case .divide: a / b
            case .divideWhole: (a / b).rounded(.towardZero)
            case .remainder: a.truncatingRemainder(dividingBy: b)
            case .power: raise(a, to: b)
            }
        return number.isFinite ? number : .nan
    }
}

/// A number computed from numbers and attributes, in postfix order.
///
/// What cannot be computed is missing: with a missing value or one that is no number, by a division by zero, or
/// beyond what a number holds.
struct Computation: Hashable, Sendable {
    enum Step: Hashable, Sendable {
        case number(Double)
        case attribute(String, column: Int)
        case negate
        case combine(ArithmeticOperator)
    }

    var steps: [Step]
    /// The column where it begins.
    var column: Int

    var attributes: [(name: String, column: Int)] {
        steps.compactMap { step in
            guard case .attribute(let name, let column) = step else { return nil }
            return (name, column)
        }
    }
}

/// A computation tied to the attributes of a layer.
struct BoundComputation {
    enum Step {
        case number(Double)
        case attribute((Int) -> AttributeValue)
        case negate
        case combine(ArithmeticOperator)
    }

    let steps: [Step]

    /// The number for a row.
    ///
    /// `stack` is memory that many rows share; not-a-number stands for a missing value in it.
    func value(_ row: Int, _ stack: inout [Double]) -> AttributeValue {
        stack.removeAll(keepingCapacity: true)
        for step in steps {
            switch step {
            case .number(let number): stack.append(number)
            case .attribute(let value): stack.append(Self.number(value(row)))
            case .negate: if let last = stack.popLast() { stack.append(-last) }
            case .combine(let operation):
                guard let right = stack.popLast(), let left = stack.popLast() else { continue }
                // Some powers of what is missing would be numbers.
                stack.append(left.isNaN || right.isNaN ? .nan : operation.result(left, right))
            }
        }
        guard let result = stack.last, !result.isNaN else { return .missing }
        return .number(result)
    }

    private static func number(_ value: AttributeValue) -> Double {
        switch value {
        case .number(let number): number
        case .text(let text): AttributeValue.number(inText: text) ?? .nan
        case .missing, .boolean: .nan
        }
    }
}
