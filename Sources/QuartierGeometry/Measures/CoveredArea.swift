extension ShapePool {
    /// The area that two valid areas have in common, to about a millionth of a metre times their borders.
    ///
    /// For many small areas, where an overlay of each pair would take longer; all positions are looked at
    /// with all others. Rings must be turned as `normaliseOrientation` turns them.
    public func sharedArea(_ first: Int, _ second: Int) -> Double {
        guard boxes[first].intersects(boxes[second]) else { return 0 }
        let union = areaTerm(of: first, outside: [second]) + areaTerm(of: second, outside: [first])
        return max(0, area(of: first) + area(of: second) - union)
    }

    /// What the border of an area that lies outside some others adds to the area of the union of all.
    ///
    /// The area of a union is the sum of these terms over its members (Green's theorem), each with all others whose
    /// box it meets: one left out leaves the border open, and the sum means nothing. Where borders run together nobody
    /// could say which of them is outside, so every area is moved by less than a millionth of a metre of its own first.
    public func areaTerm(of shape: Int, outside others: [Int]) -> Double {
        guard let origin = coordinates.first else { return 0 }
        let offset = Self.offset(of: shape, from: origin)
        let reach = boxes[shape].expanded(by: 1e-5)
        var walls: [Segment] = []
        for other in others where boxes[other].intersects(reach) {
            let offset = Self.offset(of: other, from: origin)
            forEachEdge(of: other) { if $0.box.intersects(reach) { walls.append($0.moved(by: offset)) } }
        }
        var sum = 0.0
        var cuts: [Double] = []
        forEachEdge(of: shape) { drawn in
            let edge = drawn.moved(by: offset)
            let box = edge.box
            cuts.removeAll(keepingCapacity: true)
            for wall in walls where box.intersects(wall.box) {
                if let place = edge.crossing(with: wall) { cuts.append(place) }
            }
            cuts.sort()
            cuts.append(1)
            var from = 0.0
            for to in cuts where to > from {
                let middle = edge.position(at: (from + to) / 2)
                if !others.contains(where: { holds(middle, in: $0, origin) }) {
                    sum += Segment(start: edge.position(at: from), end: edge.position(at: to)).doubledArea
                }
                from = to
            }
        }
        return sum / 2
    }

    private func holds(_ point: Coordinate, in shape: Int, _ origin: Coordinate) -> Bool {
        let offset = Self.offset(of: shape, from: origin)
        return contains(Coordinate(x: point.x - offset.x, y: point.y - offset.y), in: shape)
    }

    /// Less than a millionth, spread evenly over the shapes, and seen from the origin so that no digits are lost.
    private static func offset(of shape: Int, from origin: Coordinate) -> Coordinate {
        let (x, y) = (Double(shape) * 0.6180339887498949, Double(shape) * 0.7548776662466927)
        return Coordinate(x: 1e-6 * (x - x.rounded(.down)) - origin.x, y: 1e-6 * (y - y.rounded(.down)) - origin.y)
    }
}

extension Segment {
    fileprivate func moved(by offset: Coordinate) -> Segment {
        Segment(
            start: Coordinate(x: start.x + offset.x, y: start.y + offset.y),
            end: Coordinate(x: end.x + offset.x, y: end.y + offset.y))
    }

    fileprivate func position(at share: Double) -> Coordinate {
        share >= 1
            ? end : Coordinate(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
    }

    /// Twice the area of the triangle with the origin.
    fileprivate var doubledArea: Double { start.x * end.y - end.x * start.y }

    /// Where another edge crosses this one, as a share of its length; nil if it does not, or runs beside it.
    fileprivate func crossing(with other: Segment) -> Double? {
        let (ux, uy) = (end.x - start.x, end.y - start.y)
        let (vx, vy) = (other.end.x - other.start.x, other.end.y - other.start.y)
        let determinant = ux * vy - uy * vx
        guard determinant != 0 else { return nil }
        let (wx, wy) = (other.start.x - start.x, other.start.y - start.y)
        let here = (wx * vy - wy * vx) / determinant
        let there = (wx * uy - wy * ux) / determinant
        return here > 0 && here < 1 && there >= 0 && there <= 1 ? here : nil
    }
}
