import Testing

@testable import QuartierGeometry

@Suite struct LocatorTests {
    @Test(arguments: 0..<60) func areaLocatorAnswersLikeThePool(seed: Int) {
        var random = SeededGenerator(seed: seed)
        var pool = ShapePool()
        random.holedPolygon(into: &pool)
        let locator = AreaLocator(pool, shape: 0)
        for point in probes(of: pool, &random) {
            #expect(locator.contains(point) == pool.contains(point, in: 0))
        }
    }

    @Test(arguments: 0..<60) func distanceLocatorAnswersLikeThePool(seed: Int) {
        var random = SeededGenerator(seed: seed)
        var pool = ShapePool()
        // Above and below the number of vertices from which an index is made.
        let ring = random.star(
            around: Coordinate(x: 500, y: 800), radius: 60...90, corners: seed.isMultiple(of: 2) ? 300 : 20)
        pool.appendArea(rings: [ring])
        let locator = DistanceLocator(pool, shape: 0)
        for point in probes(of: pool, &random) {
            for distance in [0, 1, 15, random.number(0...50)] {
                #expect(
                    locator.isWithin(distance, of: point) == pool.isWithin(distance, of: point, shape: 0))
            }
        }
    }

    @Test(arguments: 0..<40) func classifyIsRightAboutEveryPointOfABox(seed: Int) {
        var random = SeededGenerator(seed: seed)
        var pool = ShapePool()
        random.holedPolygon(into: &pool)
        let locator = AreaLocator(pool, shape: 0)
        var seen: Set<AreaLocator.Relation> = []
        for _ in 0..<200 {
            let corner = random.point(in: pool.boxes[0].expanded(by: 20))
            let side = random.number(0...15)
            let box = BoundingBox(minX: corner.x, minY: corner.y, maxX: corner.x + side, maxY: corner.y + side)
            let relation = locator.classify(box)
            seen.insert(relation)
            guard relation != .crossing else { continue }
            for _ in 0..<10 {
                #expect(pool.contains(random.point(in: box), in: 0) == (relation == .inside))
            }
        }
        #expect(seen.count == 3)
    }

    @Test func classifyNoticesAPassageWithoutVertices() {
        let locator = AreaLocator(pool(ring((0, 0), (100, 0), (100, 100), (0, 100))), shape: 0)
        #expect(locator.classify(BoundingBox(minX: 40, minY: 40, maxX: 60, maxY: 60)) == .inside)
        #expect(locator.classify(BoundingBox(minX: -10, minY: 40, maxX: 110, maxY: 60)) == .crossing)
        #expect(locator.classify(BoundingBox(minX: 100, minY: 40, maxX: 110, maxY: 60)) == .crossing)
        #expect(locator.classify(BoundingBox(minX: 101, minY: 40, maxX: 110, maxY: 60)) == .outside)
        #expect(locator.classify(.empty) == .outside)
        let triangle = AreaLocator(pool(ring((0, 0), (100, 0), (0, 100))), shape: 0)
        #expect(triangle.classify(BoundingBox(minX: 60, minY: 60, maxX: 70, maxY: 70)) == .outside)
        #expect(triangle.classify(BoundingBox(minX: 40, minY: 40, maxX: 70, maxY: 70)) == .crossing)
    }

    @Test func emptyAndFlatShapesHoldNothing() {
        var shapes = ShapePool()
        shapes.closeShape(.area)
        shapes.appendArea(rings: [ring((0, 0), (10, 0), (5, 0))])
        shapes.appendPoint(Coordinate(x: 1, y: 1))
        for shape in 0..<3 {
            let locator = AreaLocator(shapes, shape: shape)
            #expect(!locator.contains(Coordinate(x: 1, y: 1)) && !locator.contains(Coordinate(x: 5, y: 0)))
            let near = DistanceLocator(shapes, shape: shape)
            #expect(near.isWithin(2, of: Coordinate(x: 1, y: 1)) == (shape > 0))
        }
    }

    /// A square of 10 m with a hole of 2 m in its middle: walls are near from within, from without and from the hole.
    @Test(arguments: [(5.0, 5.0, 1.0), (2.0, 5.0, 2.0), (3.0, 5.0, 1.0), (-1.0, 5.0, 1.0), (13.0, 14.0, 5.0)])
    func outlinesAreNearOnBothSides(x: Double, y: Double, distance: Double) {
        var pool = ShapePool()
        func square(_ from: Double, _ to: Double) -> [Coordinate] {
            [(from, from), (to, from), (to, to), (from, to), (from, from)].map { Coordinate(x: $0.0, y: $0.1) }
        }
        pool.appendArea(rings: [square(0, 10), square(4, 6)])
        pool.appendPoint(Coordinate(x: x, y: y))
        let place = Coordinate(x: x, y: y)
        #expect(pool.isOutlineWithin(distance, of: place, shape: 0))
        #expect(!pool.isOutlineWithin(distance - 0.001, of: place, shape: 0))
        #expect(!pool.isOutlineWithin(-1, of: place, shape: 0))
        #expect(!pool.isOutlineWithin(distance, of: place, shape: 1))
    }

    /// Random places, and the awkward ones: vertices, middles of edges, and level with a vertex.
    private func probes(of pool: ShapePool, _ random: inout SeededGenerator) -> [Coordinate] {
        let box = pool.boxes[0].expanded(by: 20)
        var probes = (0..<200).map { _ in random.point(in: box) }
        pool.forEachEdge(of: 0) { edge in
            probes.append(edge.start)
            probes.append(
                Coordinate(x: (edge.start.x + edge.end.x) / 2, y: (edge.start.y + edge.end.y) / 2))
            probes.append(Coordinate(x: box.minX + 1, y: edge.start.y))
        }
        return probes
    }
}
