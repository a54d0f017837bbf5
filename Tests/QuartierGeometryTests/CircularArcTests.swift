import Testing

@testable import QuartierGeometry

@Suite struct CircularArcTests {
    private func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: x, y: y) }

    private func area(_ start: Coordinate, _ chords: [Coordinate]) -> Double {
        abs(ShapePool.signedArea(of: [start] + chords))
    }

    @Test(arguments: [0.5, 10, 200, 3_000], [0.0, 5_400_000])
    func aWholeCircleLosesNoMoreThanTheDeviationAllows(radius: Double, north: Double) {
        let start = at(500_000 - radius, north)
        let whole = CircularArc(from: start, through: at(500_000 + radius, north), to: start).chords(deviation: 0.001)
        let top = at(500_000, north + radius)
        let halves =
            CircularArc(from: start, through: top, to: at(500_000 + radius, north)).chords(deviation: 0.001)
            + CircularArc(
                from: at(500_000 + radius, north), through: at(500_000, north - radius), to: start
            ).chords(deviation: 0.001)
        for chords in [whole, halves] {
            #expect(chords.last == start)
            let exact = Double.pi * radius * radius
            let lost = exact - area(start, chords)
            #expect(lost > -1e-6 * exact && lost <= 0.001 * 2 * .pi * radius * 2 / 3 + 1e-9 * exact)
            let farthest = chords.map { abs($0.distance(to: at(500_000, north)) - radius) }.max() ?? 1
            #expect(farthest < 1e-8)
            for (one, two) in zip([start] + chords, chords) {
                let middle = at((one.x + two.x) / 2, (one.y + two.y) / 2)
                #expect(radius - middle.distance(to: at(500_000, north)) <= 0.001 + 1e-8)
            }
        }
    }

    @Test(arguments: 0..<100) func anArcIsTheSameFromEitherEnd(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let box = BoundingBox(minX: 500_000, minY: 5_400_000, maxX: 500_100, maxY: 5_400_100)
        let ends = (random.point(in: box), random.point(in: box))
        let middle = random.point(in: box)
        let forth = [ends.0] + CircularArc(from: ends.0, through: middle, to: ends.1).chords(deviation: 0.001)
        let back = [ends.1] + CircularArc(from: ends.1, through: middle, to: ends.0).chords(deviation: 0.001)
        #expect(forth == back.reversed())
    }

    @Test func positionsInALineAreTwoPieces() {
        let arc = CircularArc(from: at(0, 0), through: at(1, 1), to: at(3, 3))
        #expect(arc.chords(deviation: 0.001) == [at(1, 1), at(3, 3)])
        #expect(
            CircularArc(from: at(3, 3), through: at(1, 1), to: at(0, 0)).chords(deviation: 1) == [at(1, 1), at(0, 0)])
        #expect(CircularArc(from: at(1, 1), through: at(1, 1), to: at(1, 1)).chords(deviation: 1) == [at(1, 1)])
        #expect(CircularArc(from: at(0, 0), through: at(0, 0), to: at(2, 1)).chords(deviation: 1) == [at(2, 1)])
        #expect(CircularArc(from: at(0, 0), through: at(2, 1), to: at(2, 1)).chords(deviation: 1) == [at(2, 1)])
    }

    @Test func anArcThatIsAlmostALineStaysBesideIt() {
        let chords = CircularArc(from: at(0, 0), through: at(50, 1e-7), to: at(100, 0)).chords(deviation: 0.001)
        #expect(chords.last == at(100, 0))
        #expect(chords.allSatisfy { abs($0.y) < 1e-6 && $0.x >= 0 && $0.x <= 100 })
    }

    @Test func fewBytesDoNotMakeManyPositions() {
        let circle = CircularArc(from: at(-1e8, 0), through: at(1e8, 0), to: at(-1e8, 0))
        #expect(circle.chords(deviation: 1e-9).count == CircularArc.mostChords)
    }

    @Test func smallCirclesKeepTheirShape() {
        let start = at(-0.001, 0)
        let chords = CircularArc(from: start, through: at(0.001, 0), to: start).chords(deviation: 0.001)
        #expect(chords.count == 90)
        #expect(area(start, chords) / (Double.pi * 1e-6) > 0.999)
    }

    /// Its square is larger than any number: there are no positions on it, so the pieces are straight.
    @Test(arguments: [1e190, 1e9, 1e308])
    func aCircleLargerThanAnyPlaneIsNone(size: Double) {
        let (start, far) = (at(0, 0), at(size, 0))
        #expect(CircularArc(from: start, through: far, to: start).chords(deviation: 0.001) == [far, start])
        let open = CircularArc(from: start, through: at(size, size), to: at(0, size)).chords(deviation: 0.001)
        #expect(open.allSatisfy { $0.isFinite })
    }
}
