internal import CGEOS

/// An area made ready for many questions by one worker.
///
/// It is not copyable and not `Sendable`: GEOS builds its indexes while answering, so sharing one between threads
/// crashes or gives wrong answers without a word. The compiler refuses it. It keeps its kernel alive.
public struct PreparedArea: ~Copyable {
    /// The box of the area.
    public let box: BoundingBox
    private let base: OwnedGeometry
    private let prepared: OpaquePointer
    private let kernel: GeometryKernel

    init(_ base: consuming OwnedGeometry, _ prepared: OpaquePointer, box: BoundingBox, kernel: GeometryKernel) {
        self.base = base
        self.prepared = prepared
        self.box = box
        self.kernel = kernel
    }

    deinit {
        // The base is destroyed after this, with the other stored properties.
        GEOSPreparedGeom_destroy_r(kernel.handle, prepared)
    }
}

extension GeometryKernel {
    /// Makes an area ready for many questions; it must be valid.
    public func prepare(_ shape: Int, of pool: ShapePool) throws(GeometryError) -> PreparedArea {
        let base = try encodeArea(shape, of: pool, "prepare")
        guard let prepared = GEOSPrepare_r(handle, base.pointer) else { throw failure("prepare") }
        return PreparedArea(base, prepared, box: pool.boxes[shape], kernel: self)
    }
}

extension PreparedArea {
    /// Whether a shape shares at least one point with the area.
    public borrowing func intersects(_ shape: Int, of pool: ShapePool) throws(GeometryError) -> Bool {
        try ShapeGuard(operation: "intersects").check(shape, of: pool)
        guard box.intersects(pool.boxes[shape]) else { return false }
        let other = try kernel.encodeChecked(CollectionOfOne(shape), of: pool, pool.kinds[shape], "intersects")
        return try intersects(other)
    }

    /// Whether a point lies in the area; a point on its boundary does not.
    ///
    /// For points of a partition use `AreaLocator`, which gives every point to exactly one area.
    public borrowing func contains(_ point: Coordinate) throws(GeometryError) -> Bool {
        try ShapeGuard(operation: "contains").check(point)
        guard box.contains(point) else { return false }
        let other = try kernel.owned(GEOSGeom_createPointFromXY_r(kernel.handle, point.x, point.y), "contains")
        return try contains(other)
    }

    /// Whether a whole shape lies in the area; it may touch the boundary but not lie on it alone.
    public borrowing func contains(_ shape: Int, of pool: ShapePool) throws(GeometryError) -> Bool {
        try ShapeGuard(operation: "contains").check(shape, of: pool)
        guard box.contains(pool.boxes[shape]) else { return false }
        let other = try kernel.encodeChecked(CollectionOfOne(shape), of: pool, pool.kinds[shape], "contains")
        return try contains(other)
    }

    /// The area a shape has in common with this area, in the square of the plane's unit (m²).
    ///
    /// An overlay is made only for shapes on the boundary; the shape must be valid.
    public borrowing func intersectionArea(of shape: Int, in pool: ShapePool) throws(GeometryError) -> Double {
        try ShapeGuard(operation: "intersectionArea").checkArea(shape, of: pool)
        guard box.intersects(pool.boxes[shape]) else { return 0 }
        let other = try kernel.encodeChecked(CollectionOfOne(shape), of: pool, .area, "intersectionArea")
        if try !intersects(other) { return 0 }
        if try contains(other) { return pool.area(of: shape) }
        do throws(GeometryError) {
            let common = try kernel.overlay(.intersection, base, other)
            return try kernel.decodeArea(common, "intersectionArea").area(of: 0)
        } catch {
            try kernel.requireValid(shape, of: pool, "intersectionArea")
            throw error
        }
    }

    private borrowing func intersects(_ other: borrowing OwnedGeometry) throws(GeometryError) -> Bool {
        try kernel.answer(GEOSPreparedIntersects_r(kernel.handle, prepared, other.pointer), "intersects")
    }

    private borrowing func contains(_ other: borrowing OwnedGeometry) throws(GeometryError) -> Bool {
        try kernel.answer(GEOSPreparedContains_r(kernel.handle, prepared, other.pointer), "contains")
    }
}
