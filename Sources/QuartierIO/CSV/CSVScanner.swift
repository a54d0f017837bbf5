/// One cell of a row: where its bytes lie, and whether it was quoted.
struct CSVCell: Hashable {
    var start: Int
    var end: Int
    var isQuoted: Bool
    /// Whether a quote inside is doubled.
    var hasQuotes: Bool
}

/// What is wrong with the quoting of a CSV file, and at which byte.
struct CSVError: Error, Hashable {
    enum Kind { case unclosedQuote, textAfterQuote, quoteInside }

    var kind: Kind
    var offset: Int

    var code: String {
        switch kind {
        case .unclosedQuote: "unclosed-quote"
        case .textAfterQuote: "text-after-quote"
        case .quoteInside: "quote-inside"
        }
    }

    var message: String {
        switch kind {
        case .unclosedQuote: "a quote is opened here and never closed"
        case .textAfterQuote: "there is text between a closing quote and the next separator"
        case .quoteInside: "there is a quote inside a cell that does not begin with one"
        }
    }
}

/// Splits CSV (RFC 4180) into rows and cells; quoted cells may hold separators and line breaks.
struct CSVScanner {
    // Unsafe because every byte of large files goes through here; each access stands behind a check of the count.
    let bytes: UnsafeRawBufferPointer
    let separator: UInt8
    var position: Int

    /// Reads the next row that is not blank into `cells`; nil behind the last, else where the row begins.
    mutating func next(_ cells: inout [CSVCell]) throws(CSVError) -> Int? {
        while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D { position += 1 }
        guard position < bytes.count else { return nil }
        let start = position
        cells.removeAll(keepingCapacity: true)
        while true {
            cells.append(try cell())
            guard position < bytes.count else { return start }
            let byte = bytes[position]
            position += 1
            guard byte != separator else { continue }
            // CR LF, LF and CR all end a row.
            if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
            return start
        }
    }

    private mutating func cell() throws(CSVError) -> CSVCell {
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try quotedCell() }
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == separator || byte == 0x0A || byte == 0x0D { break }
            if byte == UInt8(ascii: "\"") { throw CSVError(kind: .quoteInside, offset: position) }
            position += 1
        }
        return CSVCell(start: start, end: position, isQuoted: false, hasQuotes: false)
    }

    private mutating func quotedCell() throws(CSVError) -> CSVCell {
        let opening = position
        position += 1
        var hasQuotes = false
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "\"") else {
                position += 1
                continue
            }
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                hasQuotes = true
                position += 1
                continue
            }
            guard position >= bytes.count || isEnd(bytes[position]) else {
                throw CSVError(kind: .textAfterQuote, offset: position)
            }
            return CSVCell(start: opening + 1, end: position - 1, isQuoted: true, hasQuotes: hasQuotes)
        }
        throw CSVError(kind: .unclosedQuote, offset: opening)
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

    /// The content of a cell.
    func text(of cell: CSVCell) -> String {
        let raw = UnsafeRawBufferPointer(rebasing: bytes[cell.start..<cell.end])
        guard cell.hasQuotes else { return String(decoding: raw, as: UTF8.self) }
        var units: [UInt8] = []
        var isSecond = false
        for unit in raw {
            isSecond = unit == UInt8(ascii: "\"") && !isSecond
            if unit != UInt8(ascii: "\"") || isSecond { units.append(unit) }
        }
        return String(decoding: units, as: UTF8.self)
    }
}
