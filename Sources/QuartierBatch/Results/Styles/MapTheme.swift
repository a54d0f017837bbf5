import QuartierScenario

/// What a map of zones can be about: an indicator and its colours.
struct MapTheme: Hashable, Sendable {
    /// The indicator shown.
    let indicator: IndicatorDefinition
    /// The colours, from low to high.
    let colours: [Colour]

    /// A colour by its parts of red, green and blue.
    struct Colour: Hashable, Sendable {
        let red, green, blue: UInt8

        init(_ hexadecimal: UInt32) {
            red = UInt8(truncatingIfNeeded: hexadecimal >> 16)
            green = UInt8(truncatingIfNeeded: hexadecimal >> 8)
            blue = UInt8(truncatingIfNeeded: hexadecimal)
        }
    }

    /// Whether its values are shares, read as per cent.
    var isShare: Bool { indicator.id.hasSuffix("_share") }

    /// The colours of so many classes: the ends of the ramp and what lies between.
    func colours(_ count: Int) -> [Colour] {
        guard count > 1 else { return [colours[colours.count / 2]] }
        return (0..<count).map { colours[$0 * (colours.count - 1) / (count - 1)] }
    }
}

extension MapTheme {
    // One hue each from light to dark, so that the order is seen by those who do not see all colours, and in grey.
    private static let browns = [0xFEEDDE, 0xFDBE85, 0xFD8D3C, 0xD94701, 0x8C2D04].map { Colour($0) }
    private static let greens = [0xEDF8E9, 0xBAE4B3, 0x74C476, 0x31A354, 0x006D2C].map { Colour($0) }
    private static let blues = [0xEFF3FF, 0xBDD7E7, 0x6BAED6, 0x3182BD, 0x08519C].map { Colour($0) }
    private static let violets = [0xF2F0F7, 0xCBC9E2, 0x9E9AC8, 0x756BB1, 0x54278F].map { Colour($0) }

    /// What people look at first: for each map the indicators that may stand for it, the best one first.
    private static let wishes: [(indicators: [String], colours: [Colour])] = [
        (["fsi", "gsi"], browns),
        (["dwellings_per_ha_gross", "dwellings_per_ha_net", "dwellings_per_ha_site"], violets),
        (["green_share", "green_m2"], greens),
        (["green_public_m2_per_resident"], greens),
        (["residents_near_green_"], greens),
        (["residents_near_stop_"], blues),
        (["sealed_share", "sealed_m2"], browns),
        (["canopy_share", "canopy_m2"], greens),
    ]

    /// The maps that a study's indicators allow: for each wish the indicators that may fulfil it.
    ///
    /// The first is the one to be opened with; there is always one.
    static func candidates(among indicators: [IndicatorDefinition]) -> [[MapTheme]] {
        let found = wishes.map { wish in
            wish.indicators.compactMap { name in
                indicators.first { $0.id == name || (name.hasSuffix("_") && $0.id.hasPrefix(name)) }
            }.map { MapTheme(indicator: $0, colours: wish.colours) }
        }.filter { !$0.isEmpty }
        if found.isEmpty, let first = indicators.first { return [[MapTheme(indicator: first, colours: browns)]] }
        return found
    }
}
