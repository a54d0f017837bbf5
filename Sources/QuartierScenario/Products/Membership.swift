import QuartierGeometry
import QuartierModel

/// Which buildings and plots belong to which zone, by the study's rule of assignment.
///
/// Zones are asked one by one: where districts overlap, a building in the overlap belongs to both.
struct Membership: Product {
    static let reads: Aspects = [.buildingShapes, .plotShapes]
    static let heeds: ParameterGroups = [.assignment]
    static let needs: [any Product.Type] = [BuildingPoints.self]

    private(set) var buildings: LayerMembership
    private(set) var plots: LayerMembership

    private static let batch = 512

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let points = products[BuildingPoints.self].points
        let (buildingRows, plotRows) = (site.view.buildings.rowCount, site.view.plots.rowCount)
        buildings = LayerMembership(
            try Self.buildingShares(0..<buildingRows, site, points, crew), zoneCount: site.zones.count)
        plots = LayerMembership(try Self.plotShares(0..<plotRows, site, crew), zoneCount: site.zones.count)
    }

    /// Rows never change their number and base shapes never move, so only added rows are new.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (Membership, ZoneSubset) {
        let points = products[BuildingPoints.self].points
        var copy = self
        let buildingRows = buildings.rowCount..<site.view.buildings.rowCount
        for shares in try Self.buildingShares(buildingRows, site, points, crew) { copy.buildings.append(shares) }
        let plotRows = plots.rowCount..<site.view.plots.rowCount
        for shares in try Self.plotShares(plotRows, site, crew) { copy.plots.append(shares) }
        return (copy, .none)
    }

    /// The zones that some buildings belong to.
    func zones(of rows: some Sequence<Int>) -> ZoneSubset { buildings.zones(ofRows: rows) }

    private static func buildingShares(
        _ rows: Range<Int>, _ site: Site, _ points: SparseColumn<Coordinate>, _ crew: Crew
    ) throws -> [[ZoneShare]] {
        try shares(of: site.view.buildings, rows: rows, site, crew) { row, _ in points[row] }
    }

    private static func plotShares(_ rows: Range<Int>, _ site: Site, _ crew: Crew) throws -> [[ZoneShare]] {
        let view = site.view.plots
        let onSurface = site.parameters.assignment == .pointOnSurface
        return try shares(of: view, rows: rows, site, crew) { row, kernel in
            let shape = view.shape(row)
            if onSurface { return try kernel.pointOnSurface(of: shape.index, in: shape.pool) }
            return shape.pool.centroid(of: shape.index) ?? shape.pool.boxes[shape.index].center
        }
    }

    private static func shares<E: Element>(
        of view: LayerView<E>, rows: Range<Int>, _ site: Site, _ crew: Crew,
        point: @Sendable @escaping (Int, GeometryKernel) throws -> Coordinate
    ) throws -> [[ZoneShare]] {
        let batches = (rows.count + batch - 1) / batch
        let zones = site.zones
        let assignment = site.parameters.assignment
        return try crew.map(batches) { number, kernel in
            let start = rows.lowerBound + number * batch
            return try (start..<min(start + batch, rows.upperBound)).map { row in
                let (pool, shape) = view.shape(row)
                return try zones.index.candidates(pool.boxes[shape]).compactMap { zone in
                    let weight = try share(of: shape, pool, in: zone, of: zones, assignment, kernel) {
                        try point(row, kernel)
                    }
                    return weight > 0 ? ZoneShare(zone: Int32(zone), weight: weight) : nil
                }
            }
        }.flatMap { $0 }
    }

    /// The share of an element in a zone; most boxes lie clear of every border, which settles it for any rule.
    private static func share(
        of shape: Int, _ pool: ShapePool, in zone: Int, of zones: ZoneSet, _ assignment: Assignment,
        _ kernel: GeometryKernel, point: () throws -> Coordinate
    ) throws -> Double {
        switch zones.index.classify(pool.boxes[shape], area: zone) {
        case .inside: return 1
        case .outside: return 0
        case .crossing: break
        }
        guard assignment == .areaShare else { return zones.index.contains(try point(), area: zone) ? 1 : 0 }
        let whole = pool.area(of: shape)
        guard whole > 0 else { return zones.index.contains(try point(), area: zone) ? 1 : 0 }
        let inside = try kernel.intersectionArea(shape, of: pool, with: zone, of: zones.shapes)
        // Neighbours whose common border was rounded twice overlap by nothing that anybody drew.
        return inside < 1e-9 * whole ? 0 : min(1, inside / whole)
    }
}
