import QuartierGeometry
import QuartierModel
import QuartierTransit

/// Quality classes as the crow flies: circles around the middle of each stop.
struct CrowFlyClasses: PlaceClassProduct {
    static let reads: Aspects = [.timetable, .buildingShapes]
    static let heeds: ParameterGroups = [.transitClasses]
    static let needs: [any Product.Type] = [StationRatings.self, Membership.self, BuildingPoints.self]

    private(set) var places = PlaceClasses(ofBuilding: [], ofZone: [])
    private var tiers: TierCircles?
    private var zoneMiddles: [Coordinate] = []

    private static let batch = 2_048

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        guard let rules = site.parameters.transitClasses.rules, site.view.base.transit != nil else { return }
        let tiers = TierCircles(ServiceTiers(of: rules.standard), site.view.stops, products[StationRatings.self])
        self.tiers = tiers
        zoneMiddles = site.zones.shapes.middles
        let points = products[BuildingPoints.self].points
        let ofBuilding = try crew.map((points.count + Self.batch - 1) / Self.batch) { number, _ in
            (number * Self.batch..<min((number + 1) * Self.batch, points.count)).map {
                Optional(tiers.placeClass(at: points[$0]))
            }
        }.flatMap { $0 }
        places = PlaceClasses(ofBuilding: ofBuilding, ofZone: zoneMiddles.map(tiers.placeClass))
    }

    /// Only what lies within the reach of a stop that is rated otherwise is looked at again.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (CrowFlyClasses, ZoneSubset) {
        guard let tiers else { return (self, .none) }
        let buildings = products[BuildingPoints.self]
        let (now, touched) = tiers.updated(for: site.view.stops, products[StationRatings.self])
        var rows: Set<Int> = []
        var zones: Set<Int> = []
        for place in touched {
            // Slack for the rounding of the box; a place too many is asked for nothing.
            let box = BoundingBox(place).expanded(by: tiers.reach * (1 + 1e-9) + 1e-6)
            buildings.forEachBaseRow(in: box) { rows.insert($0) }
            for (zone, middle) in zoneMiddles.enumerated() where box.contains(middle) { zones.insert(zone) }
        }
        var copy = self
        copy.tiers = now
        copy.places.update(
            buildings: rows.sorted(), added: buildings.addedRows, zones: zones.sorted(),
            classOfBuilding: { now.placeClass(at: buildings.points[$0]) },
            classOfZone: { now.placeClass(at: zoneMiddles[$0]) })
        return (copy, copy.places.differingZones(products[Membership.self]))
    }

    /// The class of a point.
    func placeClass(at point: Coordinate) -> PlaceClass? { tiers?.placeClass(at: point) }
}

/// The nearest stop of each tier in a straight line.
private struct TierCircles: Sendable {
    private let tiers: ServiceTiers
    private let base: StationRatings
    private let circles: [Circles]
    private var exchanges: [Int: Exchange] = [:]

    /// The stops of a tier in the base.
    private struct Circles: Sendable {
        var places: [Coordinate] = []
        var rows: [Int] = []
        var tree = PackedRTree([])
    }

    /// What a scenario takes from a tier and brings there.
    private struct Exchange: Sendable {
        var gone: Set<Int>
        var coming: [(row: Int, place: Coordinate)]
    }

    init(_ tiers: ServiceTiers, _ stops: LayerView<Stop>, _ ratings: StationRatings) {
        self.tiers = tiers
        base = ratings
        var circles = [Circles](repeating: Circles(), count: tiers.tiers.count)
        for row in stops.rows {
            for rating in ratings.ratings[row] {
                let tier = tiers.tier(of: rating)
                circles[tier].rows.append(row)
                circles[tier].places.append(stops.middle(of: row))
            }
        }
        for tier in circles.indices { circles[tier].tree = PackedRTree(circles[tier].places.map { BoundingBox($0) }) }
        self.circles = circles
    }

    var reach: Double { tiers.reach }

    func placeClass(at point: Coordinate) -> PlaceClass { tiers.placeClass { nearest(of: $0, to: point) } }

    private func nearest(of tier: Int, to point: Coordinate) -> (metres: Double, stop: Int32)? {
        let (circles, exchange) = (circles[tier], exchanges[tier])
        let old = circles.tree.nearest(to: point, within: tiers.reach) { item in
            exchange?.gone.contains(circles.rows[item]) == true
                ? .infinity : circles.places[item].distance(to: point)
        }
        var best: (Double, Int32)? = old.flatMap {
            $0.distance.isFinite ? ($0.distance, Int32(circles.rows[$0.index])) : nil
        }
        for (row, place) in exchange?.coming ?? [] {
            let metres = place.distance(to: point)
            if metres <= tiers.reach, (metres, Int32(row)) < best ?? (.infinity, .max) { best = (metres, Int32(row)) }
        }
        return best
    }

    /// The circles of a scenario, and the middles of the stops that are in other tiers than in the base.
    func updated(
        for stops: LayerView<Stop>, _ ratings: StationRatings
    ) -> (TierCircles, touched: [Coordinate]) {
        var copy = self
        var touched: [Coordinate] = []
        for (tier, exchange) in TierExchange.all(stops, before: base, after: ratings, tiers) {
            let coming = exchange.coming.map { (row: $0, place: stops.middle(of: $0)) }
            copy.exchanges[tier] = Exchange(gone: Set(exchange.leaving), coming: coming)
            touched += exchange.leaving.map { stops.middle(of: $0) } + coming.map(\.place)
        }
        return (copy, touched)
    }
}
