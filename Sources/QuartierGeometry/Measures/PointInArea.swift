extension ShapePool {
    /// Whether an area holds a point; never true for points and lines.
    ///
    /// Crossing number with half-open edges, exact. Of polygons that share their edges exactly one holds a point
    /// on a shared edge or vertex, so counts over a partition of the city add up. A point on the outer boundary
    /// belongs to the area if the boundary is on its west or south side.
    public func contains(_ point: Coordinate, in shape: Int) -> Bool {
        guard kinds[shape] == .area, boxes[shape].contains(point) else { return false }
        var isInside = false
        forEachEdge(of: shape) { edge in
            if UpwardEdge(edge).isCrossed(from: point) { isInside.toggle() }
        }
        return isInside
    }
}

/// An edge with its lower end first: both neighbours of a shared edge evaluate the same expression.
struct UpwardEdge: Sendable {
    let low: Coordinate
    let high: Coordinate

    @inline(__always)
    init(_ segment: Segment) {
        let isUpward = segment.start.y <= segment.end.y
        low = isUpward ? segment.start : segment.end
        high = isUpward ? segment.end : segment.start
    }

    /// The edge as a segment.
    var segment: Segment { Segment(start: low, end: high) }

    /// Whether a ray from the point to the east crosses the edge; the upper end does not count.
    @inline(__always)
    func isCrossed(from point: Coordinate) -> Bool {
        guard low.y <= point.y, point.y < high.y else { return false }
        if point.x < min(low.x, high.x) { return true }
        if point.x >= max(low.x, high.x) { return false }
        return orientation(low, high, point) > 0
    }
}
