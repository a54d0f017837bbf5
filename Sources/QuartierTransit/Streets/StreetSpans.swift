public import QuartierGeometry

extension StreetNetwork {
    /// Where streets lead into an area or touch it: the stretches of links inside and the places on its outline, by link
    /// and offset.
    public func spans(within shape: Int, of pool: ShapePool) -> [StreetSpan] {
        let locator = AreaLocator(pool, shape: shape)
        var outline: [StraightPiece]?
        var found: [StreetSpan] = []
        tree.forEach(intersecting: pool.boxes[shape]) { piece in
            let first = Int(pieces[piece])
            let street = StraightPiece(coordinates[first], coordinates[first + 1])
            let link = linkOfCoordinate[first]
            switch locator.classify(street.box) {
            case .outside: return
            case .inside:
                found.append(StreetSpan(link: link, from: offsets[first], to: offsets[first + 1]))
            case .crossing:
                let sides = outline ?? Self.outline(of: shape, in: pool)
                outline = sides
                let length = Double(offsets[first + 1] - offsets[first])
                for (from, to) in Self.shares(of: street, within: locator, sides) {
                    found.append(
                        StreetSpan(
                            link: link, from: offsets[first] + Int32((from * length).rounded()),
                            to: offsets[first] + Int32((to * length).rounded())))
                }
            }
        }
        return Self.merged(found)
    }

    private static func outline(of shape: Int, in pool: ShapePool) -> [StraightPiece] {
        pool.rings(of: shape).flatMap { ring in
            let ring = pool.coordinates(ofRing: ring)
            return zip(ring, ring.dropFirst()).map(StraightPiece.init)
        }
    }

    /// The stretches of a straight piece inside an area, as shares of its length.
    private static func shares(
        of street: StraightPiece, within locator: AreaLocator, _ outline: [StraightPiece]
    ) -> [(from: Double, to: Double)] {
        let box = street.box
        var cuts: [Double] = []
        for side in outline where side.box.intersects(box) {
            if let share = street.crossing(side) { cuts.append(share) }
        }
        var found = cuts.map { (from: $0, to: $0) }
        let ends = ([0, 1] + cuts).sorted()
        for (from, to) in zip(ends, ends.dropFirst()) where to > from {
            if locator.contains(street.place(at: (from + to) / 2)) { found.append((from, to)) }
        }
        return found
    }

    /// Stretches that touch become one.
    private static func merged(_ spans: [StreetSpan]) -> [StreetSpan] {
        var merged: [StreetSpan] = []
        for span in spans.sorted(by: { ($0.link, $0.from, $0.to) < ($1.link, $1.from, $1.to) }) {
            if let last = merged.last, last.link == span.link, span.from <= last.to + 1 {
                merged[merged.count - 1].to = max(last.to, span.to)
            } else {
                merged.append(span)
            }
        }
        return merged
    }
}
