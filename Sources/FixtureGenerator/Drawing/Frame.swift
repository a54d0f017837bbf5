/// A convex quadrilateral with a measure of its own: `u` along the front, `v` into the depth, in centimetres.
///
/// Lines of equal `u` or `v` are straight, so right-angled shapes drawn in `u` and `v` keep straight edges on the
/// ground, and shapes that don't overlap in the frame don't overlap on the ground.
struct Frame: Sendable {
    /// The corners counterclockwise, from the origin of `u` and `v`.
    let corners: [GridPoint]
    /// The greatest `u`: the mean length of front and back.
    let width: Int
    /// The greatest `v`: the mean length of the two sides.
    let depth: Int

    /// A frame between four corners; the front runs from `a` to `b`.
    init(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint, _ d: GridPoint) {
        corners = [a, b, c, d]
        width = ((b - a).length + (c - d).length) / 2
        depth = ((d - a).length + (c - b).length) / 2
        precondition(Frame.isConvex(corners), "a frame must be convex and counterclockwise")
    }

    /// Whether four corners turn left at each of them.
    private static func isConvex(_ corners: [GridPoint]) -> Bool {
        corners.indices.allSatisfy { index in
            let here = corners[(index + 1) % 4] - corners[index]
            let next = corners[(index + 2) % 4] - corners[(index + 1) % 4]
            return here.cross(next) > 0
        }
    }
}

extension Frame {
    /// The boundary.
    var ring: Ring { Ring(points: corners) }

    /// The point on the ground, rounded to the grid.
    func point(_ u: Int, _ v: Int) -> GridPoint {
        let weights = [(width - u) * (depth - v), u * (depth - v), u * v, (width - u) * v]
        let base = corners[0]
        var sum = GridPoint(x: 0, y: 0)
        for (corner, weight) in zip(corners, weights) {
            sum = sum + GridPoint(x: (corner.x - base.x) * weight, y: (corner.y - base.y) * weight)
        }
        let whole = width * depth
        return base + GridPoint(x: roundedQuotient(sum.x, whole), y: roundedQuotient(sum.y, whole))
    }

    /// The part between two corners in the frame's own measure.
    func part(_ u: ClosedRange<Int>, _ v: ClosedRange<Int>) -> Frame {
        Frame(
            point(u.lowerBound, v.lowerBound), point(u.upperBound, v.lowerBound),
            point(u.upperBound, v.upperBound), point(u.lowerBound, v.upperBound))
    }

    /// The frame with its front on the next side.
    var turned: Frame { Frame(corners[1], corners[2], corners[3], corners[0]) }

    /// Two halves with a lane between them, cut across the longer side.
    func halves(lane: Int) -> [Frame] {
        guard width >= depth else { return turned.halves(lane: lane) }
        let half = (width - lane) / 2
        return [part(0...half, 0...depth), part(half + lane...width, 0...depth)]
    }
}
