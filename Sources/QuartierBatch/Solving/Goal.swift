import QuartierModel

/// What is wanted of an indicator: more of it, less, or as near to a number as can be.
public struct Goal: Hashable, Sendable {
    /// What is wanted.
    public enum Sense: Hashable, Sendable {
        /// The more the better.
        case more
        /// The less the better.
        case less
        /// The nearer to this the better.
        case near(Double)
    }

    /// The identifier of the indicator.
    public let indicator: String
    /// What is wanted of it.
    public let sense: Sense

    /// A goal.
    public init(_ indicator: String, _ sense: Sense) {
        self.indicator = indicator
        self.sense = sense
    }

    /// How far a value is from what is wanted; less is better, and 0 stands for a number that is reached.
    ///
    /// Values that differ by less than a billionth are the same: areas that a scenario brings up to date are no more
    /// exact, and a trade-off in the tenth digit is none.
    public func loss(of value: Double) -> Double {
        let value = Self.rounded(value)
        return switch sense {
        case .more: -value
        case .less: value
        case .near(let number): abs(value - Self.rounded(number))
        }
    }

    /// The nearest number with 33 binary digits, about ten decimal ones.
    private static func rounded(_ value: Double) -> Double {
        let unit: UInt64 = 1 << 20
        let rounded = Double(bitPattern: (value.bitPattern &+ unit / 2) & ~(unit - 1))
        return rounded.isFinite ? rounded : value
    }
}

extension Goal: CustomStringConvertible {
    /// The goal in words: "more dwellings", "fsi near 2".
    public var description: String {
        switch sense {
        case .more: "more \(indicator)"
        case .less: "less \(indicator)"
        case .near(let number): "\(indicator) near \(number.shortest)"
        }
    }
}

extension Goal {
    /// Reads what is to be reached: `dwellings = 12000`.
    init(reaching text: String) throws(Finding) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map { String($0).trimmed }
        guard parts.count == 2, !parts[0].isEmpty, NumberGrammar.matches(parts[1]), let number = Double(parts[1]),
            number.isFinite
        else {
            throw Finding(
                .error, "invalid-goal", "\(text.quotedForMessage) does not say which number is to be reached",
                at: Place(path: "--reach"), remedy: "Write --reach 'dwellings = 12000'")
        }
        self.init(parts[0], .near(number))
    }
}
