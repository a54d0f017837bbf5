import QuartierGeometry
import QuartierModel

/// How far each building is from the nearest stop, as far as the study's limits go.
struct StopAccess: Product {
    static let reads: Aspects = [.buildingShapes, .stopShapes, .stopAttributes]
    static let needs: [any Product.Type] = [BuildingPoints.self, Membership.self]

    /// The straight-line distance in metres of each row; infinite beyond the largest limit.
    private(set) var distances: [Double]
    /// Share of stops whose departures are stated, if the study sets a minimum of them; nil without stops.
    let coverage: Double?

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let view = site.view.stops
        let parameters = site.parameters.stopAccess
        var served: [Coordinate] = []
        var known = 0
        var all = 0
        for row in view.rows {
            let (pool, shape) = view.shape(row)
            let departures = view.element(row).departuresPerHour
            all += 1
            if parameters.minimumDeparturesPerHour <= 0 || departures != nil { known += 1 }
            guard parameters.minimumDeparturesPerHour <= 0 || (departures ?? 0) >= parameters.minimumDeparturesPerHour
            else { continue }
            served.append(contentsOf: pool.coordinates[pool.range(of: shape)])
        }
        coverage = all > 0 ? Double(known) / Double(all) : nil
        distances = Self.distances(
            from: products[BuildingPoints.self].points, to: served, within: parameters.limits.max() ?? 0)
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (StopAccess, ZoneSubset) {
        let new = try StopAccess(of: site, from: products, crew: crew)
        var zones = ZoneSubset.none
        for limit in site.parameters.stopAccess.limits {
            zones.formUnion(
                products[Membership.self].zones(
                    where: distances.map { $0 <= limit }, differFrom: new.distances.map { $0 <= limit }))
        }
        if new.coverage != coverage { zones = .all }
        return (new, zones)
    }

    private static func distances(
        from points: [Coordinate], to stops: [Coordinate], within limit: Double
    ) -> [Double] {
        let tree = PackedRTree(stops.map { BoundingBox($0) })
        return points.map { point in
            tree.nearest(to: point, within: limit) { stops[$0].distance(to: point) }?.distance ?? .infinity
        }
    }
}
