import QuartierGeometry

/// Some pieces of cover, ready to be asked by box.
struct CoverMap: Sendable {
    /// Finds the pieces, by their order.
    let tree: PackedRTree
    private let pool: ShapePool
    private let levels: [Int]
    private let levelCount: Int

    init(of pieces: some Sequence<CoverPiece>, levels levelCount: Int) {
        var pool = ShapePool()
        var levels: [Int] = []
        for piece in pieces {
            pool.appendShape(piece.shape, of: piece.pool)
            levels.append(piece.level)
        }
        tree = PackedRTree(pool.boxes)
        self.pool = pool
        self.levels = levels
        self.levelCount = levelCount
    }

    /// The area of a zone that each level covers: the union of its pieces, cut at the border of the zone.
    func areas(in zone: Int, of zones: ZoneSet, _ kernel: GeometryKernel) throws -> CoverLevels {
        var near: [Int] = []
        tree.forEach(intersecting: zones.shapes.boxes[zone]) { near.append($0) }
        near.sort()
        near = near.filter { zones.index.classify(pool.boxes[$0], area: zone) != .outside }
        var areas = CoverLevels()
        var wider: (count: Int, area: Double)?
        for level in (0..<levelCount).reversed() {
            let held = near.filter { levels[$0] <= level }
            // Levels are nested: with as many pieces as the wider one, it has the same.
            let area =
                try wider?.count == held.count
                ? wider?.area ?? 0
                : kernel.coveredArea(
                    of: (zone, zones.shapes, zones.index.locator(of: zone)), by: held, in: pool)
            areas[level] = area
            wider = (held.count, area)
        }
        return areas
    }
}
