internal import QuartierGeometry
internal import QuartierIO

/// The versions that results depend on.
public enum Version {
    /// The version of Quartier.
    public static let current = "0.1.0"

    /// The versions of the libraries that numbers depend on, in a fixed order.
    public static var libraries: [(name: String, version: String)] {
        [
            ("geos", GeometryKernel.libraryVersion),
            ("proj", CoordinateTransform.libraryVersion),
            ("epsg", CoordinateTransform.registerVersion ?? "unknown"),
            ("sqlite", GeoPackageReader.libraryVersion),
            ("libzip", TransitFeedFile.libraryVersion),
        ]
    }
}

extension Version {
    /// The versions in one line, for `--version`.
    ///
    /// Without the register of coordinate systems: opening its database would take longer than everything else.
    public static var line: String {
        "quartier \(current) (GEOS \(GeometryKernel.libraryVersion), PROJ \(CoordinateTransform.libraryVersion), "
            + "SQLite \(GeoPackageReader.libraryVersion), libzip \(TransitFeedFile.libraryVersion))"
    }
}
