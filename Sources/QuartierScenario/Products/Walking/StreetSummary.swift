import QuartierGeometry
public import QuartierModel
public import QuartierTransit

/// What there is to say of a study's streets before anybody walks on them.
public struct StreetSummary: Sendable {
    /// The network of the base.
    public let census: StreetCensus
    /// The length in m of what is walked, by kind, nil where none is stated; squares count with their outlines.
    public let walked: [(kind: StreetKind?, length: Double)]
    /// The length in m of what is drawn and not walked.
    public let unwalked: Double
    /// Whether the layer states of any street what it is or whether people walk there.
    public let isTold: Bool
    /// What is known of the entrances of buildings; nil where the layer has none.
    public let entrances: Entrances?
    /// Buildings of which no street is near, and stops of which none is, where anything asks for it; identifiers.
    ///
    /// Stops that are farther from all zones than any walk to a stop is looked for are nobody's matter.
    public let strandedBuildings: [String], strandedStops: [String]

    /// How many entrances there are, and on how many buildings.
    public struct Entrances: Hashable, Sendable {
        /// All of them, and those that lie on the outline of a building.
        public var count = 0, onBuildings = 0
        /// The buildings that have any.
        public var buildings = 0
        /// How far from an outline, in metres, an entrance may lie to be on it.
        public static var reach: Double { BuildingEntrances.reach }
    }
}

extension Baseline {
    /// What there is to say of the streets; nil where the study has none.
    public var streetSummary: StreetSummary? {
        guard city.states(.streets) else { return nil }
        let walking = parameters.walking
        let view = CityView(base: city).streets
        var walked: [StreetKind?: Double] = [:]
        var unwalked = 0.0
        for row in 0..<city.streets.count where city.streets.shapes.kinds[row] != .point {
            let street = city.streets.elements[row]
            let length = city.streets.shapes.length(of: row)
            if street.isWalked(by: walking) { walked[street.kind, default: 0] += length } else { unwalked += length }
        }
        let network = products.optional(WalkNetwork.self)?.network ?? StreetNetwork(view, for: walking)
        let stranded = products.optional(WalkOrigins.self).map { origins in
            (0..<city.buildings.count).filter { origins.positions[$0].isEmpty }
        }
        let kinds = StreetKind.allCases.map(Optional.some) + [nil]
        return StreetSummary(
            census: network.census, walked: kinds.compactMap { kind in walked[kind].map { (kind, $0) } },
            unwalked: unwalked, isTold: tellsStreets,
            entrances: StreetSummary.Entrances(BuildingEntrances(view), of: city.buildings),
            strandedBuildings: (stranded ?? []).map { city.buildings.identifiers[$0] },
            strandedStops: strandedStops.map { city.stops.identifiers[$0] })
    }

    private var tellsStreets: Bool {
        let (shapes, streets) = (city.streets.shapes, city.streets.elements)
        return streets.indices.contains {
            shapes.kinds[$0] != .point && (streets[$0].kind != nil || streets[$0].isWalkable != nil)
        }
    }

    private var strandedStops: [Int] {
        let around = zones.shapes.extent.expanded(by: parameters.stopAccess.limits.max() ?? 0)
        return (products.optional(WalkToStops<AskedStops>.self)?.stranded ?? []).filter {
            around.intersects(city.stops.shapes.boxes[$0])
        }
    }
}

extension StreetSummary.Entrances {
    /// nil where there are none.
    init?(_ entrances: BuildingEntrances, of buildings: Layer<Building>) {
        guard entrances.count > 0 else { return nil }
        count = entrances.count
        var met: Set<Int> = []
        for row in 0..<buildings.count {
            let found = entrances.entrances(on: row, of: buildings.shapes)
            if !found.isEmpty { self.buildings += 1 }
            met.formUnion(found)
        }
        onBuildings = met.count
    }
}
