internal import CGEOS

extension GeometryKernel {
    /// A place inside an area (on a line, or one of the points) to write a label at.
    public func pointOnSurface(of shape: Int, in pool: ShapePool) throws(GeometryError) -> Coordinate {
        let geometry = try encode(shape, of: pool, "pointOnSurface")
        let point = try owned(GEOSPointOnSurface_r(handle, geometry.pointer), "pointOnSurface")
        guard let place = decodePoint(point.pointer) else {
            throw GeometryError(.failed, "pointOnSurface", "the shape has no place inside", shape: shape)
        }
        return place
    }

    /// The shortest distance between two shapes, 0 if they touch; in the unit of the plane (m).
    public func distance(
        _ a: Int, of first: ShapePool, to b: Int, of second: ShapePool
    ) throws(GeometryError) -> Double {
        let one = try encode(a, of: first, "distance")
        let two = try encode(b, of: second, "distance")
        var distance = 0.0
        guard GEOSDistance_r(handle, one.pointer, two.pointer, &distance) == 1 else { throw failure("distance") }
        return distance
    }

    /// Whether two shapes share at least one point.
    public func intersects(
        _ a: Int, of first: ShapePool, with b: Int, of second: ShapePool
    ) throws(GeometryError) -> Bool {
        let check = ShapeGuard(operation: "intersects")
        try check.check(a, of: first)
        try check.check(b, of: second)
        guard first.boxes[a].intersects(second.boxes[b]) else { return false }
        let one = try encodeChecked(CollectionOfOne(a), of: first, first.kinds[a], "intersects")
        let two = try encodeChecked(CollectionOfOne(b), of: second, second.kinds[b], "intersects")
        return try answer(GEOSIntersects_r(handle, one.pointer, two.pointer), "intersects")
    }
}
