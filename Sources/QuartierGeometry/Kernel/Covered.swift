extension GeometryKernel {
    /// The area of a zone that some areas cover together, in the square of the plane's unit (m²).
    ///
    /// Every place counts once: the union of the areas, cut at the border of the zone. All are valid; `locator`
    /// indexes the zone. Measured from near by, so that places far from the origin cost no digits.
    public func coveredArea(
        of zone: (shape: Int, pool: ShapePool, locator: AreaLocator), by shapes: some Collection<Int>,
        in pool: ShapePool
    ) throws(GeometryError) -> Double {
        guard !shapes.isEmpty else { return 0 }
        let origin = zone.pool.boxes[zone.shape].wholeCorner
        let ground = zone.pool.seen(from: origin, [zone.shape])
        do throws(GeometryError) {
            let cover = pool.seen(from: origin, shapes)
            let union = try union(of: 0..<cover.count, in: cover)
            var sum = 0.0
            for part in 0..<union.count {
                switch zone.locator.classify(union.boxes[part].drawn(from: origin)) {
                case .inside: sum += union.area(of: part)
                case .outside: break
                case .crossing: sum += try intersectionArea(part, of: union, with: 0, of: ground)
                }
            }
            return sum
        } catch {
            // Told of the shapes as they are drawn.
            for shape in shapes { try requireValid(shape, of: pool, error.operation) }
            try requireValid(zone.shape, of: zone.pool, error.operation)
            throw error
        }
    }
}
