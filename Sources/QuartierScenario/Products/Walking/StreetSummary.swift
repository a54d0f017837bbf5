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
    /// Buildings of which no street is near, and stops of which none is, where anything asks for it; identifiers.
    public let strandedBuildings: [String], strandedStops: [String]
}

extension Baseline {
    /// What there is to say of the streets; nil where the study has none.
    public var streetSummary: StreetSummary? {
        guard city.states(.streets) else { return nil }
        let profile = parameters.walking.profile
        let view = CityView(base: city).streets
        var walked: [StreetKind?: Double] = [:]
        var unwalked = 0.0
        for row in 0..<city.streets.count {
            let street = city.streets.elements[row]
            let length = city.streets.shapes.length(of: row)
            if street.isWalked(by: profile) { walked[street.kind, default: 0] += length } else { unwalked += length }
        }
        let network = products.optional(WalkNetwork.self)?.network ?? StreetNetwork(view, for: profile)
        let stranded = products.optional(WalkOrigins.self).map { origins in
            (0..<city.buildings.count).filter { origins.positions[$0].isEmpty }
        }
        let kinds = StreetKind.allCases.map(Optional.some) + [nil]
        return StreetSummary(
            census: network.census, walked: kinds.compactMap { kind in walked[kind].map { (kind, $0) } },
            unwalked: unwalked, strandedBuildings: (stranded ?? []).map { city.buildings.identifiers[$0] },
            strandedStops: (products.optional(WalkToStops.self)?.stranded ?? []).map { city.stops.identifiers[$0] })
    }
}
