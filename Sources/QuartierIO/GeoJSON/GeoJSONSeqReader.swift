public import QuartierGeometry
public import QuartierModel

/// Reads GeoJSON text sequences: one feature a line, or RFC 8142 records that each begin with the byte 1E.
///
/// A broken record is a finding that names its line; the others are read. Coordinates are WGS 84.
public struct GeoJSONSeqReader {
    /// Reads a file; nil only if the file as a whole is unusable.
    public static func read(
        path: String, displayName: String? = nil, fields: FieldSelection, crs: CRS? = nil,
        limits: ReadingLimits = ReadingLimits(), findings: inout Findings
    ) -> FeatureTable? {
        do throws(Finding) {
            let file = try MappedFile(path: path, displayName: displayName, limit: limits.bytes)
            return read(
                file.bytes, name: FileName.stem(path), displayName: displayName ?? path, fields: fields, crs: crs,
                limits: limits, findings: &findings)
        } catch {
            findings.add(error)
            return nil
        }
    }

    /// Reads a sequence in memory.
    public static func read(
        _ bytes: UnsafeRawBufferPointer, name: String, displayName: String, fields: FieldSelection, crs: CRS? = nil,
        limits: ReadingLimits = ReadingLimits(), findings: inout Findings
    ) -> FeatureTable? {
        guard let start = TextStart.find(in: bytes, file: displayName, findings: &findings) else { return nil }
        guard bytes[start] == UInt8(ascii: "{") || bytes[start] == Records.separator else {
            findings.add(
                Finding(
                    .error, "not-geojson", "this is not a sequence of features, which begin with a brace",
                    at: .file(displayName, bytes: bytes, offset: start), remedy: FileFormats.advice))
            return nil
        }
        var features = FeatureScanner(
            JSONScanner(bytes, from: start), table: FeatureTable(name: name, file: displayName), findings: findings,
            fields: fields, limits: limits)
        guard readRecords(Records(bytes, from: start), into: &features) else {
            findings.add(
                Finding(
                    .error, "empty-file", "the file holds no record", at: Place(file: displayName),
                    remedy: "Get a whole copy"))
            return nil
        }
        GeoJSONCoordinateSystem.prescribed.apply(to: &features.table, stated: crs, findings: &features.findings)
        let result = features.finished()
        findings = result.findings
        if crs == nil { DegreeCheck.report(in: result.table, to: &findings) }
        return result.table
    }

    /// Reads all records; false if there is none.
    private static func readRecords(_ records: Records, into features: inout FeatureScanner) -> Bool {
        var isEmpty = true
        for record in records {
            isEmpty = false
            features.geometry.scanner.position = record.lowerBound
            features.geometry.scanner.end = record.upperBound
            guard features.row < features.limits.features else {
                features.report(ScanError(.tooManyFeatures, record.lowerBound), inFeature: false)
                break
            }
            do throws(ScanError) {
                try read(&features)
            } catch {
                features.report(error, inFeature: error.kind != .trailing)
            }
        }
        return !isEmpty
    }

    private static func read(_ features: inout FeatureScanner) throws(ScanError) {
        features.forgetFeature()
        let start = features.geometry.scanner.position
        guard try features.geometry.scanner.peek() == UInt8(ascii: "{") else {
            try features.geometry.scanner.skipValue(outer: 0)
            let place = features.place(at: start)
            features.findings.add(
                Finding(
                    .error, "not-a-feature", "this record is not a feature", at: place,
                    remedy: "Write one feature in each record"))
            return
        }
        try features.feature(outer: 0)
        try features.geometry.scanner.finish()
    }
}

/// The records of a sequence, as ranges of bytes without space around them.
struct Records: Sequence, IteratorProtocol {
    /// The byte that begins a record in RFC 8142.
    static let separator: UInt8 = 0x1E

    private let bytes: UnsafeRawBufferPointer
    private var position: Int
    private let mark: UInt8

    init(_ bytes: UnsafeRawBufferPointer, from start: Int) {
        self.bytes = bytes
        position = start
        mark = bytes[start] == Self.separator ? Self.separator : 0x0A
    }

    mutating func next() -> Range<Int>? {
        while position < bytes.count {
            var start = position
            var end = bytes[start...].firstIndex(of: mark) ?? bytes.count
            position = end + 1
            while start < end, Self.isSpace(bytes[start]) { start += 1 }
            while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
            if start < end { return start..<end }
        }
        return nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
