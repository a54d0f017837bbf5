import QuartierGeometry

/// A small repeatable generator (SplitMix64): the same seed gives the same shapes on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &self) }

    mutating func point(in box: BoundingBox) -> Coordinate {
        Coordinate(x: number(box.minX...box.maxX), y: number(box.minY...box.maxY))
    }

    /// A star-shaped ring: seen whole from its centre, so it never crosses itself.
    mutating func star(around centre: Coordinate, radius: ClosedRange<Double>, corners: Int) -> [Coordinate] {
        var ring = (0..<corners).map { corner in
            let distance = number(radius)
            let direction = unitCircle(Double(corner) / Double(corners))
            return Coordinate(x: centre.x + distance * direction.x, y: centre.y + distance * direction.y)
        }
        ring.append(ring[0])
        return ring
    }

    /// A polygon with a hole, far from the origin as real coordinates are.
    mutating func holedPolygon(into pool: inout ShapePool) {
        let centre = Coordinate(x: number(10_000...20_000), y: number(340_000...350_000))
        let shell = star(around: centre, radius: 50...120, corners: Int.random(in: 4...60, using: &self))
        let hole = star(around: centre, radius: 5...20, corners: Int.random(in: 3...20, using: &self))
        pool.appendArea(rings: [shell, Array(hole.reversed())])
    }
}

/// A point of the unit circle; turns are counted from 0 to 1.
private func unitCircle(_ turn: Double) -> Coordinate {
    // Rational, so that the tests need no libm: exact enough for a direction, and on the circle.
    let quarter = Int(turn * 4)
    let t = turn * 4 - Double(quarter)
    let denominator = 1 + t * t
    let (x, y) = ((1 - t * t) / denominator, 2 * t / denominator)
    switch quarter % 4 {
    case 0: return Coordinate(x: x, y: y)
    case 1: return Coordinate(x: -y, y: x)
    case 2: return Coordinate(x: -x, y: -y)
    default: return Coordinate(x: y, y: -x)
    }
}

/// A closed ring around a rectangle, counterclockwise.
func rectangle(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> [Coordinate] {
    ring((minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY))
}

/// A closed ring through some places.
func ring(_ places: (Double, Double)...) -> [Coordinate] {
    (places + [places[0]]).map { Coordinate(x: $0.0, y: $0.1) }
}

/// A pool of polygons without holes.
func pool(_ rings: [Coordinate]...) -> ShapePool {
    var pool = ShapePool()
    for ring in rings { pool.appendArea(rings: [ring]) }
    return pool
}

extension ShapePool {
    /// All positions of each shape, to compare results with.
    var positions: [[Coordinate]] { (0..<count).map { Array(coordinates[range(of: $0)]) } }
}

/// Whether two numbers agree within a relative tolerance, absolute below 1.
func agree(_ first: Double, _ second: Double, within tolerance: Double = 1e-9) -> Bool {
    abs(first - second) <= tolerance * max(1, abs(first), abs(second))
}
