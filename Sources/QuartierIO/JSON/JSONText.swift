/// A text inside JSON: where its bytes lie between the quotes, and whether any is escaped.
struct JSONText: Hashable {
    var start: Int
    var end: Int
    var isPlain: Bool
}

extension JSONScanner {
    /// Passes the text whose opening quote is the next byte, checking UTF-8 and escapes.
    mutating func string() throws(ScanError) -> JSONText {
        let start = position + 1
        var cursor = start
        var isPlain = true
        while true {
            skipOrdinary(&cursor)
            guard cursor < end else { throw ScanError(.end, end) }
            let byte = bytes[cursor]
            if byte == UInt8(ascii: "\"") {
                position = cursor + 1
                return JSONText(start: start, end: cursor, isPlain: isPlain)
            } else if byte == UInt8(ascii: "\\") {
                isPlain = false
                try skipEscape(&cursor)
            } else if byte >= 0x80 {
                guard let length = UTF8Text.sequenceLength(bytes, cursor, end) else {
                    throw ScanError(UTF8Text.isCutOff(bytes, cursor, end) ? .end : .utf8, cursor)
                }
                cursor += length
            } else if byte < 0x20 {
                throw ScanError(.control, cursor)
            } else {
                cursor += 1
            }
        }
    }

    /// Steps, eight bytes at a time, to the next quote, backslash, control or non-ASCII byte, or close to the end.
    @inline(__always)
    private func skipOrdinary(_ cursor: inout Int) {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while cursor + 8 <= end {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: cursor, as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let slashes = word ^ (ones &* 0x5C)
            let found =
                (((word &- ones &* 0x20) | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes) & ~word | word)
                & highs
            if found != 0 {
                cursor += found.trailingZeroBitCount >> 3
                return
            }
            cursor += 8
        }
    }

    private func skipEscape(_ cursor: inout Int) throws(ScanError) {
        guard cursor + 1 < end else { throw ScanError(.end, end) }
        switch bytes[cursor + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            cursor += 2
        case UInt8(ascii: "u"):
            let start = cursor
            let unit = try codeUnit(&cursor)
            guard unit & 0xF800 == 0xD800 else { return }
            guard unit < 0xDC00 else { throw ScanError(.surrogate, start) }
            guard cursor < end else { throw ScanError(.end, end) }
            guard bytes[cursor] == UInt8(ascii: "\\") else { throw ScanError(.surrogate, start) }
            guard cursor + 1 < end else { throw ScanError(.end, end) }
            guard bytes[cursor + 1] == UInt8(ascii: "u"), try codeUnit(&cursor) & 0xFC00 == 0xDC00 else {
                throw ScanError(.surrogate, start)
            }
        default: throw ScanError(.escape, cursor)
        }
    }

    /// The value of `\uXXXX` at the cursor, which steps behind it.
    private func codeUnit(_ cursor: inout Int) throws(ScanError) -> UInt16 {
        var value: UInt16 = 0
        for index in cursor + 2..<cursor + 6 {
            guard index < end else { throw ScanError(.end, end) }
            guard let digit = Self.hexDigit(bytes[index]) else { throw ScanError(.escape, cursor) }
            value = value << 4 | digit
        }
        cursor += 6
        return value
    }

    private static func hexDigit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

// MARK: - Content

extension JSONScanner {
    /// The content of a text that has been passed.
    func content(of text: JSONText) -> String {
        if text.isPlain {
            return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[text.start..<text.end]), as: UTF8.self)
        }
        var units: [UInt8] = []
        var cursor = text.start
        while cursor < text.end {
            guard bytes[cursor] == UInt8(ascii: "\\") else {
                units.append(bytes[cursor])
                cursor += 1
                continue
            }
            appendEscape(&cursor, to: &units)
        }
        return String(decoding: units, as: UTF8.self)
    }

    private func appendEscape(_ cursor: inout Int, to units: inout [UInt8]) {
        let letter = bytes[cursor + 1]
        guard letter == UInt8(ascii: "u"), let first = try? codeUnit(&cursor) else {
            cursor += 2
            switch letter {
            case UInt8(ascii: "b"): units.append(8)
            case UInt8(ascii: "f"): units.append(12)
            case UInt8(ascii: "n"): units.append(10)
            case UInt8(ascii: "r"): units.append(13)
            case UInt8(ascii: "t"): units.append(9)
            default: units.append(letter)
            }
            return
        }
        var scalar = UInt32(first)
        if first & 0xFC00 == 0xD800, let second = try? codeUnit(&cursor) {
            scalar = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
        }
        // Halves of characters were refused when the text was passed.
        units.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
    }

    /// Whether a text says a word of ASCII.
    @inline(__always)
    func says(_ text: JSONText, _ word: StaticString) -> Bool {
        guard text.isPlain else { return content(of: text) == "\(word)" }
        guard text.end - text.start == word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount where bytes[text.start + index] != word.utf8Start[index] {
            return false
        }
        return true
    }

    /// Whether two texts without escapes have the same bytes.
    @inline(__always)
    func areSame(_ left: JSONText, _ right: JSONText) -> Bool {
        guard left.isPlain, right.isPlain, left.end - left.start == right.end - right.start else { return false }
        for index in 0..<left.end - left.start where bytes[left.start + index] != bytes[right.start + index] {
            return false
        }
        return true
    }
}
