/// Checks of UTF-8 (Unicode, table 3-7), byte by byte.
enum UTF8Text {
    /// The length of the well-formed sequence at a position; nil if it is malformed or cut off.
    static func sequenceLength(_ bytes: UnsafeRawBufferPointer, _ position: Int, _ end: Int) -> Int? {
        let lead = bytes[position]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0..<0x80: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE, 0xEF: length = 3
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard position + length <= end, second.contains(bytes[position + 1]) else { return nil }
        for index in position + 2..<max(position + 2, position + length) where bytes[index] & 0xC0 != 0x80 {
            return nil
        }
        return length
    }

    /// Whether the malformed sequence at a position may only be missing its end.
    static func isCutOff(_ bytes: UnsafeRawBufferPointer, _ position: Int, _ end: Int) -> Bool {
        guard position + 4 > end, bytes[position] >= 0xC2, bytes[position] <= 0xF4 else { return false }
        return bytes[(position + 1)..<end].allSatisfy { $0 & 0xC0 == 0x80 }
    }

    /// Where the first malformed sequence begins; nil if all is UTF-8.
    static func firstInvalid(in bytes: UnsafeRawBufferPointer) -> Int? {
        var position = 0
        while position < bytes.count {
            while position + 8 <= bytes.count,
                bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            { position += 8 }
            guard position < bytes.count else { return nil }
            guard let length = sequenceLength(bytes, position, bytes.count) else { return position }
            position += length
        }
        return nil
    }
}
