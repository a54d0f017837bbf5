import QuartierGeometry
import QuartierModel

extension Inspection {
    /// Writes the inspection as a JSON object, for programs.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        member("layer", layer, &writer)
        writer.key("crs")
        writeSystem(to: &writer)
        member("features", features, &writer)
        counts("geometries", geometries.map { ($0.kind, $0.count) }, &writer)
        member("z_or_m", droppedDimensions, &writer)
        counts("faults", faults.map { ($0.reason, $0.count) }, &writer)
        member("duplicates", copies, &writer)
        writer.key("overlaps")
        writeOverlaps(to: &writer)
        write("extent", extent, to: &writer)
        write("extent_wgs84", geographicExtent ?? .empty, to: &writer)
        writer.key("fields")
        writer.beginArray()
        for field in fields { write(field, to: &writer) }
        writer.endArray()
        writer.key("findings")
        writer.beginArray()
        for finding in findings.all { Self.write(finding, to: &writer) }
        writer.endArray()
        writer.endObject()
    }

    private func writeSystem(to writer: inout JSONWriter) {
        guard let crs else { return writer.null() }
        writer.beginObject()
        writer.key("code")
        if let code = crs.code { writer.value(code) } else { writer.null() }
        member("name", crs.name, &writer)
        member("source", crsSource, &writer)
        writer.endObject()
    }

    private func writeOverlaps(to writer: inout JSONWriter) {
        guard let overlaps else { return writer.null() }
        writer.beginObject()
        member("pairs", overlaps.pairs.count, &writer)
        writer.key("area_m2")
        writer.fixed(overlaps.area, decimals: 1)
        writer.endObject()
    }

    private func write(_ field: Field, to writer: inout JSONWriter) {
        writer.beginObject()
        member("name", field.name, &writer)
        writer.key("kinds")
        writer.beginArray()
        for kind in field.kinds { writer.value(kind) }
        writer.endArray()
        member("filled", field.filled, &writer)
        writer.key("range")
        if let range = field.range {
            writer.beginArray()
            writer.value(range.lowerBound)
            writer.value(range.upperBound)
            writer.endArray()
        } else {
            writer.null()
        }
        member("distinct", field.distinct, &writer)
        counts("frequent", field.frequent.map { ($0.value, $0.count) }, &writer)
        writer.endObject()
    }

    /// Names with counts, as a list: the order says something, and a name may be any text.
    private func counts(_ name: String, _ counts: [(String, Int)], _ writer: inout JSONWriter) {
        writer.key(name)
        writer.beginArray()
        for (text, count) in counts {
            writer.beginObject()
            member("value", text, &writer)
            member("count", count, &writer)
            writer.endObject()
        }
        writer.endArray()
    }

    private func write(_ name: String, _ box: BoundingBox, to writer: inout JSONWriter) {
        writer.key(name)
        guard !box.isEmpty else { return writer.null() }
        writer.beginArray()
        for value in [box.minX, box.minY, box.maxX, box.maxY] { writer.value(value) }
        writer.endArray()
    }

    /// Writes a finding as an object.
    static func write(_ finding: Finding, to writer: inout JSONWriter) {
        writer.beginObject()
        for (name, text) in [
            ("severity", "\(finding.severity)"), ("code", finding.code), ("message", finding.message),
            ("place", finding.place.description), ("remedy", finding.remedy ?? ""),
        ] where !text.isEmpty {
            writer.key(name)
            writer.value(text)
        }
        writer.key("count")
        writer.value(finding.count)
        writer.endObject()
    }

    private func member(_ name: String, _ text: String, _ writer: inout JSONWriter) {
        writer.key(name)
        writer.value(text)
    }

    private func member(_ name: String, _ number: Int, _ writer: inout JSONWriter) {
        writer.key(name)
        writer.value(number)
    }
}
