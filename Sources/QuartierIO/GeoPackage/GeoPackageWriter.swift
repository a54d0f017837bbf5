public import QuartierGeometry
public import QuartierModel

/// Writes a GeoPackage with layers of areas and the styles QGIS shows them in, layer after layer.
///
/// The file appears under its name, whole, only when it is committed, like every `OutputFile`. Rows go to the disk as
/// they come, so that memory does not grow with the file. The same layers in the same order give the same bytes.
public struct GeoPackageWriter: ~Copyable {
    private var file: OutputFile
    private let database: SQLiteNewFile
    private let contents: GeoPackageContents

    /// Begins a file whose layers all have one reference system.
    ///
    /// `day` (yyyy-mm-dd) is what the file gives as the time of its last change: the clock would make every file
    /// another.
    public init(path: String, system: GeoPackageSystem, day: String) throws(OutputError) {
        let file = try OutputFile(path: path)
        let database = try SQLiteNewFile(path: file.temporaryPath, shown: path)
        let contents = GeoPackageContents(system: system, changed: "\(day)T00:00:00.000Z")
        try contents.begin(database)
        self.file = file
        self.database = database
        self.contents = contents
    }

    /// Writes a layer.
    ///
    /// - Parameters:
    ///   - layer: Its name and columns.
    ///   - rows: The shapes of its features, in the order of their keys.
    ///   - shapes: Where the shapes are, in the file's reference system; areas only.
    ///   - values: The values of a shape's feature, one for each column.
    /// - Throws: what the disk or SQLite could not do, as an `OutputError`.
    public func writeLayer(
        _ layer: GeoPackageTable, rows: [Int], of shapes: ShapePool, values: (Int) -> [AttributeValue]
    ) throws(OutputError) {
        try database.execute(GeoPackageSchema.table(layer))
        try contents.describe(
            layer, extent: rows.reduce(into: .empty) { $0.formUnion(shapes.boxes[$1]) }, in: database)
        try database.execute(GeoPackageSchema.index(of: layer.name))
        try fill(layer, rows, shapes, values)
        // Only now: the triggers call functions that programs for GeoPackages bring along and SQLite does not have.
        try database.execute(GeoPackageSchema.triggers(of: layer.name))
    }

    /// Adds a style to a layer.
    public func add(_ style: GeoPackageStyle) throws(OutputError) {
        try database.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
                + " styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)"
                + " VALUES ('', '', ?, ?, ?, ?, '', ?, ?, '', NULL, ?)",
            [
                .text(style.layer), .text(GeoPackageTable.geometry), .text(style.name), .text(style.qml),
                .integer(style.isDefault ? 1 : 0), .text(style.description), .text(contents.changed),
            ])
    }

    /// Puts the whole file under its name, safely on the disk.
    public mutating func commit() throws(OutputError) {
        try database.execute("COMMIT")
        try file.commit()
    }
}

// MARK: - Rows

extension GeoPackageWriter {
    private func fill(
        _ layer: GeoPackageTable, _ rows: [Int], _ shapes: ShapePool, _ values: (Int) -> [AttributeValue]
    ) throws(OutputError) {
        let marks = Array(repeating: "?", count: layer.columns.count + 2).joined(separator: ", ")
        let features = try database.prepare(
            "INSERT INTO \(GeoPackageSchema.quoted(layer.name)) VALUES (\(marks))")
        let boxes = try database.prepare(
            "INSERT INTO \(GeoPackageSchema.quoted(GeoPackageSchema.indexName(layer.name))) VALUES (?, ?, ?, ?, ?)")
        for (index, shape) in rows.enumerated() {
            let cells = values(shape)
            precondition(cells.count == layer.columns.count, "a row of a layer has a value for each column")
            let geometry = GeoPackageBlob.multiPolygon(shape, of: shapes, system: contents.system.id)
            try features.run([.integer(index + 1), .blob(geometry)] + cells.map(Self.cell))
            guard !shapes.isEmpty(shape) else { continue }
            let box = shapes.boxes[shape]
            try boxes.run([.integer(index + 1)] + [box.minX, box.maxX, box.minY, box.maxY].map { .real($0) })
        }
    }

    private static func cell(_ value: AttributeValue) -> SQLiteValue {
        switch value {
        case .missing: .null
        case .number(let number): .real(number)
        case .text(let text): .text(text)
        case .boolean(let flag): .integer(flag ? 1 : 0)
        }
    }
}
