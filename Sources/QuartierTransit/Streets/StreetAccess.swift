/// Who may walk along a piece of street, and in which direction.
public struct StreetAccess: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// A set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// From the first to the last vertex.
    public static let forward = StreetAccess(rawValue: 1)
    /// From the last to the first vertex.
    public static let backward = StreetAccess(rawValue: 2)
    /// Only to begin or to end a walk, never to pass through (nur für Anlieger).
    public static let endsOnly = StreetAccess(rawValue: 4)

    /// Both directions, for everybody.
    public static let open: StreetAccess = [.forward, .backward]

    /// The same piece, drawn the other way round.
    var reversed: StreetAccess {
        var other = subtracting(.open)
        if contains(.forward) { other.insert(.backward) }
        if contains(.backward) { other.insert(.forward) }
        return other
    }
}

/// Lengths on the network: whole millimetres, so that sums do not depend on their order.
public enum Millimetres {
    /// The longest length that is told apart from another one, 1 000 km.
    public static let longest: Int32 = 1_000_000_000

    /// A length in metres; what is longer than the longest, or no number, is the longest.
    public static func of(_ metres: Double) -> Int32 {
        let rounded = (metres * 1_000).rounded()
        guard rounded < Double(longest) else { return longest }
        return rounded > 0 ? Int32(rounded) : 0
    }

    /// A length in metres.
    public static func metres(_ length: Int32) -> Double { Double(length) / 1_000 }

    /// A sum that stays the longest once it is.
    @inline(__always)
    static func sum(_ one: Int32, _ other: Int32) -> Int32 { min(longest, one &+ other) }
}
