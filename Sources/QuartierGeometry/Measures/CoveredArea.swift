extension ShapePool {
    /// The area that two valid areas have in common, to about a millionth of a metre times their borders.
    ///
    /// For many small areas, where an overlay of each pair would take longer; all positions are looked at
    /// with all others. Rings must be turned as `normaliseOrientation` turns them. Nil where borders run together in
    /// such a way that this cannot tell; an overlay can.
    public func sharedArea(_ first: Int, _ second: Int) -> Double? {
        guard boxes[first].intersects(boxes[second]) else { return 0 }
        let origin = Coordinate(x: boxes[first].minX, y: boxes[first].minY)
        guard let one = areaTerm(of: first, outside: [second], from: origin),
            let other = areaTerm(of: second, outside: [first], from: origin)
        else { return nil }
        return max(0, area(of: first) + area(of: second) - one - other)
    }

    /// What the border of an area that lies outside some others adds to the area of the union of all.
    ///
    /// The area of a union is the sum of these terms over its members (Green's theorem), all from one origin near by
    /// and each with all others whose box it meets: one left out leaves the border open, and the sum means nothing.
    /// Where borders run together nobody could say which of them is outside, so every area is moved by less than a
    /// millionth of a metre of its own first. Where it moves along the common border, that does not part them: nil.
    public func areaTerm(of shape: Int, outside others: [Int], from origin: Coordinate) -> Double? {
        let offset = Self.offset(of: shape, from: origin)
        let reach = boxes[shape].expanded(by: 1e-5)
        let near = others.filter { boxes[$0].intersects(reach) }
        var walls: [Segment] = []
        for other in near {
            let offset = Self.offset(of: other, from: origin)
            forEachEdge(of: other) { if $0.box.intersects(reach) { walls.append($0.moved(by: offset)) } }
        }
        var sum = 0.0
        var isCertain = true
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
            for to in cuts where to > from && isCertain {
                switch isHeld(edge.position(at: (from + to) / 2), byOneOf: near, origin) {
                case true?: break
                case false?: sum += Segment(start: edge.position(at: from), end: edge.position(at: to)).doubledArea
                case nil: isCertain = false
                }
                from = to
            }
        }
        return isCertain ? sum / 2 : nil
    }

    private func isHeld(_ point: Coordinate, byOneOf shapes: [Int], _ origin: Coordinate) -> Bool? {
        var isCertain = true
        for shape in shapes {
            guard let isHeld = isHeld(point, by: shape, origin) else {
                isCertain = false
                continue
            }
            if isHeld { return true }
        }
        return isCertain ? false : nil
    }

    /// Whether a shape holds a point, both moved; nil if the point lies on its border as far as numbers go.
    ///
    /// All is seen from the origin: far from it, the steps between numbers are as large as what is to be told.
    private func isHeld(_ point: Coordinate, by shape: Int, _ origin: Coordinate) -> Bool? {
        let offset = Self.offset(of: shape, from: origin)
        let drawn = Coordinate(x: point.x - offset.x, y: point.y - offset.y)
        guard boxes[shape].expanded(by: 1e-8).contains(drawn) else { return false }
        var isInside = false
        var isOnBorder = false
        forEachEdge(of: shape) { drawn in
            let edge = drawn.moved(by: offset)
            if edge.runsThrough(point) { isOnBorder = true }
            guard (edge.start.y > point.y) != (edge.end.y > point.y) else { return }
            if (edge.side(of: point) > 0) == (edge.end.y > edge.start.y) { isInside.toggle() }
        }
        return isOnBorder ? nil : isInside
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

    /// Twice the area of the triangle with a point: above 0 if the point lies on the left.
    fileprivate func side(of point: Coordinate) -> Double {
        (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x)
    }

    /// Whether a point lies on the edge, to a ten-billionth of a metre.
    fileprivate func runsThrough(_ point: Coordinate) -> Bool {
        let nearest = 1e-10
        guard box.expanded(by: nearest).contains(point) else { return false }
        let (x, y) = (end.x - start.x, end.y - start.y)
        let side = side(of: point)
        return side * side <= nearest * nearest * (x * x + y * y)
    }

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
