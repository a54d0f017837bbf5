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
    private let stated: String?

    /// `stated` is the operation the study names; nil to choose by rule.
    init(of baseline: Baseline, near site: Coordinate, by stated: String? = nil, crew: Crew) throws {
        plane = baseline.crs
        self.site = site
        self.stated = stated
        (base, operation) = try Self.encode(
            baseline.zones.shapes, from: plane, near: site, by: stated, crew: crew)
    }

    /// The geometries of zones that a scenario has instead of the base's.
    func encode(_ shapes: ShapePool, crew: Crew) throws -> [Encoded] {
        try Self.encode(shapes, from: plane, near: site, by: stated, crew: crew).encoded
    }

    /// The geometries of areas that divide a plane: all with the decimals that one of them needs, for a common border
    /// that is rounded in two ways overlaps itself.
    func encode(partition shapes: ShapePool, crew: Crew) throws -> [Encoded] {
        let encoded = try encode(shapes, crew: crew)
        guard Set(encoded.map(\.decimals)).count > 1 else { return encoded }
        return try Self.encode(shapes, from: plane, near: site, by: stated, decimals: [9], crew: crew).encoded
    }

    private static func encode(
        _ shapes: ShapePool, from plane: CRS, near site: Coordinate, by stated: String?, decimals: [Int] = [7, 9],
        crew: Crew
    ) throws -> (encoded: [Encoded], operation: OperationInfo) {
        var degrees = shapes
        var transform = try CoordinateTransform(from: plane, to: .wgs84, near: site, by: stated)
        try transform.apply(to: &degrees)
        let pool = degrees
        let encoded = try crew.map(pool.count) { zone, kernel in try encode(zone, pool, decimals, kernel) }
        return (encoded, transform.operation)
    }

    private static func encode(
        _ zone: Int, _ pool: ShapePool, _ choices: [Int], _ kernel: GeometryKernel
    ) throws -> Encoded {
        for decimals in choices {
            let geometry = GeoJSONFeatureEncoder.geometry(of: zone, in: pool, decimals: decimals)
            if kernel.validity(of: 0, in: geometry.rounded) == .valid {
                return Encoded(geometry: geometry, decimals: decimals)
            }
        }
        return try snapped(zone, pool, kernel)
    }

    /// A border drawn twice a hair apart crosses itself once it is in degrees; drawn on the grid of nine decimals
    /// (0.1 mm) it runs together and is valid as written.
    private static func snapped(_ zone: Int, _ pool: ShapePool, _ kernel: GeometryKernel) throws -> Encoded {
        let drawn: ShapePool
        do throws(GeometryError) {
            drawn = try kernel.snapped(zone, of: pool, to: 1e-9)
        } catch {
            throw UnwritableZone(zone: zone, reason: error.message, position: error.position)
        }
        let geometry = GeoJSONFeatureEncoder.geometry(of: 0, in: drawn, decimals: 9)
        let (before, after) = (pool.area(of: zone), drawn.area(of: 0))
        guard abs(after - before) <= largestChange * before else {
            throw UnwritableZone(zone: zone, reason: "it is too narrow", position: pool.boxes[zone].center)
        }
        if case .invalid(let reason, let position) = kernel.validity(of: 0, in: geometry.rounded) {
            throw UnwritableZone(zone: zone, reason: reason, position: position)
        }
        return Encoded(geometry: geometry, decimals: 9)
    }

    /// The share of its area that a zone may win or lose by being drawn on the grid.
    private static let largestChange = 1e-6
}

/// A zone whose border cannot be written in degrees without breaking it.
struct UnwritableZone: Error {
    var zone: Int
    var reason: String
    var position: Coordinate?

    /// What is wrong, as a plain sentence.
    func description(of zone: Zone) -> String {
        let place = position.map { " at \($0.x), \($0.y)" } ?? ""
        return "the border of '\(zone.id)' in \(zone.kind.rawValue) cannot be written in degrees (\(reason)\(place))"
    }
}
