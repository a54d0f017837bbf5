extension GeometryKernel {
    /// The area of a shape that some others leave uncovered, in the square of the plane's unit (m²), within a zone if
    /// one is given.
    ///
    /// All are valid, their rings turned as `normaliseOrientation` turns them; `cover` holds the others, and `locator`
    /// indexes the zone. The cost follows the vertices near the shape; GEOS is asked only where borders run so close
    /// together that rounding decides which is outside.
    public func uncoveredArea(
        of shape: Int, in pool: ShapePool, by cover: ShapePool,
        within zone: (shape: Int, pool: ShapePool, locator: AreaLocator)? = nil
    ) throws(GeometryError) -> Double {
        let within = zone.map { ShapePool.Zone(shapes: $0.pool, shape: $0.shape, locator: $0.locator) }
        if let area = pool.uncoveredArea(of: shape, by: cover, within: within) { return area }
        let near = (0..<cover.count).filter { cover.boxes[$0].intersects(pool.boxes[shape]) }
        let origin = pool.boxes[shape].wholeCorner
        do throws(GeometryError) {
            let left = try difference(pool.seen(from: origin, [shape]), cover.seen(from: origin, near))
            guard !left.isEmpty(0), let zone else { return left.area(of: 0) }
            return try intersectionArea(0, of: left, with: 0, of: zone.pool.seen(from: origin, [zone.shape]))
        } catch {
            // Told of the shapes as they are drawn.
            try requireValid(shape, of: pool, error.operation)
            for other in near { try requireValid(other, of: cover, error.operation) }
            if let zone { try requireValid(zone.shape, of: zone.pool, error.operation) }
            throw error
        }
    }

    /// What of the one shape of a pool all shapes of another leave uncovered.
    private func difference(_ piece: ShapePool, _ cover: ShapePool) throws(GeometryError) -> ShapePool {
        guard cover.count > 0 else { return piece }
        var covered = ShapePool()
        covered.appendMerged(try union(of: 0..<cover.count, in: cover))
        return try difference(0, of: piece, with: 0, of: covered)
    }
}
