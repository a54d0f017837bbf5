import Testing

@testable import QuartierGeometry

@Suite struct OverlayTests {
    private let kernel = GeometryKernel()

    @Test(arguments: 0..<100) func unionOfRectanglesObeysInclusionAndExclusion(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let sides = (0..<2).map { _ in (0..<4).map { _ in random.number(0...100) } }
        let boxes = sides.map {
            BoundingBox(
                minX: min($0[0], $0[1]), minY: min($0[2], $0[3]), maxX: max($0[0], $0[1]), maxY: max($0[2], $0[3]))
        }
        var pool = ShapePool()
        for box in boxes { pool.appendArea(rings: [rectangle(box.minX, box.minY, box.maxX, box.maxY)]) }
        let width = max(0, min(boxes[0].maxX, boxes[1].maxX) - max(boxes[0].minX, boxes[1].minX))
        let height = max(0, min(boxes[0].maxY, boxes[1].maxY) - max(boxes[0].minY, boxes[1].minY))
        let areas = (0..<2).map { pool.area(of: $0) }
        let union = try kernel.union(of: 0..<2, in: pool)
        let united = (0..<union.count).reduce(0) { $0 + union.area(of: $1) }
        #expect(agree(united, areas[0] + areas[1] - width * height))
        #expect(agree(try kernel.intersectionArea(0, of: pool, with: 1, of: pool), width * height))
    }

    @Test(arguments: 0..<60) func intersectionAndDifferenceAddUp(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        var pool = ShapePool()
        let centre = Coordinate(x: 12_807, y: 342_915)
        pool.appendArea(rings: [random.star(around: centre, radius: 40...100, corners: 40)])
        pool.appendArea(rings: [
            random.star(around: Coordinate(x: centre.x + 60, y: centre.y), radius: 40...100, corners: 30)
        ])
        let common = try kernel.intersection(0, of: pool, with: 1, of: pool)
        let rest = try kernel.difference(0, of: pool, with: 1, of: pool)
        #expect(common.count == 1 && rest.count == 1)
        #expect(agree(common.area(of: 0) + rest.area(of: 0), pool.area(of: 0)))
        #expect(kernel.validity(of: 0, in: common) == .valid)
        #expect(kernel.validity(of: 0, in: rest) == .valid)
        let prepared = try kernel.prepare(0, of: pool)
        let area = try prepared.intersectionArea(of: 1, in: pool)
        #expect(agree(area, common.area(of: 0)))
        #expect(kernel.gridFallbacks == 0)
    }

    @Test func areasThatAreApartHaveNothingInCommon() throws {
        let two = pool(rectangle(0, 0, 1, 1), rectangle(5, 5, 6, 6))
        let common = try kernel.intersection(0, of: two, with: 1, of: two)
        #expect(common.count == 1 && common.isEmpty(0))
        #expect(try kernel.difference(0, of: two, with: 1, of: two).area(of: 0) == 1)
        #expect(try kernel.difference(0, of: two, with: 0, of: two).isEmpty(0))
        #expect(try !kernel.intersects(0, of: two, with: 1, of: two))
        #expect(try agree(kernel.distance(0, of: two, to: 1, of: two), 32.0.squareRoot()))
    }

    @Test func touchingAlongAnEdgeLeavesNoArea() throws {
        let two = pool(rectangle(0, 0, 1, 1), rectangle(1, 0, 2, 1))
        #expect(try kernel.intersection(0, of: two, with: 1, of: two).isEmpty(0))
        #expect(try kernel.intersects(0, of: two, with: 1, of: two))
    }

    @Test func bufferOfAPointIsADisc() throws {
        var point = ShapePool()
        point.appendPoint(Coordinate(x: 100, y: 100))
        let disc = try kernel.buffer(0, of: point, by: 10)
        #expect(agree(disc.area(of: 0), .pi * 100, within: 2e-3))
        let square = pool(rectangle(0, 0, 10, 10))
        #expect(agree(try kernel.buffer(0, of: square, by: -1).area(of: 0), 64))
        #expect(try kernel.buffer(0, of: square, by: -6).isEmpty(0))
    }

    @Test func aPreparedAreaAnswersLikeTheKernel() throws {
        let shapes = pool(
            rectangle(0, 0, 10, 10), rectangle(2, 2, 4, 4), rectangle(8, 8, 12, 12), rectangle(20, 20, 21, 21))
        let prepared = try kernel.prepare(0, of: shapes)
        #expect(try prepared.intersects(1, of: shapes) && prepared.contains(1, of: shapes))
        #expect(try prepared.intersects(2, of: shapes) && !prepared.contains(2, of: shapes))
        #expect(try !prepared.intersects(3, of: shapes))
        #expect(try prepared.intersectionArea(of: 1, in: shapes) == 4)
        #expect(try prepared.intersectionArea(of: 2, in: shapes) == 4)
        #expect(try prepared.intersectionArea(of: 3, in: shapes) == 0)
        #expect(try prepared.contains(Coordinate(x: 5, y: 5)) && !prepared.contains(Coordinate(x: 0, y: 5)))
    }

    @Test func aPreparedAreaKeepsItsKernelAlive() throws {
        func prepare() throws -> PreparedArea {
            try GeometryKernel().prepare(0, of: pool(rectangle(0, 0, 10, 10)))
        }
        let prepared = try prepare()
        #expect(try prepared.contains(Coordinate(x: 5, y: 5)))
    }

    @Test func aPlaceOnTheSurfaceIsInside() throws {
        let horseshoe = pool(ring((0, 0), (10, 0), (10, 10), (9, 10), (9, 1), (1, 1), (1, 10), (0, 10)))
        let place = try kernel.pointOnSurface(of: 0, in: horseshoe)
        #expect(horseshoe.contains(place, in: 0))
    }
}
