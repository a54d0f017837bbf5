import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// The geometries of zones as results write them: WGS 84, RFC 7946, valid as written.
///
/// Those of the base are encoded once; every scenario's file takes the same bytes.
struct ZoneGeometries: Sendable {
    /// One geometry as text, with its box in degrees.
    struct Encoded: Sendable {
        var geometry: GeoJSONFeatureEncoder.Geometry
        /// 7, or 9 where 7 would have broken a ring.
        var decimals: Int
    }

    /// The geometries of the base's zones.
    let base: [Encoded]
    /// The operation from the study's plane to WGS 84.
    let operation: OperationInfo
    private let plane: CRS
    private let site: Coordinate

    init(of baseline: Baseline, near site: Coordinate, crew: Crew) throws {
        plane = baseline.crs
        self.site = site
        (base, operation) = try Self.encode(baseline.zones.shapes, from: plane, near: site, crew: crew)
    }

    /// The geometries of zones that a scenario has instead of the base's.
    func encode(_ shapes: ShapePool, crew: Crew) throws -> [Encoded] {
        try Self.encode(shapes, from: plane, near: site, crew: crew).encoded
    }

    private static func encode(
        _ shapes: ShapePool, from plane: CRS, near site: Coordinate, crew: Crew
    ) throws -> (encoded: [Encoded], operation: OperationInfo) {
        var degrees = shapes
        var transform = try CoordinateTransform(from: plane, to: .wgs84, near: site)
        try transform.apply(to: &degrees)
        let pool = degrees
        let encoded = try crew.map(pool.count) { zone, kernel in try encode(zone, pool, kernel) }
        return (encoded, transform.operation)
    }

    private static func encode(_ zone: Int, _ pool: ShapePool, _ kernel: GeometryKernel) throws -> Encoded {
        var last: Validity?
        for decimals in [7, 9, 12] {
            let geometry = GeoJSONFeatureEncoder.geometry(of: zone, in: pool, decimals: decimals)
            last = kernel.validity(of: 0, in: geometry.rounded)
            if last == .valid { return Encoded(geometry: geometry, decimals: decimals) }
        }
        guard case .invalid(let reason, let position) = last else {
            throw UnwritableZone(zone: zone, reason: "unknown", position: nil)
        }
        throw UnwritableZone(zone: zone, reason: reason, position: position)
    }
}

/// A zone whose border cannot be written in degrees without breaking it.
struct UnwritableZone: Error, CustomStringConvertible {
    var zone: Int
    var reason: String
    var position: Coordinate?

    var description: String {
        let place = position.map { " at \($0.x), \($0.y)" } ?? ""
        return "the border of zone \(zone + 1) is invalid in WGS 84 (\(reason)\(place))"
    }
}
