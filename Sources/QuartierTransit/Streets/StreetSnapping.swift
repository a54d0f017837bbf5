public import QuartierGeometry

/// How places beside the streets are tied to them.
public struct SnapRules: Hashable, Sendable {
    /// How far, in metres, a place may lie from the streets.
    public var limit = 300.0
    /// The most links by which a place is reached; more if they are equally near.
    public var mostLinks = 4
    /// How much farther, in metres, than the nearest link another one may lie: a house on a corner is entered from
    /// both streets, but nobody walks through a block.
    public var slack = 20.0

    /// The usual rules.
    public init() {}
}

extension StreetNetwork {
    /// The links by which a shape is reached, the nearest first, each from the place that is nearest to the outline, or
    /// from the middle of a front that runs along it; none where all are beyond the limit.
    ///
    /// Links of islands count only where no others are within the limit.
    public func positions(
        near shape: Int, of pool: ShapePool, _ rules: SnapRules = SnapRules()
    ) -> [StreetPosition] {
        positions(near: [(pool, shape)], rules)
    }

    /// The links by which shapes are reached that count as one thing.
    public func positions(
        near shapes: [(pool: ShapePool, shape: Int)], _ rules: SnapRules = SnapRules()
    ) -> [StreetPosition] {
        var outline: [StraightPiece] = []
        var box = BoundingBox.empty
        for (pool, shape) in shapes {
            box.formUnion(pool.boxes[shape])
            for ring in pool.rings(of: shape) {
                let ring = pool.coordinates(ofRing: ring)
                if ring.count == 1, let point = ring.first { outline.append(StraightPiece(point, point)) }
                for (from, to) in zip(ring, ring.dropFirst()) { outline.append(StraightPiece(from, to)) }
            }
        }
        return positions(near: outline, in: box, rules)
    }

    /// The links by which a point is reached.
    public func positions(near point: Coordinate, _ rules: SnapRules = SnapRules()) -> [StreetPosition] {
        positions(near: [StraightPiece(point, point)], in: BoundingBox(point), rules)
    }

    private func positions(
        near outline: [StraightPiece], in box: BoundingBox, _ rules: SnapRules
    ) -> [StreetPosition] {
        guard !box.isEmpty, rules.limit >= 0, rules.mostLinks > 0 else { return [] }
        // From a small neighbourhood to the whole one: all within its radius is found, so what lies farther than the
        // radius is not yet to be trusted.
        var radius = min(rules.limit, 25)
        while true {
            let found = nearest(outline, box, radius)
            if let best = found.first(where: { !$0.isIsland }), best.metres + rules.slack <= radius {
                return positions(found, isIsland: false, rules)
            }
            guard radius < rules.limit else {
                let open = positions(found, isIsland: false, rules)
                return open.isEmpty ? positions(found, isIsland: true, rules) : open
            }
            let best = found.first { !$0.isIsland }?.metres
            radius = min(rules.limit, best.map { $0 + rules.slack + 0.001 } ?? radius * 4)
        }
    }

    /// The nearest place of a link to an outline.
    private struct Foot {
        var link: Int32
        var offset: Int32
        /// In whole millimetres, so that how an outline is written makes no difference.
        var distance: Int32
        var isIsland: Bool

        var metres: Double { Millimetres.metres(distance) }
    }

    /// Where along a link an outline is nearest to it.
    private struct Front {
        var distance = Int32.max
        /// Stretches of the link, in any order.
        var stretches: [(first: Int32, last: Int32)] = []

        mutating func add(_ distance: Int32, _ first: Int32, _ last: Int32) {
            guard distance <= self.distance else { return }
            if distance < self.distance { stretches.removeAll(keepingCapacity: true) }
            self.distance = distance
            stretches.append((first, last))
        }

        /// The middle of the widest stretch, the first of several; stretches that touch are one, so a front may be drawn
        /// in pieces.
        var middle: Int32 {
            var best = (first: Int32(0), last: Int32(-1))
            var open = best
            for stretch in stretches.sorted(by: { $0 < $1 }) {
                if open.last >= 0, stretch.first <= open.last + 1 {
                    open.last = max(open.last, stretch.last)
                } else {
                    open = stretch
                }
                if open.last - open.first > best.last - best.first { best = open }
            }
            return best.first + (best.last - best.first) / 2
        }
    }

    private func positions(
        _ feet: [Foot], isIsland: Bool, _ rules: SnapRules
    ) -> [StreetPosition] {
        let limit = Millimetres.of(rules.limit)
        let candidates = feet.filter { $0.isIsland == isIsland && $0.distance <= limit }
        guard let best = candidates.first?.distance else { return [] }
        // Where the last one is no nearer than others, as at a junction, all of them count: which came first is chance.
        let last = candidates[min(rules.mostLinks, candidates.count) - 1].distance
        let farthest = min(last, Millimetres.sum(best, Millimetres.of(rules.slack)))
        return candidates.prefix { $0.distance <= farthest }.map {
            StreetPosition(link: $0.link, offset: $0.offset, leg: $0.distance)
        }
    }

    /// The places nearest to an outline, one a link, by distance and then by link.
    private func nearest(_ outline: [StraightPiece], _ box: BoundingBox, _ radius: Double) -> [Foot] {
        var fronts: [Int32: Front] = [:]
        tree.forEach(intersecting: box.expanded(by: radius)) { piece in
            let first = Int(pieces[piece])
            let street = StraightPiece(coordinates[first], coordinates[first + 1])
            let start = offsets[first]
            let length = Double(offsets[first + 1] - start)
            var front = fronts[linkOfCoordinate[first]] ?? Front()
            for side in outline {
                let near = street.nearest(to: side)
                front.add(
                    Millimetres.of(near.distance), start + Int32((near.first * length).rounded()),
                    start + Int32((near.last * length).rounded()))
            }
            fronts[linkOfCoordinate[first]] = front
        }
        return fronts.map { link, front in
            Foot(
                link: link, offset: front.middle, distance: front.distance,
                isIsland: components[Int(links[Int(link)].component)].isIsland)
        }.sorted { ($0.distance, $0.link) < ($1.distance, $1.link) }
    }
}
