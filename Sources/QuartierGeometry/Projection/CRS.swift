/// A coordinate reference system (Koordinatenreferenzsystem), described once and passed on as a value.
///
/// Coordinates of any CRS are kept with x east (or longitude) and y north (or latitude), whatever order of axes
/// the register gives. Two CRS are equal if their definitions are.
public struct CRS: Sendable {
    /// What kind of coordinates a CRS has.
    public enum Kind: Hashable, Sendable {
        /// Longitude and latitude in degrees.
        case geographic
        /// East and north in a unit of length.
        case projected
        /// Anything else (geocentric, vertical, local): not usable for a plane.
        case other
    }

    /// The text PROJ is given: an authority code, WKT, PROJJSON or a PROJ string.
    public let definition: String
    /// The authority's code, "EPSG:31256", where the CRS has one.
    public let code: String?
    /// The name in the register or the definition.
    public let name: String
    /// What kind of coordinates it has.
    public let kind: Kind
    /// Metres in one unit of a projected CRS; nil for degrees.
    public let metresPerUnit: Double?
    /// Where it is meant to be used: longitude and latitude in degrees; nil if not stated.
    public let areaOfUse: BoundingBox?
    /// The name of the datum: "Militar-Geographische Institut"; nil if the definition brings its own shift.
    public let datum: String?
    /// The name of the projection's method: "Transverse Mercator"; nil for degrees.
    public let method: String?
}

extension CRS: Hashable {
    /// Whether both are defined by the same text.
    public static func == (first: CRS, second: CRS) -> Bool {
        first.definition == second.definition
    }

    /// Hashes the definition.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(definition)
    }
}

extension CRS {
    /// WGS 84 in degrees; EPSG:4326 and OGC:CRS84 alike, since x is always the longitude here.
    public static let wgs84 = CRS(
        definition: "EPSG:4326", code: "EPSG:4326", name: "WGS 84", kind: .geographic, metresPerUnit: nil,
        areaOfUse: BoundingBox(minX: -180, minY: -90, maxX: 180, maxY: 90),
        datum: "World Geodetic System 1984 ensemble", method: nil)

    /// A Lambert azimuthal equal-area system in metres, centred on a place in degrees, on WGS 84.
    ///
    /// Areas are true on the ellipsoid; lengths are within 0.01 % up to 180 km from the centre. The centre is
    /// rounded to 6 decimals (0.1 m), so the definition is short and the same on every machine.
    public static func equalArea(centredAt place: Coordinate) -> CRS {
        // A transform may overshoot the edge of the globe by a hair.
        let (longitude, latitude) = (sixDecimals(max(-180, min(180, place.x))), sixDecimals(max(-90, min(90, place.y))))
        return CRS(
            definition: "+proj=laea +lat_0=\(latitude) +lon_0=\(longitude) +x_0=0 +y_0=0 +datum=WGS84 +units=m"
                + " +no_defs +type=crs",
            code: nil, name: "Lambert azimuthal equal-area at \(longitude), \(latitude)", kind: .projected,
            metresPerUnit: 1, areaOfUse: nil, datum: "World Geodetic System 1984",
            method: "Lambert Azimuthal Equal Area")
    }

    private static func sixDecimals(_ value: Double) -> String {
        let millionths = Int((value * 1e6).rounded())
        let fraction = String(abs(millionths) % 1_000_000)
        let zeros = String(repeating: "0", count: 6 - fraction.count)
        return "\(millionths < 0 ? "-" : "")\(abs(millionths) / 1_000_000).\(zeros)\(fraction)"
    }
}
