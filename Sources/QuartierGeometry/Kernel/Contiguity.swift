extension GeometryKernel {
    /// Whether two valid areas of one part each are one contiguous space: they overlap, or share a piece of border.
    ///
    /// The terms are those of `unite`: areas that meet in single points stay apart. GEOS is asked only where borders
    /// touch and nowhere cross.
    public func areContiguous(
        _ a: Int, of first: ShapePool, with b: Int, of second: ShapePool
    ) throws(GeometryError) -> Bool {
        switch first.contact(a, with: b, of: second) {
        case .overlap: return true
        case .none: return false
        case .touch:
            var both = ShapePool()
            both.appendShape(a, of: first)
            both.appendShape(b, of: second)
            return try union(of: 0..<2, in: both).count == 1
        }
    }
}

/// How two areas meet.
private enum Contact {
    /// They have no point in common.
    case none
    /// Their borders have points in common, but nowhere pass from one side to the other.
    case touch
    /// Their insides have something in common.
    case overlap
}

extension ShapePool {
    /// How two areas meet; exact.
    fileprivate func contact(_ shape: Int, with other: Int, of pool: ShapePool) -> Contact {
        let (one, two) = (boxes[shape], pool.boxes[other])
        guard one.intersects(two) else { return .none }
        let common = BoundingBox(
            minX: max(one.minX, two.minX), minY: max(one.minY, two.minY), maxX: min(one.maxX, two.maxX),
            maxY: min(one.maxY, two.maxY))
        let others = pool.edges(of: other, touching: common)
        // A tree costs more than it saves where there is little to find.
        let tree = others.count > 200 ? PackedRTree(others.map(\.box)) : nil
        var touches = false
        for edge in edges(of: shape, touching: common) {
            let crosses = { (number: Int) in
                switch edge.contact(with: others[number]) {
                case .overlap: return true
                case .touch: touches = true
                case .none: break
                }
                return false
            }
            let isCrossed =
                tree.map { $0.first(intersecting: edge.box, where: crosses) != nil }
                ?? others.indices.contains(where: crosses)
            if isCrossed { return .overlap }
        }
        if touches { return .touch }
        // No edges meet: one lies wholly inside the other, or they are apart.
        let (mine, theirs) = (coordinates[range(of: shape)].first, pool.coordinates[pool.range(of: other)].first)
        if let mine, pool.contains(mine, in: other) { return .overlap }
        if let theirs, contains(theirs, in: shape) { return .overlap }
        return .none
    }

    private func edges(of shape: Int, touching box: BoundingBox) -> [Segment] {
        var edges: [Segment] = []
        forEachEdge(of: shape) { if $0.box.intersects(box) { edges.append($0) } }
        return edges
    }
}

extension Segment {
    /// How two edges meet, exactly.
    ///
    /// They overlap if each passes from one side of the other to the other side.
    fileprivate func contact(with other: Segment) -> Contact {
        guard box.intersects(other.box) else { return .none }
        let (a, b) = (orientation(start, end, other.start), orientation(start, end, other.end))
        if (a > 0 && b > 0) || (a < 0 && b < 0) { return .none }
        let (c, d) = (orientation(other.start, other.end, start), orientation(other.start, other.end, end))
        if (c > 0 && d > 0) || (c < 0 && d < 0) { return .none }
        return a == 0 || b == 0 || c == 0 || d == 0 ? .touch : .overlap
    }
}
