internal import QuartierGeometry

/// What a GeoPackage says of itself: reference systems, layers, extensions, the meaning of columns.
struct GeoPackageContents {
    let system: GeoPackageSystem
    /// The time of the last change, as every layer and style gives it.
    let changed: String

    /// Makes an empty file a GeoPackage, and leaves a transaction open for what comes into it.
    func begin(_ database: borrowing SQLiteNewFile) throws(OutputError) {
        try database.execute(GeoPackageSchema.settings)
        try database.execute("BEGIN")
        try database.execute(GeoPackageSchema.tables)
        try writeSystems(database)
        try writeExtensions(database)
        try register("layer_styles", "attributes", "How QGIS shows the layers", in: database)
    }

    private func writeSystems(_ database: borrowing SQLiteNewFile) throws(OutputError) {
        let statement = try database.prepare(
            "INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition,"
                + " description) VALUES (?, ?, ?, ?, ?, ?)")
        for (id, name) in [(-1, "Undefined Cartesian SRS"), (0, "Undefined geographic SRS")] {
            try statement.run([
                .text(name), .integer(id), .text("NONE"), .integer(id), .text("undefined"), .null,
            ])
        }
        try statement.run([
            .text("WGS 84 geodetic"), .integer(4326), .text("EPSG"), .integer(4326), .text(Self.wgs84),
            .text("longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid"),
        ])
        guard system.id != 4326 else { return }
        try statement.run([
            .text(system.name), .integer(system.id), .text(system.organization), .integer(system.code),
            .text(system.definition), .null,
        ])
    }

    private func writeExtensions(_ database: borrowing SQLiteNewFile) throws(OutputError) {
        for table in ["gpkg_data_columns", "gpkg_data_column_constraints"] {
            try database.execute(
                "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema',"
                    + " 'http://www.geopackage.org/spec121/#extension_schema', 'read-write')", [.text(table)])
        }
    }

    private func register(
        _ table: String, _ type: String, _ description: String, extent: BoundingBox = .empty, system: Int? = nil,
        in database: borrowing SQLiteNewFile
    ) throws(OutputError) {
        let sides = extent.isEmpty ? [] : [extent.minX, extent.minY, extent.maxX, extent.maxY]
        try database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, min_x, min_y,"
                + " max_x, max_y, srs_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [.text(table), .text(type), .text(table), .text(description), .text(changed)]
                + (sides.isEmpty ? Array(repeating: .null, count: 4) : sides.map { .real($0) })
                + [system.map { .integer($0) } ?? .null])
    }

    /// Enters a layer with its extent and what its columns mean.
    func describe(
        _ layer: GeoPackageTable, extent: BoundingBox, in database: borrowing SQLiteNewFile
    ) throws(OutputError) {
        try register(layer.name, "features", layer.description, extent: extent, system: system.id, in: database)
        try database.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, ?, 'MULTIPOLYGON', ?, 0, 0)",
            [.text(layer.name), .text(GeoPackageTable.geometry), .integer(system.id)])
        try database.execute(
            "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index',"
                + " 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
            [.text(layer.name), .text(GeoPackageTable.geometry)])
        let statement = try database.prepare(
            "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)")
        for column in layer.columns {
            try statement.run([
                .text(layer.name), .text(column.name), .text(column.name), .text(column.title),
                .text(column.description),
            ])
        }
    }

    private static let wgs84 = """
        GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
        AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
        UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]
        """
}
