import Testing

@testable import QuartierGeometry

/// Areas that overlays measure, near the origin of a plane and as far from it as places of Europe lie.
@Suite struct FarAreaTests {
    private static let far = Coordinate(x: 4_780_000, y: 2_790_000)
    private static let box = BoundingBox(minX: 0, minY: 0, maxX: 60, maxY: 60)

    /// Stars with corners on 2⁻²⁰ m, which far coordinates hold too, or on whole metres, where borders run together.
    private static func shapes(_ count: Int, _ dice: inout SeededGenerator, isWhole: Bool) -> ShapePool {
        let scale: Double = isWhole ? 1 : 1_048_576
        let kernel = GeometryKernel()
        var shapes = ShapePool()
        while shapes.count < count {
            let star = dice.star(around: dice.point(in: box), radius: 4...25, corners: 3 + Int(dice.next() % 20))
            let ring = star.map {
                Coordinate(x: ($0.x * scale).rounded() / scale, y: ($0.y * scale).rounded() / scale)
            }
            let one = pool(ring)
            if kernel.validity(of: 0, in: one) == .valid { shapes.appendShape(0, of: one) }
        }
        shapes.normaliseOrientation()
        return shapes
    }

    private static func moved(_ shapes: ShapePool) -> ShapePool {
        var moved = ShapePool()
        for ring in shapes.positions {
            moved.appendArea(rings: [ring.map { Coordinate(x: $0.x + far.x, y: $0.y + far.y) }])
        }
        return moved
    }

    /// The union of all cut at the zone, what the others leave of one in it, and what the two share.
    private static func areas(_ shapes: ShapePool, _ kernel: GeometryKernel) throws -> [Double] {
        let zone = (shape: 0, pool: shapes, locator: AreaLocator(shapes, shape: 0))
        var others = ShapePool()
        for shape in 2..<shapes.count { others.appendShape(shape, of: shapes) }
        return [
            try kernel.coveredArea(of: zone, by: 1..<shapes.count, in: shapes),
            try kernel.uncoveredArea(of: 1, in: shapes, by: others, within: zone),
            try kernel.uncoveredArea(of: 1, in: shapes, by: others),
            try kernel.intersectionArea(0, of: shapes, with: 1, of: shapes),
        ]
    }

    @Test(arguments: [false, true])
    func theyAreTheSameToTheLastBit(_ isWhole: Bool) throws {
        var dice = SeededGenerator(seed: 47)
        let kernel = GeometryKernel()
        var covered = 0
        for round in 0..<300 {
            let shapes = Self.shapes(3 + round % 7, &dice, isWhole: isWhole)
            let near = try Self.areas(shapes, kernel)
            #expect(try Self.areas(Self.moved(shapes), kernel) == near)
            if near[0] > 0 { covered += 1 }
        }
        #expect(covered > 200)
    }

    @Test func theCoveredAreaIsThatOfTheUnionCutAtTheZone() throws {
        var dice = SeededGenerator(seed: 48)
        let kernel = GeometryKernel()
        for round in 0..<200 {
            let shapes = Self.shapes(2 + round % 7, &dice, isWhole: round % 2 == 0)
            var union = ShapePool()
            union.appendMerged(try kernel.union(of: 1..<shapes.count, in: shapes))
            let cut = try kernel.intersection(0, of: union, with: 0, of: shapes).area(of: 0)
            let zone = (shape: 0, pool: shapes, locator: AreaLocator(shapes, shape: 0))
            #expect(agree(try kernel.coveredArea(of: zone, by: 1..<shapes.count, in: shapes), cut))
        }
    }

    @Test func anErrorIsToldOfTheShapeAsItIsDrawn() throws {
        let bow = ring((10, 10), (20, 20), (20, 10), (10, 20)).map {
            Coordinate(x: $0.x + Self.far.x, y: $0.y + Self.far.y)
        }
        let square = rectangle(Self.far.x, Self.far.y, Self.far.x + 15, Self.far.y + 15)
        let shapes = pool(square, square, bow)
        let zone = (shape: 0, pool: shapes, locator: AreaLocator(shapes, shape: 0))
        let kernel = GeometryKernel()
        let error = #expect(throws: GeometryError.self) {
            try kernel.coveredArea(of: zone, by: [1, 2], in: shapes)
        }
        #expect(error?.code == .invalid)
        #expect(error?.shape == 2)
        #expect(error?.position == Coordinate(x: Self.far.x + 15, y: Self.far.y + 15))
    }

    @Test func nothingCoversNothing() throws {
        let shapes = pool(rectangle(0, 0, 10, 10))
        let zone = (shape: 0, pool: shapes, locator: AreaLocator(shapes, shape: 0))
        #expect(try GeometryKernel().coveredArea(of: zone, by: [], in: shapes) == 0)
    }
}
