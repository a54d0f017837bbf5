/// How a CSV file is written.
public struct CSVDialect: Hashable, Sendable {
    /// What stands between cells.
    public enum Separator: UInt8, Sendable {
        /// `,`
        case comma = 0x2C
        /// `;`
        case semicolon = 0x3B
        /// A tabulator.
        case tabulator = 0x09
    }

    /// What stands between cells.
    public var separator: Separator
    /// Whether decimals are set off by a comma; not together with a comma as separator.
    public var hasDecimalComma: Bool
    /// Whether the file begins with a byte order mark, which Excel wants for UTF-8.
    public var hasByteOrderMark: Bool

    /// A dialect; a decimal comma asks for another separator than the comma.
    public init(separator: Separator = .comma, hasDecimalComma: Bool = false, hasByteOrderMark: Bool = false) {
        precondition(!(separator == .comma && hasDecimalComma), "a decimal comma needs another separator")
        self.separator = separator
        self.hasDecimalComma = hasDecimalComma
        self.hasByteOrderMark = hasByteOrderMark
    }

    /// RFC 4180: commas, decimal points, no byte order mark.
    public static let standard = CSVDialect()
    /// What Excel opens in German-speaking countries: semicolons, decimal commas, byte order mark.
    public static let german = CSVDialect(separator: .semicolon, hasDecimalComma: true, hasByteOrderMark: true)
}

/// Writes CSV into bytes, quoted as RFC 4180 has it; rows end with a line feed.
///
/// Texts are quoted where they hold a separator, a quote, a line break, or space at an end, and also where they
/// begin with `=`, `+`, `-` or `@`. A spreadsheet takes those for formulas all the same, and a formula in somebody's
/// data may call programs: in a file for spreadsheets, which is one with a byte order mark, an apostrophe stands
/// before them and keeps them texts. In all other files no content is ever changed.
public struct CSVWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []
    private let dialect: CSVDialect
    private var isRowOpen = false

    /// An empty file in a dialect.
    public init(_ dialect: CSVDialect = .standard) {
        self.dialect = dialect
        if dialect.hasByteOrderMark { bytes = [0xEF, 0xBB, 0xBF] }
    }

    /// Takes what has been written out of the writer, which goes on behind it.
    public mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }
}

extension CSVWriter {
    /// Writes a text; an empty one is quoted, so that it differs from a missing value.
    public mutating func cell(_ text: String) {
        separate()
        guard needsQuotes(text) else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        if dialect.hasByteOrderMark, Self.looksLikeFormula(text) { bytes.append(UInt8(ascii: "'")) }
        for unit in text.utf8 {
            if unit == UInt8(ascii: "\"") { bytes.append(unit) }
            bytes.append(unit)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a number as its shortest text that reads back the same; a missing cell if it is not finite.
    public mutating func cell(_ number: Double) {
        separate()
        if number.isFinite { appendNumber(Array(NumberText.shortest(number).utf8)) }
    }

    /// Writes a number with at most so many decimals (0 to 15); a missing cell if it is not finite.
    public mutating func cell(_ number: Double, decimals: Int) {
        var writer = JSONWriter()
        writer.appendFixed(number, decimals: decimals)
        separate()
        if number.isFinite { appendNumber(writer.bytes) }
    }

    /// Writes a whole number.
    public mutating func cell(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes `true` or `false`.
    public mutating func cell(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// Writes a missing value: nothing between two separators.
    public mutating func missing() { separate() }

    /// Ends the row.
    public mutating func endRow() {
        bytes.append(0x0A)
        isRowOpen = false
    }

    /// Writes a row of texts.
    public mutating func row(_ texts: [String]) {
        for text in texts { cell(text) }
        endRow()
    }

    private mutating func separate() {
        if isRowOpen { bytes.append(dialect.separator.rawValue) }
        isRowOpen = true
    }

    private mutating func appendNumber(_ text: [UInt8]) {
        for byte in text {
            bytes.append(byte == UInt8(ascii: ".") && dialect.hasDecimalComma ? UInt8(ascii: ",") : byte)
        }
    }

    /// Whether a spreadsheet would take a text for a formula.
    public static func looksLikeFormula(_ text: String) -> Bool {
        text.utf8.first.map("=+-@\t\r".utf8.contains) ?? false
    }

    private func needsQuotes(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return true }
        if "=+-@ \t".utf8.contains(first) || last == 0x20 || last == 0x09 { return true }
        return text.utf8.contains {
            $0 == dialect.separator.rawValue || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
        }
    }
}
