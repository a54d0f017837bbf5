public import QuartierGeometry
public import QuartierModel

/// Reads points from CSV tables with a column for x and one for y.
///
/// The separator (comma, semicolon, tabulator) is found from the header; a decimal comma is understood where the
/// separator is another. Text must be UTF-8. Rows of another width than the header are errors and left out.
public struct CSVReader {
    /// Reads a file.
    ///
    /// `x` and `y` are the names of the columns with east (longitude) and north (latitude) in `crs`, which the
    /// file cannot state. Returns nil only if the file as a whole is unusable; the findings say why.
    public static func read(
        path: String, x: String, y: String, crs: CRS?, displayName: String? = nil, fields: FieldSelection,
        limits: ReadingLimits = ReadingLimits(), findings: inout Findings
    ) -> FeatureTable? {
        do throws(Finding) {
            let file = try MappedFile(path: path, displayName: displayName, limit: limits.bytes)
            return read(
                file.bytes, x: x, y: y, crs: crs, name: FileName.stem(path), displayName: displayName ?? path,
                fields: fields, limits: limits, findings: &findings)
        } catch {
            findings.add(error)
            return nil
        }
    }

    /// Reads CSV text in memory.
    public static func read(
        _ bytes: UnsafeRawBufferPointer, x: String, y: String, crs: CRS?, name: String, displayName: String,
        fields: FieldSelection, limits: ReadingLimits = ReadingLimits(), findings: inout Findings
    ) -> FeatureTable? {
        if let refusal = TextStart.refusal(of: FileKind(bytes), file: displayName) {
            findings.add(refusal)
            return nil
        }
        if let offset = UTF8Text.firstInvalid(in: bytes) {
            let place = Place.file(displayName, bytes: bytes, offset: offset)
            findings.add(
                Finding(.error, "invalid-utf8", "a text is not UTF-8", at: place, remedy: "Save the file as UTF-8"))
            return nil
        }
        let start = TextStart.skipMark(in: bytes, file: displayName, findings: &findings)
        var table = FeatureTable(name: name, file: displayName, crs: crs, crsSource: crs == nil ? "" : "study file")
        do throws(Finding) {
            let header = try CSVHeader(bytes, from: start, x: x, y: y, file: displayName, findings: &findings)
            var reader = CSVRows(header, table: table, fields: fields, limits: limits, findings: findings)
            table = reader.read()
            findings = reader.findings
            return table
        } catch {
            findings.add(error)
            return nil
        }
    }
}
