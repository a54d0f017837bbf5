internal import Glibc
internal import QuartierModel

/// Where the tables of a feed come from: an archive, a folder, or memory.
protocol FeedSource: AnyObject {
    /// The feed as the user named it.
    var name: String { get }
    /// How findings name a table: `feed.zip!/stops.txt`, `feed/stops.txt`.
    func path(of table: FeedTable) -> String
    /// Opens a table; nil if the feed has none.
    func open(_ table: FeedTable) throws(Finding) -> (any TableBytes)?
}

/// The bytes of a table, from its beginning to its end.
protocol TableBytes: AnyObject {
    /// Reads the next bytes into a buffer that has room; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Finding) -> Int
}

/// A feed as a folder of text files.
final class FeedFolder: FeedSource {
    let name: String
    private let folder: String

    init(path: String, name: String) {
        folder = path
        self.name = name
    }

    func path(of table: FeedTable) -> String { "\(name)\(name.hasSuffix("/") ? "" : "/")\(table.fileName)" }

    func open(_ table: FeedTable) throws(Finding) -> (any TableBytes)? {
        let file = "\(folder)/\(table.fileName)"
        guard access(file, F_OK) == 0 else { return nil }
        return FileBytes(try MappedFile(path: file, displayName: path(of: table)))
    }

    /// Whether a path is a folder that holds a table of a feed.
    static func holdsFeed(_ path: String) -> Bool {
        FeedTable.allCases.contains { access("\(path)/\($0.fileName)", F_OK) == 0 }
    }
}

/// A mapped file as a stream.
private final class FileBytes: TableBytes {
    private let file: MappedFile
    private var position = 0

    init(_ file: consuming MappedFile) { self.file = file }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Finding) -> Int {
        let part = file.bytes[position..<min(position + buffer.count, file.bytes.count)]
        buffer.copyBytes(from: part)
        position += part.count
        return part.count
    }
}

/// A feed of texts in memory, for tests and for fuzzing.
final class FeedTexts: FeedSource {
    let name: String
    private let texts: [FeedTable: [UInt8]]

    init(name: String = "t.zip", _ texts: [FeedTable: [UInt8]]) {
        self.name = name
        self.texts = texts
    }

    func path(of table: FeedTable) -> String { "\(name)!/\(table.fileName)" }

    func open(_ table: FeedTable) throws(Finding) -> (any TableBytes)? { texts[table].map { MemoryBytes($0) } }
}

/// An array as a stream.
private final class MemoryBytes: TableBytes {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Finding) -> Int {
        let part = bytes[position..<min(position + buffer.count, bytes.count)]
        buffer.copyBytes(from: part)
        position += part.count
        return part.count
    }
}
