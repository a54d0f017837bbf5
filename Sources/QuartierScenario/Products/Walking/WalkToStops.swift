import QuartierGeometry
import QuartierModel
import QuartierTransit

/// The walk from each building to the nearest stop that counts.
struct WalkToStops: Product {
    static let reads: Aspects = [.buildingShapes, .stopShapes, .stopAttributes, .streetShapes, .streetAttributes]
    static let heeds: ParameterGroups = [.stopAccess, .walking]
    static let needs: [any Product.Type] = [StopAccess.self, Membership.self, WalkNetwork.self, WalkOrigins.self]

    private(set) var walks: WalkLengths
    /// Stops of the base that count and that no street is near to.
    let stranded: [Int]
    private let served: ServedStops

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let (stops, buildings) = (site.view.stops, site.view.buildings)
        let rows = stops.rows.filter { StopAccess.isServed(stops.element($0), site.parameters.stopAccess) }
        let served = ServedStops(of: rows, in: stops)
        let facilities = Self.facilities(rows, served, products)
        walks = try WalkLengths(
            facilities, limit: site.parameters.stopAccess.limits.max() ?? 0, products, crew: crew
        ) { row in
            let (pool, shape) = buildings.shape(row)
            return served.hasPlace(on: shape, of: pool)
        }
        stranded = facilities.filter(\.spans.isEmpty).map { Int($0.number) }
        self.served = served
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (WalkToStops, ZoneSubset) {
        guard changes.aspects.isDisjoint(with: .streets) else {
            return (try WalkToStops(of: site, from: products, crew: crew), .all)
        }
        let (stops, buildings) = (site.view.stops, site.view.buildings)
        let parameters = site.parameters.stopAccess
        let (leaving, coming) = StopAccess.exchanged(stops, changes, parameters)
        let new = ServedStops(of: coming, in: stops)
        let origins = products[WalkOrigins.self]
        var standing: Set<Int> = []
        for place in leaving.flatMap(served.places) + new.places {
            standing.formUnion(origins.baseRows(touching: BoundingBox(place)))
        }
        let gone = Set(leaving)
        var copy = self
        let differing = copy.walks.update(
            removing: leaving.map(Int32.init), adding: Self.facilities(coming, new, products), and: standing, origins,
            limits: parameters.limits
        ) { row in
            let (pool, shape) = buildings.shape(row)
            return served.hasPlace(on: shape, of: pool, except: gone) || new.hasPlace(on: shape, of: pool)
        }
        return (copy, products[Membership.self].zones(of: differing))
    }

    private static func facilities(
        _ rows: [Int], _ stops: ServedStops, _ products: ProductSet
    ) -> [NearestFacility.Facility] {
        let walk = products[WalkNetwork.self]
        return rows.map { row in
            let positions = stops.places(of: row).flatMap { walk.network.positions(near: $0, walk.rules) }
            return NearestFacility.Facility(number: Int32(row), spans: positions.map(StreetSpan.init))
        }
    }
}
