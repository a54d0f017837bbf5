internal import QuartierGeometry
internal import QuartierModel

/// Reads files of foreign formats (Shapefile, GML, FlatGeobuf, DXF, KML, MapInfo) through GDAL's own programs.
///
/// A file is converted once into a GeoPackage in a cache (see `ConversionCache`), by a child process that sees copies
/// of the file and its companions and nothing else, without network and under limits; GDAL is never a part of this
/// process. Exit codes are not trusted: whatever GDAL complains about is an error, and the features are counted on
/// both sides. Arcs become chords, in the GeoPackage reader where GDAL hands them over as arcs, else by GDAL, which
/// makes chords of one degree; its other curves are such chords too. Z and M are dropped by the GeoPackage reader.
///
/// XPlanGML is GML: `BP_BaugebietsTeilFlaeche` is a layer with the fields GRZ, GFZ and Z. That was tried on a sample
/// written after the standard's names, not on official plans.
struct Conversion {
    /// What a conversion works with; tests have their own.
    struct Settings: Sendable {
        var programs: GDALPrograms?
        /// The folder of the cache; the customary one if nil.
        var cacheFolder: String?
        /// The bytes of the cache.
        var cacheLimit = 4 << 30
        /// Limits of the programs; by the size of the file if nil.
        var limits: ConversionLimits?
        /// How a program is run.
        var launch: @Sendable (ConfinedProgram) -> ConfinedProgram.Outcome? = { $0.run() }

        static var standard: Settings { Settings(programs: .installed) }
    }

    private let source: SourceFile
    private let settings: Settings
    private var check: ShapefileCheck?
    /// The features there must be at least, by what the files themselves say.
    private var leastFeatures: Int?
    private var codePage: CodePage?
    private var notes: [Finding] = []
    /// The reference system, where we read it ourselves, and how it was found.
    private var system: (crs: CRS, source: String)?
    private let isSystemStated: Bool

    private init(
        _ path: String, _ name: String, _ format: ForeignFormat, isSystemStated: Bool, limit: Int, _ settings: Settings
    ) throws(Finding) {
        source = try SourceFile(path: path, name: name, format: format)
        self.settings = settings
        self.isSystemStated = isSystemStated
        switch format {
        case .shapefile: try examineShapefile(limit: limit)
        case .gml, .kml, .dxf:
            let file = try MappedFile(path: path, displayName: name, limit: limit)
            try examineText(file.bytes)
        case .mif:
            let check = try InterchangeCheck(source, limit: limit)
            notes += check.findings
            leastFeatures = check.rows
        case .flatGeobuf:
            let file = try MappedFile(path: path, displayName: name, limit: limit)
            leastFeatures = try FlatGeobufCheck(file.bytes, name: name).features
        case .tab: _ = try MapInfoCheck(source, limit: limit)
        }
    }
}

// MARK: - Reading

extension Conversion {
    /// Reads a layer; nil if the file is unusable as a whole, and findings say why.
    static func read(
        path: String, layer: String?, format: ForeignFormat, name: String, options: FeatureFileOptions,
        settings: Settings = .standard, findings: inout Findings
    ) -> FeatureTable? {
        do throws(Finding) {
            let conversion = try Conversion(
                path, name, format, isSystemStated: options.crs != nil, limit: options.limits.bytes, settings)
            let entry = try conversion.entry(limit: options.limits.bytes)
            for note in conversion.notes + conversion.remarks(entry) { findings.add(note) }
            return try conversion.table(entry, layer, options, &findings)
        } catch {
            findings.add(error)
            return nil
        }
    }

    /// The names of the layers.
    static func layers(
        path: String, format: ForeignFormat, name: String, settings: Settings = .standard
    ) throws(Finding) -> [String] {
        guard format.namesLayers || format == .dxf else {
            _ = try SourceFile(path: path, name: name, format: format)
            return [FileName.stem(path)]
        }
        let limit = ReadingLimits().bytes
        let conversion = try Conversion(path, name, format, isSystemStated: true, limit: limit, settings)
        let entry = try conversion.entry(limit: limit)
        guard format == .dxf else {
            return try conversion.layerNames(entry).map(conversion.outerName)
        }
        var findings = Findings()
        let table = GeoPackageReader.read(
            path: entry.path, layer: ConversionRun.layerName, displayName: name,
            fields: .only([DrawingTable.layerField]),
            crs: .wgs84, findings: &findings)
        return table.map(DrawingTable.layers) ?? []
    }

    private func table(
        _ entry: ConversionCache.Entry, _ layer: String?, _ options: FeatureFileOptions, _ findings: inout Findings
    ) throws(Finding) -> FeatureTable? {
        let inner = try innerLayer(layer, entry)
        var found = Findings()
        let table = GeoPackageReader.read(
            path: entry.path, layer: inner, displayName: source.name, fields: wanted(options.fields),
            crs: options.crs ?? system?.crs, limits: options.limits, findings: &found)
        for finding in found.all { findings.add(translated(finding)) }
        guard var table else { return nil }
        table.name = outerName(table.name)
        if options.crs == nil, let system { table.crsSource = system.source }
        if options.crs == nil, system == nil, table.crs != nil { table.crsSource = source.format.name }
        if source.format == .gml { takeIdentifiers(&table, &findings) }
        if source.format == .dxf { table = try DrawingTable.selected(layer, from: table) }
        table.columns.removeAll { !options.fields.contains($0.name) }
        return table
    }

    /// The layer of the GeoPackage that a name of the user means; the only one with features if none is named.
    private func innerLayer(_ layer: String?, _ entry: ConversionCache.Entry) throws(Finding) -> String? {
        if source.format.namesLayers {
            let names = try layerNames(entry)
            if let layer { return layer == source.stem && !names.contains(layer) ? ConversionRun.layerName : layer }
            if names.count <= 1 { return names.first }
            throw Finding(
                .error, "layer-not-named", "the file has several layers and none is named",
                at: Place(file: source.name),
                remedy: "Name one of \(names.map { "'\(outerName($0))'" }.joined(separator: ", "))")
        }
        guard let layer, source.format != .dxf, layer != source.stem else { return ConversionRun.layerName }
        throw Finding(
            .error, "unknown-layer", "there is no such layer", at: Place(file: source.name, layer: layer),
            remedy: "The layer is '\(source.stem)'; leave it out")
    }

    /// The layers of a converted file that have features, or all if none has: the root of a KML is a layer too.
    private func layerNames(_ entry: ConversionCache.Entry) throws(Finding) -> [String] {
        let names = try GeoPackageReader.layers(path: entry.path, displayName: source.name).map(\.name)
        do throws(SQLiteError) {
            let counts = try ConvertedCounts(path: entry.path).byLayer
            let filled = names.filter { counts[$0, default: 0] > 0 }
            return filled.isEmpty ? names : filled
        } catch {
            throw error.finding(file: source.name)
        }
    }

    /// What a layer is called that GDAL named for our copy of the file.
    private func outerName(_ layer: String) -> String { layer == ConversionRun.layerName ? source.stem : layer }

    private func wanted(_ fields: FieldSelection) -> FieldSelection {
        let own: Set<String> = source.format == .gml ? [Self.gmlIdentifier] : [DrawingTable.layerField]
        guard source.format == .gml || source.format == .dxf else { return fields }
        return switch fields {
        case .all: .all
        case .none: .only(own)
        case .only(let names): .only(names.union(own))
        }
    }

    private static let gmlIdentifier = "gml_id"

    /// The identifiers of GML's features are theirs by the standard, not a field of someone's.
    private func takeIdentifiers(_ table: inout FeatureTable, _ findings: inout Findings) {
        guard let column = table.column(Self.gmlIdentifier) else { return }
        for row in 0..<table.count {
            if case .text(let text) = column[row], !text.isEmpty { table.identifiers[row] = text }
        }
        DuplicateIdentifiers.report(in: table, to: &findings)
    }

    /// A finding about the GeoPackage as one about the user's file.
    private func translated(_ finding: Finding) -> Finding {
        var finding = finding
        finding.place.layer = finding.place.layer.map(outerName)
        if finding.code == "crs-unknown" {
            finding.code = "crs-missing"
            finding.message = "the file states no coordinate reference system that is known"
            finding.remedy = "State it in the study: crs: EPSG:25832, for example"
            if source.format == .shapefile {
                finding.message = "there is no .prj, so the file states no coordinate reference system"
                finding.remedy = "Copy the .prj to the same folder, or state the CRS: crs: EPSG:25832, for example"
            }
        }
        return finding
    }

    private func remarks(_ entry: ConversionCache.Entry) -> [Finding] {
        entry.warnings.map {
            Finding(.warning, "gdal-warning", "GDAL remarks: \($0)", at: Place(file: source.name))
        }
    }
}

// MARK: - Before the conversion

extension Conversion {
    private mutating func examineShapefile(limit: Int) throws(Finding) {
        let check = try ShapefileCheck(source, limit: limit)
        let codePage = try CodePage(of: source)
        notes += check.findings + (codePage.finding.map { [$0] } ?? [])
        self.check = check
        self.codePage = codePage
        guard !isSystemStated else { return }
        if let crs = try ShapefileSystem.read(source) { system = (crs, ".prj") }
    }

    private mutating func examineText(_ bytes: UnsafeRawBufferPointer) throws(Finding) {
        let place = Place(file: source.name)
        if source.format == .dxf {
            guard Self.endsAsDrawing(bytes) else {
                throw Finding(
                    .error, "truncated-file", "the drawing does not end with EOF", at: place,
                    remedy: "Get a whole copy of the file")
            }
        } else {
            // Entities can point to other files or grow without end; no honest plan declares any.
            guard !ByteSearch.contains("<!DOCTYPE", in: bytes), !ByteSearch.contains("<!ENTITY", in: bytes) else {
                throw Finding(
                    .error, "xml-entities",
                    "the file declares a document type or entities of its own",
                    at: place, remedy: "Export the file without <!DOCTYPE …>")
            }
        }
        if source.format == .kml, ByteSearch.contains("<NetworkLink", in: bytes) {
            notes.append(
                Finding(
                    .warning, "network-link", "the file points to others, which are not fetched", at: place,
                    remedy: "Download what it points to, and name that"))
        }
        if curveMarks.contains(where: { ByteSearch.contains($0, in: bytes) }) {
            notes.append(
                Finding(.note, "curves-as-chords", "curves are read as chords of one degree each", at: place))
        }
        if source.format == .gml, !isSystemStated, let crs = try GMLSystem.read(source, bytes) {
            system = (crs, "srsName")
        }
    }

    /// The last group of a drawing is 0 EOF; space may follow.
    private static func endsAsDrawing(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return false }
        let end = bytes[...last].suffix(4)
        return end.elementsEqual("\nEOF".utf8) || end.elementsEqual("\rEOF".utf8)
    }

    private var curveMarks: [String] {
        switch source.format {
        case .gml: [":CubicSpline", ":BSpline", ":Bezier", ":ArcByBulge", ":Clothoid"]
        case .dxf: ["\nCIRCLE", "\nARC", "\nELLIPSE", "\nSPLINE", "\n 42\n", "\n42\n", "\n 42\r", "\n42\r"]
        default: []
        }
    }
}

// MARK: - Converting

extension Conversion {
    /// The converted file, from the cache or made now.
    private func entry(limit: Int) throws(Finding) -> ConversionCache.Entry {
        guard let programs = settings.programs else {
            throw Finding(
                .error, "gdal-missing",
                "\(source.format.name) is read through GDAL's programs, which are missing",
                at: Place(file: source.name), remedy: GDALPrograms.advice)
        }
        guard programs.drivers.contains(source.format.driver) else {
            throw Finding(
                .error, "gdal-driver-missing",
                "GDAL \(programs.version) is installed without its driver for \(source.format.name)",
                at: Place(file: source.name), remedy: "Install a whole GDAL, or convert the file to GeoPackage")
        }
        let cache = settings.cacheFolder.map { ConversionCache(folder: $0, limit: settings.cacheLimit) }
        guard let cache = cache ?? ConversionCache.standard() else { throw unwritable("no folder for it can be made") }
        let digest = try source.digest(limit: limit)
        let run = ConversionRun(
            source: source, programs: programs, limits: settings.limits ?? ConversionLimits(bytes: digest.bytes),
            encoding: codePage?.name, expected: check?.counts, leastFeatures: leastFeatures, launch: settings.launch)
        let key = FileDigest.sha256(of: Array((run.identity + digest.text).utf8))
        if let entry = cache.entry(key) { return entry }
        return try make(run, key, digest.text, cache, limit: limit)
    }

    private func make(
        _ run: ConversionRun, _ key: String, _ digest: String, _ cache: ConversionCache, limit: Int
    ) throws(Finding) -> ConversionCache.Entry {
        guard let work = WorkFolder(in: cache.folder) else { throw unwritable("no folder can be made in it") }
        let result = "\(work.path)/data.gpkg"
        let warnings = try run.convert(in: work, to: result)
        guard try source.digest(limit: limit).text == digest else {
            throw Finding(
                .error, "file-changed", "the file changed while it was read", at: Place(file: source.name),
                remedy: "Wait until it is written, and run again")
        }
        do throws(OutputError) {
            return try cache.keep(result, warnings: warnings, as: key, work: work)
        } catch {
            throw unwritable(error.message)
        }
    }

    private func unwritable(_ reason: String) -> Finding {
        Finding(
            .error, "cache-unwritable", "the cache for converted files cannot be used: \(reason)",
            at: Place(file: source.name), remedy: "Set QUARTIER_CACHE to a folder with space that you may write to")
    }
}
