internal import QuartierGeometry
public import QuartierModel

/// Reads layers out of OpenStreetMap files in PBF, the format of extracts (`.osm.pbf`).
///
/// Features are nodes, ways and multipolygon relations chosen by their tags; identifiers are `way/123`. They come in
/// the order nodes, relations, ways, and within each in that of the file. Areas of relations are assembled by
/// libosmium; closed ways are taken as drawn, so that the layer's policy decides about invalid ones. Coordinates are
/// WGS 84, in degrees.
public struct OSMReader {
    /// The layers of a study that a file can fill.
    public static let layers = LayerKind.allCases.filter { OSMSelection.selection(for: $0) != nil }

    /// Reads the features of a layer of the study.
    ///
    /// Columns are tags: those that `fields` selects and those that the crosswalk of the layer reads. Features
    /// without a usable shape are rows with a defect. A way is left out, with a finding, if it is the outline of a
    /// relation with the same key: that is one thing tagged twice. Returns nil if the file is unusable as a whole; the findings
    /// say why.
    public static func read(
        path: String, layer: LayerKind, displayName: String? = nil, fields: FieldSelection = .all,
        limits: ReadingLimits = ReadingLimits(), findings: inout Findings
    ) -> FeatureTable? {
        var options = FeatureFileOptions(fields: fields, displayName: displayName, limits: limits)
        options.studyLayer = layer
        do throws(Finding) {
            let file = try MappedFile(path: path, displayName: displayName, limit: limits.bytes)
            return try read(file.bytes, path: path, layer: nil, options: options, findings: &findings)
        } catch {
            findings.add(error)
            return nil
        }
    }

    /// Reads a layer by the name the study gives, or else by the layer it is for.
    static func read(
        _ bytes: UnsafeRawBufferPointer, path: String, layer: String?, options: FeatureFileOptions,
        findings: inout Findings
    ) throws(Finding) -> FeatureTable? {
        let file = options.displayName ?? path
        let kind = try kind(named: layer, for: options.studyLayer, file)
        try check(options.crs, file)
        guard let selection = OSMSelection.selection(for: kind) else {
            throw refusal("unknown-layer", "OpenStreetMap files define no \(kind.rawValue)", layer, file)
        }
        var options = options
        options.fields = options.fields.including(ValueScheme.osm.fields(of: kind))
        return read(bytes, selection, options, file: file, findings: &findings)
    }

    /// Reads what a selection chooses.
    static func read(
        _ bytes: UnsafeRawBufferPointer, _ selection: OSMSelection, _ options: FeatureFileOptions, file: String,
        findings: inout Findings
    ) -> FeatureTable? {
        let reading = OSMReading(bytes, selection, options.limits)
        if let problem = reading.problem {
            findings.add(
                Finding(
                    .error, "damaged-pbf", "\(problem.message), at byte \(problem.offset)", at: Place(file: file),
                    remedy: "Get a whole copy, or write it anew: osmium cat in.osm.pbf -o out.osm.pbf"))
            return nil
        }
        let table = reading.table(selection.name, file, options, findings: &findings)
        for finding in reading.findings(selection.name, file) { findings.add(finding) }
        return table
    }

    private static func kind(
        named name: String?, for layer: LayerKind?, _ file: String
    ) throws(Finding) -> LayerKind {
        guard let name else {
            if let layer { return layer }
            throw refusal("layer-needed", "the file holds several layers", nil, file)
        }
        if let known = layers.first(where: { $0.rawValue == name }) { return known }
        throw refusal("unknown-layer", "OpenStreetMap files have no layer '\(name)'", name, file)
    }

    private static func refusal(_ code: String, _ message: String, _ layer: String?, _ file: String) -> Finding {
        let names = layers.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return Finding(
            .error, code, message, at: Place(file: file, layer: layer), remedy: "Name one of the layers \(names)")
    }

    /// The format has one CRS; a study that states another is mistaken about the file.
    private static func check(_ stated: CRS?, _ file: String) throws(Finding) {
        guard let stated, stated != .wgs84, stated.code != "EPSG:4326", stated.code != "OGC:CRS84" else { return }
        throw Finding(
            .error, "crs-contradiction", "OpenStreetMap files are in WGS 84, not in \(stated.code ?? stated.name)",
            at: Place(file: file), remedy: "Leave the layer's crs out")
    }
}

extension FieldSelection {
    /// The selection with further fields.
    func including(_ names: [String]) -> FieldSelection {
        switch self {
        case .all: .all
        case .none: .only(Set(names))
        case .only(let own): .only(own.union(names))
        }
    }
}
