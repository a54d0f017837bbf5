import QuartierGeometry
import QuartierModel

/// A zone that an element belongs to, and with which share of itself.
struct ZoneShare: Hashable, Sendable {
    var zone: Int32
    var weight: Double
}

/// Which elements of a layer belong to which zone.
struct LayerMembership: Sendable {
    /// The zones of each row, ascending.
    private(set) var zonesOfRow: [[ZoneShare]] = []
    /// The rows of each zone with their weights, ascending.
    private(set) var rowsOfZone: [[(row: Int32, weight: Double)]]

    init(zoneCount: Int) {
        rowsOfZone = Array(repeating: [], count: zoneCount)
    }

    /// Adds the zones of the next row.
    mutating func append(_ shares: [ZoneShare]) {
        let row = Int32(zonesOfRow.count)
        zonesOfRow.append(shares)
        for share in shares { rowsOfZone[Int(share.zone)].append((row, share.weight)) }
    }
}

/// Which buildings and plots belong to which zone, by the study's rule of assignment.
///
/// Zones are asked one by one: where districts overlap, a building in the overlap belongs to both.
struct Membership: Product {
    static let reads: Aspects = [.buildingShapes, .plotShapes]
    static let needs: [any Product.Type] = [BuildingPoints.self]

    private(set) var buildings: LayerMembership
    private(set) var plots: LayerMembership

    private static let batch = 512

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        buildings = LayerMembership(zoneCount: site.zones.count)
        plots = LayerMembership(zoneCount: site.zones.count)
        try extend(for: site, points: products[BuildingPoints.self].points, crew: crew)
    }

    /// Rows never change their number and base shapes never move, so only added rows are new.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (Membership, ZoneSubset) {
        var copy = self
        try copy.extend(for: site, points: products[BuildingPoints.self].points, crew: crew)
        return (copy, .none)
    }

    private mutating func extend(for site: Site, points: [Coordinate], crew: Crew) throws {
        let buildingRows = buildings.zonesOfRow.count..<site.view.buildings.rowCount
        let buildingView = site.view.buildings
        let buildingPoint: @Sendable (Int, GeometryKernel) throws -> Coordinate = { row, _ in points[row] }
        for shares in try Self.shares(of: buildingView, rows: buildingRows, site, crew, point: buildingPoint) {
            buildings.append(shares)
        }
        let plotRows = plots.zonesOfRow.count..<site.view.plots.rowCount
        let plotView = site.view.plots
        let onSurface = site.parameters.assignment == .pointOnSurface
        let plotPoint: @Sendable (Int, GeometryKernel) throws -> Coordinate = { row, kernel in
            let shape = plotView.shape(row)
            if onSurface { return try kernel.pointOnSurface(of: shape.index, in: shape.pool) }
            return shape.pool.centroid(of: shape.index) ?? shape.pool.boxes[shape.index].center
        }
        for shares in try Self.shares(of: plotView, rows: plotRows, site, crew, point: plotPoint) {
            plots.append(shares)
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
