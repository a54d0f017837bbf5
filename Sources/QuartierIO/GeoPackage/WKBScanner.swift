internal import QuartierGeometry

/// Why a binary geometry could not be read, and which part of it.
struct WKBError: Error {
    var fault: GeometryFault
    /// The path inside the geometry.
    var path: String?
}

/// Reads GeoPackage geometry blobs and the WKB inside them, with every byte checked to be there.
struct WKBScanner {
    // Unsafe because SQLite lends the bytes; each access stands behind a check of their count.
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    /// Whether a Z or M value was met.
    private(set) var hasMoreDimensions = false
    /// The rings, as paths, that were closed because they were not.
    private(set) var mendedRings: [String] = []
    private let coordinateLimit: Int

    /// How deep collections may nest.
    private static let depthLimit = 32

    init(_ bytes: UnsafeRawBufferPointer, coordinateLimit: Int) {
        self.bytes = bytes
        self.coordinateLimit = min(coordinateLimit, ShapePool.maximumCoordinates)
    }

    /// Passes the header (magic, version, flags, reference system, envelope) and returns the reference system.
    mutating func header() throws(WKBError) -> Int {
        guard bytes.count >= 8 else { throw WKBError(fault: .truncated) }
        let flags = bytes[3]
        // Version 0 is GeoPackage 1; an extended blob holds something only its maker knows.
        guard bytes[0] == 0x47, bytes[1] == 0x50, bytes[2] == 0, flags & 0x20 == 0 else {
            throw WKBError(fault: .malformed)
        }
        position = 4
        let srsID = Int32(bitPattern: try word(isLittle: flags & 1 == 1))
        let envelope = Int(flags >> 1 & 7)
        guard envelope <= 4 else { throw WKBError(fault: .malformed) }
        let size = [0, 32, 48, 48, 64][envelope]
        guard bytes.count - position >= size else { throw WKBError(fault: .truncated) }
        position += size
        return Int(srsID)
    }

    /// Reads the geometry into the open shape of a pool; nil for an empty collection.
    mutating func geometry(into shapes: inout ShapePool) throws(WKBError) -> ShapeKind? {
        let kind = try geometry(into: &shapes, depth: 0, path: "geometry", only: nil)
        guard position == bytes.count else { throw WKBError(fault: .malformed) }
        return kind
    }
}

// MARK: - Geometries

extension WKBScanner {
    private struct Head {
        var type: UInt32
        var isLittle: Bool
        var dimensions: Int
    }

    private mutating func head() throws(WKBError) -> Head {
        guard position < bytes.count else { throw WKBError(fault: .truncated) }
        let order = bytes[position]
        guard order <= 1 else { throw WKBError(fault: .malformed) }
        position += 1
        let isLittle = order == 1
        let code = try word(isLittle: isLittle)
        // The two ways to say Z and M: flags in the high bits (EWKB), thousands (ISO).
        var dimensions = 2
        if code & 0x8000_0000 != 0 { dimensions += 1 }
        if code & 0x4000_0000 != 0 { dimensions += 1 }
        if code & 0x2000_0000 != 0 { _ = try word(isLittle: isLittle) }
        let plain = code & 0x1FFF_FFFF
        guard plain < 4000 else { throw WKBError(fault: .unknownType) }
        dimensions += [0, 1, 1, 2][Int(plain / 1000)]
        guard dimensions <= 4 else { throw WKBError(fault: .malformed) }
        if dimensions > 2 { hasMoreDimensions = true }
        return Head(type: plain % 1000, isLittle: isLittle, dimensions: dimensions)
    }

    private mutating func geometry(
        into shapes: inout ShapePool, depth: Int, path: String, only: UInt32?
    ) throws(WKBError) -> ShapeKind? {
        guard depth < Self.depthLimit else { throw WKBError(fault: .malformed, path: path) }
        let head = try head()
        guard only == nil || only == head.type else { throw WKBError(fault: .wrongMember, path: path) }
        switch head.type {
        case 1: return try point(head, into: &shapes, isMember: only != nil, path: path)
        case 2: return try line(head, into: &shapes, isMember: only != nil, path: path)
        case 3: return try polygon(head, into: &shapes, isMember: only != nil, path: path)
        case 4, 5, 6: return try members(head, into: &shapes, depth: depth, path: path)
        case 7: return try collection(head, into: &shapes, depth: depth, path: path)
        case 8...14: throw WKBError(fault: .curve, path: path)
        default: throw WKBError(fault: .unknownType, path: path)
        }
    }

    private mutating func members(
        _ head: Head, into shapes: inout ShapePool, depth: Int, path: String
    ) throws(WKBError) -> ShapeKind? {
        // A member has at least its byte order, type and count.
        for index in 0..<(try count(head, unit: 9)) {
            _ = try geometry(into: &shapes, depth: depth + 1, path: "\(path)[\(index)]", only: head.type - 3)
        }
        return head.type == 4 ? .point : head.type == 5 ? .line : .area
    }

    private mutating func collection(
        _ head: Head, into shapes: inout ShapePool, depth: Int, path: String
    ) throws(WKBError) -> ShapeKind? {
        var kind: ShapeKind?
        for index in 0..<(try count(head, unit: 9)) {
            let memberPath = "\(path)[\(index)]"
            let before = shapes.coordinates.count
            let member = try geometry(into: &shapes, depth: depth + 1, path: memberPath, only: nil)
            guard shapes.coordinates.count > before, let member else {
                throw WKBError(fault: .emptyMember, path: memberPath)
            }
            guard kind == nil || kind == member else { throw WKBError(fault: .mixedCollection, path: memberPath) }
            kind = member
        }
        return kind
    }
}

// MARK: - Parts

extension WKBScanner {
    private mutating func point(
        _ head: Head, into shapes: inout ShapePool, isMember: Bool, path: String
    ) throws(WKBError) -> ShapeKind {
        guard bytes.count - position >= head.dimensions * 8 else { throw WKBError(fault: .truncated, path: path) }
        let position = next(head)
        // GeoPackage writes an empty point as two NaN.
        if position.x.isNaN, position.y.isNaN {
            guard !isMember else { throw WKBError(fault: .emptyMember, path: path) }
            return .point
        }
        guard position.isFinite else { throw WKBError(fault: .nonFinite, path: path) }
        shapes.append(position)
        try endRing(&shapes)
        shapes.closePart()
        return .point
    }

    private mutating func line(
        _ head: Head, into shapes: inout ShapePool, isMember: Bool, path: String
    ) throws(WKBError) -> ShapeKind {
        let run = try positions(head, into: &shapes, path: path)
        guard run > 0 else {
            guard !isMember else { throw WKBError(fault: .emptyMember, path: path) }
            return .line
        }
        guard run > 1 else { throw WKBError(fault: .tooFewLinePositions, path: path) }
        try endRing(&shapes)
        shapes.closePart()
        return .line
    }

    private mutating func polygon(
        _ head: Head, into shapes: inout ShapePool, isMember: Bool, path: String
    ) throws(WKBError) -> ShapeKind {
        let rings = try count(head, unit: 4)
        guard rings > 0 else {
            guard !isMember else { throw WKBError(fault: .emptyMember, path: path) }
            return .area
        }
        for ring in 0..<rings { try self.ring(head, into: &shapes, ring: ring, path: path) }
        shapes.closePart()
        return .area
    }

    private mutating func ring(
        _ head: Head, into shapes: inout ShapePool, ring: Int, path: String
    ) throws(WKBError) {
        let first = shapes.coordinates.count
        let run = try positions(head, into: &shapes, path: path)
        // Paths are made only where they are needed: most rings are sound.
        guard run > 0 else { throw WKBError(fault: .emptyMember, path: "\(path)[\(ring)]") }
        let isClosed = shapes.coordinates[first] == shapes.coordinates[first + run - 1]
        guard run >= (isClosed ? 4 : 3) else { throw WKBError(fault: .tooFewPositions, path: "\(path)[\(ring)]") }
        if !isClosed {
            shapes.append(shapes.coordinates[first])
            if mendedRings.count < 8 { mendedRings.append("\(path)[\(ring)]") }
        }
        try endRing(&shapes)
    }

    private mutating func positions(
        _ head: Head, into shapes: inout ShapePool, path: String
    ) throws(WKBError) -> Int {
        let count = try count(head, unit: head.dimensions * 8)
        for index in 0..<count {
            let position = next(head)
            guard position.isFinite else { throw WKBError(fault: .nonFinite, path: "\(path)[\(index)]") }
            shapes.append(position)
        }
        return count
    }

    private func endRing(_ shapes: inout ShapePool) throws(WKBError) {
        guard shapes.coordinates.count <= coordinateLimit else { throw WKBError(fault: .tooManyCoordinates) }
        shapes.closeRing()
    }
}

// MARK: - Bytes

extension WKBScanner {
    /// A count of things of at least `unit` bytes, which must all be there.
    private mutating func count(_ head: Head, unit: Int) throws(WKBError) -> Int {
        let count = Int(try word(isLittle: head.isLittle))
        guard count <= (bytes.count - position) / unit else { throw WKBError(fault: .truncated) }
        return count
    }

    private mutating func word(isLittle: Bool) throws(WKBError) -> UInt32 {
        guard bytes.count - position >= 4 else { throw WKBError(fault: .truncated) }
        let raw = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
        position += 4
        return isLittle ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw)
    }

    /// The next position, whose bytes have been checked to be there; Z and M are passed over.
    private mutating func next(_ head: Head) -> Coordinate {
        let x = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        let y = bytes.loadUnaligned(fromByteOffset: position + 8, as: UInt64.self)
        position += head.dimensions * 8
        return Coordinate(
            x: Double(bitPattern: head.isLittle ? UInt64(littleEndian: x) : UInt64(bigEndian: x)),
            y: Double(bitPattern: head.isLittle ? UInt64(littleEndian: y) : UInt64(bigEndian: y)))
    }
}
