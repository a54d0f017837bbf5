import QuartierGeometry

/// Where each building is when it is taken as a point: for assignment to zones and for distances.
struct BuildingPoints: Product {
    static let reads: Aspects = [.buildingShapes]
    static let heeds: ParameterGroups = [.assignment]

    /// The point of each row.
    private(set) var points: SparseColumn<Coordinate>
    /// Finds the points of the base; what a scenario adds lies behind them.
    private let tree: PackedRTree

    /// Pieces of work are this many buildings: large enough to be worth a thread's attention.
    private static let batch = 512

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let points = try Self.points(of: site, rows: 0..<site.view.buildings.rowCount, crew: crew)
        tree = PackedRTree(points.map { BoundingBox($0) })
        self.points = SparseColumn(points)
    }

    /// Visits the rows of the base that lie in a box.
    func forEachBaseRow(in box: BoundingBox, _ body: (Int) -> Void) { tree.forEach(intersecting: box, body) }

    /// The rows that a scenario adds.
    var addedRows: Range<Int> { points.baseCount..<points.count }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (BuildingPoints, ZoneSubset) {
        var copy = self
        let rows = points.count..<site.view.buildings.rowCount
        for (row, point) in zip(rows, try Self.points(of: site, rows: rows, crew: crew)) {
            copy.points.set(point, at: row)
        }
        return (copy, .none)
    }

    private static func points(of site: Site, rows: Range<Int>, crew: Crew) throws -> [Coordinate] {
        let view = site.view.buildings
        let onSurface = site.parameters.assignment == .pointOnSurface
        let batches = (rows.count + batch - 1) / batch
        return try crew.map(batches) { number, kernel in
            let start = rows.lowerBound + number * batch
            return try (start..<min(start + batch, rows.upperBound)).map { row in
                let shape = view.shape(row)
                if onSurface { return try kernel.pointOnSurface(of: shape.index, in: shape.pool) }
                return shape.pool.centroid(of: shape.index) ?? shape.pool.boxes[shape.index].center
            }
        }.flatMap { $0 }
    }
}
