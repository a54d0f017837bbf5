extension ShapePool {
    /// The length of a line, or of the boundary of an area with its holes; 0 for points.
    ///
    /// In the unit of the plane (m), straight from position to position.
    public func length(of shape: Int) -> Double {
        var total = 0.0
        forEachEdge(of: shape) { total += $0.start.distance(to: $0.end) }
        return total
    }

    /// Visits the edges of a shape, ring after ring; points have none.
    @inline(__always)
    func forEachEdge(of shape: Int, _ body: (Segment) -> Void) {
        for ring in rings(of: shape) {
            let range = range(ofRing: ring)
            guard var before = range.isEmpty ? nil : coordinates[range.lowerBound] else { continue }
            for index in range.dropFirst() {
                let here = coordinates[index]
                body(Segment(start: before, end: here))
                before = here
            }
        }
    }
}
