internal import CGEOS

/// What became of an invalid area, and whether the change can be trusted.
public struct Repair: Sendable {
    /// How the area was repaired.
    public enum Method: String, Sendable, Hashable {
        /// It was valid and is unchanged but for the canonical order of its rings.
        case none
        /// Shells are united and holes taken off (GEOS's structure method).
        case structure
    }

    /// The repaired area, as a pool of one shape.
    public let shape: ShapePool
    /// How the area was repaired.
    public let method: Method
    /// The area as drawn, |shells| − |holes|, in the square of the plane's unit.
    public let areaBefore: Double
    /// The area of the repaired shape.
    public let areaAfter: Double
    /// The area another way of reading the lines gives (even-odd, GEOS's linework method); nil if that failed.
    public let otherArea: Double?

    /// Whether both ways of reading the shape give areas within 0.1 % of each other.
    ///
    /// If not, what the drawer meant is a guess and the shape should be refused.
    public var agrees: Bool {
        guard let otherArea else { return false }
        return abs(areaAfter - otherArea) <= 0.001 * max(areaAfter, otherArea)
    }
}

extension GeometryKernel {
    /// Makes a valid area of an invalid one and says how far the possible readings differ.
    ///
    /// Throws if the guards refuse the shape, or nothing of an area is left. Never by a buffer of 0, which drops
    /// half a bow-tie without a word.
    public func repair(_ shape: Int, of pool: ShapePool) throws(GeometryError) -> Repair {
        try ShapeGuard(operation: "repair").checkArea(shape, of: pool)
        let before = pool.area(of: shape)
        if validity(of: shape, in: pool) == .valid {
            var same = ShapePool()
            let polygons = pool.canonicalPolygons(of: shape).sorted(by: CanonicalPolygon.ordered)
            for polygon in polygons { same.appendPart(polygon) }
            same.closeShape(.area)
            return Repair(shape: same, method: .none, areaBefore: before, areaAfter: before, otherArea: before)
        }
        let geometry = try encodeArea(shape, of: pool, "repair")
        let repaired = try decodeArea(try makeValid(geometry, GEOS_MAKE_VALID_STRUCTURE), "repair")
        guard !repaired.isEmpty(0) else {
            throw GeometryError(
                .failed, "repair", "nothing of an area is left after the repair",
                at: pool.coordinates[pool.range(of: shape)].first, shape: shape)
        }
        return Repair(
            shape: repaired, method: .structure, areaBefore: before, areaAfter: repaired.area(of: 0),
            otherArea: lineworkArea(geometry))
    }

    private func lineworkArea(_ geometry: borrowing OwnedGeometry) -> Double? {
        do throws(GeometryError) {
            return try decodeArea(try makeValid(geometry, GEOS_MAKE_VALID_LINEWORK), "repair").area(of: 0)
        } catch {
            // The linework method may fail where the other does not; the repair then says so.
            return nil
        }
    }

    private func makeValid(
        _ geometry: borrowing OwnedGeometry, _ method: GEOSMakeValidMethods
    ) throws(GeometryError) -> OwnedGeometry {
        guard let parameters = GEOSMakeValidParams_create_r(handle) else { throw failure("repair") }
        defer { GEOSMakeValidParams_destroy_r(handle, parameters) }
        _ = GEOSMakeValidParams_setMethod_r(handle, parameters, method)
        _ = GEOSMakeValidParams_setKeepCollapsed_r(handle, parameters, 0)
        return try owned(GEOSMakeValidWithParams_r(handle, geometry.pointer, parameters), "repair")
    }
}
