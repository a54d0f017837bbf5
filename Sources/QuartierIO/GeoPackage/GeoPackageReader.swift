public import QuartierGeometry
public import QuartierModel

/// Reads layers of features from GeoPackage files, through SQLite's own library and nothing else.
///
/// The file is opened read-only; only tables named in `gpkg_contents` are read. Coordinates have x east and y
/// north whatever the reference system says: GeoPackage prescribes that order.
public struct GeoPackageReader {
    /// The feature layers of a file, in order of their names.
    ///
    /// Throws a finding if the file is no GeoPackage or is damaged.
    public static func layers(path: String, displayName: String? = nil) throws(Finding) -> [GeoPackageLayer] {
        let name = displayName ?? path
        try checkFile(path, name, ReadingLimits())
        do throws(SQLiteError) {
            let database = try SQLiteDatabase(path: path)
            let catalog = try GeoPackageCatalog(of: database)
            if catalog.isGeoPackage { return catalog.layers }
        } catch {
            throw error.finding(file: name)
        }
        throw notGeoPackage(name)
    }

    /// Reads a layer; the only one if none is named.
    ///
    /// The identifier of a feature is its integer primary key. Rows come in the order of that key. Returns nil if
    /// the file or the layer is unusable as a whole; the findings say why.
    public static func read(
        path: String, layer: String?, displayName: String? = nil, fields: FieldSelection, crs: CRS? = nil,
        limits: ReadingLimits = ReadingLimits(), findings: inout Findings
    ) -> FeatureTable? {
        let name = displayName ?? path
        do throws(Finding) {
            try checkFile(path, name, limits)
            return try readChecked(path, name, layer, fields, crs, limits, &findings)
        } catch {
            findings.add(error)
            return nil
        }
    }

    private static func readChecked(
        _ path: String, _ name: String, _ layer: String?, _ fields: FieldSelection, _ crs: CRS?,
        _ limits: ReadingLimits, _ findings: inout Findings
    ) throws(Finding) -> FeatureTable? {
        let failure: SQLiteError
        do throws(SQLiteError) {
            let database = try SQLiteDatabase(path: path)
            let catalog = try GeoPackageCatalog(of: database)
            let choice = choose(layer, in: catalog, file: name)
            guard case .success(let chosen) = choice else {
                if case .failure(let finding) = choice { findings.add(finding) }
                return nil
            }
            var reader = GeoPackageLayerReader(chosen, file: name, fields: fields, limits: limits, findings: findings)
            defer { findings = reader.findings }
            return try reader.read(from: database, stated: crs)
        } catch {
            failure = error
        }
        throw failure.finding(file: name, layer: layer)
    }

    // MARK: Checks

    private static func checkFile(_ path: String, _ name: String, _ limits: ReadingLimits) throws(Finding) {
        let file = try MappedFile(path: path, displayName: name, limit: limits.bytes)
        let kind = FileKind(file.bytes)
        guard kind == .sqlite else {
            if kind == .empty, let finding = TextStart.refusal(of: kind, file: name) { throw finding }
            throw notGeoPackage(name)
        }
        // SQLite would read the missing end of a cut file as zeros.
        guard file.bytes.count >= 100 else { throw cutOff(name) }
        let stated = Int(file.bytes[16]) << 8 | Int(file.bytes[17])
        let pageSize = stated == 1 ? 65536 : stated
        let pages = file.bytes[28..<32].reduce(0) { $0 << 8 | Int($1) }
        guard file.bytes.count >= pageSize * pages else { throw cutOff(name) }
    }

    private static func cutOff(_ name: String) -> Finding {
        Finding(
            .error, "truncated-file", "the file is shorter than it says it is", at: Place(file: name),
            remedy: "Get a whole copy of the file")
    }

    private static func notGeoPackage(_ name: String) -> Finding {
        Finding(
            .error, "not-geopackage", "this is not a GeoPackage", at: Place(file: name), remedy: FileFormats.advice)
    }

    private static func notOneLayer(_ names: String, _ place: Place) -> Finding {
        guard !names.isEmpty else {
            return Finding(
                .error, "no-layer", "the file has no layer of features", at: place, remedy: "Export the layer again")
        }
        return Finding(
            .error, "layer-not-named", "the file has several layers and none is named", at: place,
            remedy: "Name one of \(names)")
    }

    private static func choose(
        _ layer: String?, in catalog: GeoPackageCatalog, file: String
    ) -> Result<GeoPackageLayer, Finding> {
        guard catalog.isGeoPackage else { return .failure(notGeoPackage(file)) }
        let names = catalog.layers.map { "'\($0.name)'" }.joined(separator: ", ")
        let known = names.isEmpty ? "The file has no layer of features" : "The layers are \(names)"
        let place = Place(file: file, layer: layer)
        let chosen: GeoPackageLayer
        if let layer {
            guard let found = catalog.layers.first(where: { $0.name == layer }) else {
                return .failure(Finding(.error, "unknown-layer", "there is no such layer", at: place, remedy: known))
            }
            chosen = found
        } else {
            guard catalog.layers.count == 1, let only = catalog.layers.first else {
                return .failure(notOneLayer(names, place))
            }
            chosen = only
        }
        let kind = catalog.kind(of: chosen.name)
        guard kind == "table" else {
            return .failure(
                Finding(
                    .error, "not-a-table", "the layer is \(kind.map { "a \($0)" } ?? "missing"), not a table",
                    at: Place(file: file, layer: chosen.name), remedy: "Export the layer as a table"))
        }
        return .success(chosen)
    }
}
