internal import CGEOS

/// A shape of any kind made ready for many questions about other shapes by one worker.
///
/// Like `PreparedArea` it is neither copyable nor `Sendable` and keeps its kernel alive. Shapes that lie clear of an
/// area or well inside it are answered without GEOS.
public struct PreparedShape: ~Copyable {
    /// The box of the shape.
    public let box: BoundingBox
    private let base: OwnedGeometry
    private let prepared: OpaquePointer
    private let kernel: GeometryKernel
    /// What settles most questions about an area; nil for lines and points.
    private let locator: AreaLocator?

    fileprivate init(
        _ base: consuming OwnedGeometry, _ prepared: OpaquePointer, box: BoundingBox, locator: AreaLocator?,
        kernel: GeometryKernel
    ) {
        self.base = base
        self.prepared = prepared
        self.box = box
        self.locator = locator
        self.kernel = kernel
    }

    deinit {
        // The base is destroyed after this, with the other stored properties.
        GEOSPreparedGeom_destroy_r(kernel.handle, prepared)
    }
}

extension GeometryKernel {
    /// Makes a shape ready for many questions; an area must be valid.
    public func prepareShape(_ shape: Int, of pool: ShapePool) throws(GeometryError) -> PreparedShape {
        let base = try encode(shape, of: pool, "prepare")
        guard let prepared = GEOSPrepare_r(handle, base.pointer) else { throw failure("prepare") }
        let locator = pool.kinds[shape] == .area ? AreaLocator(pool, shape: shape) : nil
        return PreparedShape(base, prepared, box: pool.boxes[shape], locator: locator, kernel: self)
    }
}

extension PreparedShape {
    /// Whether another shape shares at least one point with the shape.
    public borrowing func intersects(_ other: Int, of pool: ShapePool) throws(GeometryError) -> Bool {
        try ShapeGuard(operation: "intersects").check(other, of: pool)
        guard box.intersects(pool.boxes[other]) else { return false }
        switch locator?.classify(pool.boxes[other]) {
        case .inside: return true
        case .outside: return false
        case .crossing, nil: break
        }
        let encoded = try kernel.encodeChecked(CollectionOfOne(other), of: pool, pool.kinds[other], "intersects")
        return try kernel.answer(GEOSPreparedIntersects_r(kernel.handle, prepared, encoded.pointer), "intersects")
    }

    /// Whether the whole of another shape lies in the shape; it may touch the boundary but not lie on it alone.
    public borrowing func contains(_ other: Int, of pool: ShapePool) throws(GeometryError) -> Bool {
        try ShapeGuard(operation: "contains").check(other, of: pool)
        guard box.contains(pool.boxes[other]) else { return false }
        switch locator?.classify(pool.boxes[other]) {
        case .inside: return true
        case .outside: return false
        case .crossing, nil: break
        }
        let encoded = try kernel.encodeChecked(CollectionOfOne(other), of: pool, pool.kinds[other], "contains")
        return try kernel.answer(GEOSPreparedContains_r(kernel.handle, prepared, encoded.pointer), "contains")
    }

    /// Whether the shape lies wholly in another one; it may touch its boundary but not lie on it alone.
    public borrowing func isContained(in other: Int, of pool: ShapePool) throws(GeometryError) -> Bool {
        try ShapeGuard(operation: "within").check(other, of: pool)
        guard pool.boxes[other].contains(box) else { return false }
        let encoded = try kernel.encodeChecked(CollectionOfOne(other), of: pool, pool.kinds[other], "within")
        return try kernel.answer(GEOSPreparedWithin_r(kernel.handle, prepared, encoded.pointer), "within")
    }

    /// Whether another shape comes within a distance of the shape; the distance itself included.
    public borrowing func isWithin(
        _ distance: Double, of other: Int, in pool: ShapePool
    ) throws(GeometryError) -> Bool {
        let check = ShapeGuard(operation: "isWithin")
        try check.check(distance: distance)
        try check.check(other, of: pool)
        guard distance >= 0, box.isWithin(distance, of: pool.boxes[other]) else { return false }
        if locator?.classify(pool.boxes[other]) == .inside { return true }
        let encoded = try kernel.encodeChecked(CollectionOfOne(other), of: pool, pool.kinds[other], "isWithin")
        return try kernel.answer(
            GEOSPreparedDistanceWithin_r(kernel.handle, prepared, encoded.pointer, distance), "isWithin")
    }
}

extension BoundingBox {
    /// Whether something in the box can be within a distance of something in another; never falsely false.
    fileprivate func isWithin(_ distance: Double, of other: BoundingBox) -> Bool {
        let dx = max(minX - other.maxX, 0, other.minX - maxX)
        let dy = max(minY - other.maxY, 0, other.minY - maxY)
        // The slack outweighs the rounding of the two ways a distance is computed.
        return dx * dx + dy * dy <= distance * distance * (1 + 1e-9) + 1e-12
    }
}
