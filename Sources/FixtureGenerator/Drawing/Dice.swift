/// Chance that falls the same way each time: SplitMix64.
struct Dice: Sendable {
    /// What the next throw follows from.
    private var state: UInt64

    /// Dice for one thing drawn; the same seed gives the same throws.
    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0xD134_2543_DE82_EF95 }

    /// The next 64 random bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number of a range.
    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// True in so many of a hundred throws.
    mutating func happens(percent: Int) -> Bool { roll(1...100) <= percent }

    /// A value drawn in proportion to its weight.
    mutating func pick<Value>(_ weighted: [(value: Value, weight: Int)]) -> Value {
        var left = roll(1...weighted.reduce(0) { $0 + $1.weight })
        for (value, weight) in weighted {
            left -= weight
            if left <= 0 { return value }
        }
        preconditionFailure("nothing to pick from")
    }
}
