import QuartierIO
internal import QuartierModel

extension Form where Value == StudyFile.LayerSource {
    /// The source of a layer: a path, or a group with all that can be said.
    static func source(of layer: LayerKind) -> Form<StudyFile.LayerSource> {
        either(Form<PlacedText>.placed(.path).map { StudyFile.LayerSource(path: $0) }, full(layer))
    }

    private static func full(_ layer: LayerKind) -> Form<StudyFile.LayerSource> {
        ObjectForm<StudyFile.LayerSource>(
            noun: "a group of keys", empty: StudyFile.LayerSource(),
            fields: [
                Field("path", .placed(.path), \.path, required: true, "The file, relative to the study file"),
                Field("layer", .placedText, \.layer, "The layer or table inside the file"),
                Field("id", .placedText, \.id, "The field with the identifier"),
                Field("crs", .placed(.crs), \.crs, "The reference system, where the file does not state it"),
                Field("crs_operation", .placedText, \.crsOperation, OperationTexts.layer),
                Field(
                    "fields", .fields(LayerFields.attributes(of: layer)), \.fields,
                    "Which fields of the file hold the standard attributes"),
                Field(
                    "vocabulary", .oneOf(ValueScheme.self), \.vocabulary,
                    "The scheme of the fields' values, which become standard values by its crosswalk"),
                Field(
                    "where", .placedText, \.filter,
                    "Which features of the file are of the layer, as CQL2 text over the fields of the file"),
                Field(
                    "geometry", .oneOf(GeometryPolicy.self), \.geometry,
                    "What to do about broken geometry; \(GeometryPolicy.standard(for: layer)) by default"),
            ] + values(layer), place: { $0.place = $1 }
        ).form
    }

    /// The key for the file's own words, where the layer has attributes with standard values.
    private static func values(_ layer: LayerKind) -> [Field<StudyFile.LayerSource>] {
        let attributes = layer.attributes.compactMap { attribute -> (name: String, words: [String])? in
            guard case .vocabulary(let words) = attribute.kind else { return nil }
            return (attribute.name, words)
        }
        guard !attributes.isEmpty else { return [] }
        let words = ObjectForm<[String: [String: String]]>(
            noun: "a group such as {kind: {Parkanlage: park}}", empty: [:],
            fields: attributes.map { attribute in
                Field(
                    attribute.name, .map("a group of words of the file", of: .word(attribute.words)),
                    "The standard values of the file's words"
                ) { entries, values in
                    values[attribute.name] = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
                }
            }, needsKey: true
        ).form
        return [Field("values", words, \.values, "The standard values of the file's own words")]
    }
}

extension Form where Value == [StudyFile.FieldMapping] {
    /// The mapping from standard attributes to the fields of a file.
    static func fields(_ attributes: [LayerFields.Attribute]) -> Form<[StudyFile.FieldMapping]> {
        ObjectForm(
            noun: "a group such as {name: bezeichnung}", empty: [],
            fields: attributes.map { attribute in
                Field(attribute.name, .placedText, attribute.documentation) { field, mappings in
                    mappings.append(StudyFile.FieldMapping(attribute: attribute.name, field: field))
                }
            }, needsKey: true,
            check: { mappings, node, context in
                let axes = mappings.map(\.attribute).filter { $0 == "x" || $0 == "y" }
                guard let axis = axes.first, axes.count == 1 else { return }
                context.report("missing-key", "'\(axis)' needs '\(axis == "x" ? "y" : "x")' with it", node.mark)
            }
        ).form
    }
}

/// What stands under `layers`.
struct StatedLayers: Sendable {
    /// The layers of elements.
    var layers: [LayerKind: StudyFile.LayerSource] = [:]
    /// The timetables.
    var feeds: [StudyFile.FeedSource] = []
}

extension Form where Value == StatedLayers {
    /// All layers of a study.
    static let layers = ObjectForm<StatedLayers>(
        noun: "a group of layers", empty: StatedLayers(),
        fields: LayerKind.allCases.map { layer in
            Field(layer.rawValue, .source(of: layer), required: layer == .districts, documentation(layer)) {
                $1.layers[layer] = $0
            }
        } + [
            Field(
                "transit", .feeds, \.feeds,
                "Timetables in GTFS, archives or folders, whose stations are the stops (Fahrpläne)")
        ],
        unsupported: Unsupported.layers,
        check: { said, node, context in
            guard said.layers[.stops] != nil, !said.feeds.isEmpty else { return }
            context.report(
                "conflicting-keys", "'stops' and 'transit' both say where the stops are", node.mark,
                remedy: "Leave 'stops' out: the timetables have them, with their departures")
        }
    ).form

    private static func documentation(_ layer: LayerKind) -> String {
        switch layer {
        case .districts: "The areas that results are reported for (Gebiete)"
        case .plots: "Building plots (Baufelder, Grundstücke)"
        case .buildings: "Buildings (Gebäude)"
        case .green: "Green and open spaces, water included (Grün- und Freiflächen)"
        case .surfaces: "The ground outside buildings by what covers it (Bodenbedeckung)"
        case .trees: "Trees as points or crowns (Bäume)"
        case .places: "Places that people go to: schools, shops, surgeries (Einrichtungen)"
        case .stops: "Stops of public transport (Haltestellen)"
        case .streets: "Streets, paths and squares on which people walk, entrances (Straßen, Wege, Plätze, Eingänge)"
        }
    }
}

extension Form where Value == [StudyFile.FeedSource] {
    /// One path, or a list of feeds.
    fileprivate static let feeds = either(
        Form<PlacedText>.placed(.path).map { [StudyFile.FeedSource(path: $0)] },
        Form<[StudyFile.FeedSource]>.list(of: .feed))
}

extension Form where Value == StudyFile.FeedSource {
    /// A feed: a path, or a group with it.
    fileprivate static let feed = either(
        Form<PlacedText>.placed(.path).map { StudyFile.FeedSource(path: $0) },
        ObjectForm<StudyFile.FeedSource>(
            noun: "a group of keys", empty: StudyFile.FeedSource(),
            fields: [
                Field(
                    "path", .placed(.path), \.path, required: true,
                    "A GTFS archive or a folder of its text files, relative to the study file")
            ], place: { $0.place = $1 }
        ).form)
}
