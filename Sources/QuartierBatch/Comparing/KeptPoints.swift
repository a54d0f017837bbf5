import QuartierIO
import QuartierModel

/// The samples of a sweep as the table of a finished run has them, of the whole and not of zones.
///
/// The table is gone through once and only its numbers are kept.
struct KeptPoints: Sendable {
    /// What the samples say, in the order of the table; failed ones are left out.
    private(set) var points: EvaluatedPoints
    /// The number of each sample, as the table has it.
    private(set) var samples: [String] = []
    /// How many samples could not be measured.
    private(set) var failed = 0

    /// The columns of a table: their numbers.
    private struct Columns {
        var parameters: Range<Int>
        var indicators: Range<Int>
        var status: Int
        var count: Int
        var names: [String]

        /// The columns by their names; nil where they are none of a sweep.
        init?(_ names: [String]) {
            guard names.first == "sample", let kind = names.firstIndex(of: "zone_kind"), kind > 0,
                let reason = names.firstIndex(of: "reason"), reason == kind + 3, names.last == "withheld"
            else { return nil }
            self.names = names
            parameters = 1..<kind
            indicators = reason + 1..<names.count - 1
            status = kind + 2
            count = names.count
        }
    }

    /// Reads the table of a sweep, in whatever dialect it was written.
    ///
    /// Throws what is wrong with it, with its line.
    init(path: String) throws(Finding) {
        let file = try MappedFile(path: path, limit: .max)
        let dialect = Self.dialect(of: file.bytes)
        guard let columns = Columns(Self.header(of: file.bytes, dialect)) else {
            throw Finding(
                .error, "no-table", "this is no table of a sweep", at: Place(file: path, line: 1),
                remedy: "Name a folder that 'quartier run' wrote")
        }
        points = EvaluatedPoints(
            parameters: columns.parameters.map { columns.names[$0] },
            indicators: columns.indicators.map { columns.names[$0] })
        var cursor = CSVCursor(file.bytes, dialect)
        var last: String?
        _ = cursor.next(cells: columns.count)
        var end = cursor.position
        while cursor.next(cells: columns.count) {
            end = cursor.position
            // The row of the whole comes first; those of its zones follow.
            let sample = cursor.text(0)
            guard sample != last else { continue }
            last = sample
            guard cursor.text(columns.status) == "ok" else {
                failed += 1
                continue
            }
            samples.append(sample)
            points.append(
                columns.parameters.map { Self.value(at: $0, cursor) }, columns.indicators.map { cursor.number($0) })
        }
        guard end == file.bytes.count else {
            throw Finding(
                .error, "row-width", "the row has more or fewer cells than the header",
                at: Place(file: path, line: file.bytes[..<end].count { $0 == 0x0A } + 1), remedy: "Run the study again")
        }
    }

    /// The dialect that a table is written in: what stands behind the name of its first column tells.
    private static func dialect(of bytes: UnsafeRawBufferPointer) -> CSVDialect {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let behind = (hasMark ? 3 : 0) + "sample".utf8.count
        let separator = behind < bytes.count ? CSVDialect.Separator(rawValue: bytes[behind]) : nil
        return CSVDialect(
            separator: separator ?? .comma, hasDecimalComma: (separator ?? .comma) != .comma, hasByteOrderMark: hasMark)
    }

    /// The names of the columns; a row of unknown width is asked for by every width there can be.
    private static func header(of bytes: UnsafeRawBufferPointer, _ dialect: CSVDialect) -> [String] {
        let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
        let width = bytes[..<end].count { $0 == dialect.separator.rawValue } + 1
        var cursor = CSVCursor(bytes, dialect)
        guard cursor.next(cells: width) else { return [] }
        return (0..<width).map { cursor.text($0) }
    }

    /// What a cell of a parameter says; a table does not tell a number from a text that looks like one.
    private static func value(at cell: Int, _ cursor: CSVCursor) -> ParameterValue {
        if let number = cursor.number(cell) { return .number(number) }
        switch cursor.text(cell) {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case let text: return .text(text)
        }
    }
}
