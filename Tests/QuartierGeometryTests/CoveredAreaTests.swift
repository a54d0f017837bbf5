import Glibc
import Testing

@testable import QuartierGeometry

@Suite struct CoveredAreaTests {
    private let kernel = GeometryKernel()

    /// Squares on a coarse grid far from the origin: shared edges, shared corners and copies are frequent.
    private func shapes(seed: Int, snapped: Bool) -> ShapePool {
        var random = SeededGenerator(seed: seed)
        var pool = ShapePool()
        for _ in 0..<Int.random(in: 2...7, using: &random) {
            func number(_ range: ClosedRange<Double>) -> Double {
                let value = Double.random(in: range, using: &random)
                return snapped ? value.rounded() : value
            }
            let (x, y) = (500_000 + number(0...6), 5_400_000 + number(0...6))
            let (width, height) = (max(1, number(1...5)), max(1, number(1...5)))
            let slant = snapped ? 0 : number(0...1)
            let ring = [(x, y), (x + width, y + slant), (x + width, y + height + slant), (x, y + height), (x, y)]
            pool.appendArea(rings: [ring.map { Coordinate(x: $0.0, y: $0.1) }])
        }
        pool.normaliseOrientation()
        return pool
    }

    @Test(arguments: 0..<200) func sharedAreasAndUnionsAreThoseOfOverlays(seed: Int) throws {
        let pool = shapes(seed: seed, snapped: seed % 2 == 0)
        for first in 0..<pool.count {
            for second in (first + 1)..<max(first + 1, pool.count) {
                let exact = try kernel.intersectionArea(first, of: pool, with: second, of: pool)
                let shared = try #require(pool.sharedArea(first, second))
                #expect(abs(shared - exact) < 1e-4)
                if exact > 0.5 { #expect(pool.mayShare(moreThan: 0.5, first, second)) }
            }
        }
        let union = try kernel.union(of: 0..<pool.count, in: pool)
        let exact = (0..<union.count).reduce(0) { $0 + union.area(of: $1) }
        let origin = Coordinate(x: 500_000, y: 5_400_000)
        let terms = try (0..<pool.count).map { shape in
            try #require(pool.areaTerm(of: shape, outside: (0..<pool.count).filter { $0 != shape }, from: origin))
        }
        #expect(abs(terms.reduce(0, +) - exact) < 1e-3)
    }

    @Test func neighboursWithACommonWallAreParted() {
        var pool = ShapePool()
        pool.appendArea(rings: [ring((0, 0), (10, 3), (7, 13), (-3, 10))])
        pool.appendArea(rings: [ring((10, 3), (20, 6), (17, 16), (7, 13))])
        #expect(pool.boxes[0].intersects(pool.boxes[1]))
        #expect(!pool.mayShare(moreThan: 1, 0, 1))
        #expect((pool.sharedArea(0, 1) ?? 1) < 1e-4)
    }

    /// Neighbours far from the origin whose common border runs in every direction: in some of them, moving the one
    /// against the other does not part them.
    @Test func aCommonBorderOfAnyDirectionIsNoOverlap() throws {
        var unsure = 0
        for step in 0..<20_000 {
            let angle = Double(step) / 20_000 * .pi
            let (x, y) = (359_000 + 400 * cos(angle), 5_646_000 + 400 * sin(angle))
            var pool = ShapePool()
            // The first shape sets the origin of nothing: it lies 20 km away.
            pool.appendArea(rings: [rectangle(340_000, 5_640_000, 340_001, 5_640_001)])
            pool.appendArea(rings: [ring((359_000, 5_646_000), (x, y), (x + 90 * sin(angle), y - 90 * cos(angle)))])
            pool.appendArea(rings: [ring((359_000, 5_646_000), (x - 90 * sin(angle), y + 90 * cos(angle)), (x, y))])
            pool.normaliseOrientation()
            guard let shared = pool.sharedArea(1, 2) else {
                unsure += 1
                #expect(try kernel.intersectionArea(1, of: pool, with: 2, of: pool) < 1e-4)
                continue
            }
            #expect(shared < 1e-2, "\(angle): \(shared)")
        }
        // Said of one border in hundreds, not of every second one.
        #expect((1...200).contains(unsure), "\(unsure)")
    }

    @Test func holesShareNothing() throws {
        var pool = ShapePool()
        pool.appendArea(rings: [rectangle(0, 0, 10, 10), rectangle(2, 2, 8, 8)])
        pool.appendArea(rings: [rectangle(3, 3, 7, 7)])
        pool.appendArea(rings: [rectangle(1, 1, 5, 5)])
        pool.normaliseOrientation()
        #expect(try abs(#require(pool.sharedArea(0, 1))) < 1e-4)
        #expect(try abs(#require(pool.sharedArea(0, 2)) - 7) < 1e-4)
    }

    @Test func meanWidthIsThatOfAStrip() {
        var pool = ShapePool()
        pool.appendArea(rings: [rectangle(0, 0, 1000, 0.25)])
        pool.appendPoint(Coordinate(x: 0, y: 0))
        #expect(abs(pool.meanWidth(of: 0) - 0.25) < 1e-4)
        #expect(pool.meanWidth(of: 1) == 0)
    }
}
