/// A parameter of a sweep that a search varies, and what it may be.
public struct VariedParameter: Hashable, Sendable {
    /// The name, as the sweep has it.
    public let name: String
    /// What it may be.
    public let domain: StudyFile.Parameter.Domain
    /// The numbers of an interval that are tried: short ones, so many that the next one is never far.
    private let ticks: SteppedRange?

    /// A parameter over some values.
    public init(_ name: String, over domain: StudyFile.Parameter.Domain) {
        self.name = name
        self.domain = domain
        ticks = if case .interval(let from, let to) = domain { Self.ticks(from, to) } else { nil }
    }

    /// An interval is cut into at least so many parts.
    private static let leastTicks = 10_000
    /// The finest step of a search is the interval by this.
    private static let finestShare = 1_024

    /// Numbers with few decimals from end to end; nil where the ends have too many digits themselves.
    private static func ticks(_ from: Double, _ to: Double) -> SteppedRange? {
        var unit = 1.0
        while unit * Double(leastTicks) > to - from, unit > 1e-15 { unit /= 10 }
        while unit * 10 * Double(leastTicks) <= to - from, unit < 1e15 { unit *= 10 }
        // Powers of ten below 1 are themselves only when they are divided anew.
        if unit < 1 { unit = 1 / (1 / unit).rounded() }
        return try? SteppedRange(from: from, to: to, step: unit)
    }

    /// How many values there are to try.
    public var count: Int {
        switch domain {
        case .values(let values): values.count
        case .steps(let range): range.count
        case .interval: ticks?.count ?? Self.leastTicks + 1
        }
    }

    /// How many values there are; nil for any number between two.
    public var levelCount: Int? {
        if case .interval = domain { return nil }
        return count
    }

    /// A value, counted from 0.
    public func value(_ level: Int) -> ParameterValue {
        switch domain {
        case .values(let values): return values[level]
        case .steps(let range): return .number(range[level])
        case .interval(let from, let to):
            if let ticks { return .number(ticks[level]) }
            let share = Double(level) / Double(count - 1)
            return .number(level == count - 1 ? to : min(to, from + (to - from) * share))
        }
    }

    /// The value nearest to another one, counted from 0; the first one where nothing is near.
    func level(nearestTo value: ParameterValue) -> Int {
        switch domain {
        case .values(let values):
            if let same = values.firstIndex(of: value) { return same }
            guard let number = value.number else { return 0 }
            let distances = values.map { $0.number.map { abs($0 - number) } ?? .infinity }
            return distances.indices.min { distances[$0] < distances[$1] } ?? 0
        case .steps, .interval:
            guard let number = value.number, count > 1, let first = self.value(0).number,
                let last = self.value(count - 1).number
            else { return 0 }
            let share = max(0, min(1, (number - first) / (last - first)))
            return Int((share * Double(count - 1)).rounded())
        }
    }

    /// Whether neighbouring values are alike: numbers in their order.
    var isOrdered: Bool {
        guard case .values(let values) = domain else { return true }
        let numbers = values.compactMap(\.number)
        guard numbers.count == values.count else { return false }
        let pairs = zip(numbers, numbers.dropFirst())
        return pairs.allSatisfy { $0 < $1 } || pairs.allSatisfy { $0 > $1 }
    }

    /// The parameter as an axis of a search.
    var axis: DirectSearch.Axis {
        DirectSearch.Axis(
            count: count, isOrdered: isOrdered,
            finest: levelCount == nil ? max(2, (count - 1) / Self.finestShare) : 1)
    }

    /// What it may be, in words: "4 to 12 in steps of 1", "'residential', 'mixed'", "3 to 10".
    public var words: String {
        switch domain {
        case .values(let values):
            let shown = values.prefix(12).map(\.description).joined(separator: ", ")
            return values.count > 12 ? "\(shown) and \(values.count - 12) more" : shown
        case .steps(let range):
            return "\(range[0].shortest) to \(range[range.count - 1].shortest) in steps of \(range.step.shortest)"
        case .interval(let from, let to): return "any number from \(from.shortest) to \(to.shortest)"
        }
    }

    /// Values that fit wherever all do: the listed ones, or the ends of a range and what lies between.
    var trials: [Int] {
        if case .values(let values) = domain { return Array(values.indices.prefix(256)) }
        return Array(Set([0, min(1, count - 1), count / 3, count - 1])).sorted()
    }
}
