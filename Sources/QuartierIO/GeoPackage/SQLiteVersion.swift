internal import CSQLite

extension GeoPackageReader {
    /// The version of the SQLite library that reads GeoPackages.
    public static let libraryVersion = String(cString: sqlite3_libversion())
}
