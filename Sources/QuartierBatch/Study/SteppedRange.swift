/// Numbers at equal distances, both ends among them.
///
/// They are counted in whole units of the last decimal, so that the fourth step of 0.1 is 0.3 and not a hair more.
public struct SteppedRange: Hashable, Sendable {
    /// Why there is no such range.
    enum Fault: Error, Hashable {
        /// A number with more digits than can be counted exactly.
        case tooManyDigits
        /// The end is not among the steps; the last one before it.
        case endMissed(last: Double)
    }

    /// How many numbers there are.
    public let count: Int
    /// The first number in units of the last decimal.
    private let start: Int
    /// The distance in units of the last decimal.
    private let increment: Int
    /// How many units 1 has.
    private let unit: Double

    /// The numbers from `from` to `to`, which is larger, `step` apart, which is more than 0.
    init(from: Double, to: Double, step: Double) throws(Fault) {
        let exact = (0...15).lazy.map { Self.powers[$0] }.compactMap { unit in
            Self.units(from, unit).flatMap { from in
                Self.units(to, unit).flatMap { to in Self.units(step, unit).map { (from, to, $0, unit) } }
            }
        }
        guard let (first, last, increment, unit) = exact.first, increment > 0, last > first else {
            throw .tooManyDigits
        }
        let (steps, rest) = (last - first).quotientAndRemainder(dividingBy: increment)
        guard rest == 0 else { throw .endMissed(last: Double(first + steps * increment) / unit) }
        (start, self.increment, self.unit) = (first, increment, unit)
        count = steps + 1
    }

    /// The distance of the numbers.
    public var step: Double { Double(increment) / unit }

    /// One of the numbers, counted from 0.
    public subscript(index: Int) -> Double {
        precondition(index >= 0 && index < count, "a step of the range")
        return Double(start + index * increment) / unit
    }

    /// 1 to 10¹⁵, exactly.
    private static let powers: [Double] = (0..<15).reduce(into: [1]) { powers, index in
        powers.append(powers[index] * 10)
    }

    /// A number in whole units; nil where it is none.
    ///
    /// Division rounds correctly, so the way back tells.
    private static func units(_ number: Double, _ unit: Double) -> Int? {
        let units = (number * unit).rounded()
        guard abs(units) < 0x1p52, units / unit == number else { return nil }
        return Int(exactly: units)
    }
}
