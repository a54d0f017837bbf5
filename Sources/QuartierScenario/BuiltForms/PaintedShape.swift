import QuartierGeometry

/// The footprints that stand for a built form on a plot.
///
/// Together they have exactly the area asked for, to rounding: the plot drawn smaller about its centroid, or, where
/// that would leave the plot (an L, a ring), the plot without a rim of one width. The uses lie side by side from west
/// to east. They stand for a quantity and are no design.
struct PaintedShape {
    let kernel: GeometryKernel

    /// Halvings after which a number has no digits left to tell.
    private static let halvings = 60

    /// Footprints with these shares of an area, which is at most that of the plot.
    func footprints(
        of area: Double, in plot: Int, of pool: ShapePool, shares: [Double]
    ) throws(GeometryError) -> ShapePool {
        let whole = try outline(of: area, in: plot, of: pool)
        var footprints = ShapePool()
        var rest = whole
        var left = 1.0
        for share in shares.dropLast() {
            let (west, east) = try cut(rest, at: share / left)
            footprints.appendShape(0, of: west)
            rest = east
            left -= share
        }
        footprints.appendShape(0, of: rest)
        return footprints
    }

    private func outline(of area: Double, in plot: Int, of pool: ShapePool) throws(GeometryError) -> ShapePool {
        var own = ShapePool()
        own.appendShape(plot, of: pool)
        let factor = area / pool.area(of: plot)
        guard factor < 1 else { return own }
        let scaled = own.scaled(areaBy: factor)
        if try kernel.intersectionArea(0, of: scaled, with: 0, of: own) > area * (1 - 1e-9) { return scaled }
        return try inset(own, to: area)
    }

    /// The shape without a rim as wide as it takes.
    private func inset(_ shape: ShapePool, to area: Double) throws(GeometryError) -> ShapePool {
        var (narrow, wide) = (0.0, max(shape.extent.width, shape.extent.height))
        var result = shape
        for _ in 0..<Self.halvings {
            let middle = (narrow + wide) / 2
            let shrunk = try kernel.buffer(0, of: shape, by: -middle)
            if shrunk.area(of: 0) >= area {
                (narrow, result) = (middle, shrunk)
            } else {
                wide = middle
            }
        }
        return result
    }

    /// The parts of a shape west and east of an upright line; the west has this share of the area.
    private func cut(
        _ shape: ShapePool, at share: Double
    ) throws(GeometryError) -> (west: ShapePool, east: ShapePool) {
        let box = shape.extent.expanded(by: 1)
        let wanted = shape.area(of: 0) * share
        var (low, high) = (shape.extent.minX, shape.extent.maxX)
        for _ in 0..<Self.halvings {
            let middle = (low + high) / 2
            let west = try kernel.intersection(0, of: shape, with: 0, of: Self.area(box.minX, middle, box))
            if west.area(of: 0) < wanted { low = middle } else { high = middle }
        }
        let line = Self.area(box.minX, (low + high) / 2, box)
        return (
            try kernel.intersection(0, of: shape, with: 0, of: line),
            try kernel.difference(0, of: shape, with: 0, of: line)
        )
    }

    private static func area(_ west: Double, _ east: Double, _ box: BoundingBox) -> ShapePool {
        var pool = ShapePool()
        let places = [(west, box.minY), (east, box.minY), (east, box.maxY), (west, box.maxY), (west, box.minY)]
        pool.appendArea(rings: [places.map { Coordinate(x: $0.0, y: $0.1) }])
        return pool
    }
}
