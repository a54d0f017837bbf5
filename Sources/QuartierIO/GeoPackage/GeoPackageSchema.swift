/// The tables that make an SQLite file a GeoPackage 1.3 (OGC 12-128r17), word for word as the standard has them.
enum GeoPackageSchema {
    /// What must be set before the first table is made; the file is then the same for every setting of the library.
    static let settings = """
        PRAGMA page_size = 4096;
        PRAGMA encoding = 'UTF-8';
        PRAGMA auto_vacuum = NONE;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA temp_store = MEMORY;
        PRAGMA foreign_keys = ON;
        PRAGMA application_id = 1196444487;
        PRAGMA user_version = 10300;
        """

    /// The tables of every GeoPackage, those of the schema extension (titles and descriptions of columns), and the
    /// one that QGIS keeps styles in.
    static let tables = """
        CREATE TABLE gpkg_spatial_ref_sys (
          srs_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL PRIMARY KEY,
          organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL,
          definition TEXT NOT NULL,
          description TEXT
        );
        CREATE TABLE gpkg_contents (
          table_name TEXT NOT NULL PRIMARY KEY,
          data_type TEXT NOT NULL,
          identifier TEXT UNIQUE,
          description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x DOUBLE,
          min_y DOUBLE,
          max_x DOUBLE,
          max_y DOUBLE,
          srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
        );
        CREATE TABLE gpkg_geometry_columns (
          table_name TEXT NOT NULL,
          column_name TEXT NOT NULL,
          geometry_type_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL,
          z TINYINT NOT NULL,
          m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
        );
        CREATE TABLE gpkg_extensions (
          table_name TEXT,
          column_name TEXT,
          extension_name TEXT NOT NULL,
          definition TEXT NOT NULL,
          scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
        );
        CREATE TABLE gpkg_data_columns (
          table_name TEXT NOT NULL,
          column_name TEXT NOT NULL,
          name TEXT,
          title TEXT,
          description TEXT,
          mime_type TEXT,
          constraint_name TEXT,
          CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
          CONSTRAINT gdc_tn UNIQUE (table_name, name)
        );
        CREATE TABLE gpkg_data_column_constraints (
          constraint_name TEXT NOT NULL,
          constraint_type TEXT NOT NULL,
          value TEXT,
          min NUMERIC,
          min_is_inclusive BOOLEAN,
          max NUMERIC,
          max_is_inclusive BOOLEAN,
          description TEXT,
          CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
        );
        CREATE TABLE layer_styles (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          f_table_catalog TEXT(256),
          f_table_schema TEXT(256),
          f_table_name TEXT(256),
          f_geometry_column TEXT(256),
          styleName TEXT(256),
          styleQML TEXT,
          styleSLD TEXT,
          useAsDefault BOOLEAN,
          description TEXT,
          owner TEXT(30),
          ui TEXT(30),
          update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
        );
        """

    /// The table of a layer.
    static func table(_ layer: GeoPackageTable) -> String {
        let columns = layer.columns.map { ", \(quoted($0.name)) \($0.kind.rawValue)" }.joined()
        return """
            CREATE TABLE \(quoted(layer.name)) (\(GeoPackageTable.key) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \
            \(GeoPackageTable.geometry) MULTIPOLYGON\(columns))
            """
    }

    /// The index over the boxes of a layer's geometries.
    static func index(of layer: String) -> String {
        "CREATE VIRTUAL TABLE \(quoted(indexName(layer))) USING rtree(id, minx, maxx, miny, maxy)"
    }

    /// The triggers that keep the index right when somebody edits the layer (requirement 77 of the standard).
    static func triggers(of layer: String) -> String {
        let (name, index) = (quoted(layer), quoted(indexName(layer)))
        let (key, shape) = (GeoPackageTable.key, GeoPackageTable.geometry)
        let isThere = "(NEW.\(shape) NOTNULL AND NOT ST_IsEmpty(NEW.\(shape)))"
        let isMissing = "(NEW.\(shape) ISNULL OR ST_IsEmpty(NEW.\(shape)))"
        let put = """
            INSERT OR REPLACE INTO \(index) VALUES (NEW.\(key), ST_MinX(NEW.\(shape)), ST_MaxX(NEW.\(shape)), \
            ST_MinY(NEW.\(shape)), ST_MaxY(NEW.\(shape)));
            """
        let remove = "DELETE FROM \(index) WHERE id = OLD.\(key);"
        func trigger(_ suffix: String, _ event: String, _ condition: String, _ body: String) -> String {
            "CREATE TRIGGER \(quoted(indexName(layer) + suffix)) AFTER \(event) ON \(name) WHEN \(condition) "
                + "BEGIN \(body) END;\n"
        }
        return trigger("_insert", "INSERT", isThere, put)
            + trigger("_update1", "UPDATE OF \(shape)", "OLD.\(key) = NEW.\(key) AND \(isThere)", put)
            + trigger("_update2", "UPDATE OF \(shape)", "OLD.\(key) = NEW.\(key) AND \(isMissing)", remove)
            + trigger("_update3", "UPDATE", "OLD.\(key) != NEW.\(key) AND \(isThere)", remove + " " + put)
            + trigger(
                "_update4", "UPDATE", "OLD.\(key) != NEW.\(key) AND \(isMissing)",
                "DELETE FROM \(index) WHERE id IN (OLD.\(key), NEW.\(key));")
            + trigger("_delete", "DELETE", "OLD.\(shape) NOT NULL", remove)
    }

    /// The name of the index, which the standard prescribes.
    static func indexName(_ layer: String) -> String { "rtree_\(layer)_\(GeoPackageTable.geometry)" }

    /// A name as SQL has it.
    static func quoted(_ name: String) -> String { SQLiteDatabase.quoted(name) }
}
