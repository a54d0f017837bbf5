internal import QuartierGeometry
internal import QuartierModel

/// Reads the rows behind a header into a table.
struct CSVRows {
    var findings: Findings
    private var table: FeatureTable
    private var scanner: CSVScanner
    private let header: CSVHeader
    private let numbers: CSVNumbers
    private let limits: ReadingLimits
    private var lines: TextLines
    /// For each column of the file, the column of the table; nil where it is not wanted.
    private var targets: [Int?]
    private var columns: [Column] = []

    init(_ header: CSVHeader, table: FeatureTable, fields: FieldSelection, limits: ReadingLimits, findings: Findings) {
        self.header = header
        self.table = table
        self.limits = limits
        self.findings = findings
        scanner = header.scanner
        lines = TextLines(scanner.bytes)
        numbers = CSVNumbers(bytes: scanner.bytes, allowsComma: scanner.separator != UInt8(ascii: ","))
        targets = Array(repeating: nil, count: header.names.count)
        for (index, name) in header.names.prefix(limits.fields).enumerated() where fields.contains(name) {
            targets[index] = columns.count
            columns.append(Column(name: name))
        }
        self.table.fieldNames = header.names
    }

    /// Reads all rows.
    mutating func read() -> FeatureTable {
        if header.names.count > limits.fields {
            note(
                "too-many-fields", "the table has more than \(limits.fields) columns", at: 0,
                remedy: "Keep those needed")
        }
        do throws(CSVError) {
            try readRows()
            noteMissingEnd()
        } catch {
            let (line, column) = lines.lineAndColumn(at: error.offset)
            findings.add(
                Finding(
                    .error, error.code, error.message, at: Place(file: table.file, line: line, column: column),
                    remedy: "Put the whole cell in quotes and double the quotes inside"))
        }
        table.columns = columns
        return table
    }

    private mutating func readRows() throws(CSVError) {
        var cells: [CSVCell] = []
        while let start = try scanner.next(&cells) {
            guard table.count < limits.features else {
                note("too-many-features", "the table has more rows than the limit", at: start, remedy: "Split the file")
                return
            }
            if cells.count == header.names.count {
                row(cells, at: start)
            } else {
                note(
                    "row-width", "the row has \(cells.count) cells, the header \(header.names.count)", at: start,
                    remedy: "Quote cells that hold the separator, and complete the row")
            }
        }
    }

    private mutating func row(_ cells: [CSVCell], at start: Int) {
        if let place = place(cells) {
            table.shapes.appendPoint(place)
        } else {
            table.shapes.closeShape(.point)
        }
        table.identifiers.append(nil)
        table.positions.append(lines.line(at: start))
        for (cell, target) in zip(cells, targets) {
            if let target { columns[target].append(value(of: cell)) }
        }
    }

    /// The place of a row; nil for one without, and for one whose place is no place, which is a defect of the feature.
    private mutating func place(_ cells: [CSVCell]) -> Coordinate? {
        guard let axes = header.axes else { return nil }
        let both = [axes.x, axes.y]
        if both.allSatisfy({ scanner.text(of: cells[$0]).isEmpty }) { return nil }
        let ordinates = both.map { numbers.number(in: cells[$0]) }
        if let x = ordinates[0], let y = ordinates[1] { return Coordinate(x: x, y: y) }
        let wrong = ordinates[0] == nil ? axes.x : axes.y
        let text = scanner.text(of: cells[wrong])
        let shown = text.count > 40 ? "\(text.prefix(40))…" : text
        table.defects.append(
            GeometryDefect(
                row: table.count, code: GeometryFault.badOrdinate.code,
                reason: text.isEmpty ? GeometryFault.badOrdinate.reason : "'\(shown)' is not a finite number",
                path: "column \(header.names[wrong])"))
        return nil
    }

    private func value(of cell: CSVCell) -> AttributeValue {
        if cell.start == cell.end { return cell.isQuoted ? .text("") : .missing }
        if !numbers.isLongCode(cell), let number = numbers.number(in: cell) { return .number(number) }
        return .text(scanner.text(of: cell))
    }

    /// A last line without its end may be cut off in the middle of a value, which nothing else would show.
    private mutating func noteMissingEnd() {
        guard let last = scanner.bytes.last, last != 0x0A, last != 0x0D else { return }
        findings.add(
            Finding(
                .note, "no-final-newline", "the last line has no end; if the file was cut off, its last value is wrong",
                at: Place(file: table.file, line: lines.line(at: scanner.bytes.count))))
    }

    private mutating func note(_ code: String, _ message: String, at offset: Int, remedy: String) {
        findings.add(
            Finding(
                .error, code, message, at: Place(file: table.file, line: lines.line(at: offset)), remedy: remedy))
    }
}
