import QuartierGeometry

/// Tells whether contiguous parts are together large enough to count as a green space.
struct SpaceSize: Sendable {
    private let minimum: Double

    /// The smallest size that counts, in m².
    init(_ minimum: Double) {
        // A park drawn with exactly the smallest size must not fail by the rounding of its corners.
        self.minimum = minimum * (1 - 1e-9)
    }

    /// Whether the union of some parts is large enough.
    ///
    /// Mostly one part is, or parts that are clear of each other are, or all together are not; only what lies between
    /// is united.
    func isLarge(
        _ parts: [(pool: ShapePool, shape: Int)], _ kernel: GeometryKernel
    ) throws(GeometryError) -> Bool {
        let areas = parts.map { $0.pool.area(of: $0.shape) }
        if areas.reduce(0, +) < minimum { return false }
        if areas.contains(where: { $0 >= minimum }) { return true }
        var clear: [BoundingBox] = []
        var sum = 0.0
        for (part, area) in zip(parts, areas) {
            let box = part.pool.boxes[part.shape]
            guard !clear.contains(where: { $0.intersects(box) }) else { continue }
            clear.append(box)
            sum += area
            if sum >= minimum { return true }
        }
        var together = ShapePool()
        for part in parts { together.appendShape(part.shape, of: part.pool) }
        let union = try kernel.union(of: 0..<together.count, in: together)
        return (0..<union.count).reduce(0) { $0 + union.area(of: $1) } >= minimum
    }
}
