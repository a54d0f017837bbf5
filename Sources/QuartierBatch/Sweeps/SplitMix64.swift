/// A generator of random numbers that gives the same ones on every machine.
///
/// SplitMix64 of Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014: a counter with
/// a good hash, so that the number at any position can be told without those before it.
struct SplitMix64: Sendable {
    private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15
    private let seed: UInt64
    private var position: UInt64 = 0

    init(seed: UInt64) {
        self.seed = seed
    }

    /// The stream of a name under a seed: what else is drawn by the seed does not matter to it.
    init(seed: UInt64, name: String) {
        // FNV-1a, 64 bits.
        let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        self.init(seed: Self.mixed(seed &+ Self.increment) ^ hash)
    }

    /// The number at a position of the stream, from 0.
    subscript(position: UInt64) -> UInt64 { Self.mixed(seed &+ (position &+ 1) &* Self.increment) }

    /// The next number.
    mutating func next() -> UInt64 {
        defer { position &+= 1 }
        return self[position]
    }

    /// The next whole number below a limit, each as likely as any other.
    ///
    /// The high word of a product, and another draw where rounding would favour a number (Lemire, "Fast random integer
    /// generation in an interval", 2019).
    mutating func next(below limit: UInt64) -> UInt64 {
        precondition(limit > 0, "there is a number below the limit")
        var product = next().multipliedFullWidth(by: limit)
        guard product.low < limit else { return product.high }
        let threshold = (0 &- limit) % limit
        while product.low < threshold { product = next().multipliedFullWidth(by: limit) }
        return product.high
    }

    /// The number at a position as a share, from 0 to below 1, in steps of 2⁻⁵³.
    func share(at position: UInt64) -> Double { Double(self[position] >> 11) * 0x1p-53 }

    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
