internal import Glibc

/// An arc of a circle through three positions (Kreisbogen), as SQL/MM and GML describe it.
///
/// Where start and end are the same it is a whole circle, and the middle lies opposite the start.
public struct CircularArc: Sendable {
    private let start: Coordinate
    private let middle: Coordinate
    private let end: Coordinate

    /// An arc from one position through another to a third.
    public init(from start: Coordinate, through middle: Coordinate, to end: Coordinate) {
        self.start = start
        self.middle = middle
        self.end = end
    }

    /// The largest angle of one chord: small circles keep their shape, with 0.08 % of the area missing at most.
    static let largestStep = 4 * Double.pi / 180
    /// The most chords of one arc, so that a few bytes cannot fill the memory.
    ///
    /// At 1 mm a circle of 3 km has about as many.
    static let mostChords = 8192

    /// The ends of the chords that stand for the arc: everything behind the start, the end included.
    ///
    /// All lie on the arc, and no point of it is farther than `deviation` from its chord (in the unit of the plane),
    /// unless that took more than 8192 chords. An area loses at most ⅔ · deviation · length of its arcs. An arc gives
    /// the same positions from either end: two plots that share it share its chords. Three positions in a line are
    /// two straight pieces.
    public func chords(deviation: Double) -> [Coordinate] {
        // Both neighbours draw a shared arc from the same end.
        guard start == end || CanonicalPolygon.precedes(start, end) else {
            let reversed = CircularArc(from: end, through: middle, to: start).chords(deviation: deviation)
            return Array(reversed.dropLast().reversed()) + [end]
        }
        guard let circle = circle() else { return middle == start || middle == end ? [end] : [middle, end] }
        let count = chordCount(of: circle, deviation)
        let between = (1..<max(1, count)).map { index in
            circle.position(at: Double(index) / Double(count), from: start)
        }
        return between + [end]
    }

    private func chordCount(of circle: Circle, _ deviation: Double) -> Int {
        // The height of a chord of the angle a is r (1 − cos a/2) = 2 r sin² a/4.
        let step = 4 * asin(min(1, (deviation / (2 * circle.radius)).squareRoot()))
        let needed = (abs(circle.sweep) / min(step, Self.largestStep)).rounded(.up)
        return needed < Double(Self.mostChords) ? max(1, Int(needed)) : Self.mostChords
    }
}

// MARK: - The circle

extension CircularArc {
    /// The circle, its centre seen from the start so that large coordinates cost no digits.
    private struct Circle {
        var x: Double
        var y: Double
        /// From the centre to the start, in radians.
        var angle: Double
        /// From the start to the end, positive counterclockwise.
        var sweep: Double

        var radius: Double { (x * x + y * y).squareRoot() }

        func position(at share: Double, from start: Coordinate) -> Coordinate {
            let angle = angle + sweep * share
            return Coordinate(x: start.x + (x + radius * cos(angle)), y: start.y + (y + radius * sin(angle)))
        }
    }

    /// nil where the three positions lie in a line, or so nearly that the circle is larger than any plane.
    private func circle() -> Circle? {
        let (bx, by) = (middle.x - start.x, middle.y - start.y)
        guard start != end else {
            guard bx != 0 || by != 0, abs(bx) < ShapeGuard.limit, abs(by) < ShapeGuard.limit else { return nil }
            return Circle(x: bx / 2, y: by / 2, angle: atan2(-by, -bx), sweep: 2 * .pi)
        }
        let turn = orientation(start, middle, end)
        let (cx, cy) = (end.x - start.x, end.y - start.y)
        let doubled = 2 * (bx * cy - by * cx)
        guard turn != 0, doubled != 0 else { return nil }
        let (b, c) = (bx * bx + by * by, cx * cx + cy * cy)
        let (x, y) = ((cy * b - by * c) / doubled, (bx * c - cx * b) / doubled)
        guard abs(x) < ShapeGuard.limit, abs(y) < ShapeGuard.limit else { return nil }
        let first = atan2(-y, -x)
        var sweep = atan2(cy - y, cx - x) - first
        if turn > 0, sweep <= 0 { sweep += 2 * .pi }
        if turn < 0, sweep >= 0 { sweep -= 2 * .pi }
        return Circle(x: x, y: y, angle: first, sweep: sweep)
    }
}
