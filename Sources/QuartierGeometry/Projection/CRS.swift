/// A coordinate reference system (Koordinatenreferenzsystem), described once and passed on as a value.
public struct CRS: Hashable, Sendable {
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
}
