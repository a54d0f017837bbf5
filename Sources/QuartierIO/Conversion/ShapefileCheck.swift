internal import QuartierModel

/// How many features a Shapefile has, by its own tables.
struct ShapefileCounts: Hashable {
    /// The records that are not marked as deleted.
    var features: Int
    /// Those of them whose shape is null or has no points.
    var withoutShape: Int
}

/// Reads the tables of contents of a Shapefile: what they promise must be there, and they must agree.
///
/// GDAL believes the headers; a file cut short would come out with features missing.
struct ShapefileCheck {
    private(set) var counts = ShapefileCounts(features: 0, withoutShape: 0)
    /// The records marked as deleted, which are passed over.
    private(set) var deleted = 0
    private let source: SourceFile

    /// Checks the .shp, .shx and .dbf of a source.
    init(_ source: SourceFile, limit: Int) throws(Finding) {
        self.source = source
        let shapes = try MappedFile(path: source.path, displayName: source.name, limit: limit)
        let index = try MappedFile(path: source.path(of: "shx") ?? "", displayName: source.name(of: "shx"))
        let table = try MappedFile(path: source.path(of: "dbf") ?? "", displayName: source.name(of: "dbf"))
        try Self.checkLength(shapes.bytes, source.name)
        try Self.checkLength(index.bytes, source.name(of: "shx"))
        let records = (Int(index.bytes.big(24)) * 2 - 100) / 8
        let rows = try Self.checkTable(table.bytes, source.name(of: "dbf"))
        guard rows == records else {
            throw Finding(
                .error, "companions-disagree",
                "the .shx lists \(records) shapes, but the .dbf has \(rows) records", at: Place(file: source.name),
                remedy: "Copy the files that belong together anew")
        }
        try count(shapes.bytes, index.bytes, table.bytes, records)
    }

    /// The findings that do not stop the reading.
    var findings: [Finding] {
        guard deleted > 0 else { return [] }
        return [
            Finding(
                .note, "deleted-records", "the .dbf marks \(deleted) records as deleted, which are passed over",
                at: Place(file: source.name))
        ]
    }

    private mutating func count(
        _ shapes: UnsafeRawBufferPointer, _ index: UnsafeRawBufferPointer, _ table: UnsafeRawBufferPointer,
        _ records: Int
    ) throws(Finding) {
        let (header, width) = (Int(table.little16(8)), Int(table.little16(10)))
        for record in 0..<records {
            let offset = Int(index.big(100 + record * 8)) * 2
            let length = Int(index.big(104 + record * 8)) * 2
            guard offset >= 100, length >= 4, offset + 8 + length <= shapes.count else {
                throw Self.cut(source.name, feature: "\(record + 1)")
            }
            if table[header + record * width] == UInt8(ascii: "*") {
                deleted += 1
            } else {
                counts.features += 1
                if Self.isEmpty(shapes, at: offset + 8, length: length) { counts.withoutShape += 1 }
            }
        }
    }

    private static func isEmpty(_ shapes: UnsafeRawBufferPointer, at start: Int, length: Int) -> Bool {
        switch shapes.little32(start) {
        case 0: return true
        // Lines, polygons and multipatches: type, box, number of parts, number of points.
        case 3, 5, 13, 15, 23, 25, 31: return length < 44 || shapes.little32(start + 40) == 0
        // Many points: type, box, number of points.
        case 8, 18, 28: return length < 40 || shapes.little32(start + 36) == 0
        default: return false
        }
    }

    /// Both .shp and .shx begin with 100 bytes that state the length of the file in words of two bytes.
    private static func checkLength(_ bytes: UnsafeRawBufferPointer, _ name: String) throws(Finding) {
        guard bytes.count >= 100 else { throw cut(name) }
        let stated = Int(bytes.big(24)) * 2
        guard bytes.big(0) == 9994, stated >= 100 else {
            throw Finding(
                .error, "wrong-format", "this is not a part of a Shapefile, whatever its name says",
                at: Place(file: name), remedy: "Get a whole copy of the file")
        }
        guard bytes.count >= stated else { throw cut(name) }
    }

    /// Checks the table of attributes and returns the number of its records.
    private static func checkTable(_ bytes: UnsafeRawBufferPointer, _ name: String) throws(Finding) -> Int {
        guard bytes.count >= 33 else { throw cut(name) }
        let (rows, header, width) = (Int(bytes.little32(4)), Int(bytes.little16(8)), Int(bytes.little16(10)))
        guard header >= 33, width >= 1 else {
            throw Finding(
                .error, "wrong-format", "this is not a dBASE table, whatever its name says", at: Place(file: name),
                remedy: "Get a whole copy of the file")
        }
        guard bytes.count >= header, (bytes.count - header) / width >= rows else { throw cut(name) }
        return rows
    }

    private static func cut(_ name: String, feature: String? = nil) -> Finding {
        Finding(
            .error, "truncated-file", "the file is shorter than it says it is",
            at: Place(file: name, feature: feature), remedy: "Get a whole copy of the file")
    }
}

// Every position was checked against the length of the file before.
extension UnsafeRawBufferPointer {
    fileprivate func big(_ position: Int) -> UInt32 {
        UInt32(bigEndian: loadUnaligned(fromByteOffset: position, as: UInt32.self))
    }

    func little32(_ position: Int) -> UInt32 {
        UInt32(littleEndian: loadUnaligned(fromByteOffset: position, as: UInt32.self))
    }

    func little16(_ position: Int) -> UInt16 {
        UInt16(littleEndian: loadUnaligned(fromByteOffset: position, as: UInt16.self))
    }
}
