internal import QuartierModel

/// Turns byte offsets into lines and columns, counting only between one question and the next.
struct TextLines {
    let bytes: UnsafeRawBufferPointer
    private var knownOffset = 0
    private var knownLine = 1

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The line of a byte, from 1; quick for offsets near the last one.
    mutating func line(at offset: Int) -> Int {
        let offset = min(offset, bytes.count)
        let stretch = min(offset, knownOffset)..<max(offset, knownOffset)
        let breaks = Self.breaks(in: UnsafeRawBufferPointer(rebasing: bytes[stretch]))
        knownLine += offset < knownOffset ? -breaks : breaks
        knownOffset = offset
        return knownLine
    }

    /// The line and the column in characters of a byte, both from 1.
    mutating func lineAndColumn(at offset: Int) -> (line: Int, column: Int) {
        let line = line(at: offset)
        var column = 1
        var cursor = min(offset, bytes.count)
        while cursor > 0, bytes[cursor - 1] != 0x0A {
            cursor -= 1
            if bytes[cursor] & 0xC0 != 0x80 { column += 1 }
        }
        // A byte order mark is no character of the first line.
        if cursor == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]), offset >= 3 { column -= 1 }
        return (line, column)
    }

    private static func breaks(in bytes: UnsafeRawBufferPointer) -> Int {
        var count = 0
        for byte in bytes { count &+= byte == 0x0A ? 1 : 0 }
        return count
    }
}
