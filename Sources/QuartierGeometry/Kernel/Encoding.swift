internal import CGEOS

// GEOS owns a coordinate sequence, a ring or a part from the moment it is given to a constructor, even if the
// constructor fails: nothing handed over is destroyed here again.

extension GeometryKernel {
    /// A GEOS copy of a shape, after the guards.
    func encode(_ shape: Int, of pool: ShapePool, _ operation: String) throws(GeometryError) -> OwnedGeometry {
        try ShapeGuard(operation: operation).check(shape, of: pool)
        return try encodeChecked(CollectionOfOne(shape), of: pool, pool.kinds[shape], operation)
    }

    /// A GEOS copy of a shape that must be an area, after the guards.
    func encodeArea(_ shape: Int, of pool: ShapePool, _ operation: String) throws(GeometryError) -> OwnedGeometry {
        try ShapeGuard(operation: operation).checkArea(shape, of: pool)
        return try encodeChecked(CollectionOfOne(shape), of: pool, .area, operation)
    }

    /// All parts of some checked shapes of one kind: a single geometry, or a collection of that kind.
    func encodeChecked(
        _ shapes: some Sequence<Int>, of pool: ShapePool, _ kind: ShapeKind, _ operation: String
    ) throws(GeometryError) -> OwnedGeometry {
        var parts: [OpaquePointer?] = []
        for shape in shapes {
            for part in pool.parts(of: shape) {
                guard let made = encodePart(part, of: pool, kind) else {
                    destroy(parts)
                    throw failure(operation)
                }
                parts.append(made)
            }
        }
        if parts.count == 1 { return try owned(parts[0], operation) }
        // GEOS reads the array of pointers during the call and takes over what they point to.
        let collection = parts.withUnsafeMutableBufferPointer {
            GEOSGeom_createCollection_r(handle, kind.collectionType, $0.baseAddress, UInt32($0.count))
        }
        return try owned(collection, operation)
    }

    private func encodePart(_ part: Int, of pool: ShapePool, _ kind: ShapeKind) -> OpaquePointer? {
        let rings = pool.rings(ofPart: part)
        switch kind {
        case .point:
            let place = pool.coordinates[pool.range(ofRing: rings.lowerBound).lowerBound]
            return GEOSGeom_createPointFromXY_r(handle, place.x, place.y)
        case .line:
            guard let sequence = encodeSequence(rings.lowerBound, of: pool) else { return nil }
            return GEOSGeom_createLineString_r(handle, sequence)
        case .area:
            return encodePolygon(rings, of: pool)
        }
    }

    private func encodePolygon(_ rings: Range<Int>, of pool: ShapePool) -> OpaquePointer? {
        guard let shell = encodeRing(rings.lowerBound, of: pool) else { return nil }
        if rings.count == 1 { return GEOSGeom_createPolygon_r(handle, shell, nil, 0) }
        var holes: [OpaquePointer?] = []
        for ring in rings.dropFirst() {
            guard let hole = encodeRing(ring, of: pool) else {
                destroy(holes + [shell])
                return nil
            }
            holes.append(hole)
        }
        // As for a collection: the pointers are read, their holes taken over.
        return holes.withUnsafeMutableBufferPointer {
            GEOSGeom_createPolygon_r(handle, shell, $0.baseAddress, UInt32($0.count))
        }
    }

    private func encodeRing(_ ring: Int, of pool: ShapePool) -> OpaquePointer? {
        guard let sequence = encodeSequence(ring, of: pool) else { return nil }
        return GEOSGeom_createLinearRing_r(handle, sequence)
    }

    private func encodeSequence(_ ring: Int, of pool: ShapePool) -> OpaquePointer? {
        let range = pool.range(ofRing: ring)
        // A coordinate is two doubles, x and y, which is the buffer GEOS reads; it copies and keeps no pointer.
        return pool.coordinates.withUnsafeBufferPointer { all in
            UnsafeBufferPointer(rebasing: all[range]).withMemoryRebound(to: Double.self) {
                GEOSCoordSeq_copyFromBuffer_r(handle, $0.baseAddress, UInt32(range.count), 0, 0)
            }
        }
    }

    private func destroy(_ geometries: [OpaquePointer?]) {
        for geometry in geometries { GEOSGeom_destroy_r(handle, geometry) }
    }
}

extension ShapeKind {
    fileprivate var collectionType: Int32 {
        switch self {
        case .point: Int32(GEOS_MULTIPOINT.rawValue)
        case .line: Int32(GEOS_MULTILINESTRING.rawValue)
        case .area: Int32(GEOS_MULTIPOLYGON.rawValue)
        }
    }
}
