public import QuartierModel

/// A CSV table without coordinates: names and rows of texts, as they stand in the file.
///
/// The separator (comma, semicolon, tabulator) is the one that gives the header most names.
public struct CSVTable: Sendable {
    /// The names in the header, none twice.
    public let names: [String]
    /// For each row a text for each name; nil where the cell is missing, which is empty and not quoted.
    public private(set) var rows: [[String?]] = []
    /// The line each row begins at, from 1.
    public private(set) var lines: [Int] = []
    /// Whether the file begins with a byte order mark.
    public let hasByteOrderMark: Bool
    private let allowsComma: Bool

    /// Reads a file whole.
    ///
    /// Throws what is wrong with it, with its line.
    public init(path: String, displayName: String? = nil) throws(Finding) {
        let file = try MappedFile(path: path, displayName: displayName)
        try self.init(file.bytes, displayName: displayName ?? path)
    }

    /// Reads CSV text in memory.
    public init(_ bytes: UnsafeRawBufferPointer, displayName: String) throws(Finding) {
        if let refusal = TextStart.refusal(of: FileKind(bytes), file: displayName) { throw refusal }
        if let offset = UTF8Text.firstInvalid(in: bytes) {
            throw Finding(
                .error, "invalid-utf8", "a text is not UTF-8",
                at: .file(displayName, bytes: bytes, offset: offset), remedy: "Save the file as UTF-8")
        }
        var ignored = Findings()
        let start = TextStart.skipMark(in: bytes, file: displayName, findings: &ignored)
        hasByteOrderMark = start > 0
        var lines = TextLines(bytes)
        var ragged: Int?
        do throws(CSVError) {
            var scanner = Self.scanner(bytes, from: start)
            allowsComma = scanner.separator != UInt8(ascii: ",")
            var cells: [CSVCell] = []
            names = try scanner.next(&cells) == nil ? [] : cells.map(scanner.text)
            while let offset = try scanner.next(&cells) {
                if cells.count != names.count {
                    ragged = offset
                    break
                }
                rows.append(cells.map { $0.start == $0.end && !$0.isQuoted ? nil : scanner.text(of: $0) })
                self.lines.append(lines.line(at: offset))
            }
        } catch {
            let (line, column) = lines.lineAndColumn(at: error.offset)
            throw Finding(
                .error, error.code, error.message, at: Place(file: displayName, line: line, column: column),
                remedy: "Get a whole copy of the file")
        }
        if let ragged {
            throw Finding(
                .error, "row-width", "the row has more or fewer cells than the header",
                at: Place(file: displayName, line: lines.line(at: ragged)), remedy: "Get a whole copy of the file")
        }
    }

    private static func scanner(_ bytes: UnsafeRawBufferPointer, from start: Int) -> CSVScanner {
        var best: (scanner: CSVScanner, count: Int)?
        for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
            let scanner = CSVScanner(bytes: bytes, separator: separator, position: start)
            var ahead = scanner
            var cells: [CSVCell] = []
            guard (try? ahead.next(&cells)) != nil, cells.count > best?.count ?? 0 else { continue }
            best = (scanner, cells.count)
        }
        return best?.scanner ?? CSVScanner(bytes: bytes, separator: UInt8(ascii: ","), position: start)
    }

    /// The number a text states, with a decimal comma where the separator is no comma; nil if it states none.
    public func number(_ text: String) -> Double? {
        let plain = allowsComma ? String(text.map { $0 == "," ? "." : $0 }) : text
        return DecimalNumber.parse(plain)
    }
}
