import QuartierGeometry

/// A straight piece of a line.
struct StraightPiece {
    let start, end: Coordinate

    init(_ start: Coordinate, _ end: Coordinate) {
        self.start = start
        self.end = end
    }

    /// The place of the piece nearest to a point, as a share of its length, and its distance.
    func nearest(to point: Coordinate) -> (share: Double, distance: Double) {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let squared = dx * dx + dy * dy
        guard squared > 0 else { return (0, start.distance(to: point)) }
        let share = max(0, min(1, ((point.x - start.x) * dx + (point.y - start.y) * dy) / squared))
        return (share, place(at: share).distance(to: point))
    }

    /// The places of the piece nearest to another one, from the first to the last where they run side by side.
    func nearest(to other: StraightPiece) -> (first: Double, last: Double, distance: Double) {
        if let share = crossing(other) { return (share, share, 0) }
        let feet: [(share: Double, distance: Double)] = [
            nearest(to: other.start), nearest(to: other.end), (0, other.nearest(to: start).distance),
            (1, other.nearest(to: end).distance),
        ]
        let distance = feet.reduce(.infinity) { min($0, $1.distance) }
        // Distances along a straight piece are convex: between two nearest places all are as near.
        let shares = feet.filter { $0.distance <= distance + Self.sameDistance }.map(\.share)
        return (shares.min() ?? 0, shares.max() ?? 0, distance)
    }

    /// Distances that differ by no more than this, in metres, are the same.
    private static let sameDistance = 0.0005

    /// Where another piece crosses or touches this one, as a share of its length; nil if it does not, or runs along.
    func crossing(_ other: StraightPiece) -> Double? {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let (ex, ey) = (other.end.x - other.start.x, other.end.y - other.start.y)
        let cross = dx * ey - dy * ex
        guard cross != 0 else { return nil }
        let (fx, fy) = (other.start.x - start.x, other.start.y - start.y)
        let share = (fx * ey - fy * ex) / cross
        let otherShare = (fx * dy - fy * dx) / cross
        // With slack, so that a corner met exactly is not missed by rounding on both of its sides.
        let slack = -1e-9...(1 + 1e-9)
        return slack.contains(share) && slack.contains(otherShare) ? max(0, min(1, share)) : nil
    }

    /// The place at a share of the length.
    func place(at share: Double) -> Coordinate {
        // Written so that the ends are met exactly.
        guard share < 1 else { return end }
        return Coordinate(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
    }

    /// The rectangle around the piece.
    var box: BoundingBox {
        var box = BoundingBox(start)
        box.formUnion(end)
        return box
    }
}
