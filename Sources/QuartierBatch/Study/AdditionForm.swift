internal import QuartierGeometry
internal import QuartierModel

/// The keys of an `add` edit before it is known where the elements come from.
private struct AdditionKeys: Sendable {
    var place = Place()
    var layer = LayerKind.districts
    var from: PlacedText?
    var features: [InlineFeature] = []
    var sourceLayer: PlacedText?
    var id: PlacedText?
    var crs: PlacedText?
    var crsOperation: PlacedText?
    var fields: [StudyFile.FieldMapping] = []
    var expect: Int?
    var scale: Double?

    /// The finished edit.
    var addition: StudyFile.Addition {
        StudyFile.Addition(place: place, layer: layer, elements: elements, expect: expect, scale: scale ?? 1)
    }

    private var elements: StudyFile.Elements {
        guard let from else {
            return .features(
                StudyFile.InlineFeatures(
                    geoJSON: InlineFeature.collection(features), places: features.map(\.place), id: id, crs: crs,
                    crsOperation: crsOperation, fields: fields))
        }
        var source = StudyFile.LayerSource(path: from)
        source.layer = sourceLayer
        source.id = id
        source.crs = crs
        source.crsOperation = crsOperation
        source.fields = fields
        return .file(source)
    }
}

extension Form where Value == StudyFile.Addition {
    /// Adds elements from a file, or written out.
    static let addition = ObjectForm<AdditionKeys>(
        noun: "an edit", empty: AdditionKeys(),
        fields: [
            Field("add", .oneOf(LayerKind.self), \.layer, required: true, "The layer to which elements are added"),
            Field("from", .placed(.path), \.from, "The file with the elements, relative to the study file"),
            Field("features", .list(of: .feature), \.features, "The elements as features of GeoJSON"),
            Field("layer", .placedText, \.sourceLayer, "The layer or table inside the file"),
            Field("id", .placedText, \.id, "The field with the identifier"),
            Field("crs", .placed(.crs), \.crs, "The reference system, where the file does not state it"),
            Field("crs_operation", .placedText, \.crsOperation, OperationTexts.layer),
            Field(
                "fields", .fields(LayerFields.all), \.fields, "Which fields of the file hold the standard attributes"),
            Field("expect", .integer(.from(0)), \.expect, EditTexts.expect),
            Field(
                "scale", .number(NumberRange(minimum: 0, maximum: 10_000)), \.scale,
                "How many times its area each element has, about its centroid; 0 leaves them out"),
        ], place: { $0.place = $1 }, exactlyOne: ["from", "features"],
        check: { keys, node, context in
            checkFields(keys, &context)
            checkScale(keys, node, &context)
            guard keys.from == nil, keys.sourceLayer != nil else { return }
            context.report(
                "conflicting-keys", "'layer' names a layer inside a file, but the elements are written out here",
                node.mark, remedy: "Remove 'layer'")
        }
    ).form.map(\.addition)

    /// Points have no area, and below a ten-thousandth a building is a dot that rounding makes nothing of.
    private static func checkScale(_ keys: AdditionKeys, _ node: YAMLNode, _ context: inout DecodingContext) {
        guard let scale = keys.scale else { return }
        if keys.layer.elementType.shapeKinds.contains(.point) {
            context.report(
                "conflicting-keys",
                "\(keys.layer.rawValue) are points, which 'scale' makes neither larger nor smaller", node.mark,
                remedy: "Remove 'scale'")
        } else if scale > 0, scale < 0.0001 {
            context.report(
                "out-of-range", "'scale' is 0, which leaves the elements out, or at least 0.0001", node.mark)
        }
    }

    /// The schema allows the fields of all layers here; only those of the layer make sense.
    private static func checkFields(_ keys: AdditionKeys, _ context: inout DecodingContext) {
        let known = LayerFields.attributes(of: keys.layer).map(\.name)
        for mapping in keys.fields where !known.contains(mapping.attribute) {
            context.findings.add(
                Finding(
                    .error, "unknown-key", "the layer \(keys.layer.rawValue) has no attribute '\(mapping.attribute)'",
                    at: mapping.field.place, remedy: known.asRemedy))
        }
    }
}
