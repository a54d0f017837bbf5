/// Finds the first character of block texts (`|`, `>`), for which libyaml only tells where the sign stands.
///
/// It goes forward only, as the events do, so that all block texts of a file together cost one pass.
struct LineCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0
    private var line = 1

    /// A cursor at the start of bytes that outlive it.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Where the first line that is not blank begins below the given one, behind its indentation.
    mutating func firstText(below header: Int) -> Mark {
        while line <= header, offset < bytes.count { skipLine() }
        var ahead = self
        while true {
            let start = ahead.offset
            while ahead.offset < bytes.count, bytes[ahead.offset] == UInt8(ascii: " ") { ahead.offset += 1 }
            guard ahead.offset < bytes.count else { return Mark(line: header, column: 1) }
            guard ahead.breakLength > 0 else {
                return Mark(line: ahead.line, column: ahead.offset - start + 1)
            }
            ahead.skipLine()
            self = ahead
        }
    }

    private mutating func skipLine() {
        while offset < bytes.count {
            let length = breakLength
            offset += max(length, 1)
            if length > 0 { break }
        }
        line += 1
    }

    /// The bytes of the line break at the cursor; 0 where there is none.
    ///
    /// The breaks of YAML 1.1 include NEL, LS and PS; counting as libyaml does keeps the lines in step.
    private var breakLength: Int {
        switch byte(0) {
        case 0x0A: 1
        case 0x0D: byte(1) == 0x0A ? 2 : 1
        case 0xC2: byte(1) == 0x85 ? 2 : 0
        case 0xE2: byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : 0
        default: 0
        }
    }

    private func byte(_ distance: Int) -> UInt8 {
        offset + distance < bytes.count ? bytes[offset + distance] : 0
    }
}
