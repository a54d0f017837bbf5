extension CoordinateTransform {
    /// Transforms all shapes of a pool and computes their boxes anew.
    ///
    /// With a limit, edges that are longer in the target plane are first divided into equal pieces in the source
    /// plane: an edge straight on the map it was drawn on is a curve on another. A piece comes out about as long
    /// as the limit. Edges shared by neighbours get the same positions on both sides. On an error the pool is as
    /// it was.
    public mutating func apply(
        to pool: inout ShapePool, densifyingEdgesOver limit: Double? = nil
    ) throws(ProjectionError) {
        precondition(limit.map { $0 > 0 } ?? true, "edges are divided by a positive length")
        var coordinates = pool.coordinates
        try apply(to: &coordinates)
        if operation.isIdentity { return }
        if let limit {
            let source = pool.coordinates
            var divider = EdgeDivider(source: source, target: coordinates, limit: limit)
            try divider.findLongEdges(of: pool)
            if !divider.added.isEmpty {
                var added = divider.added
                try apply(to: &added)
                pool = divider.rebuilt(pool, with: added)
                return
            }
        }
        pool.coordinates = coordinates
        for shape in 0..<pool.count { pool.refreshBox(of: shape) }
    }
}

/// Divides edges that a transformation makes too long to be straight.
private struct EdgeDivider {
    let source: [Coordinate]
    let target: [Coordinate]
    let limit: Double
    /// New positions in the source plane, edge after edge.
    private(set) var added: [Coordinate] = []
    /// For each long edge the index of its first position and the number of positions to put after it.
    private var places: [(index: Int, count: Int)] = []

    /// No layer of a city needs more; an edge around the globe declared in the wrong CRS would.
    private static let maximumAdded = 10_000_000

    init(source: [Coordinate], target: [Coordinate], limit: Double) {
        self.source = source
        self.target = target
        self.limit = limit
    }

    mutating func findLongEdges(of pool: ShapePool) throws(ProjectionError) {
        for shape in 0..<pool.count where pool.kinds[shape] != .point {
            for ring in pool.rings(of: shape) {
                for end in pool.range(ofRing: ring).dropFirst() { try divide(edgeEndingAt: end) }
            }
        }
    }

    private mutating func divide(edgeEndingAt end: Int) throws(ProjectionError) {
        let start = end - 1
        let length = target[start].distance(to: target[end])
        guard length > limit else { return }
        guard length / limit < Double(Self.maximumAdded - added.count) else {
            throw ProjectionError(
                .tooManyPositions, "an edge of \(length) m is too long to be divided every \(limit) m",
                remedy: "Check the declared CRS", at: source[start])
        }
        let pieces = Int((length / limit).rounded(.up))
        // Interpolated from the smaller end, so that both neighbours of an edge compute the same positions.
        let isForward = CanonicalPolygon.precedes(source[start], source[end])
        let (from, to) = isForward ? (source[start], source[end]) : (source[end], source[start])
        for piece in 1..<pieces {
            let share = Double(isForward ? piece : pieces - piece) / Double(pieces)
            added.append(Coordinate(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share))
        }
        places.append((index: start, count: pieces - 1))
    }

    /// The pool in the target plane with the transformed new positions put in.
    func rebuilt(_ pool: ShapePool, with transformed: [Coordinate]) -> ShapePool {
        var result = ShapePool()
        result.reserveCapacity(shapes: pool.count, coordinates: target.count + transformed.count)
        var place = 0
        var next = 0
        for shape in 0..<pool.count {
            for part in pool.parts(of: shape) {
                for ring in pool.rings(ofPart: part) {
                    for index in pool.range(ofRing: ring) {
                        result.append(target[index])
                        guard place < places.count, places[place].index == index else { continue }
                        for _ in 0..<places[place].count {
                            result.append(transformed[next])
                            next += 1
                        }
                        place += 1
                    }
                    result.closeRing()
                }
                result.closePart()
            }
            result.closeShape(pool.kinds[shape])
        }
        return result
    }
}
