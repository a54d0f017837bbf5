import Testing

@testable import QuartierGeometry

/// What others leave uncovered of an area, against GEOS.
@Suite struct UncoveredAreaTests {
    private static let box = BoundingBox(minX: 4_780_000, minY: 2_790_000, maxX: 4_780_060, maxY: 2_790_060)

    private static func star(_ dice: inout SeededGenerator, isWhole: Bool) -> [Coordinate] {
        let star = dice.star(around: dice.point(in: box), radius: 4...25, corners: 3 + Int(dice.next() % 20))
        return isWhole ? star.map { Coordinate(x: $0.x.rounded(), y: $0.y.rounded()) } : star
    }

    /// Valid shapes; of whole metres, so that borders run together, or of any.
    private static func shapes(_ count: Int, _ dice: inout SeededGenerator, isWhole: Bool) throws -> ShapePool {
        let kernel = GeometryKernel()
        var shapes = ShapePool()
        while shapes.count < count {
            var one = ShapePool()
            one.appendArea(rings: [star(&dice, isWhole: isWhole)])
            if kernel.validity(of: 0, in: one) == .valid { shapes.appendShape(0, of: one) }
        }
        shapes.normaliseOrientation()
        return shapes
    }

    @Test(arguments: [false, true])
    func itIsTheAreaOfTheDifference(_ isWhole: Bool) throws {
        var dice = SeededGenerator(seed: 41)
        let kernel = GeometryKernel()
        var swept = 0
        for round in 0..<400 {
            let all = try Self.shapes(2 + round % 7, &dice, isWhole: isWhole)
            let (shape, zone) = (0, 1)
            var cover = ShapePool()
            for other in 2..<all.count { cover.appendShape(other, of: all) }
            var covered = ShapePool()
            covered.appendMerged(try kernel.union(of: 0..<cover.count, in: cover))
            let left =
                cover.count > 0
                ? try kernel.difference(shape, of: all, with: 0, of: covered) : pool(Array(all.coordinates(ofRing: 0)))
            #expect(agree(try kernel.uncoveredArea(of: shape, in: all, by: cover), left.area(of: 0)))
            let inside = left.isEmpty(0) ? 0 : try kernel.intersectionArea(0, of: left, with: zone, of: all)
            let within = (zone, all, AreaLocator(all, shape: zone))
            #expect(agree(try kernel.uncoveredArea(of: shape, in: all, by: cover, within: within), inside))
            if all.uncoveredArea(of: shape, by: cover, within: nil) != nil { swept += 1 }
        }
        // Most need no overlay, unless their borders run together.
        if !isWhole { #expect(swept > 380) }
    }

    @Test func contiguousIsWhatTheUnionJoins() throws {
        var dice = SeededGenerator(seed: 43)
        let kernel = GeometryKernel()
        for round in 0..<600 {
            let two = try Self.shapes(2, &dice, isWhole: round % 2 == 0)
            let isJoined = try kernel.union(of: 0..<2, in: two).count == 1
            #expect(try kernel.areContiguous(0, of: two, with: 1, of: two) == isJoined)
        }
    }

    @Test func pointsDoNotJoinAndBordersDo() throws {
        let kernel = GeometryKernel()
        let areas = pool(
            rectangle(0, 0, 10, 10), rectangle(10, 10, 20, 20), rectangle(10, 2, 20, 8), rectangle(30, 0, 40, 10),
            rectangle(2, 2, 4, 4))
        let isJoined = { (other: Int) in try kernel.areContiguous(0, of: areas, with: other, of: areas) }
        #expect(try !isJoined(1))
        #expect(try isJoined(2))
        #expect(try !isJoined(3))
        #expect(try isJoined(4))
    }
}
