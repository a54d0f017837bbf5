internal import Glibc

/// GDAL's programs as they are installed.
struct GDALPrograms: Hashable, Sendable {
    /// The path of `ogr2ogr`.
    var converter: String
    /// The path of `ogrinfo`.
    var inspector: String
    /// "3.6.2", part of what identifies a conversion.
    var version: String
    /// Every driver that might open a file of features.
    var drivers: [String]

    /// The places looked in, whatever PATH says.
    static let folders = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]

    /// The programs of this machine; nil if they are not installed or do not run.
    static let installed: GDALPrograms? = find()

    private static func find() -> GDALPrograms? {
        guard
            let folder = folders.first(where: { folder in
                ["ogr2ogr", "ogrinfo"].allSatisfy { access("\(folder)/\($0)", X_OK) == 0 }
            }), let work = WorkFolder(in: TemporaryPlace.system)
        else { return nil }
        let converter = "\(folder)/ogr2ogr"
        func said(_ option: String) -> String? {
            let program = ConfinedProgram(
                path: converter, arguments: [option], environment: environment(in: work.path), folder: work.path,
                limits: ConversionLimits(bytes: 0))
            guard let outcome = program.run(), outcome.exitCode == 0 else { return nil }
            return String(decoding: outcome.output, as: UTF8.self)
        }
        guard let version = said("--version").flatMap(version), let formats = said("--formats") else { return nil }
        return GDALPrograms(
            converter: converter, inspector: "\(folder)/ogrinfo", version: version, drivers: drivers(in: formats))
    }

    /// "3.6.2" from "GDAL 3.6.2, released 2023/01/02".
    private static func version(in text: String) -> String? {
        let words = text.split { $0 == " " || $0 == "," }
        return words.count > 1 && words[0] == "GDAL" ? String(words[1]) : nil
    }

    /// "ESRI Shapefile" from "  ESRI Shapefile -vector- (rw+v): ESRI Shapefile".
    static func drivers(in formats: String) -> [String] {
        formats.split(separator: "\n").compactMap { line in
            guard let mark = line.firstRange(of: " -") else { return nil }
            return String(line[line.startIndex..<mark.lowerBound].drop { $0 == " " })
        }
    }

    /// The environment for a driver: the user's counts for nothing.
    func environment(for format: ForeignFormat, in folder: String) -> [String: String] {
        var settings = Self.environment(in: folder)
        settings["GDAL_SKIP"] =
            drivers.filter { $0 != format.driver && $0 != "GPKG" }.joined(separator: ",")
        return settings
    }

    private static func environment(in folder: String) -> [String: String] {
        [
            "HOME": folder, "TMPDIR": folder, "CPL_TMPDIR": folder, "LC_ALL": "C", "TZ": "UTC",
            "OPENSSL_CONF": "/dev/null",
            "GDAL_DRIVER_PATH": "disable", "OGR_DRIVER_PATH": "disable", "CPL_DEBUG": "OFF",
            "GDAL_NUM_THREADS": "1", "GDAL_PAM_ENABLED": "NO", "PROJ_NETWORK": "OFF",
            "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}", "GDAL_HTTP_MAX_RETRY": "0",
            "OGR_SQLITE_SYNCHRONOUS": "OFF",
            // The same bytes for the same input: a GeoPackage notes when it was made.
            "OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z",
            // Degrees between the ends of the chords that stand for an arc: area within 0.005 %.
            "OGR_ARC_STEPSIZE": "1",
            "GML_SKIP_RESOLVE_ELEMS": "ALL", "GML_DOWNLOAD_SCHEMA": "NO", "GML_DOWNLOAD_WFS_SCHEMA": "NO",
            "GML_INVERT_AXIS_ORDER_IF_LAT_LONG": "YES", "GML_CONSIDER_EPSG_AS_URN": "NO",
            "DXF_INLINE_BLOCKS": "TRUE", "DXF_MERGE_BLOCK_GEOMETRIES": "FALSE",
        ]
    }
}
