/// Goes through CSV text that this program wrote, row by row, without keeping any.
///
/// For tables too large to hold. Valid only as long as the bytes it goes through.
public struct CSVCursor {
    /// The byte behind the current row.
    public var position: Int { scanner.position }
    /// The byte the current row begins at.
    public private(set) var rowStart = 0
    private var scanner: CSVScanner
    private var cells: [CSVCell] = []
    private let numbers: CSVNumbers
    private let dialect: CSVDialect

    /// Begins before the first row.
    public init(_ bytes: UnsafeRawBufferPointer, _ dialect: CSVDialect) {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        scanner = CSVScanner(bytes: bytes, separator: dialect.separator.rawValue, position: hasMark ? 3 : 0)
        numbers = CSVNumbers(bytes: bytes, allowsComma: dialect.hasDecimalComma)
        self.dialect = dialect
    }

    /// Goes to the next row of so many cells; false behind the last one, and where the text is no such table.
    public mutating func next(cells count: Int) -> Bool {
        guard let start = try? scanner.next(&cells), cells.count == count else { return false }
        rowStart = start
        return true
    }

    /// Whether a cell is missing: empty and not quoted.
    public func isMissing(_ cell: Int) -> Bool { cells[cell].start == cells[cell].end && !cells[cell].isQuoted }

    /// The text that was written to a cell.
    public func text(_ cell: Int) -> String {
        let text = scanner.text(of: cells[cell])
        guard dialect.hasByteOrderMark, cells[cell].isQuoted, text.first == "'" else { return text }
        let plain = String(text.dropFirst())
        return CSVWriter.looksLikeFormula(plain) ? plain : text
    }

    /// The number that was written to a cell; nil if it is missing or no number.
    public func number(_ cell: Int) -> Double? { numbers.number(in: cells[cell]) }
}
