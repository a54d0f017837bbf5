internal import QuartierGeometry

/// Reads geometries from JSON straight into a pool of shapes.
///
/// What is sound JSON but no geometry is thrown as a fault at its byte; the caller then passes the whole value
/// once more as plain JSON, so the loops here need not tell the two kinds of error apart.
struct GeoJSONGeometryScanner {
    var scanner: JSONScanner
    /// The shapes read so far, and the open one.
    var shapes = ShapePool()
    /// What was mended the only way it can be, and where it begins: rings closed, empty parts left out.
    var mended: [(fault: GeometryFault, offset: Int)] = []
    /// Whether the open shape had a third ordinate.
    var hasMoreDimensions = false
    /// The most coordinates the pool may hold.
    let coordinateLimit: Int

    init(_ scanner: JSONScanner, coordinateLimit: Int) {
        self.scanner = scanner
        self.coordinateLimit = min(coordinateLimit, ShapePool.maximumCoordinates)
    }
}

// MARK: - Geometry objects

extension GeoJSONGeometryScanner {
    /// Reads the geometry object at the cursor into the open shape; nil for a collection without members.
    mutating func geometry(outer: Int) throws(ScanError) -> ShapeKind? {
        guard outer < JSONScanner.depthLimit else { throw ScanError(.depth, scanner.position) }
        let start = scanner.position
        guard try scanner.peek() == UInt8(ascii: "{") else { throw ScanError(.fault(.notAGeometry), start) }
        scanner.position += 1
        var type: GeometryType?
        var coordinates: Int?
        var members: Int?
        var result: ShapeKind??
        var isFirst = true
        while let key = try scanner.nextKey(isFirst: &isFirst) {
            let value = scanner.position
            if scanner.says(key, "type") {
                guard type == nil else { throw ScanError(.fault(.duplicateMember), key.start - 1) }
                type = try geometryType()
            } else if scanner.says(key, "coordinates") {
                guard coordinates == nil else { throw ScanError(.fault(.duplicateMember), key.start - 1) }
                coordinates = value
                if let type, type != .collection {
                    result = .some(try self.coordinates(of: type))
                } else {
                    try scanner.skipValue(outer: outer + 1)
                }
            } else if scanner.says(key, "geometries") {
                guard members == nil else { throw ScanError(.fault(.duplicateMember), key.start - 1) }
                members = value
                try scanner.skipValue(outer: outer + 1)
            } else {
                try scanner.skipValue(outer: outer + 1)
            }
        }
        if let result { return result }
        guard let type else { throw ScanError(.fault(.missingType), start) }
        guard let value = type == .collection ? members : coordinates else {
            throw ScanError(.fault(.missingCoordinates), start)
        }
        // The type stood behind what it explains: go back to it.
        let end = scanner.position
        scanner.position = value
        let kind = type == .collection ? try collection(outer: outer + 1) : try self.coordinates(of: type)
        scanner.position = end
        return kind
    }

    private mutating func geometryType() throws(ScanError) -> GeometryType {
        let start = scanner.position
        guard try scanner.peek() == UInt8(ascii: "\"") else { throw ScanError(.fault(.unknownType), start) }
        guard let type = GeometryType(try scanner.string(), in: scanner) else {
            throw ScanError(.fault(.unknownType), start)
        }
        return type
    }

    private mutating func collection(outer: Int) throws(ScanError) -> ShapeKind? {
        try open(.notAnArray)
        var kind: ShapeKind?
        var isFirst = true
        while try scanner.nextElement(isFirst: &isFirst) {
            let start = scanner.position
            let parts = shapes.coordinates.count
            let member = try geometry(outer: outer + 1)
            guard shapes.coordinates.count > parts, let member else {
                mended.append((.emptyMember, start))
                continue
            }
            guard kind == nil || kind == member else { throw ScanError(.fault(.mixedCollection), start) }
            kind = member
        }
        return kind
    }
}

// MARK: - Coordinates

extension GeoJSONGeometryScanner {
    private mutating func coordinates(of type: GeometryType) throws(ScanError) -> ShapeKind? {
        let start = scanner.position
        try open(.notAnArray)
        // RFC 7946, section 3.1: an empty array of coordinates may be read as null.
        if try scanner.peek() == UInt8(ascii: "]") {
            scanner.position += 1
            return type.kind
        }
        scanner.position = start
        switch type {
        case .point: try point()
        case .lineString: try line()
        case .polygon: try polygon()
        case .multiPoint: try members { (self) throws(ScanError) in try self.point() }
        case .multiLineString: try members { (self) throws(ScanError) in try self.line() }
        case .multiPolygon: try members { (self) throws(ScanError) in try self.polygon() }
        case .collection: break
        }
        return type.kind
    }

    private mutating func members(
        _ read: (inout GeoJSONGeometryScanner) throws(ScanError) -> Void
    ) throws(ScanError) {
        try open(.notAnArray)
        var isFirst = true
        while try scanner.nextElement(isFirst: &isFirst) { try read(&self) }
    }

    private mutating func point() throws(ScanError) {
        shapes.append(try position())
        try endRing()
        shapes.closePart()
    }

    private mutating func line() throws(ScanError) {
        let start = scanner.position
        let run = try positions()
        guard run.count > 0 else { return mended.append((.emptyMember, start)) }
        guard run.count > 1 else { throw ScanError(.fault(.tooFewLinePositions), start) }
        try endRing()
        shapes.closePart()
    }

    private mutating func polygon() throws(ScanError) {
        let start = scanner.position
        try open(.notAnArray)
        var isFirst = true
        var isShell = true
        while try scanner.nextElement(isFirst: &isFirst) {
            try ring(isShell: isShell)
            isShell = false
        }
        // Only a part of a geometry gets here without rings: where there is nothing else, the array was null.
        guard !isShell else { return mended.append((.emptyMember, start)) }
        shapes.closePart()
    }

    private mutating func ring(isShell: Bool) throws(ScanError) {
        let start = scanner.position
        let run = try positions()
        guard run.count > 0 else {
            // A hole of nothing takes nothing off; a shell of nothing leaves its holes in the air.
            guard !isShell else { throw ScanError(.fault(.emptyMember), start) }
            return mended.append((.emptyMember, start))
        }
        if run.first == run.last {
            guard run.count >= 4 else { throw ScanError(.fault(.tooFewPositions), start) }
        } else {
            guard run.count >= 3 else { throw ScanError(.fault(.tooFewPositions), start) }
            shapes.append(run.first)
            mended.append((.unclosedRing, start))
        }
        try endRing()
    }

    private mutating func endRing() throws(ScanError) {
        // Checked here and not for each coordinate: a ring cannot outgrow the memory before it ends.
        guard shapes.coordinates.count <= coordinateLimit else {
            throw ScanError(.fault(.tooManyCoordinates), scanner.position)
        }
        shapes.closeRing()
    }

    private mutating func open(_ fault: GeometryFault) throws(ScanError) {
        guard try scanner.peek() == UInt8(ascii: "[") else { throw ScanError(.fault(fault), scanner.position) }
        scanner.position += 1
    }
}

// MARK: - Positions

extension GeoJSONGeometryScanner {
    /// A row of positions: how many, and its ends.
    private struct Run {
        var count = 0
        var first = Coordinate(x: 0, y: 0)
        var last = Coordinate(x: 0, y: 0)
    }

    private mutating func positions() throws(ScanError) -> Run {
        try open(.notAnArray)
        var run = Run()
        var isFirst = true
        while try scanner.nextElement(isFirst: &isFirst) {
            run.last = try position()
            if run.count == 0 { run.first = run.last }
            run.count += 1
            shapes.append(run.last)
        }
        return run
    }

    @inline(__always)
    private mutating func position() throws(ScanError) -> Coordinate {
        let start = scanner.position
        guard try scanner.peek() == UInt8(ascii: "[") else { throw ScanError(.fault(.notAPosition), start) }
        scanner.position += 1
        let x = try ordinate()
        guard try scanner.peek() == UInt8(ascii: ",") else { throw ScanError(.fault(.shortPosition), start) }
        scanner.position += 1
        let y = try ordinate()
        if try scanner.peek() == UInt8(ascii: "]") {
            scanner.position += 1
        } else {
            try furtherOrdinates()
        }
        let position = Coordinate(x: x, y: y)
        guard position.isFinite else { throw ScanError(.fault(.nonFinite), start) }
        return position
    }

    @inline(__always)
    private mutating func ordinate() throws(ScanError) -> Double {
        scanner.skipSpace()
        guard let value = DecimalNumber.parse(scanner.bytes, &scanner.position, scanner.end) else {
            let isEnd = scanner.position < scanner.end && scanner.bytes[scanner.position] == UInt8(ascii: "]")
            throw ScanError(.fault(isEnd ? .shortPosition : .notAPosition), scanner.position)
        }
        return value
    }

    private mutating func furtherOrdinates() throws(ScanError) {
        hasMoreDimensions = true
        while try scanner.peek() == UInt8(ascii: ",") {
            scanner.position += 1
            guard try ordinate().isFinite else { throw ScanError(.fault(.nonFinite), scanner.position) }
        }
        guard try scanner.peek() == UInt8(ascii: "]") else { throw ScanError(.fault(.notAPosition), scanner.position) }
        scanner.position += 1
    }
}
