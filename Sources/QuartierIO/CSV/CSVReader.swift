public import QuartierGeometry
public import QuartierModel

/// Reads points from CSV tables with a column for x and one for y.
///
/// The separator (comma, semicolon, tabulator) is found from the header; a decimal comma is understood where the
/// separator is another. Text that is not UTF-8 is taken for Windows-1252, with a note. Rows of another width than
/// the header are errors and left out.
public struct CSVReader {
    /// Reads a file.
    ///
    /// `x` and `y` are the names of the columns with east (longitude) and north (latitude) in `crs`, which the
    /// file cannot state. Without `needsPlaces`, a table that seems to have no such columns is read all the same, its
    /// rows without geometry. Returns nil only if the file as a whole is unusable; the findings say why.
    public static func read(
        path: String, x: String, y: String, crs: CRS?, displayName: String? = nil, fields: FieldSelection,
        needsPlaces: Bool = true, limits: ReadingLimits = ReadingLimits(), findings: inout Findings
    ) -> FeatureTable? {
        do throws(Finding) {
            let file = try MappedFile(path: path, displayName: displayName, limit: limits.bytes)
            return read(
                file.bytes, x: x, y: y, crs: crs, name: FileName.stem(path), displayName: displayName ?? path,
                fields: fields, needsPlaces: needsPlaces, limits: limits, findings: &findings)
        } catch {
            findings.add(error)
            return nil
        }
    }

    /// Reads CSV text in memory.
    public static func read(
        _ bytes: UnsafeRawBufferPointer, x: String, y: String, crs: CRS?, name: String, displayName: String,
        fields: FieldSelection, needsPlaces: Bool = true, limits: ReadingLimits = ReadingLimits(),
        findings: inout Findings
    ) -> FeatureTable? {
        if let refusal = TextStart.refusal(of: FileKind(bytes), file: displayName) {
            findings.add(refusal)
            return nil
        }
        if let offset = UTF8Text.firstInvalid(in: bytes) {
            let place = Place.file(displayName, bytes: bytes, offset: offset)
            guard let text = Windows1252.utf8(of: bytes) else {
                findings.add(
                    Finding(.error, "invalid-utf8", "a text is not UTF-8", at: place, remedy: "Save the file as UTF-8"))
                return nil
            }
            findings.add(
                Finding(
                    .note, "code-page-guessed", "the texts are not UTF-8; read as Windows-1252", at: place,
                    remedy: "If umlauts look wrong, save the file as UTF-8"))
            return text.withUnsafeBytes {
                read(
                    $0, x: x, y: y, crs: crs, name: name, displayName: displayName, fields: fields,
                    needsPlaces: needsPlaces, limits: limits, findings: &findings)
            }
        }
        let start = TextStart.skipMark(in: bytes, file: displayName, findings: &findings)
        var table = FeatureTable(name: name, file: displayName, crs: crs, crsSource: crs == nil ? "" : "study file")
        do throws(Finding) {
            let header = try CSVHeader(
                bytes, from: start, x: x, y: y, needsPlaces: needsPlaces, file: displayName, findings: &findings)
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
