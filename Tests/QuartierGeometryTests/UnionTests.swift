import Testing

@testable import QuartierGeometry

@Suite struct UnionTests {
    private let kernel = GeometryKernel()

    @Test func eachContiguousSpaceIsOneShape() throws {
        let greens = pool(
            rectangle(0, 0, 1, 1), rectangle(10, 0, 11, 1), rectangle(1, 0, 2, 1), rectangle(11, 1, 12, 2))
        let union = try kernel.unite(0..<4, in: greens)
        // 0 and 2 share an edge; 1 and 3 share one point, which joins nothing.
        #expect((0..<union.shapes.count).map { union.shapes.area(of: $0) } == [2, 1, 1])
        #expect(union.firstMembers == [0, 1, 1])
        #expect(!union.usedGrid)
        #expect(union.shapes.kinds.allSatisfy { $0 == .area })
    }

    @Test func anIslandInAHoleStaysApartAndAShapeInsideIsSwallowed() throws {
        var shapes = ShapePool()
        shapes.appendArea(rings: [rectangle(0, 0, 10, 10), Array(rectangle(2, 2, 8, 8).reversed())])
        shapes.appendArea(rings: [rectangle(4, 4, 5, 5)])
        shapes.appendArea(rings: [rectangle(0.5, 0.5, 1, 1)])
        shapes.closeShape(.area)
        let union = try kernel.union(of: [3, 2, 1, 0, 0], in: shapes)
        #expect((0..<union.count).map { union.area(of: $0) } == [64, 1])
    }

    @Test(arguments: 0..<20) func theOrderOfTheInputsLeavesNoTrace(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        var rings: [[Coordinate]] = (0..<120).map { _ in
            let centre = random.point(in: BoundingBox(minX: 12_000, minY: 342_000, maxX: 12_500, maxY: 342_500))
            return random.star(around: centre, radius: 8...30, corners: Int.random(in: 3...12, using: &random))
        }
        func union() throws -> [[Coordinate]] {
            var shapes = ShapePool()
            for ring in rings { shapes.appendArea(rings: [ring]) }
            return try kernel.union(of: 0..<shapes.count, in: shapes).positions
        }
        func sorted(_ shapes: [[Coordinate]]) -> [[Coordinate]] {
            shapes.sorted { $0.lexicographicallyPrecedes($1, by: CanonicalPolygon.precedes) }
        }
        let expected = sorted(try union())
        for _ in 0..<4 {
            rings.shuffle(using: &random)
            let permuted = try union()
            #expect(sorted(permuted) == expected)
        }
    }

    @Test func theOrderOfIndicesDoesNotMatterAtAll() throws {
        var random = SeededGenerator(seed: 1)
        var shapes = ShapePool()
        for _ in 0..<80 {
            let centre = random.point(in: BoundingBox(minX: 0, minY: 0, maxX: 400, maxY: 400))
            shapes.appendArea(rings: [random.star(around: centre, radius: 8...30, corners: 9)])
        }
        let expected = try kernel.union(of: 0..<80, in: shapes).positions
        for _ in 0..<5 {
            let order = (0..<80).shuffled(using: &random)
            #expect(try kernel.union(of: order, in: shapes).positions == expected)
        }
        let total = expected.reduce(0) { $0 + ShapePool.signedArea(of: $1) }
        #expect(total > 0)
    }

    @Test func groupsGiveTheAreaOfOneUnionOfEverything() throws {
        var random = SeededGenerator(seed: 8)
        var shapes = ShapePool()
        for _ in 0..<60 { random.holedPolygon(into: &shapes) }
        var crowded = ShapePool()
        for shape in 0..<60 {
            // Brought together, so that holes, islands and crossings all occur.
            let origin = shapes.boxes[shape].center
            let shift = random.point(in: BoundingBox(minX: 0, minY: 0, maxX: 900, maxY: 900))
            for ring in shapes.rings(of: shape) {
                for place in shapes.coordinates(ofRing: ring) {
                    crowded.append(Coordinate(x: place.x - origin.x + shift.x, y: place.y - origin.y + shift.y))
                }
                crowded.closeRing()
            }
            crowded.closePart()
            crowded.closeShape(.area)
        }
        let grouped = try kernel.union(of: 0..<60, in: crowded)
        var single = ShapePool()
        single.appendShape(0, of: crowded)
        var total = 0.0
        for shape in 0..<60 {
            // Σ |shape − all before it| is the area of the union, computed another way.
            var rest = ShapePool()
            rest.appendShape(shape, of: crowded)
            for before in 0..<shape where !rest.isEmpty(0) {
                rest = try kernel.difference(0, of: rest, with: before, of: crowded)
            }
            total += rest.area(of: 0)
        }
        #expect(agree((0..<grouped.count).reduce(0) { $0 + grouped.area(of: $1) }, total))
        for shape in 0..<grouped.count { #expect(grouped.parts(of: shape).count == 1) }
    }

    @Test(arguments: 0..<40) func nearlyCoincidentEdgesAreUnited(seed: Int) throws {
        // Neighbours digitised twice: edges differ by nanometres to millimetres, where overlay is at its worst.
        var random = SeededGenerator(seed: seed)
        let size = [1e-9, 1e-7, 1e-5, 1e-3][seed % 4]
        var shapes = ShapePool()
        let origin = Coordinate(x: 691_567.3, y: 5_334_734.7)
        let base = random.star(around: origin, radius: 40...60, corners: 24)
        for _ in 0..<12 {
            var copy = base.dropLast().map { place in
                Coordinate(x: place.x + random.number(-size...size), y: place.y + random.number(-size...size))
            }
            copy.append(copy[0])
            shapes.appendArea(rings: [copy])
        }
        let union = try kernel.unite(0..<12, in: shapes)
        #expect(union.shapes.count == 1)
        #expect(agree(union.shapes.area(of: 0), shapes.area(of: 0), within: 1e-3))
        #expect(kernel.validity(of: 0, in: union.shapes) == .valid)
    }

    @Test func ringsStartAtTheirSmallestPosition() throws {
        let shape = pool(ring((5, 5), (0, 5), (0, 0), (5, 0)).reversed())
        let union = try kernel.union(of: [0], in: shape)
        #expect(union.positions == [rectangle(0, 0, 5, 5)])
    }

    @Test func anInvalidMemberIsNamed() throws {
        let shapes = pool(rectangle(0, 0, 1, 1), ring((0, 0), (2, 2), (2, 0), (0, 2)))
        let error = #expect(throws: GeometryError.self) { _ = try kernel.union(of: 0..<2, in: shapes) }
        #expect(error?.code == .invalid)
        #expect(error?.shape == 1)
        #expect(error?.position == Coordinate(x: 1, y: 1))
    }
}
