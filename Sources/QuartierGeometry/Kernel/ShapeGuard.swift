/// What a shape must satisfy before GEOS may see it.
///
/// GEOS 3.11 crashes on empty members (GH-842, GH-977, GH-1002) and on lines of not-a-number (GH-1335), returns
/// wrong results without a word for infinities, and writes past a buffer for coordinates of about 1e200 (GH-970).
struct ShapeGuard {
    let operation: String

    /// Coordinates must be nearer to the origin than this, in the unit of the plane.
    static let limit = 1e9

    /// Checks every coordinate, ring and part of a shape.
    func check(_ shape: Int, of pool: ShapePool) throws(GeometryError) {
        guard !pool.isEmpty(shape) else { throw error(.emptyMember, "the shape has no parts", shape) }
        for part in pool.parts(of: shape) {
            let rings = pool.rings(ofPart: part)
            guard !rings.isEmpty else { throw error(.emptyMember, "a part of the shape has no rings", shape) }
            for ring in rings { try checkRing(ring, of: pool, shape) }
        }
    }

    /// Checks a shape that must be an area.
    func checkArea(_ shape: Int, of pool: ShapePool) throws(GeometryError) {
        guard pool.kinds[shape] == .area else {
            throw error(.mixedKinds, "only areas can be used here, not a \(pool.kinds[shape])", shape)
        }
        try check(shape, of: pool)
    }

    /// Checks a place given by itself.
    func check(_ position: Coordinate) throws(GeometryError) {
        try check(position, nil)
    }

    /// Checks a distance.
    func check(distance: Double) throws(GeometryError) {
        guard distance.isFinite else { throw error(.nonFinite, "the distance is not a finite number", nil) }
        guard abs(distance) < Self.limit else {
            throw error(.outOfRange, "the distance is not below \(Self.limit)", nil)
        }
    }

    private func checkRing(_ ring: Int, of pool: ShapePool, _ shape: Int) throws(GeometryError) {
        let range = pool.range(ofRing: ring)
        guard let first = range.first, let last = range.last else {
            throw error(.emptyMember, "a ring of the shape has no positions", shape)
        }
        let kind = pool.kinds[shape]
        let place = pool.coordinates[first]
        for index in range { try check(pool.coordinates[index], shape) }
        switch kind {
        case .area where range.count < 4:
            throw error(.tooFewPositions, "a ring needs 4 positions and has \(range.count)", shape, at: place)
        case .area where place != pool.coordinates[last]:
            throw error(.openRing, "a ring does not end where it starts", shape, at: place)
        case .line where range.count < 2:
            throw error(.tooFewPositions, "a line needs 2 positions and has 1", shape, at: place)
        case .point where range.count > 1:
            throw error(.mixedKinds, "a part of a point shape has \(range.count) positions", shape, at: place)
        default:
            break
        }
    }

    private func check(_ position: Coordinate, _ shape: Int?) throws(GeometryError) {
        guard position.isFinite else {
            throw error(.nonFinite, "a coordinate is not a finite number", shape, at: position)
        }
        guard abs(position.x) < Self.limit, abs(position.y) < Self.limit else {
            throw error(.outOfRange, "a coordinate is not below \(Self.limit)", shape, at: position)
        }
    }

    private func error(
        _ code: GeometryError.Code, _ message: String, _ shape: Int?, at position: Coordinate? = nil
    ) -> GeometryError {
        GeometryError(code, operation, message, at: position, shape: shape)
    }
}
