extension ShapePool {
    /// The square of the distance from a point to a shape; 0 inside an area, infinite for an empty shape.
    ///
    /// In the square of the plane's unit. To the nearest edge, or the nearest position of a point shape.
    public func squaredDistance(from point: Coordinate, to shape: Int) -> Double {
        guard kinds[shape] != .point else {
            return coordinates[range(of: shape)].reduce(.infinity) { min($0, $1.squaredDistance(to: point)) }
        }
        if contains(point, in: shape) { return 0 }
        var nearest = Double.infinity
        forEachEdge(of: shape) { nearest = min(nearest, $0.squaredDistance(to: point)) }
        return nearest
    }

    /// Whether a shape comes within a distance of a point; the distance itself included.
    ///
    /// Stops at the first edge that is near enough. Never true for a negative distance or an empty shape. For many
    /// points and a shape of many vertices make a `DistanceLocator`.
    public func isWithin(_ distance: Double, of point: Coordinate, shape: Int) -> Bool {
        guard distance >= 0, boxes[shape].isWithin(distance, of: point) else { return false }
        let limit = distance * distance
        guard kinds[shape] != .point else {
            return coordinates[range(of: shape)].contains { $0.squaredDistance(to: point) <= limit }
        }
        return contains(point, in: shape) || hasEdge(of: shape, within: limit, of: point)
    }

    /// Whether the outline of a shape, with those of its holes, comes within a distance of a point; the distance itself
    /// included.
    ///
    /// Unlike `isWithin`, a point deep inside an area is not near. Never true for a negative distance, or for a shape
    /// without edges.
    public func isOutlineWithin(_ distance: Double, of point: Coordinate, shape: Int) -> Bool {
        guard distance >= 0, kinds[shape] != .point, boxes[shape].isWithin(distance, of: point) else { return false }
        return hasEdge(of: shape, within: distance * distance, of: point)
    }

    private func hasEdge(of shape: Int, within limit: Double, of point: Coordinate) -> Bool {
        for ring in rings(of: shape) {
            for index in range(ofRing: ring).dropFirst() {
                let edge = Segment(start: coordinates[index - 1], end: coordinates[index])
                if edge.squaredDistance(to: point) <= limit { return true }
            }
        }
        return false
    }
}

extension BoundingBox {
    /// The square of the distance from a point to the box; 0 inside, infinite for an empty box.
    func squaredDistance(to point: Coordinate) -> Double {
        guard !isEmpty else { return .infinity }
        let dx = max(minX - point.x, 0, point.x - maxX)
        let dy = max(minY - point.y, 0, point.y - maxY)
        return dx * dx + dy * dy
    }

    /// Whether something in the box can be within a distance of a point; a filter, never falsely false.
    func isWithin(_ distance: Double, of point: Coordinate) -> Bool {
        // The slack outweighs the rounding of the two ways a distance is computed.
        squaredDistance(to: point) <= distance * distance * (1 + 1e-9) + 1e-12
    }
}
