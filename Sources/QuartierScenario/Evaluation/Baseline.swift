public import QuartierGeometry
public import QuartierModel

/// The base that every scenario is compared with: a city, its zones, and everything measured there.
///
/// Immutable and shared by all threads. A scenario is always computed from it and never from another scenario's
/// result, so its numbers do not depend on what ran before.
public struct Baseline: Sendable {
    /// The city as the data has it.
    public let city: City
    /// The metric CRS of the plane in which everything is measured.
    public let crs: CRS
    /// What the study assumes.
    public let assumptions: Assumptions
    /// The parameters of the indicators.
    public let parameters: Parameters
    /// The zones results are reported for.
    public let zones: ZoneSet
    /// What the indicators say: zone by zone, in the order of `indicators`.
    public let measurements: [[Measurement]]
    /// What the study wants of the indicators.
    public internal(set) var targets: [Target] = []
    /// The zones of the base that each target is set for.
    var targetZones: [[Int]] = []
    let plan: EvaluationPlan
    let products: ProductSet
    let placements: Placements
    /// Finds the elements of a layer by their identifiers.
    let identifiers: [LayerKind: IdentifierIndex]

    /// Measures a city.
    ///
    /// `placed` are the layers whose elements must know their plot and district because a filter asks for it.
    /// `mapsService` asks for maps of public transport (`Appraisal.serviceMap`). Throws what GEOS could not do, as a
    /// `GeometryError`.
    public init(
        of city: City, crs: CRS, assumptions: Assumptions, parameters: Parameters, indicators: [Indicator],
        zoneKinds: [ZoneKind], placing placed: Set<LayerKind> = [], mapsService: Bool = false, crew: Crew
    ) throws {
        self.city = city
        self.crs = crs
        self.assumptions = assumptions
        self.parameters = parameters
        let view = CityView(base: city)
        zones = try ZoneSet(of: view, kinds: zoneKinds, kernel: crew.kernel)
        plan = EvaluationPlan(for: indicators, besides: mapsService ? ServiceMap.products(for: parameters) : [])
        let site = Site(view: view, zones: zones, assumptions: assumptions, parameters: parameters)
        products = try plan.products(of: site, crew: crew)
        measurements = zones.zones.indices.map { [plan, products] in plan.measure($0, site, products) }
        placements = try Placements(of: city, layers: placed, assignment: parameters.assignment, crew: crew)
        identifiers = [
            .districts: IdentifierIndex(city.districts.identifiers),
            .plots: IdentifierIndex(city.plots.identifiers), .buildings: IdentifierIndex(city.buildings.identifiers),
            .green: IdentifierIndex(city.green.identifiers), .surfaces: IdentifierIndex(city.surfaces.identifiers),
            .trees: IdentifierIndex(city.trees.identifiers), .places: IdentifierIndex(city.places.identifiers),
            .stops: IdentifierIndex(city.stops.identifiers), .streets: IdentifierIndex(city.streets.identifiers),
        ]
    }

    /// The indicators, in the order of measurements.
    public var indicators: [Indicator] { plan.indicators }

    /// Trees that state no crown where the study assumes none, if an indicator asks for crowns.
    public var treesWithoutCrown: Int { products.optional(Canopy.self)?.unknown ?? 0 }

    /// The assumptions that buildings needed and the study does not state, with the number of buildings.
    public var assumptionGaps: [(key: String, use: BuildingUse?, buildings: Int)] {
        let gaps = products.optional(Floorspace.self)?.gaps ?? [:]
        return gaps.map { ($0.key.key, $0.key.use, $0.value) }
            .sorted { ($0.key, $0.use?.rawValue ?? "") < ($1.key, $1.use?.rawValue ?? "") }
    }
}
