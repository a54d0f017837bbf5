/// Writes a zip archive that holds the same bytes whenever and wherever the same files are put into it: no times, no
/// owners, entries in the order they are given.
///
/// The format is that of PKWARE's APPNOTE 6.3: entries deflated or stored, names in UTF-8, sizes and positions beyond
/// 32 bits by the extension zip64. Nothing appears under the archive's name before `finish()`.
public struct ZipWriter: ~Copyable {
    private var file: OutputFile
    private var directory: [UInt8] = []
    private var count = 0
    private var position = 0
    /// From which value on a size, a position or a count needs zip64; lower in tests.
    private let limit: Int

    /// Begins an archive under a path.
    public init(path: String) throws(OutputError) { try self.init(path: path, limit: Int(UInt32.max)) }

    /// Begins an archive in which numbers from a limit on are written as zip64 does.
    init(path: String, limit: Int) throws(OutputError) {
        file = try OutputFile(path: path)
        self.limit = limit
    }

    /// Adds a file under a name, with `/` between folders.
    ///
    /// The name must be relative and must not lead out of the folder it is unpacked in; that is for the caller to see to.
    public mutating func add(_ name: String, _ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        try add(name, Deflation(bytes), size: bytes.count)
    }

    /// Adds a file of bytes in memory.
    public mutating func add(_ name: String, _ bytes: [UInt8]) throws(OutputError) {
        try add(name, bytes.withUnsafeBytes { Deflation($0) }, size: bytes.count)
    }

    private mutating func add(_ name: String, _ content: Deflation, size: Int) throws(OutputError) {
        let entry = Entry(name: Array(name.utf8), size: size, content: content, position: position, limit: limit)
        try write(entry.localHeader)
        try write(content.bytes)
        directory += entry.directoryHeader
        count += 1
    }

    /// Ends the archive and puts it under its name, whole.
    public consuming func finish() throws(OutputError) -> Int {
        let end = DirectoryEnd(count: count, size: directory.count, position: position, limit: limit)
        try write(directory)
        try write(end.bytes)
        let size = position
        try file.commit()
        return size
    }

    private mutating func write(_ bytes: [UInt8]) throws(OutputError) {
        try file.append(bytes)
        position += bytes.count
    }
}

// MARK: - Records

extension ZipWriter {
    /// An entry and the two headers that tell of it.
    private struct Entry {
        let name: [UInt8]
        let size: Int
        let content: Deflation
        let position: Int
        let limit: Int

        /// Sizes that need zip64 do so together: a local header has either both or none.
        private var hasLargeSizes: Bool { size >= limit || content.bytes.count >= limit }
        private var hasLargePosition: Bool { position >= limit }

        /// What stands before the content.
        var localHeader: [UInt8] {
            var header = Record(0x0403_4B50)
            writeShared(to: &header)
            let extra = hasLargeSizes ? largeNumbers([size, content.bytes.count]) : []
            header.two(name.count)
            header.two(extra.count)
            return header.bytes + name + extra
        }

        /// What stands in the directory at the end of the archive.
        var directoryHeader: [UInt8] {
            var header = Record(0x0201_4B50)
            // Made on Unix, so that the mode below counts.
            header.two(3 << 8 | version)
            writeShared(to: &header)
            let extra = largeNumbers(
                (hasLargeSizes ? [size, content.bytes.count] : []) + (hasLargePosition ? [position] : []))
            header.two(name.count)
            header.two(extra.count)
            // No comment, the first disk, no internal attributes.
            header.two(0)
            header.two(0)
            header.two(0)
            // A regular file that everybody may read: -rw-r--r--.
            header.four(0o100644 << 16)
            header.four(hasLargePosition ? Int(UInt32.max) : position)
            return header.bytes + name + extra
        }

        private var version: Int { hasLargeSizes || hasLargePosition ? 45 : 20 }

        private func writeShared(to header: inout Record) {
            header.two(version)
            // The name is in UTF-8.
            header.two(1 << 11)
            header.two(content.isDeflated ? 8 : 0)
            // Midnight on the first day that zip knows: 1980-01-01.
            header.two(0)
            header.two(1 << 5 | 1)
            header.four(Int(content.checksum))
            header.four(hasLargeSizes ? Int(UInt32.max) : content.bytes.count)
            header.four(hasLargeSizes ? Int(UInt32.max) : size)
        }

        private func largeNumbers(_ numbers: [Int]) -> [UInt8] {
            guard !numbers.isEmpty else { return [] }
            var extra = Record()
            extra.two(0x0001)
            extra.two(8 * numbers.count)
            for number in numbers { extra.eight(number) }
            return extra.bytes
        }
    }

    /// The end of the directory, with what zip64 puts before it where it is needed.
    private struct DirectoryEnd {
        let count: Int
        let size: Int
        let position: Int
        let limit: Int

        private var needsZip64: Bool { count >= min(limit, 0xFFFF) || size >= limit || position >= limit }

        var bytes: [UInt8] {
            var end = Record(0x0605_4B50)
            end.two(0)
            end.two(0)
            let shown = needsZip64 ? 0xFFFF : count
            end.two(shown)
            end.two(shown)
            end.four(needsZip64 ? Int(UInt32.max) : size)
            end.four(needsZip64 ? Int(UInt32.max) : position)
            end.two(0)
            return (needsZip64 ? large : []) + end.bytes
        }

        private var large: [UInt8] {
            var end = Record(0x0606_4B50)
            // The length of what follows, the versions that made it and are needed for it, the disks.
            end.eight(44)
            end.two(3 << 8 | 45)
            end.two(45)
            end.four(0)
            end.four(0)
            end.eight(count)
            end.eight(count)
            end.eight(size)
            end.eight(position)
            var locator = Record(0x0706_4B50)
            locator.four(0)
            locator.eight(position + size)
            locator.four(1)
            return end.bytes + locator.bytes
        }
    }

    /// Numbers in little-endian order behind a signature.
    private struct Record {
        private(set) var bytes: [UInt8] = []

        init() {}

        init(_ signature: Int) { four(signature) }

        mutating func two(_ number: Int) { append(number, 2) }
        mutating func four(_ number: Int) { append(number, 4) }
        mutating func eight(_ number: Int) { append(number, 8) }

        private mutating func append(_ number: Int, _ count: Int) {
            for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
        }
    }
}
