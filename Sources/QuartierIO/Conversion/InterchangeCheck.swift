internal import QuartierModel

/// Looks for the end of a MapInfo interchange file (.mif, .mid), which has no mark for it.
///
/// GDAL takes a .mif that is cut between two objects for the whole; but the .mid has a row for each of them.
struct InterchangeCheck {
    /// The rows of the .mid with something in them; nil if there is no .mid.
    private(set) var rows: Int?
    /// What the user should know of the ends of both.
    private(set) var findings: [Finding] = []

    init(_ source: SourceFile, limit: Int) throws(Finding) {
        let shapes = try MappedFile(path: source.path, displayName: source.name, limit: limit)
        noteMissingEnd(shapes.bytes, source.name)
        guard let path = source.path(of: "mid") else { return }
        let table = try MappedFile(path: path, displayName: source.name(of: "mid"), limit: limit)
        noteMissingEnd(table.bytes, source.name(of: "mid"))
        rows = Self.rows(of: table.bytes)
    }

    private mutating func noteMissingEnd(_ bytes: UnsafeRawBufferPointer, _ name: String) {
        guard let last = bytes.last, last != 0x0A, last != 0x0D else { return }
        findings.append(
            Finding(
                .note, "no-final-newline",
                "the last line has no end; if the file was cut off, its last value is wrong", at: Place(file: name)))
    }

    /// Counts the lines that are not blank; line breaks in quotes end none.
    static func rows(of bytes: UnsafeRawBufferPointer) -> Int {
        var count = 0
        var isQuoted = false
        var isBlank = true
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte > 0x20 { isBlank = false }
            guard !isQuoted, byte == 0x0A || byte == 0x0D else { continue }
            if !isBlank { count += 1 }
            isBlank = true
        }
        return isBlank ? count : count + 1
    }
}
