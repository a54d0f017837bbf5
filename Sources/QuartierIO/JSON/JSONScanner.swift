/// A cursor over JSON text (RFC 8259) that checks every byte it passes and keeps nothing.
///
/// It never recurses: how deep values nest is bounded by `depthLimit`. The bytes must outlive it.
struct JSONScanner {
    /// How deep values may nest.
    static let depthLimit = 64

    // Unsafe because every byte of large files goes through here; each access stands behind a check of `end`.
    let bytes: UnsafeRawBufferPointer
    /// Where the text ends; at most the number of bytes.
    var end: Int
    /// The next byte.
    var position: Int

    init(_ bytes: UnsafeRawBufferPointer, from start: Int = 0, to end: Int? = nil) {
        self.bytes = bytes
        self.end = end ?? bytes.count
        position = start
    }

    /// An error at the next byte, or that the text ends there.
    func failure(_ kind: ScanError.Kind) -> ScanError {
        ScanError(position >= end ? .end : kind, position)
    }
}

// MARK: - Structure

extension JSONScanner {
    /// Passes over blanks, tabs and line breaks.
    @inline(__always)
    mutating func skipSpace() {
        while position < end {
            let byte = bytes[position]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }

    /// The next byte that is not space, without passing it.
    @inline(__always)
    mutating func peek() throws(ScanError) -> UInt8 {
        skipSpace()
        guard position < end else { throw ScanError(.end, position) }
        return bytes[position]
    }

    /// Passes an expected byte, after space.
    @inline(__always)
    mutating func take(_ byte: UInt8, or kind: ScanError.Kind) throws(ScanError) {
        guard try peek() == byte else { throw ScanError(kind, position) }
        position += 1
    }

    /// Steps to the value of the next member of an object whose brace has been passed; nil at its end.
    mutating func nextKey(isFirst: inout Bool) throws(ScanError) -> JSONText? {
        let byte = try peek()
        if byte == UInt8(ascii: "}") {
            position += 1
            return nil
        }
        if !isFirst { try take(UInt8(ascii: ","), or: .commaOrBrace) }
        isFirst = false
        return try key()
    }

    /// Steps to the next element of an array whose bracket has been passed; false at its end.
    @inline(__always)
    mutating func nextElement(isFirst: inout Bool) throws(ScanError) -> Bool {
        let byte = try peek()
        if byte == UInt8(ascii: "]") {
            position += 1
            return false
        }
        if isFirst {
            isFirst = false
            return true
        }
        try take(UInt8(ascii: ","), or: .commaOrBracket)
        if try peek() == UInt8(ascii: "]") { throw ScanError(.value, position) }
        return true
    }

    /// Passes a member's name and its colon, up to the value.
    mutating func key() throws(ScanError) -> JSONText {
        guard try peek() == UInt8(ascii: "\"") else { throw ScanError(.key, position) }
        let text = try string()
        try take(UInt8(ascii: ":"), or: .colon)
        skipSpace()
        return text
    }

    /// Makes sure that nothing but space is left.
    mutating func finish() throws(ScanError) {
        skipSpace()
        guard position >= end else { throw ScanError(.trailing, position) }
    }
}

// MARK: - Scalars

extension JSONScanner {
    /// Passes a number; infinite if it is too large for a `Double`.
    mutating func number() throws(ScanError) -> Double {
        let start = position
        guard let value = DecimalNumber.parse(bytes, &position, end) else {
            throw numberFailure(at: start)
        }
        return value
    }

    private func numberFailure(at start: Int) -> ScanError {
        // "-" and "1." at the very end are cut off rather than wrong.
        var cursor = start
        while cursor < end, Self.isNumberByte(bytes[cursor]) { cursor += 1 }
        if cursor >= end { return ScanError(.end, end) }
        let isInfinity = bytes[cursor] == UInt8(ascii: "I")
        return ScanError(isInfinity ? .notANumber : .number, start)
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") <= 9 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
    }

    /// Passes `true`, `false` or `null`; nil is null.
    mutating func literal() throws(ScanError) -> Bool? {
        switch bytes[position] {
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case UInt8(ascii: "N"), UInt8(ascii: "I"): throw ScanError(.notANumber, position)
        default: throw ScanError(.value, position)
        }
        switch bytes[position - 1] {
        case UInt8(ascii: "l"): return nil
        default: return bytes[position - 4] == UInt8(ascii: "t")
        }
    }

    private mutating func word(_ word: StaticString) throws(ScanError) {
        let start = position
        for index in 0..<word.utf8CodeUnitCount {
            guard position < end else { throw ScanError(.end, position) }
            guard bytes[position] == word.utf8Start[index] else { throw ScanError(.value, start) }
            position += 1
        }
    }

    /// Whether a value that begins with this byte is a number.
    static func beginsNumber(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") <= 9 || byte == UInt8(ascii: "-")
    }
}
