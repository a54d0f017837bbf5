import QuartierModel

/// Some kinds of layers, as bits: whether a city has all that an indicator needs is asked for every zone and indicator.
struct LayerNeeds: OptionSet {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The kinds for which a condition holds.
    init(where isIn: (LayerKind) -> Bool) {
        var bits: UInt32 = 0
        for (place, layer) in LayerKind.allCases.enumerated() where isIn(layer) { bits |= 1 << UInt32(place) }
        rawValue = bits
    }
}
