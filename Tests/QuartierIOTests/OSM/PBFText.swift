/// Writes small OpenStreetMap files in PBF, block by block, right ones and wrong ones.
struct PBFMessage {
    private(set) var bytes: [UInt8] = []

    mutating func varint(_ field: Int, _ value: UInt64) {
        append(UInt64(field << 3))
        append(value)
    }

    mutating func bytes(_ field: Int, _ content: [UInt8]) {
        append(UInt64(field << 3 | 2))
        append(UInt64(content.count))
        bytes += content
    }

    mutating func packed(_ field: Int, _ numbers: [UInt64]) {
        var content = PBFMessage()
        for number in numbers { content.append(number) }
        bytes(field, content.bytes)
    }

    /// Differences of numbers that follow each other, as signed numbers are written.
    mutating func differences(_ field: Int, _ numbers: [Int64]) {
        packed(field, zip(numbers, [0] + numbers).map { Self.zigzag($0 &- $1) })
    }

    mutating func append(_ value: UInt64) {
        var rest = value
        while rest > 127 {
            bytes.append(UInt8(rest & 127) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: (value << 1) ^ (value >> 63)) }
}

/// A map in the making.
struct PBFMap {
    typealias Tags = KeyValuePairs<String, String>

    private var texts: [String] = [""]
    private var nodes: [(id: Int64, x: Int64, y: Int64, tags: [UInt64])] = []
    private var ways: [[UInt8]] = []
    private var relations: [[UInt8]] = []
    var features = ["OsmSchema-V0.6", "DenseNodes"]
    var isDeflated = false
    var claimedSize: UInt64?
    /// What the header says of the extent: left, right, top, bottom in billionths of a degree.
    var claimedBox: [Int64] = []

    mutating func node(_ id: Int64, _ x: Double, _ y: Double, _ tags: Tags = [:]) {
        let texts = tags.flatMap { [text($0.key), text($0.value)] }
        nodes.append((id, Int64((x * 1e7).rounded()), Int64((y * 1e7).rounded()), texts))
    }

    mutating func way(_ id: Int64, _ nodes: [Int64], _ tags: Tags = [:]) {
        var way = head(id, tags)
        way.differences(8, nodes)
        ways.append(way.bytes)
    }

    mutating func relation(_ id: Int64, _ members: [(way: Int64, role: String)], _ tags: Tags) {
        var relation = head(id, tags)
        relation.packed(8, members.map { text($0.role) })
        relation.differences(9, members.map(\.way))
        relation.packed(10, members.map { _ in 1 })
        relations.append(relation.bytes)
    }

    /// A square with the nodes from `first`, and its way.
    mutating func square(_ id: Int64, at x: Double, _ y: Double, size: Double = 0.001, _ tags: Tags = [:]) {
        let first = id * 10
        node(first, x, y)
        node(first + 1, x + size, y)
        node(first + 2, x + size, y + size)
        node(first + 3, x, y + size)
        way(id, [first, first + 1, first + 2, first + 3, first], tags)
    }

    private mutating func head(_ id: Int64, _ tags: Tags) -> PBFMessage {
        var message = PBFMessage()
        message.varint(1, UInt64(bitPattern: id))
        message.packed(2, tags.map { text($0.key) })
        message.packed(3, tags.map { text($0.value) })
        return message
    }

    private mutating func text(_ text: String) -> UInt64 {
        if let known = texts.firstIndex(of: text) { return UInt64(known) }
        texts.append(text)
        return UInt64(texts.count - 1)
    }

    /// The file: a header and a block for each kind of object.
    var bytes: [UInt8] { blocks.flatMap { $0 } }

    var blocks: [[UInt8]] {
        var header = PBFMessage()
        if !claimedBox.isEmpty {
            var box = PBFMessage()
            for (index, side) in claimedBox.enumerated() { box.varint(index + 1, PBFMessage.zigzag(side)) }
            header.bytes(1, box.bytes)
        }
        for feature in features { header.bytes(4, Array(feature.utf8)) }
        var dense = PBFMessage()
        dense.differences(1, nodes.map(\.id))
        dense.differences(8, nodes.map(\.y))
        dense.differences(9, nodes.map(\.x))
        dense.packed(10, nodes.flatMap { $0.tags + [0] })
        return [
            blob("OSMHeader", header.bytes), data(2, [dense.bytes]), data(3, ways), data(4, relations),
        ]
    }

    private func data(_ field: Int, _ objects: [[UInt8]]) -> [UInt8] {
        var table = PBFMessage()
        for text in texts { table.bytes(1, Array(text.utf8)) }
        var group = PBFMessage()
        for object in objects { group.bytes(field, object) }
        var block = PBFMessage()
        block.bytes(1, table.bytes)
        block.bytes(2, group.bytes)
        return blob("OSMData", block.bytes)
    }

    private func blob(_ type: String, _ content: [UInt8]) -> [UInt8] {
        var blob = PBFMessage()
        if isDeflated {
            blob.varint(2, claimedSize ?? UInt64(content.count))
            blob.bytes(3, Self.stored(content))
        } else {
            blob.bytes(1, content)
        }
        var header = PBFMessage()
        header.bytes(1, Array(type.utf8))
        header.varint(3, UInt64(blob.bytes.count))
        let length = UInt32(header.bytes.count)
        return [UInt8(length >> 24), UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255)]
            + header.bytes + blob.bytes
    }

    /// Bytes in the format of zlib, not made smaller; shorter than 64 KiB.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        let length = UInt16(bytes.count)
        var a: UInt32 = 1
        var b: UInt32 = 0
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        let head: [UInt8] = [
            0x78, 0x01, 1, UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8),
        ]
        return head + bytes + [UInt8(b >> 8), UInt8(b & 255), UInt8(a >> 8), UInt8(a & 255)]
    }
}

extension PBFMap {
    /// Houses of every kind of trouble, a park of relations, stops.
    static var quarter: PBFMap {
        var map = PBFMap()
        map.square(
            1, at: 16, 48,
            [
                "building": "apartments", "building:levels": "5", "height": "16.5 m", "building:flats": "12",
                "name": "Haus Ä",
            ])
        map.square(2, at: 16.01, 48, ["building": "yes", "height": "40 ft"])
        map.square(3, at: 16.02, 48, ["building": "no"])
        map.square(4, at: 16.03, 48, ["building": "house", "area": "no"])
        map.way(5, [10, 11, 12], ["building": "house"])
        map.way(6, [10, 11, 10], ["building": "house"])
        map.way(7, [10, 11, 99, 12, 10], ["building": "spaceport"])
        // A park with a hole, made of two ways and one.
        map.square(11, at: 16.1, 48.1, size: 0.01)
        map.square(12, at: 16.104, 48.104, size: 0.002)
        map.relation(
            21, [(11, "outer"), (12, "inner")], ["type": "multipolygon", "leisure": "park", "name": "Stadtpark"])
        map.relation(22, [(11, "outer"), (404, "inner")], ["type": "multipolygon", "landuse": "forest"])
        map.way(13, [110, 111, 112])
        map.relation(23, [(13, "outer")], ["type": "multipolygon", "natural": "scrub"])
        map.relation(24, [(11, "outer")], ["type": "route", "leisure": "park"])
        map.square(14, at: 16.2, 48.2, ["leisure": "park", "access": "private"])
        map.square(15, at: 16.3, 48.2, ["leisure": "garden"])
        map.square(16, at: 16.4, 48.2, ["leisure": "nature_reserve", "natural": "wood"])
        map.node(1_001, 16.5, 48.5, ["highway": "bus_stop", "name": "Ring"])
        map.node(1_002, 16.6, 48.5, ["public_transport": "platform", "tram": "yes", "bus": "yes"])
        map.node(1_003, 16.7, 48.5, ["railway": "station", "station": "light_rail"])
        map.node(1_004, 16.8, 48.5, ["natural": "tree"])
        return map
    }
}
