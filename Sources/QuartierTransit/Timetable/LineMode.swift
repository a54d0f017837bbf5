/// What a line runs with (Verkehrsmittel), as far as standards of service tell modes apart.
public enum LineMode: UInt8, Sendable, Hashable, CaseIterable {
    /// Trains of which the feed does not say what kind they are.
    case rail
    /// Trains between cities (Fernverkehr).
    case longDistanceRail
    /// Trains of a region (Regionalbahn, Regionalexpress).
    case regionalRail
    /// Suburban trains (S-Bahn).
    case suburbanRail
    /// Metro and other city railways with a way of their own (U-Bahn, Stadtbahn).
    case metro
    /// Trams and light rail on streets (Straßenbahn).
    case tram
    /// Monorails and suspended railways (Schwebebahn).
    case monorail
    /// Buses in town and country.
    case bus
    /// Buses on catenary (Oberleitungsbus).
    case trolleybus
    /// Buses between cities (Fernbus).
    case coach
    /// Ships and ferries.
    case ferry
    /// Gondolas and other cabins on ropes (Luftseilbahn).
    case aerialLift
    /// Rail vehicles on ropes up steep slopes (Standseilbahn).
    case funicular
    /// Trams pulled by a cable under the street.
    case cableTram
    /// Aeroplanes.
    case air
    /// Taxis, and buses that come when called (Rufbus, Anrufsammeltaxi).
    case demandResponsive
    /// What the feed's code does not tell.
    case other

    /// The mode of a `route_type`: the basic codes 0–12 of GTFS and the extended ones of 100–1702.
    ///
    /// Nil for codes that neither list knows.
    public init?(routeType code: Int) {
        guard let mode = Self.basic(code) ?? Self.extended(code) else { return nil }
        self = mode
    }

    private static func basic(_ code: Int) -> LineMode? {
        switch code {
        case 0: .tram
        case 1: .metro
        case 2: .rail
        case 3: .bus
        case 4: .ferry
        case 5: .cableTram
        case 6: .aerialLift
        case 7: .funicular
        case 11: .trolleybus
        case 12: .monorail
        default: nil
        }
    }

    private static func extended(_ code: Int) -> LineMode? {
        switch code {
        case 101, 102, 105: .longDistanceRail
        case 103, 106: .regionalRail
        case 109, 300: .suburbanRail
        case 116: .funicular
        case 100...117: .rail
        case 200...209: .coach
        case 405: .monorail
        case 400...404, 500, 600: .metro
        case 715: .demandResponsive
        case 700...716: .bus
        case 800: .trolleybus
        case 900...906: .tram
        case 1000...1021, 1200: .ferry
        case 1100...1114: .air
        case 1300...1307: .aerialLift
        case 1400...1402: .funicular
        case 1500...1507: .demandResponsive
        case 1600...1604, 1700, 1702: .other
        default: nil
        }
    }

    /// The name in results and messages: "suburban rail".
    public var name: String {
        switch self {
        case .rail: "rail"
        case .longDistanceRail: "long-distance rail"
        case .regionalRail: "regional rail"
        case .suburbanRail: "suburban rail"
        case .metro: "metro"
        case .tram: "tram"
        case .monorail: "monorail"
        case .bus: "bus"
        case .trolleybus: "trolleybus"
        case .coach: "coach"
        case .ferry: "ferry"
        case .aerialLift: "aerial lift"
        case .funicular: "funicular"
        case .cableTram: "cable tram"
        case .air: "air"
        case .demandResponsive: "demand-responsive"
        case .other: "other"
        }
    }

    /// The speed in km/h that no vehicle of the mode keeps up between two stops; faster is a mistake in the times.
    ///
    /// The limits of MobilityData's GTFS validator; none for air.
    public var implausibleSpeed: Double {
        switch self {
        case .rail, .longDistanceRail, .regionalRail, .suburbanRail: 500
        case .metro, .monorail, .bus, .trolleybus, .coach, .demandResponsive: 150
        case .tram: 100
        case .ferry: 80
        case .aerialLift, .funicular: 50
        case .cableTram: 30
        case .air: .infinity
        case .other: 200
        }
    }
}

// MARK: - Words of studies

extension LineMode {
    /// The word for the mode in study files: `suburban_rail`.
    public var word: String { String(name.map { $0 == " " || $0 == "-" ? "_" : $0 }) }

    /// The mode of a word of study files; nil if it is none.
    public init?(word: String) {
        guard let mode = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = mode
    }
}
