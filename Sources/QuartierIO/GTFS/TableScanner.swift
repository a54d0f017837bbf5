internal import QuartierModel

/// Goes through a table of a feed row by row: CSV with commas, in UTF-8, of any size.
///
/// The table streams through one buffer, in which a row lies whole while it is looked at. Cells of the wanted columns are
/// told by slots, without blanks around them and without the quotes. Lines may end in CR LF; the last one need not end.
struct TableScanner: ~Copyable {
    /// What a row turned out to be.
    enum Row {
        /// A row with a cell for every column.
        case whole
        /// A row that ends before the last column; the rest is empty.
        case short
        /// A row with more cells than there are columns.
        case long
        /// There are no more rows.
        case end
    }

    /// The line the current row begins on, from 1.
    private(set) var line = 1
    /// How many cells had blanks around them, and the line of the first.
    private(set) var trimmed: (count: Int, line: Int) = (0, 0)
    /// The rows gone through so far.
    private(set) var rows = 0

    private let source: any TableBytes
    private let path: String
    private let limits: FeedLimits
    // Unsafe because every byte of large tables goes through here. One byte more than the capacity: a line feed always
    // stands behind the data, so that the inner loop needs no other end.
    private let buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int { Self.room }
    private static var room: Int { 1 << 20 }
    private var position = 0
    private var filled = 0
    private var isSourceAtEnd = false
    private var nextLine = 1
    /// The slot of each column; -1 where it is not wanted.
    private var slots: [Int32] = []
    private var cells: [Cell] = []
    /// The cells of the current row with blanks around them, and the slots of those with doubled quotes.
    private var blanks = 0
    private var isRowBlank = false
    private var doubled: [Int] = []

    private struct Cell {
        var start: Int32 = 0
        var end: Int32 = 0
    }

    /// Opens a table; the wanted columns get slots by their order in `wanted`.
    ///
    /// Throws if a required column is missing, a column stands twice, or the text is no table.
    init(
        _ source: any TableBytes, path: String, limits: FeedLimits, required: [String], optional: [String]
    ) throws(Finding) {
        self.source = source
        self.path = path
        self.limits = limits
        buffer = .allocate(capacity: Self.room + 1)
        buffer[0] = 0x0A
        try readHeader(required, optional)
    }

    deinit { buffer.deallocate() }

    /// Which of the wanted columns the table has.
    private(set) var has: [Bool] = []

    // MARK: Cells

    /// The bytes of a cell of the current row; empty if the table has no such column.
    @inline(__always)
    subscript(slot: Int) -> UnsafeRawBufferPointer {
        let cell = cells[slot]
        return UnsafeRawBufferPointer(start: buffer + Int(cell.start), count: Int(cell.end - cell.start))
    }

    /// A cell as text, for people.
    func text(_ slot: Int) -> String {
        let text = String(decoding: self[slot].prefix(200), as: UTF8.self)
        return text.count > 40 ? "\(text.prefix(40))…" : text
    }

    // MARK: Rows

    /// Goes to the next row that is not blank.
    mutating func next() throws(Finding) -> Row {
        while true {
            guard let count = try scanRow() else { return .end }
            // A blank line is no row.
            if count == 1, slots.count > 1, isRowBlank { continue }
            rows += 1
            return count == slots.count ? .whole : count < slots.count ? .short : .long
        }
    }

    /// Scans a row into the cells and returns how many it has; nil behind the last.
    private mutating func scanRow() throws(Finding) -> Int? {
        line = nextLine
        while true {
            if position >= filled, isSourceAtEnd { return nil }
            if let count = try tryRow() { return count }
            try refill()
        }
    }

    /// Scans a row as far as the buffer goes; nil if the row may go on behind it.
    private mutating func tryRow() throws(Finding) -> Int? {
        for slot in cells.indices { cells[slot] = Cell() }
        blanks = 0
        doubled.removeAll(keepingCapacity: true)
        var place = position
        var column = 0
        var lines = 0
        while true {
            var start = place
            var end: Int
            var hasDoubled = false
            while buffer[place] == 0x20 { place += 1 }
            if buffer[place] == 0x22 {
                guard let quoted = try quotedCell(&place, &lines, &hasDoubled) else { return nil }
                (start, end) = quoted
            } else {
                // Everything up to the comma is below 45, and rare in cells.
                while true {
                    while buffer[place] > 0x2C { place += 1 }
                    let byte = buffer[place]
                    if byte == 0x2C || byte == 0x0A || byte == 0x0D { break }
                    place += 1
                }
                end = place
            }
            let byte = buffer[place]
            if place >= filled, !isSourceAtEnd { return nil }
            if column < slots.count, slots[column] >= 0 {
                keep(start, end, in: Int(slots[column]))
                if hasDoubled { doubled.append(Int(slots[column])) }
            }
            guard end - start <= limits.fieldBytes else { throw failure("a field is longer than 64 KiB") }
            column += 1
            if byte == 0x2C, place < filled {
                place += 1
                continue
            }
            if byte == 0x0D {
                // CR LF is one end; so that both are seen, the row has to lie in the buffer with what follows.
                if place + 1 >= filled, !isSourceAtEnd { return nil }
                if place + 1 < filled, buffer[place + 1] == 0x0A { place += 1 }
            }
            isRowBlank = column == 1 && start == end
            position = min(place + 1, filled)
            nextLine = line + lines + 1
            finishRow()
            return column
        }
    }

    /// Scans a cell in quotes and leaves `place` behind it; nil if it may go on behind the buffer.
    private mutating func quotedCell(
        _ place: inout Int, _ lines: inout Int, _ hasDoubled: inout Bool
    ) throws(Finding) -> (start: Int, end: Int)? {
        let start = place + 1
        place = start
        while true {
            while buffer[place] != 0x22, buffer[place] != 0x0A { place += 1 }
            if place >= filled {
                if isSourceAtEnd { throw failure("a quote is opened and never closed") }
                return nil
            }
            if buffer[place] == 0x0A {
                lines += 1
                place += 1
                continue
            }
            if place + 1 >= filled, !isSourceAtEnd { return nil }
            guard place + 1 < filled, buffer[place + 1] == 0x22 else { break }
            hasDoubled = true
            place += 2
        }
        let end = place
        place += 1
        while buffer[place] == 0x20 { place += 1 }
        guard place >= filled || [0x2C, 0x0A, 0x0D].contains(buffer[place]) else {
            throw failure("there is text between a closing quote and the next comma")
        }
        return (start, end)
    }

    /// What is done once for a row, since a row is scanned again if it goes on behind the buffer.
    private mutating func finishRow() {
        if blanks > 0 {
            if trimmed.count == 0 { trimmed.line = line }
            trimmed.count += blanks
        }
        for slot in doubled {
            cells[slot].end = Int32(halveQuotes(Int(cells[slot].start), Int(cells[slot].end)))
        }
    }

    /// Makes one of each doubled quote, in place, and returns where the cell now ends.
    private func halveQuotes(_ start: Int, _ end: Int) -> Int {
        var target = start
        var place = start
        while place < end {
            buffer[target] = buffer[place]
            place += buffer[place] == 0x22 ? 2 : 1
            target += 1
        }
        return target
    }

    @inline(__always)
    private mutating func keep(_ start: Int, _ end: Int, in slot: Int) {
        var (start, end) = (start, end)
        if start < end, buffer[start] <= 0x20 || buffer[end - 1] <= 0x20 {
            while start < end, buffer[start] <= 0x20 { start += 1 }
            while end > start, buffer[end - 1] <= 0x20 { end -= 1 }
            blanks += 1
        }
        cells[slot] = Cell(start: Int32(start), end: Int32(end))
    }

    /// Moves what is left of the current row to the front and reads on.
    private mutating func refill() throws(Finding) {
        let left = filled - position
        if position > 0 { buffer.update(from: buffer + position, count: left) }
        position = 0
        filled = left
        guard filled < capacity else { throw failure("a row is longer than 1 MiB") }
        let room = UnsafeMutableRawBufferPointer(start: buffer + filled, count: capacity - filled)
        let count = try source.read(into: room)
        filled += count
        isSourceAtEnd = count == 0
        buffer[filled] = 0x0A
    }

    private func failure(_ message: String) -> Finding {
        Finding(
            .error, "csv_parsing_failed", message, at: Place(file: path, line: line),
            remedy: "Put the whole field in quotes and double the quotes inside")
    }

    // MARK: The header

    private mutating func readHeader(_ required: [String], _ optional: [String]) throws(Finding) {
        try refill()
        let kind = FileKind(UnsafeRawBufferPointer(start: buffer, count: filled))
        if filled == 0 || kind == .empty {
            throw Finding(
                .error, "empty_file", "the table is empty", at: Place(file: path),
                remedy: "Write at least the names of its columns")
        }
        if kind == .utf16, let refusal = TextStart.refusal(of: kind, file: path) { throw refusal }
        if filled >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { position = 3 }
        // All columns are wanted until their names are known.
        slots = (0..<limits.columns).map { Int32($0) }
        cells = Array(repeating: Cell(), count: limits.columns)
        guard let count = try scanRow(), count <= limits.columns else {
            throw failure("the first row has more than \(limits.columns) names")
        }
        let names = (0..<count).map { String(decoding: self[$0], as: UTF8.self) }
        let wanted = required + optional
        slots = names.map { Int32(wanted.firstIndex(of: $0) ?? -1) }
        cells = Array(repeating: Cell(), count: wanted.count)
        has = wanted.map { names.contains($0) }
        for (index, name) in names.enumerated() where !name.isEmpty && names[..<index].contains(name) {
            throw Finding(
                .error, "duplicated_column", "the column '\(name)' stands twice in the header",
                at: Place(file: path, line: 1), remedy: "Keep one of them")
        }
        let missing = required.filter { !names.contains($0) }
        guard missing.isEmpty else {
            // A column that is another one's is no slip of the pen.
            let strange = names.filter { !wanted.contains($0) }
            throw Finding(
                .error, "missing_required_column",
                "there is no column \(missing.map { "'\($0)'" }.joined(separator: ", "))",
                at: Place(file: path, line: 1), remedy: Suggestion.remedy(for: missing[0], known: strange))
        }
    }
}
