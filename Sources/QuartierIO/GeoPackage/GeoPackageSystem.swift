public import QuartierGeometry

/// A reference system as a GeoPackage describes it: by a number of its own, and whole as text.
public struct GeoPackageSystem: Hashable, Sendable {
    /// The number that layers and geometries refer to.
    let id: Int
    /// Whose register the code belongs to: "EPSG", or "NONE".
    let organization: String
    /// The code in that register.
    let code: Int
    let name: String
    /// The definition as well-known text.
    let definition: String

    /// The number of a system that no register knows; the first of those that GDAL gives, too.
    private static let firstOwnID = 100_000

    /// Describes a CRS: under its EPSG code if it has one, under a number of its own if not.
    public init(_ crs: CRS) throws(ProjectionError) {
        let parts = (crs.code ?? "").split(separator: ":")
        if parts.count == 2, parts[0] == "EPSG", let code = Int32(parts[1]), code > 0 {
            (id, organization, self.code) = (Int(code), "EPSG", Int(code))
        } else {
            (id, organization, code) = (Self.firstOwnID, "NONE", Self.firstOwnID)
        }
        name = crs.name
        definition = try crs.wellKnownText()
    }
}
