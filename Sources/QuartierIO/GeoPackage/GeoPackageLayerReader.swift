internal import QuartierGeometry
internal import QuartierModel

/// Reads the rows of one layer into a table.
struct GeoPackageLayerReader {
    var findings: Findings
    private let layer: GeoPackageLayer
    private let fields: FieldSelection
    private let limits: ReadingLimits
    private var table: FeatureTable
    /// The wanted attributes, and what was read of them.
    private var columns: [TableColumn] = []
    private var values: [Column] = []
    private var losses = ValueLosses()
    private var foreignSystems = 0
    private var curves = 0
    private var arcDeviation = Self.arcDeviation

    /// How far a chord may lie from its arc, in metres: less than anybody surveys.
    private static let arcDeviation = 0.001
    /// The metres of a degree of longitude at the equator, the longest there is.
    private static let metresPerDegree = 111_320.0

    private struct TableColumn {
        var name: String
        var isBoolean: Bool
    }

    init(_ layer: GeoPackageLayer, file: String, fields: FieldSelection, limits: ReadingLimits, findings: Findings) {
        self.layer = layer
        self.fields = fields
        self.limits = limits
        self.findings = findings
        table = FeatureTable(name: layer.name, file: file)
        table.positionsAreLines = false
    }

    /// Reads all rows; nil if the table has no integer primary key or no geometry column.
    mutating func read(from database: borrowing SQLiteDatabase, stated: CRS?) throws(SQLiteError) -> FeatureTable? {
        guard let key = try readColumns(database) else { return nil }
        applySystem(stated)
        arcDeviation = Self.arcDeviation / (table.crs.map { $0.metresPerUnit ?? Self.metresPerDegree } ?? 1)
        try readRows(database, key: key)
        for index in values.indices { values[index].pad(to: table.count) }
        table.columns = values
        losses.report(to: &findings)
        if foreignSystems > 0 {
            note(
                "foreign-srs", "geometries name another reference system than their layer", severity: .warning,
                remedy: "They are read in the layer's system; export the layer again", count: foreignSystems)
        }
        if curves > 0 { noteCurves() }
        return table
    }

    private mutating func noteCurves() {
        let place = Place(file: table.file, layer: layer.name)
        findings.add(
            Finding(
                .note, "curves-as-chords",
                "\(curves) feature\(curves == 1 ? " has" : "s have") arcs, which are read as chords within 1 mm of them; "
                    + "an area changes by less than 1 mm times the length of its arcs",
                at: place))
    }

    private mutating func note(
        _ code: String, _ message: String, severity: Severity = .error, remedy: String, count: Int = 1
    ) {
        let place = Place(file: table.file, layer: layer.name)
        findings.add(Finding(severity, code, message, at: place, remedy: remedy, count: count))
    }
}

// MARK: - Columns and system

extension GeoPackageLayerReader {
    /// Notes the attributes and returns the name of the primary key.
    private mutating func readColumns(_ database: borrowing SQLiteDatabase) throws(SQLiteError) -> String? {
        let rows = try database.prepare("PRAGMA table_info(\(SQLiteDatabase.quoted(layer.name)))")
        var keys: [String] = []
        var hasGeometry = false
        while try rows.next() {
            guard let name = rows.text(1) else { continue }
            let type = (rows.text(2) ?? "").uppercased()
            if rows.integer(5) > 0 {
                keys.append(type == "INTEGER" ? name : "")
                // The key is every feature's own id; it is an attribute only for those who ask for it by name.
                if case .only = fields, fields.contains(name) { add(name, isBoolean: false) }
            } else if name.lowercased() == layer.geometryColumn.lowercased() {
                hasGeometry = true
            } else {
                add(name, isBoolean: type == "BOOLEAN")
            }
        }
        guard keys.count == 1, let key = keys.first, !key.isEmpty else {
            note("no-primary-key", "the layer has no integer primary key", remedy: "Export the layer again")
            return nil
        }
        guard hasGeometry else {
            note(
                "no-geometry-column", "the layer has no column '\(layer.geometryColumn)'",
                remedy: "Export the layer again")
            return nil
        }
        return key
    }

    private mutating func add(_ name: String, isBoolean: Bool) {
        table.fieldNames.append(name)
        guard fields.contains(name) else { return }
        columns.append(TableColumn(name: name, isBoolean: isBoolean))
        values.append(Column(name: name))
    }

    private mutating func applySystem(_ stated: CRS?) {
        let remedy = "State the layer's CRS in the study file, for example crs: EPSG:31256"
        if let stated {
            table.crs = stated
            table.crsSource = "study file"
            return
        }
        guard let srs = layer.srs else {
            let isUndefined = layer.srsID == 0 || layer.srsID == -1
            let message =
                isUndefined
                ? "the reference system of the layer is undefined"
                : "the file does not describe its reference system \(layer.srsID)"
            note("crs-unknown", message, remedy: remedy)
            return
        }
        do throws(ProjectionError) {
            table.crs = try CRS(srs)
            table.crsSource = "gpkg_spatial_ref_sys"
        } catch {
            note("crs-unknown", error.message, remedy: error.remedy)
        }
    }
}

// MARK: - Rows

extension GeoPackageLayerReader {
    private mutating func readRows(_ database: borrowing SQLiteDatabase, key: String) throws(SQLiteError) {
        let names = ([key, layer.geometryColumn] + columns.map(\.name)).map(SQLiteDatabase.quoted)
        let rows = try database.prepare(
            "SELECT \(names.joined(separator: ", ")) FROM \(SQLiteDatabase.quoted(layer.name)) ORDER BY \(names[0])")
        var last: Int?
        while try rows.next() {
            guard table.count < limits.features else {
                note("too-many-features", "the layer has more features than the limit", remedy: "Split the layer")
                return
            }
            let identifier = rows.integer(0)
            // The order is SQLite's promise; a damaged tree can lead in circles instead.
            if let last, identifier <= last {
                note("damaged-database", "the keys of the layer do not rise", remedy: "Get a whole copy of the file")
                return
            }
            last = identifier
            readGeometry(rows)
            table.identifiers.append(String(identifier))
            table.positions.append(identifier)
            for index in columns.indices { values[index].append(value(rows, Int32(index + 2), columns[index])) }
        }
    }

    private mutating func readGeometry(_ rows: borrowing SQLiteRows) {
        let row = table.count
        switch rows.kind(1) {
        case .null:
            table.shapes.closeShape(.area)
            return
        case .blob: break
        default:
            table.shapes.closeShape(.area)
            table.defects.append(GeometryDefect(row: row, .malformed, path: layer.geometryColumn))
            return
        }
        var scanner = WKBScanner(
            rows.bytes(1), coordinateLimit: limits.coordinates, arcDeviation: arcDeviation)
        do throws(WKBError) {
            if try scanner.header() != layer.srsID { foreignSystems += 1 }
            let kind = try scanner.geometry(into: &table.shapes)
            for (fault, path) in scanner.mended {
                table.defects.append(GeometryDefect(row: row, fault, path: path, isMended: true))
            }
            table.shapes.closeShape(kind ?? .area)
            if scanner.hasMoreDimensions { table.droppedDimensions += 1 }
            if scanner.hasArcs { curves += 1 }
        } catch {
            table.shapes.discardOpenShape()
            table.shapes.closeShape(.area)
            table.defects.append(GeometryDefect(row: row, error.fault, path: error.path ?? layer.geometryColumn))
        }
    }

    private mutating func value(
        _ rows: borrowing SQLiteRows, _ position: Int32, _ column: TableColumn
    ) -> AttributeValue {
        switch rows.kind(position) {
        case .null: return .missing
        case .integer:
            let value = rows.integer(position)
            if column.isBoolean, value == 0 || value == 1 { return .boolean(value == 1) }
            if value.magnitude > 1 << 53 { losses.addInexact(field: column.name, at: place) }
            return .number(Double(value))
        case .real:
            let value = rows.real(position)
            guard value.isFinite else {
                losses.add(
                    "non-finite-number", field: column.name,
                    "attribute '\(column.name)' holds infinite numbers, which are read as missing",
                    remedy: "Write finite numbers or NULL", at: place)
                return .missing
            }
            return .number(value)
        case .text:
            guard let text = rows.text(position) else {
                losses.add(
                    "invalid-utf8", field: column.name,
                    "attribute '\(column.name)' holds texts that are not UTF-8, which are read as missing",
                    remedy: "Export the layer again", at: place)
                return .missing
            }
            return .text(text)
        case .blob:
            losses.addUnsupported(field: column.name, kind: "binary data", at: place)
            return .missing
        }
    }

    /// The place of the row being read, whose shape and identifier are in the table already.
    private var place: Place { table.place(ofFeature: table.count - 1) }
}
