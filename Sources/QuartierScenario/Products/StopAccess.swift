import QuartierGeometry
import QuartierModel

/// How far each building is from the nearest stop, as far as the study's limits go.
struct StopAccess: Product {
    static let reads: Aspects = [.buildingShapes, .stopShapes, .stopAttributes]
    static let needs: [any Product.Type] = [BuildingPoints.self, Membership.self]

    /// The straight-line distance in metres of each row; infinite beyond the largest limit.
    private(set) var distances: [Double]
    /// Share of stops whose departures are stated, if the study sets a minimum of them; nil without stops.
    private(set) var coverage: Double?

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let points = products[BuildingPoints.self].points
        coverage = Self.coverage(site)
        distances = Self.distances(from: points, rows: Array(points.indices), site)
    }

    /// Only buildings within reach of a stop that came, went or changed are asked again, and those the scenario adds.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (StopAccess, ZoneSubset) {
        let points = products[BuildingPoints.self]
        let limits = site.parameters.stopAccess.limits
        let rows = points.rows(in: Self.reach(ofMoved: changes.stops, site))
        var copy = self
        copy.coverage = Self.coverage(site)
        var differing: [Int] = []
        for (row, distance) in zip(rows, Self.distances(from: points.points, rows: rows, site)) {
            if row >= copy.distances.count {
                copy.distances.append(distance)
                differing.append(row)
            } else {
                let old = copy.distances[row]
                copy.distances[row] = distance
                if limits.contains(where: { (old <= $0) != (distance <= $0) }) { differing.append(row) }
            }
        }
        return (copy, copy.coverage == coverage ? products[Membership.self].zones(of: differing) : .all)
    }

    /// The boxes beyond which nobody notices that some stops came, went or changed.
    private static func reach(ofMoved stops: [Int], _ site: Site) -> [BoundingBox] {
        let view = site.view.stops
        let parameters = site.parameters.stopAccess
        // Slack for the rounding of the box; a building too many is asked for nothing.
        let reach = (parameters.limits.max() ?? 0) * (1 + 1e-9) + 1e-6
        return stops.filter { row in
            let before = row < view.base.count && isServed(view.base.elements[row], parameters)
            let now = view.isPresent(row) && isServed(view.element(row), parameters)
            return before != now
        }.flatMap { row in
            let (pool, shape) = view.shape(row)
            return pool.coordinates[pool.range(of: shape)].map { BoundingBox($0).expanded(by: reach) }
        }
    }

    private static func isServed(_ stop: Stop, _ parameters: Parameters.StopAccess) -> Bool {
        let minimum = parameters.minimumDeparturesPerHour
        return minimum <= 0 || (stop.departuresPerHour ?? 0) >= minimum
    }

    private static func coverage(_ site: Site) -> Double? {
        let view = site.view.stops
        let isAsked = site.parameters.stopAccess.minimumDeparturesPerHour > 0
        var known = 0
        var all = 0
        for row in view.rows {
            all += 1
            if !isAsked || view.element(row).departuresPerHour != nil { known += 1 }
        }
        return all > 0 ? Double(known) / Double(all) : nil
    }

    private static func distances(from points: [Coordinate], rows: [Int], _ site: Site) -> [Double] {
        guard !rows.isEmpty else { return [] }
        let view = site.view.stops
        let parameters = site.parameters.stopAccess
        let served = view.rows.filter { isServed(view.element($0), parameters) }.flatMap { row in
            let (pool, shape) = view.shape(row)
            return Array(pool.coordinates[pool.range(of: shape)])
        }
        let tree = PackedRTree(served.map { BoundingBox($0) })
        let limit = parameters.limits.max() ?? 0
        return rows.map { row in
            let point = points[row]
            return tree.nearest(to: point, within: limit) { served[$0].distance(to: point) }?.distance ?? .infinity
        }
    }
}
