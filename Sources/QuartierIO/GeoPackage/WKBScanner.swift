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
    /// Whether an arc was met; its chords are in its place.
    private(set) var hasArcs = false
    /// What was mended the only way it can be, with its path: rings closed, empty parts left out.
    private(set) var mended: [(fault: GeometryFault, path: String)] = []
    private let coordinateLimit: Int
    private let arcDeviation: Double

    /// How deep collections may nest.
    private static let depthLimit = 32

    /// A scanner of a blob; chords stay within `arcDeviation` of their arcs, in the unit of the coordinates.
    init(_ bytes: UnsafeRawBufferPointer, coordinateLimit: Int, arcDeviation: Double) {
        self.bytes = bytes
        self.coordinateLimit = min(coordinateLimit, ShapePool.maximumCoordinates)
        self.arcDeviation = arcDeviation
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
        let before = shapes.coordinates.count
        let kind = try geometry(into: &shapes, depth: 0, path: "geometry", members: nil)
        guard position == bytes.count else { throw WKBError(fault: .malformed) }
        // Nothing but empty parts is an empty geometry, in which there is nothing to mend.
        if shapes.coordinates.count == before { mended.removeAll() }
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

    /// Which types the members of a geometry may have.
    private enum Members {
        case points, lines, areas, curves, surfaces

        init(of type: UInt32) {
            self =
                switch type {
                case 4: .points
                case 5: .lines
                case 6: .areas
                case 11: .curves
                default: .surfaces
                }
        }

        var kind: ShapeKind {
            switch self {
            case .points: .point
            case .lines, .curves: .line
            case .areas, .surfaces: .area
            }
        }

        func admit(_ type: UInt32) -> Bool {
            switch self {
            case .points: type == 1
            case .lines: type == 2
            case .areas: type == 3
            case .curves: type == 2 || type == 8 || type == 9
            case .surfaces: type == 3 || type == 10
            }
        }
    }

    private mutating func geometry(
        into shapes: inout ShapePool, depth: Int, path: String, members: Members?
    ) throws(WKBError) -> ShapeKind? {
        guard depth < Self.depthLimit else { throw WKBError(fault: .malformed, path: path) }
        let head = try head()
        guard members?.admit(head.type) ?? true else { throw WKBError(fault: .wrongMember, path: path) }
        switch head.type {
        case 1: return try point(head, into: &shapes, isMember: members != nil, path: path)
        case 2: return try line(head, into: &shapes, isMember: members != nil, path: path)
        case 3: return try polygon(head, into: &shapes, isMember: members != nil, path: path)
        case 4, 5, 6, 11, 12: return try self.members(head, into: &shapes, depth: depth, path: path)
        case 7: return try collection(head, into: &shapes, depth: depth, path: path)
        case 8, 9: return try curve(head, into: &shapes, isMember: members != nil, path: path)
        case 10: return try curvePolygon(head, into: &shapes, isMember: members != nil, path: path)
        default: throw WKBError(fault: .unknownType, path: path)
        }
    }

    private mutating func members(
        _ head: Head, into shapes: inout ShapePool, depth: Int, path: String
    ) throws(WKBError) -> ShapeKind? {
        let members = Members(of: head.type)
        // A member has at least its byte order, type and count.
        for index in 0..<(try count(head, unit: 9)) {
            _ = try geometry(into: &shapes, depth: depth + 1, path: "\(path)[\(index)]", members: members)
        }
        return members.kind
    }

    private mutating func collection(
        _ head: Head, into shapes: inout ShapePool, depth: Int, path: String
    ) throws(WKBError) -> ShapeKind? {
        var kind: ShapeKind?
        for index in 0..<(try count(head, unit: 9)) {
            let memberPath = "\(path)[\(index)]"
            let before = shapes.coordinates.count
            let member = try geometry(into: &shapes, depth: depth + 1, path: memberPath, members: nil)
            guard shapes.coordinates.count > before, let member else {
                mend(.emptyMember, memberPath)
                continue
            }
            guard kind == nil || kind == member else { throw WKBError(fault: .mixedCollection, path: memberPath) }
            kind = member
        }
        return kind
    }

    /// Notes what was mended; the first ones only, as a file may hold thousands.
    private mutating func mend(_ fault: GeometryFault, _ path: String) {
        if mended.count < 8 { mended.append((fault, path)) }
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
            if isMember { mend(.emptyMember, path) }
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
            if isMember { mend(.emptyMember, path) }
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
            if isMember { mend(.emptyMember, path) }
            return .area
        }
        for ring in 0..<rings {
            let first = shapes.coordinates.count
            let run = try positions(head, into: &shapes, path: path)
            try endRing(run, from: first, ring, of: &shapes, path: path)
        }
        shapes.closePart()
        return .area
    }

    private mutating func endRing(
        _ run: Int, from first: Int, _ ring: Int, of shapes: inout ShapePool, path: String
    ) throws(WKBError) {
        // Paths are made only where they are needed: most rings are sound.
        guard run > 0 else {
            // A hole of nothing takes nothing off; a shell of nothing leaves its holes in the air.
            guard ring > 0 else { throw WKBError(fault: .emptyMember, path: "\(path)[\(ring)]") }
            return mend(.emptyMember, "\(path)[\(ring)]")
        }
        let isClosed = shapes.coordinates[first] == shapes.coordinates[first + run - 1]
        guard run >= (isClosed ? 4 : 3) else { throw WKBError(fault: .tooFewPositions, path: "\(path)[\(ring)]") }
        if !isClosed {
            shapes.append(shapes.coordinates[first])
            mend(.unclosedRing, "\(path)[\(ring)]")
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

// MARK: - Curves

extension WKBScanner {
    private mutating func curve(
        _ head: Head, into shapes: inout ShapePool, isMember: Bool, path: String
    ) throws(WKBError) -> ShapeKind {
        let positions = try curvePositions(head, besides: shapes.coordinates.count, path: path)
        guard !positions.isEmpty else {
            if isMember { mend(.emptyMember, path) }
            return .line
        }
        for position in positions { shapes.append(position) }
        try endRing(&shapes)
        shapes.closePart()
        return .line
    }

    private mutating func curvePolygon(
        _ head: Head, into shapes: inout ShapePool, isMember: Bool, path: String
    ) throws(WKBError) -> ShapeKind {
        let rings = try count(head, unit: 9)
        guard rings > 0 else {
            if isMember { mend(.emptyMember, path) }
            return .area
        }
        for ring in 0..<rings {
            let first = shapes.coordinates.count
            let positions = try curvePositions(try self.head(), besides: first, path: "\(path)[\(ring)]")
            for position in positions { shapes.append(position) }
            try endRing(positions.count, from: first, ring, of: &shapes, path: path)
        }
        shapes.closePart()
        return .area
    }

    /// The positions of a line or a curve, chords in the place of its arcs; `count` positions are held already.
    private mutating func curvePositions(
        _ head: Head, besides count: Int, path: String
    ) throws(WKBError) -> [Coordinate] {
        switch head.type {
        case 2: return try controls(head, path: path)
        case 8: return try chords(of: try controls(head, path: path), besides: count, path: path)
        case 9: break
        default: throw WKBError(fault: .wrongMember, path: path)
        }
        var positions: [Coordinate] = []
        for index in 0..<(try self.count(head, unit: 9)) {
            let memberPath = "\(path)[\(index)]"
            let member = try self.head()
            guard member.type == 2 || member.type == 8 else { throw WKBError(fault: .wrongMember, path: memberPath) }
            let more = try curvePositions(member, besides: count + positions.count, path: memberPath)
            if more.isEmpty {
                mend(.emptyMember, memberPath)
            } else if positions.isEmpty {
                positions = more
            } else {
                guard positions.last == more.first else { throw WKBError(fault: .brokenCurve, path: memberPath) }
                positions += more.dropFirst()
            }
        }
        return positions
    }

    private mutating func controls(_ head: Head, path: String) throws(WKBError) -> [Coordinate] {
        var controls: [Coordinate] = []
        for index in 0..<(try count(head, unit: head.dimensions * 8)) {
            let position = next(head)
            guard position.isFinite else { throw WKBError(fault: .nonFinite, path: "\(path)[\(index)]") }
            controls.append(position)
        }
        guard controls.count != 1 else { throw WKBError(fault: .tooFewLinePositions, path: path) }
        return controls
    }

    /// Arcs of three positions each, the last of one being the first of the next.
    private mutating func chords(
        of controls: [Coordinate], besides count: Int, path: String
    ) throws(WKBError) -> [Coordinate] {
        guard let first = controls.first else { return [] }
        guard controls.count % 2 == 1 else { throw WKBError(fault: .brokenCurve, path: path) }
        hasArcs = true
        var positions = [first]
        for index in stride(from: 0, to: controls.count - 2, by: 2) {
            let arc = CircularArc(from: controls[index], through: controls[index + 1], to: controls[index + 2])
            positions += arc.chords(deviation: arcDeviation)
            guard count + positions.count <= coordinateLimit else { throw WKBError(fault: .tooManyCoordinates) }
        }
        return positions
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
