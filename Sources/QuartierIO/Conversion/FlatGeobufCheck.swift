internal import QuartierModel

/// Walks through a FlatGeobuf: its features must end where the file does, and be as many as the header says.
///
/// GDAL takes a file that is cut in its index, or between two features, for one with fewer features.
struct FlatGeobufCheck {
    /// The features, by their own lengths.
    private(set) var features = 0
    private let bytes: UnsafeRawBufferPointer
    private let name: String

    /// The name of the format stands there twice, then the length of the header.
    private static let headerStart = 12

    /// Checks a file that begins as one of the format.
    init(_ bytes: UnsafeRawBufferPointer, name: String) throws(Finding) {
        self.bytes = bytes
        self.name = name
        guard bytes.count >= Self.headerStart else { throw cut }
        let headerEnd = Self.headerStart + Int(bytes.little32(8))
        guard headerEnd <= bytes.count else { throw cut }
        let header = try Header(bytes[Self.headerStart..<headerEnd], name: name)
        var position = headerEnd
        if let stated = header.features {
            // A feature has at least its length, so that nothing below can overflow.
            guard stated <= UInt64(bytes.count / 4) else { throw cut }
            position += Self.indexSize(features: Int(stated), nodeSize: header.nodeSize)
        }
        guard position <= bytes.count else { throw cut }
        while position < bytes.count {
            guard bytes.count - position >= 4 else { throw cut }
            position += 4 + Int(bytes.little32(position))
            guard position <= bytes.count else { throw cut }
            features += 1
        }
        guard let stated = header.features, stated != UInt64(features) else { return }
        throw Finding(
            .error, "features-lost", "the header promises \(stated) features, but there are \(features)",
            at: Place(file: name), remedy: "Get a whole copy of the file, or export it again")
    }

    /// The bytes of the packed tree of boxes, whose nodes have 40 bytes each; 0 if there is none.
    private static func indexSize(features: Int, nodeSize: Int) -> Int {
        guard features > 0, nodeSize >= 2 else { return 0 }
        var (level, nodes) = (features, features)
        repeat {
            level = (level + nodeSize - 1) / nodeSize
            nodes += level
        } while level > 1
        return nodes * 40
    }

    private var cut: Finding {
        Finding(
            .error, "truncated-file", "the file is shorter than it says it is", at: Place(file: name),
            remedy: "Get a whole copy of the file")
    }
}

/// What the header, a table of FlatBuffers, says about what follows it.
private struct Header {
    /// The number of features; nil if it was not known when the file was written.
    var features: UInt64?
    /// The children of a node of the index; 0 if there is no index.
    var nodeSize = 16

    init(_ header: Slice<UnsafeRawBufferPointer>, name: String) throws(Finding) {
        let bytes = UnsafeRawBufferPointer(rebasing: header)
        guard let table = Self.table(bytes) else {
            throw Finding(
                .error, "wrong-format", "the header of the file is damaged", at: Place(file: name),
                remedy: "Get a whole copy of the file")
        }
        // Fields 8 and 9 of the format's schema; what is not written has its default.
        if let place = Self.field(8, of: table, in: bytes), place + 8 <= bytes.count {
            let count = UInt64(bytes.little32(place)) | UInt64(bytes.little32(place + 4)) << 32
            features = count == 0 ? nil : count
        }
        if let place = Self.field(9, of: table, in: bytes), place + 2 <= bytes.count {
            nodeSize = Int(bytes.little16(place))
        }
    }

    /// Where the table begins, and the list of its fields.
    private static func table(_ bytes: UnsafeRawBufferPointer) -> (start: Int, fields: Int)? {
        guard bytes.count >= 8 else { return nil }
        let start = Int(bytes.little32(0))
        guard start <= bytes.count - 4 else { return nil }
        let fields = start - Int(Int32(bitPattern: bytes.little32(start)))
        guard fields >= 0, fields <= bytes.count - 4 else { return nil }
        return (start, fields)
    }

    private static func field(_ number: Int, of table: (start: Int, fields: Int), in bytes: UnsafeRawBufferPointer)
        -> Int?
    {
        let slot = 4 + 2 * number
        guard slot + 2 <= Int(bytes.little16(table.fields)), table.fields + slot + 2 <= bytes.count else { return nil }
        let offset = Int(bytes.little16(table.fields + slot))
        return offset == 0 ? nil : table.start + offset
    }
}
