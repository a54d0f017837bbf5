/// Tells numbers from texts that only look like them.
struct CSVNumbers {
    let bytes: UnsafeRawBufferPointer
    /// Whether decimals may be set off by a comma, because the separator is another.
    let allowsComma: Bool

    /// The number a cell states; nil if it is a text.
    ///
    /// A number is digits, perhaps a sign, decimals, an exponent. Leading zeros ("01234"), a plus sign and more
    /// than 15 digits mark codes and telephone numbers, which stay texts.
    func number(in cell: CSVCell) -> Double? {
        let (start, end) = trimmed(cell)
        guard start < end, let value = plain(start, end) ?? withComma(start, end), value.isFinite else { return nil }
        return value
    }

    /// Whether a cell is a code of more digits than a number holds exactly.
    func isLongCode(_ cell: CSVCell) -> Bool {
        cell.end - cell.start > 15 && bytes[cell.start..<cell.end].allSatisfy { $0 &- UInt8(ascii: "0") <= 9 }
    }

    private func trimmed(_ cell: CSVCell) -> (Int, Int) {
        var (start, end) = (cell.start, cell.end)
        while start < end, bytes[start] == 0x20 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        return (start, end)
    }

    private func plain(_ start: Int, _ end: Int) -> Double? {
        var position = start
        guard let value = DecimalNumber.parse(bytes, &position, end), position == end else { return nil }
        return value
    }

    private func withComma(_ start: Int, _ end: Int) -> Double? {
        guard allowsComma, end - start < 400 else { return nil }
        let cell = bytes[start..<end]
        guard cell.contains(UInt8(ascii: ",")), !cell.contains(UInt8(ascii: ".")) else { return nil }
        let text = String(decoding: cell.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
        return DecimalNumber.parse(text)
    }
}
