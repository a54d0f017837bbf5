import QuartierGeometry
import QuartierIO
public import QuartierModel

extension ResultComparison {
    /// The zones that differ from those of the baseline, each with its differences, as GeoJSON.
    ///
    /// Borders are those of the results, byte for byte. Throws if zones were not what was compared, or the results
    /// have no GeoJSON.
    public func geoJSON() throws(Finding) -> [UInt8] {
        guard options.zones != nil else {
            throw Finding(
                .error, "no-zones", "only zones have borders, and totals are compared",
                remedy: "Ask for zones: --zones districts")
        }
        var features: [[UInt8]] = []
        var box = BoundingBox.empty
        for alternative in alternatives.indices where hasBaseline(alternative) {
            let mine = Dictionary(grouping: rows.filter { $0.alternative == alternative && $0.zoneKind != "total" }) {
                ZoneKey(kind: $0.zoneKind, id: $0.zone)
            }
            let changed = mine.filter { $0.value.contains { !Self.isUnchanged($0) } }
            guard !changed.isEmpty, let kind = options.zones?.rawValue else { continue }
            for feature in try zoneFeatures(of: alternative, kind) {
                guard let id = feature["id"]?.text, let rows = changed[ZoneKey(kind: kind, id: id)] else { continue }
                let sides = (feature["bbox"]?.elements ?? []).compactMap(\.double)
                if sides.count == 4 {
                    box.formUnion(BoundingBox(minX: sides[0], minY: sides[1], maxX: sides[2], maxY: sides[3]))
                }
                features.append(encode(feature, rows, of: alternative))
            }
        }
        return Self.collection(of: features, box)
    }

    /// The features of an alternative's file.
    private func zoneFeatures(of alternative: Int, _ kind: String) throws(Finding) -> [JSONValue] {
        let alternative = alternatives[alternative]
        let folder = folders[alternative.folder]
        let name = "\(alternative.key.label).\(kind).geojson"
        guard folder.digest(of: name) != nil else {
            throw Finding(
                .error, "no-geojson", "the results have no file '\(name)'", at: Place(file: folder.path),
                remedy: "Run the study with the format geojson")
        }
        let file = try MappedFile(path: folder.path + "/" + name)
        guard let features = (try? JSONValue(parsing: Array(file.bytes)))?["features"]?.elements else {
            throw Finding(
                .error, "no-geojson", "this is no file of results", at: Place(file: folder.path + "/" + name),
                remedy: "Run the study again")
        }
        return features
    }

    private static func isUnchanged(_ row: Row) -> Bool { row.delta == 0 || row.value == nil && row.baseline == nil }

    private func encode(_ feature: JSONValue, _ rows: [Row], of alternative: Int) -> [UInt8] {
        let alternative = alternatives[alternative]
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("type", "Feature")
        writer.member("id", "\(alternative.label)/\(rows[0].zoneKind)/\(rows[0].zone)")
        if let box = feature["bbox"] {
            writer.key("bbox")
            writer.value(box)
        }
        writer.key("geometry")
        writer.value(feature["geometry"] ?? .null)
        writer.key("properties")
        writer.beginObject()
        let zone = DifferenceZone(
            scenario: alternative.scenario, stage: alternative.stage, kind: rows[0].zoneKind, id: rows[0].zone,
            name: feature["properties"]?["name"]?.text,
            differences: rows.map { row in
                .init(
                    indicator: indicators[row.indicator].id, delta: row.delta,
                    status: DifferenceZone.status(value: row.value, baseline: row.baseline, status: row.status))
            })
        zone.write(to: &writer)
        writer.endObject()
        writer.endObject()
        return writer.takeBytes()
    }

    private static func collection(of features: [[UInt8]], _ box: BoundingBox) -> [UInt8] {
        var bytes = GeoJSONFeatureEncoder.beginCollection(bbox: box, decimals: 9)
        for (number, feature) in features.enumerated() {
            GeoJSONFeatureEncoder.appendFeature(feature, isFirst: number == 0, to: &bytes)
        }
        bytes.append(contentsOf: GeoJSONFeatureEncoder.endCollection())
        return bytes
    }
}
