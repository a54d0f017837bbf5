public import QuartierGeometry
public import QuartierModel

/// How a file of features is to be read.
public struct FeatureFileOptions: Hashable, Sendable {
    /// Which attributes become columns.
    public var fields: FieldSelection
    /// The CRS the study states for the layer; goes before what the file says.
    public var crs: CRS?
    /// The column with east or longitude, for CSV.
    public var x: String
    /// The column with north or latitude, for CSV.
    public var y: String
    /// Whether a CSV must have the columns `x` and `y`; without them its rows may also have no geometry.
    public var needsPlaces = true
    /// The layer of the study the features are for; decides what is taken from a file that holds everything.
    public var studyLayer: LayerKind?
    /// How findings name the file; the path if nil.
    public var displayName: String?
    /// How much is read at most.
    public var limits: ReadingLimits

    /// Options; CSV tables are expected to have columns `x` and `y`.
    public init(
        fields: FieldSelection = .all, crs: CRS? = nil, x: String = "x", y: String = "y",
        displayName: String? = nil, limits: ReadingLimits = ReadingLimits()
    ) {
        self.fields = fields
        self.crs = crs
        self.x = x
        self.y = y
        self.displayName = displayName
        self.limits = limits
    }
}

/// Reads a file of features in whichever of the known formats it is.
///
/// The first bytes decide; the suffix only tells formats apart that begin alike.
public enum FeatureFile {
    /// Reads a file, or the named layer of one that has several.
    ///
    /// Returns nil if the file is unusable as a whole; the findings say why and what to do.
    public static func read(
        path: String, layer: String? = nil, options: FeatureFileOptions = FeatureFileOptions(),
        findings: inout Findings
    ) -> FeatureTable? {
        let name = options.displayName ?? path
        do throws(Finding) {
            let file = try MappedFile(path: path, displayName: name, limit: options.limits.bytes)
            if let model = CityModelFormat(file.bytes) {
                return try model.read(file.bytes, layer: layer, options: options, file: name, findings: &findings)
            }
            if let foreign = foreignFormat(of: file.bytes, path: path) {
                return Conversion.read(
                    path: path, layer: layer, format: foreign, name: name, options: options, findings: &findings)
            }
            let format = try format(of: file.bytes, path: path, name: name)
            if format == .geoPackage {
                return GeoPackageReader.read(
                    path: path, layer: layer, displayName: name, fields: options.fields, crs: options.crs,
                    limits: options.limits, findings: &findings)
            }
            if format == .osm {
                return try OSMReader.read(file.bytes, path: path, layer: layer, options: options, findings: &findings)
            }
            if let layer {
                throw Finding(
                    .error, "unknown-layer", "files of this format have no named layers",
                    at: Place(file: name, layer: layer), remedy: "Leave the layer out")
            }
            return readText(file.bytes, format, path, name, options, &findings)
        } catch {
            findings.add(error)
            return nil
        }
    }

    /// The names of the layers a file offers; most formats have one, named for the file.
    ///
    /// Throws a finding if the file cannot be read or its format is not known.
    public static func layers(path: String, displayName: String? = nil) throws(Finding) -> [String] {
        let name = displayName ?? path
        let file = try MappedFile(path: path, displayName: name)
        if CityModelFormat(file.bytes) != nil { return [CityModelFormat.layer] }
        if let foreign = foreignFormat(of: file.bytes, path: path) {
            return try Conversion.layers(path: path, format: foreign, name: name)
        }
        switch try format(of: file.bytes, path: path, name: name) {
        case .geoPackage: return try GeoPackageReader.layers(path: path, displayName: name).map(\.name)
        case .osm: return OSMReader.layers.map(\.rawValue)
        default: return [FileName.stem(path)]
        }
    }

    /// The files that belong to a file and are read with it: the .shx, .dbf, .prj and .cpg of a .shp.
    public static func companions(ofFile path: String) -> [String] {
        guard let companions = ForeignFormat(suffix: FileName.suffix(path))?.companions else { return [] }
        return (companions.needed + companions.useful).compactMap { SourceFile.companion(of: path, suffix: $0) }
    }

    private static func readText(
        _ bytes: UnsafeRawBufferPointer, _ format: Format, _ path: String, _ name: String,
        _ options: FeatureFileOptions, _ findings: inout Findings
    ) -> FeatureTable? {
        let stem = FileName.stem(path)
        switch format {
        case .geoJSON:
            return GeoJSONReader.read(
                bytes, name: stem, displayName: name, fields: options.fields, crs: options.crs,
                limits: options.limits, findings: &findings)
        case .sequence:
            return GeoJSONSeqReader.read(
                bytes, name: stem, displayName: name, fields: options.fields, crs: options.crs,
                limits: options.limits, findings: &findings)
        case .csv, .geoPackage, .osm:
            return CSVReader.read(
                bytes, x: options.x, y: options.y, crs: options.crs, name: stem, displayName: name,
                fields: options.fields, needsPlaces: options.needsPlaces, limits: options.limits, findings: &findings)
        }
    }

    // MARK: Formats

    private enum Format { case geoJSON, sequence, geoPackage, csv, osm }

    private static let sequenceSuffixes: Set<String> = ["geojsonl", "geojsons", "ndjson", "geojsonseq", "jsonl"]
    private static let tableSuffixes: Set<String> = ["csv", "tsv", "txt"]
    private static let objectSuffixes: Set<String> = ["geojson", "json"]

    private static func format(
        of bytes: UnsafeRawBufferPointer, path: String, name: String
    ) throws(Finding) -> Format {
        let suffix = FileName.suffix(path)
        let kind = FileKind(bytes)
        if kind == .sqlite, !objectSuffixes.contains(suffix), !sequenceSuffixes.contains(suffix) { return .geoPackage }
        if kind == .osmPBF, !objectSuffixes.contains(suffix), !sequenceSuffixes.contains(suffix) { return .osm }
        if kind.name != nil || FileFormats.conversion(ofSuffix: suffix) != nil {
            throw refusal(kind, suffix, name)
        }
        if kind == .records || sequenceSuffixes.contains(suffix) { return .sequence }
        if tableSuffixes.contains(suffix) { return .csv }
        if kind == .json || objectSuffixes.contains(suffix) { return .geoJSON }
        if suffix == "gpkg" { return .geoPackage }
        if suffix == "pbf" { return .osm }
        throw Finding(
            .error, "unknown-format", "the format of the file is not known", at: Place(file: name),
            remedy: FileFormats.advice)
    }

    /// The format that GDAL's programs read for us, if suffix and content agree on one.
    private static func foreignFormat(of bytes: UnsafeRawBufferPointer, path: String) -> ForeignFormat? {
        guard let format = ForeignFormat(suffix: FileName.suffix(path)), format.accepts(bytes) else { return nil }
        return format
    }

    private static func refusal(_ kind: FileKind, _ suffix: String, _ name: String) -> Finding {
        if let remedy = FileFormats.conversion(ofSuffix: suffix) {
            if let format = ForeignFormat(suffix: suffix) {
                if let kind = TextStart.refusal(of: kind, file: name), kind.code != "wrong-format" { return kind }
                return Finding(
                    .error, "wrong-format", "this is no \(format.name) file, whatever its name says",
                    at: Place(file: name), remedy: "Get a whole copy of the file, or name it for what it is")
            }
            return Finding(
                .error, "foreign-format", "files of this format are not read directly", at: Place(file: name),
                remedy: remedy)
        }
        return TextStart.refusal(of: kind, file: name)
            ?? Finding(
                .error, "unknown-format", "the format of the file is not known", at: Place(file: name),
                remedy: FileFormats.advice)
    }
}
