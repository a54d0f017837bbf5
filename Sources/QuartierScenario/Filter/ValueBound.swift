/// What a value must be beside a number: at most so much, more than that.
public struct ValueBound: Hashable, Sendable {
    /// How the value stands to the limit.
    public enum Relation: String, Hashable, Sendable {
        /// Not above the limit.
        case atMost = "<="
        /// Not below the limit.
        case atLeast = ">="
        /// Below the limit.
        case below = "<"
        /// Above the limit.
        case above = ">"
        /// The limit itself.
        case equal = "="
    }

    /// What is bounded, by name.
    public let name: String
    /// How it stands to the limit.
    public let relation: Relation
    /// The limit, in the unit of what is bounded.
    public let limit: Double
    /// Where the name stands in the text of the bound, from 1.
    public let column: Int

    /// A bound; `column` is where its name stands in a text, from 1.
    public init(_ name: String, _ relation: Relation, _ limit: Double, column: Int = 1) {
        self.name = name
        self.relation = relation
        self.limit = limit
        self.column = column
    }

    /// The values that count as the limit reach so far to both of its sides: a billionth of it, as for targets.
    private var slack: Double { 1e-9 * max(1, abs(limit)) }

    /// By how much a value breaks the bound, as a share of the limit (of 1 for a limit near 0); 0 where it keeps it.
    public func excess(of value: Double) -> Double {
        let beyond =
            switch relation {
            case .atMost: value - limit - slack
            case .atLeast: limit - value - slack
            case .equal: abs(value - limit) - slack
            case .below: value - limit + slack
            case .above: limit - value + slack
            }
        let isStrict = relation == .below || relation == .above
        guard isStrict ? beyond >= 0 : beyond > 0 else { return 0 }
        let share = beyond / (abs(limit) > 1e-9 ? abs(limit) : 1)
        // A value that is broken by nothing that can be told is broken all the same.
        return min(max(share, .leastNormalMagnitude), .greatestFiniteMagnitude)
    }
}

extension ValueBound: CustomStringConvertible {
    /// The bound as it is written: `fsi <= 2.5`.
    public var description: String {
        "\(name) \(relation.rawValue) \(Int(exactly: limit).map(String.init) ?? String(limit))"
    }
}
