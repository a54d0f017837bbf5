import QuartierIO
internal import QuartierModel

/// A feature written out in the study file, as GeoJSON text.
struct InlineFeature: Sendable {
    let json: String
    let place: Place

    /// The text of a FeatureCollection.
    static func collection(_ features: [InlineFeature]) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[" + features.map(\.json).joined(separator: ",") + "]}"
    }
}

extension Form where Value == InlineFeature {
    /// A feature of GeoJSON; only its outside is looked at, the rest is for the reader of GeoJSON files.
    static let feature = Form("a feature of GeoJSON", [.mapping], .feature) { node, context in
        guard case .mapping(let entries) = node.content else { return nil }
        let type = entries.first { $0.key == "type" }?.value.scalar?.text
        guard type == "Feature", entries.contains(where: { $0.key == "geometry" }) else {
            context.report(
                "wrong-kind", "expected a feature of GeoJSON", node.mark,
                remedy: "Write {type: Feature, geometry: {…}, properties: {…}}")
            return nil
        }
        return InlineFeature(json: JSONValue(node).compact, place: context.place(node.mark))
    }
}
