extension PackedRTree {
    /// The item nearest to a point, at most a distance away; the smaller index if two are equally near.
    ///
    /// `distance` gives an item's true distance, which must not be less than that to its box; it is asked only of
    /// items whose box is near enough. nil if nothing is within the maximum. In the unit of the plane.
    public func nearest(
        to point: Coordinate, within maximum: Double, distance: (Int) -> Double
    ) -> (index: Int, distance: Double)? {
        guard maximum >= 0, point.isFinite else { return nil }
        var search = NearestSearch(point: point, limit: maximum)
        descend(level: topLevel, topRange, &search, distance)
        return search.best.map { (index: $0, distance: search.limit) }
    }

    private func descend(
        level: Int, _ nodes: Range<Int>, _ search: inout NearestSearch, _ distance: (Int) -> Double
    ) {
        // The nearest box first, so that the limit shrinks early.
        var waiting: [(node: Int, squared: Double)] = []
        for node in nodes {
            let squared = boxes[node].squaredDistance(to: search.point)
            if search.canReach(squared) { waiting.append((node, squared)) }
        }
        waiting.sort { $0.squared < $1.squared }
        for (node, squared) in waiting {
            guard search.canReach(squared) else { return }
            if level == 0 {
                let item = Int(items[node])
                search.offer(item, at: distance(item))
            } else {
                descend(level: level - 1, children(of: node, level: level), &search, distance)
            }
        }
    }
}

private struct NearestSearch {
    let point: Coordinate
    var limit: Double
    var best: Int?

    init(point: Coordinate, limit: Double) {
        self.point = point
        self.limit = limit
    }

    /// With slack, since an item's distance may be rounded below that of its box.
    func canReach(_ squaredBoxDistance: Double) -> Bool {
        squaredBoxDistance <= limit * limit * (1 + 1e-9) + 1e-12
    }

    mutating func offer(_ item: Int, at distance: Double) {
        guard distance < limit || (distance == limit && item < best ?? .max) else { return }
        limit = distance
        best = item
    }
}
