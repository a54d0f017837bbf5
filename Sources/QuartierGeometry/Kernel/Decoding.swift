internal import CGEOS

extension GeometryKernel {
    /// The polygons of a result in canonical order; points and lines that an overlay left behind are dropped.
    func decodePolygons(
        _ geometry: borrowing OwnedGeometry, _ operation: String
    ) throws(GeometryError) -> [CanonicalPolygon] {
        var polygons: [CanonicalPolygon] = []
        // A stack of its own: how deep collections nest is GEOS's choice, not ours.
        var waiting = [geometry.pointer]
        while let next = waiting.popLast() {
            guard GEOSisEmpty_r(handle, next) == 0 else { continue }
            switch GEOSGeomTypeId_r(handle, next) {
            case Int32(GEOS_POLYGON.rawValue):
                polygons.append(CanonicalPolygon(try decodeRings(next, operation)))
            case Int32(GEOS_MULTIPOLYGON.rawValue), Int32(GEOS_GEOMETRYCOLLECTION.rawValue):
                for member in 0..<GEOSGetNumGeometries_r(handle, next) {
                    if let member = GEOSGetGeometryN_r(handle, next, member) { waiting.append(member) }
                }
            default:
                continue
            }
        }
        return polygons.sorted(by: CanonicalPolygon.ordered)
    }

    /// A result as a pool of exactly one area, which is empty if no polygon is left.
    func decodeArea(_ geometry: borrowing OwnedGeometry, _ operation: String) throws(GeometryError) -> ShapePool {
        var pool = ShapePool()
        for polygon in try decodePolygons(geometry, operation) { pool.appendPart(polygon) }
        pool.closeShape(.area)
        return pool
    }

    /// The position of a point geometry; nil if it is empty.
    func decodePoint(_ point: OpaquePointer) -> Coordinate? {
        var place = Coordinate(x: 0, y: 0)
        guard GEOSGeomGetX_r(handle, point, &place.x) == 1, GEOSGeomGetY_r(handle, point, &place.y) == 1 else {
            return nil
        }
        return place
    }

    private func decodeRings(_ polygon: OpaquePointer, _ operation: String) throws(GeometryError) -> [[Coordinate]] {
        var rings = [try decodeRing(GEOSGetExteriorRing_r(handle, polygon), operation)]
        for hole in 0..<max(0, GEOSGetNumInteriorRings_r(handle, polygon)) {
            rings.append(try decodeRing(GEOSGetInteriorRingN_r(handle, polygon, hole), operation))
        }
        return rings
    }

    private func decodeRing(_ ring: OpaquePointer?, _ operation: String) throws(GeometryError) -> [Coordinate] {
        var size: UInt32 = 0
        guard let ring, let sequence = GEOSGeom_getCoordSeq_r(handle, ring),
            GEOSCoordSeq_getSize_r(handle, sequence, &size) == 1
        else { throw failure(operation) }
        var positions = [Coordinate](repeating: Coordinate(x: 0, y: 0), count: Int(size))
        // GEOS writes x, y, x, y … which is how an array of coordinates lies in memory.
        let status = positions.withUnsafeMutableBufferPointer { buffer in
            buffer.withMemoryRebound(to: Double.self) {
                GEOSCoordSeq_copyToBuffer_r(handle, sequence, $0.baseAddress, 0, 0)
            }
        }
        guard status == 1 else { throw failure(operation) }
        if let wrong = positions.first(where: { !$0.isFinite }) {
            throw GeometryError(.failed, operation, "GEOS returned a coordinate that is not finite", at: wrong)
        }
        return positions
    }
}
