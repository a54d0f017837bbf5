/// A layer of a GeoPackage, as its own tables describe it.
public struct GeoPackageLayer: Hashable, Sendable {
    /// The name of the table.
    public var name: String
    /// The type of its geometries as declared: "MULTIPOLYGON", "GEOMETRY".
    public var geometryType: String
    /// The number of its reference system in the file.
    public var srsID: Int
    /// The reference system's code ("EPSG:25832"), or its WKT; nil if it is undefined.
    public var srs: String?
    /// The column that holds the geometries.
    var geometryColumn: String
}

/// What a GeoPackage says it contains: the layers of features named in `gpkg_contents`.
struct GeoPackageCatalog {
    var layers: [GeoPackageLayer] = []
    /// What stands behind each name of the schema: "table", "view".
    private var kinds: [String: String] = [:]

    init(of database: borrowing SQLiteDatabase) throws(SQLiteError) {
        let names = try Self.texts(
            database,
            "SELECT name, CASE WHEN type = 'table' AND rootpage = 0 THEN 'virtual table' ELSE type END"
                + " FROM sqlite_master WHERE type IN ('table', 'view')")
        for row in names { kinds[Self.folded(row[0] ?? "")] = row[1] ?? "" }
        guard kinds["gpkg_contents"] == "table", kinds["gpkg_geometry_columns"] == "table",
            kinds["gpkg_spatial_ref_sys"] == "table"
        else { return }
        let systems = try Self.systems(database)
        let rows = try Self.texts(
            database,
            "SELECT c.table_name, g.column_name, g.geometry_type_name, g.srs_id FROM gpkg_contents c"
                + " JOIN gpkg_geometry_columns g ON g.table_name = c.table_name"
                + " WHERE c.data_type = 'features' ORDER BY c.table_name")
        for row in rows {
            guard let name = row[0], let column = row[1], let srsID = row[3].flatMap({ Int($0) }) else { continue }
            layers.append(
                GeoPackageLayer(
                    name: name, geometryType: row[2] ?? "GEOMETRY", srsID: srsID, srs: systems[srsID],
                    geometryColumn: column))
        }
    }

    /// Whether the database has the tables of a GeoPackage.
    var isGeoPackage: Bool { kinds["gpkg_contents"] != nil && kinds["gpkg_spatial_ref_sys"] != nil }

    /// What stands behind a layer's name: "table", "view", "virtual table"; nil if nothing does.
    func kind(of layer: String) -> String? { kinds[Self.folded(layer)] }

    // SQLite compares names without regard to the case of ASCII letters.
    private static func folded(_ name: String) -> String { name.lowercased() }

    private static func systems(_ database: borrowing SQLiteDatabase) throws(SQLiteError) -> [Int: String] {
        var systems: [Int: String] = [:]
        let rows = try texts(
            database, "SELECT srs_id, organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys")
        for row in rows {
            guard let id = row[0].flatMap({ Int($0) }), id > 0 else { continue }
            if let organization = row[1], let code = row[2].flatMap({ Int($0) }), code > 0,
                organization.lowercased() == "epsg"
            {
                systems[id] = "EPSG:\(code)"
            } else if let definition = row[3], definition.lowercased() != "undefined" {
                systems[id] = definition
            }
        }
        return systems
    }

    private static func texts(
        _ database: borrowing SQLiteDatabase, _ statement: String
    ) throws(SQLiteError) -> [[String?]] {
        let rows = try database.prepare(statement)
        var result: [[String?]] = []
        // No honest file has more layers or reference systems.
        while try rows.next(), result.count < 100_000 { result.append((0..<4).map { rows.text(Int32($0)) }) }
        return result
    }
}
