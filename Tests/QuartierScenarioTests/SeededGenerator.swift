/// A small repeatable generator (SplitMix64): the same seed gives the same cities on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A whole number of a range.
    mutating func whole(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &self) }

    /// A place on a grid of a quarter of a metre, where sums of coordinates are exact.
    mutating func quarter(_ range: ClosedRange<Int>) -> Double {
        Double(whole(range.lowerBound * 4...range.upperBound * 4)) / 4
    }

    /// True once in so many times.
    mutating func once(in times: Int) -> Bool { whole(1...times) == 1 }

    /// One of some values; the fallback where there are none.
    mutating func one<T>(of values: [T], or fallback: T) -> T { values.randomElement(using: &self) ?? fallback }
}
