/// A closed ring on the grid; the first point isn't repeated at the end.
struct Ring: Hashable, Sendable {
    /// The corners in order.
    var points: [GridPoint]
}

extension Ring {
    /// An upright rectangle between two corners, counterclockwise.
    static func rectangle(from low: GridPoint, to high: GridPoint) -> Ring {
        Ring(points: [low, GridPoint(x: high.x, y: low.y), high, GridPoint(x: low.x, y: high.y)])
    }

    /// Twice the signed area in square centimetres; positive for a counterclockwise ring.
    var doubledArea: Int {
        guard let base = points.first else { return 0 }
        var sum = 0
        for index in points.indices {
            let next = points[(index + 1) % points.count]
            sum += (points[index] - base).cross(next - base)
        }
        return sum
    }

    /// The same ring in the other direction.
    var reversed: Ring { Ring(points: points.reversed()) }

    /// The ring moved by a vector.
    func moved(by vector: GridPoint) -> Ring { Ring(points: points.map { $0 + vector }) }
}

/// A polygon: a counterclockwise shell and clockwise holes.
struct Area: Hashable, Sendable {
    /// The outer ring.
    var shell: Ring
    /// The rings cut out.
    var holes: [Ring]

    /// A polygon; rings are turned into the right direction.
    init(_ shell: Ring, holes: [Ring] = []) {
        self.shell = shell.doubledArea < 0 ? shell.reversed : shell
        self.holes = holes.map { $0.doubledArea > 0 ? $0.reversed : $0 }
    }

    /// Square metres of the shell without the holes.
    var squareMetres: Double {
        let doubled = holes.reduce(shell.doubledArea) { $0 + $1.doubledArea }
        return Double(doubled) / 20_000
    }
}
