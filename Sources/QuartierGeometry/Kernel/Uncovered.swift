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
        var covered = ShapePool()
        covered.appendMerged(try union(of: near, in: cover))
        let left = near.isEmpty ? pool : try difference(shape, of: pool, with: 0, of: covered)
        let index = near.isEmpty ? shape : 0
        guard !left.isEmpty(index) else { return 0 }
        guard let zone else { return left.area(of: index) }
        return try intersectionArea(index, of: left, with: zone.shape, of: zone.pool)
    }
}
