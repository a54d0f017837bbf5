/// A polygon in the one way of writing it that depends on its points alone.
///
/// The shell runs counterclockwise and the holes clockwise, every ring starts at its smallest position (x, then
/// y), and holes are ordered by their first position. So the bytes of a result do not tell in which order its
/// inputs came.
struct CanonicalPolygon {
    /// Closed rings, the shell first.
    private(set) var rings: [[Coordinate]]

    init(_ rings: [[Coordinate]]) {
        self.rings = rings.enumerated().map { Self.canonical($1, isShell: $0 == 0) }
        self.rings[1...].sort { $0.lexicographicallyPrecedes($1, by: Self.precedes) }
    }

    /// The order of polygons in a result: by their coordinates, shells first.
    static func ordered(_ first: CanonicalPolygon, _ second: CanonicalPolygon) -> Bool {
        first.rings[0].lexicographicallyPrecedes(second.rings[0], by: precedes)
    }

    /// By x, then by y.
    static func precedes(_ first: Coordinate, _ second: Coordinate) -> Bool {
        (first.x, first.y) < (second.x, second.y)
    }

    private static func canonical(_ ring: [Coordinate], isShell: Bool) -> [Coordinate] {
        var open = Array(ring.dropLast())
        let area = ShapePool.signedArea(of: open)
        if isShell ? area < 0 : area > 0 { open.reverse() }
        guard let start = open.indices.min(by: { precedes(open[$0], open[$1]) }) else { return ring }
        return Array(open[start...]) + Array(open[..<start]) + [open[start]]
    }
}

extension ShapePool {
    /// Adds a polygon as a part of the open shape.
    mutating func appendPart(_ polygon: CanonicalPolygon) {
        for ring in polygon.rings {
            for position in ring { append(position) }
            closeRing()
        }
        closePart()
    }

    /// The polygons of a shape, each written canonically.
    func canonicalPolygons(of shape: Int) -> [CanonicalPolygon] {
        parts(of: shape).map { part in
            CanonicalPolygon(rings(ofPart: part).map { Array(coordinates(ofRing: $0)) })
        }
    }
}
