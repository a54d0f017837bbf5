public import QuartierGeometry
public import QuartierModel

/// Reads GeoJSON (RFC 7946): a FeatureCollection, a single Feature or a bare geometry.
///
/// Every error is a finding with file, line, feature and remedy; reading goes on after a bad feature. Coordinates
/// are WGS 84, longitude first, unless an older file's `crs` member or the caller says otherwise.
public struct GeoJSONReader {
    /// Reads a file.
    ///
    /// `displayName` is how findings name the file. `crs` overrides what the file states, for files that RFC 7946
    /// would misread. Returns nil only if the file as a whole is unusable; the findings say why.
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

    /// Reads GeoJSON text in memory.
    public static func read(
        _ bytes: UnsafeRawBufferPointer, name: String, displayName: String, fields: FieldSelection, crs: CRS? = nil,
        limits: ReadingLimits = ReadingLimits(), findings: inout Findings
    ) -> FeatureTable? {
        guard let start = TextStart.find(in: bytes, file: displayName, findings: &findings) else { return nil }
        guard bytes[start] == UInt8(ascii: "{") else {
            findings.add(
                Finding(
                    .error, "not-geojson", "this is not GeoJSON, which begins with a brace",
                    at: .file(displayName, bytes: bytes, offset: start), remedy: FileFormats.advice))
            return nil
        }
        var reader = GeoJSONDocument(
            FeatureScanner(
                JSONScanner(bytes, from: start), table: FeatureTable(name: name, file: displayName),
                findings: findings, fields: fields, limits: limits), stated: crs)
        let table = reader.read()
        findings = reader.features.findings
        return table
    }
}
