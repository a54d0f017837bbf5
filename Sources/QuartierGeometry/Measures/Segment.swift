/// A straight edge between two positions.
struct Segment: Sendable {
    let start: Coordinate
    let end: Coordinate

    /// The rectangle around the edge.
    var box: BoundingBox {
        BoundingBox(
            minX: min(start.x, end.x), minY: min(start.y, end.y),
            maxX: max(start.x, end.x), maxY: max(start.y, end.y))
    }

    /// The square of the distance from a point to the nearest place on the edge.
    @inline(__always)
    func squaredDistance(to point: Coordinate) -> Double {
        let dx = end.x - start.x
        let dy = end.y - start.y
        let squaredLength = dx * dx + dy * dy
        guard squaredLength > 0 else { return start.squaredDistance(to: point) }
        let along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / squaredLength
        if along <= 0 { return start.squaredDistance(to: point) }
        if along >= 1 { return end.squaredDistance(to: point) }
        // The cross product keeps its digits where the foot point, rounded to the plane's grid, loses them.
        let cross = (point.x - start.x) * dy - (point.y - start.y) * dx
        return cross * cross / squaredLength
    }

    /// Whether the two edges share at least one point, ends included; exact.
    func touches(_ other: Segment) -> Bool {
        guard box.intersects(other.box) else { return false }
        return !isOnOneSide(other.start, other.end) && !other.isOnOneSide(start, end)
    }

    /// Whether the edge shares at least one point with a closed box; exact.
    func touches(_ box: BoundingBox) -> Bool {
        guard self.box.intersects(box) else { return false }
        if box.contains(start) || box.contains(end) { return true }
        // With overlapping boxes only the line itself can still separate the two.
        let southWest = Coordinate(x: box.minX, y: box.minY)
        let southEast = Coordinate(x: box.maxX, y: box.minY)
        let northEast = Coordinate(x: box.maxX, y: box.maxY)
        let northWest = Coordinate(x: box.minX, y: box.maxY)
        return
            !(isOnOneSide(southWest, northEast) && isOnOneSide(southEast, northWest)
            && isOnOneSide(southWest, southEast))
    }

    /// Whether two points lie strictly on the same side of the edge's line.
    @inline(__always)
    private func isOnOneSide(_ first: Coordinate, _ second: Coordinate) -> Bool {
        let one = orientation(start, end, first)
        let two = orientation(start, end, second)
        return (one > 0 && two > 0) || (one < 0 && two < 0)
    }
}
