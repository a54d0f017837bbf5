import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// Elements for conditions to ask where they lie; degrees are the plane, so that nothing is moved.
struct FilterPlaces {
    var shapes = ShapePool()

    func rows(
        where text: String, near extent: BoundingBox = BoundingBox(minX: -180, minY: -90, maxX: 180, maxY: 90),
        site: Coordinate = Coordinate(x: 0, y: 0)
    ) throws -> [Int] {
        let kernel = GeometryKernel()
        var filter = try Filter(text)
        var identity = try CoordinateTransform(from: .wgs84, to: .wgs84)
        try filter.project(by: &identity, near: extent, site: site, kernel: kernel)
        let ground = FilterGround(shape: { (shapes, $0) }, kernel: kernel)
        let bound = try BoundFilter(filter, known: ["row"], ground: ground) { _ in
            FilterAttribute(kind: .number(0...1e9)) { .number(Double($0)) }
        }
        return try bound.matching(0..<shapes.count)
    }
}

/// Where elements lie.
@Suite struct FilterPlaceTests {
    /// Squares of one degree, their south-western corners at 0 0, 1 0, 3 0 and 0 3; a point at 5 5; nothing.
    private static let places = {
        var places = FilterPlaces()
        for (x, y) in [(0.0, 0.0), (1, 0), (3, 0), (0, 3)] { places.shapes.appendArea(rings: [Box(x, y, 1, 1).ring]) }
        places.shapes.appendPoint(Coordinate(x: 5, y: 5))
        places.shapes.closeShape(.area)
        return places
    }()

    @Test(arguments: [
        // Touching is intersecting, and neither within nor containing.
        ("S_INTERSECTS(geometry, BBOX(0, 0, 1, 1))", [0, 1]), ("S_DISJOINT(geometry, BBOX(0, 0, 1, 1))", [2, 3, 4]),
        ("S_WITHIN(geometry, BBOX(0, 0, 1, 1))", [0]), ("S_CONTAINS(geometry, BBOX(0, 0, 1, 1))", [0]),
        ("S_WITHIN(geometry, BBOX(-1, -1, 2.5, 1))", [0, 1]), ("S_WITHIN(BBOX(0.2, 0.2, 0.4, 0.4), geometry)", [0]),
        ("S_CONTAINS(BBOX(-1, -1, 2.5, 1), geometry)", [0, 1]), ("S_CONTAINS(geometry, POINT(0.5 0.5))", [0]),
        ("S_CONTAINS(geometry, POINT(1 0.5))", []), ("S_INTERSECTS(geometry, POINT(1 0.5))", [0, 1]),
        ("S_INTERSECTS(POINT(1 0.5), geometry)", [0, 1]), ("S_WITHIN(geometry, POINT(5 5))", [4]),
        ("S_INTERSECTS(geometry, LINESTRING(-1 0.5, 3.5 0.5))", [0, 1, 2]),
        ("S_WITHIN(geometry, LINESTRING(5 4, 5 6))", [4]),
        ("S_INTERSECTS(geometry, MULTIPOINT(0.5 0.5, 5 5))", [0, 4]),
        ("S_INTERSECTS(geometry, MULTIPOINT((0.5 0.5), (5 5)))", [0, 4]),
        ("S_INTERSECTS(geometry, MULTILINESTRING((0.1 0.1, 0.2 0.2), (5 4, 5 6)))", [0, 4]),
        ("S_INTERSECTS(geometry, MULTIPOLYGON(((3 0, 3.5 0, 3.5 0.5, 3 0)), ((5 5, 6 5, 6 6, 5 5))))", [2, 4]),
        // A hole holds what it holds.
        (
            "S_INTERSECTS(geometry, POLYGON((-2 -2, 9 -2, 9 9, -2 9, -2 -2), (2 -1, 5 -1, 5 2, 2 2, 2 -1)))",
            [0, 1, 3, 4]
        ),
        ("s_within(geometry, polygon((-2 -2, 9 -2, 9 9, -2 9, -2 -2), (2 -1, 5 -1, 5 2, 2 2, 2 -1)))", [0, 1, 3, 4]),
        // The distance itself is within it.
        ("S_DWITHIN(geometry, POINT(2 0.5), 0)", [1]), ("S_DWITHIN(geometry, POINT(2.5 0.5), 0.5)", [1, 2]),
        ("S_DWITHIN(geometry, POINT(2.5 0.5), 0.499)", []), ("S_DWITHIN(BBOX(4, 4, 4.5, 5), geometry, 0.5)", [4]),
        ("S_DWITHIN(geometry, BBOX(-9, -9, 9, 9), 0)", [0, 1, 2, 3, 4]),
        // Unknown where there is no shape.
        ("NOT S_INTERSECTS(geometry, BBOX(0, 0, 1, 1))", [2, 3, 4]),
        ("S_INTERSECTS(geometry, BBOX(0, 0, 1, 1)) OR row = 5", [0, 1, 5]),
        ("NOT S_INTERSECTS(geometry, BBOX(0, 0, 1, 1)) AND row <= 2", [2]),
    ])
    func elementsAreFound(_ text: String, _ expected: [Int]) throws {
        #expect(try Self.places.rows(where: text) == expected)
    }

    @Test(
        arguments: [
            ("S_INTERSECTS(geometry)", 22, "expected ','", nil),
            (
                "S_INTERSECTS(geometry, geometry)", 24, "an element is not compared with itself",
                "Write out a shape: POLYGON((…)) or BBOX(west, south, east, north)"
            ),
            (
                "S_INTERSECTS(POINT(1 2), POINT(1 2))", 26, "one of the two must be the element's own shape",
                "Write geometry"
            ),
            ("S_INTERSECTS(geom, POINT(1 2))", 14, "'geom' is no shape", "Write geometry for the element's own shape"),
            (
                "S_INTERSECTS(geometry, CIRCLE(1 2))", 24, "there is no shape CIRCLE",
                "Shapes are POINT, LINESTRING, POLYGON, MULTIPOINT, MULTILINESTRING, MULTIPOLYGON, BBOX"
            ),
            (
                "S_INTERSECTS(geometry, 'POINT(1 2)')", 24, "expected geometry or a shape",
                "Shapes are POINT, LINESTRING, POLYGON, MULTIPOINT, MULTILINESTRING, MULTIPOLYGON, BBOX"
            ),
            (
                "S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(1 2)))", 24,
                "GEOMETRYCOLLECTION is not supported in conditions",
                "Write one condition for each shape and join them with OR"
            ),
            (
                "S_INTERSECTS(geometry, POINT Z (1 2 3))", 30, "shapes are flat here: Z is not supported",
                "Leave out Z and the heights"
            ),
            (
                "S_INTERSECTS(geometry, POINT(1 2 3))", 34, "a position has 2 numbers, longitude and latitude",
                "Leave heights out, and put a comma between positions"
            ),
            ("S_INTERSECTS(geometry, POINT EMPTY)", 30, "an empty shape lies nowhere", "Write out its positions"),
            ("S_INTERSECTS(geometry, POINT(1))", 31, "expected a latitude in degrees", nil),
            ("S_INTERSECTS(geometry, POINT(a b))", 30, "expected a longitude in degrees", nil),
            ("S_INTERSECTS(geometry, POINT(1 .5))", 32, "'.' does not belong in a condition", nil),
            ("S_INTERSECTS(geometry, POINT(+1 2))", 30, "expected a longitude in degrees", nil),
            (
                "S_INTERSECTS(geometry, POINT(16 348.2))", 33, "348.2 is no latitude",
                "Write longitude and latitude in degrees (WGS 84)"
            ),
            ("S_INTERSECTS(geometry, POINT(48 116))", 33, "116.0 is no latitude", "Write longitude before latitude"),
            (
                "S_INTERSECTS(geometry, POINT(4812 340000))", 30, "4812.0 is no longitude",
                "Write longitude and latitude in degrees (WGS 84)"
            ),
            ("S_INTERSECTS(geometry, LINESTRING(1 2))", 34, "a line needs 2 positions and has 1", nil),
            (
                "S_INTERSECTS(geometry, POLYGON((0 0, 1 0, 1 1)))", 32, "the ring does not end where it starts",
                "Repeat its first position at the end"
            ),
            ("S_INTERSECTS(geometry, POLYGON((0 0, 1 0, 0 0)))", 32, "a ring needs 4 positions and has 3", nil),
            ("S_INTERSECTS(geometry, POLYGON(0 0, 1 0, 0 0))", 32, "expected '('", nil),
            ("S_INTERSECTS(geometry, BBOX(0, 0, 1))", 36, "expected ','", nil),
            (
                "S_INTERSECTS(geometry, BBOX(1, 0, 0, 1))", 30, "the west of the BBOX is not west of its east",
                "Write BBOX(west, south, east, north)"
            ),
            (
                "S_INTERSECTS(geometry, BBOX(0, 1, 1, 1))", 33, "the south of the BBOX is not south of its north",
                "Write BBOX(west, south, east, north)"
            ),
            (
                "S_INTERSECTS(geometry, BBOX(0, 0, 1, 1, 1, 1))", 39,
                "a BBOX has 4 numbers here: heights are not supported",
                "Write BBOX(west, south, east, north)"
            ),
            (
                "S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 1 0, 0 1, 0 0)))", 24,
                "the shape is not valid: Self-intersection at 0.5 0.5", "Draw it without crossing itself"
            ),
            ("S_DWITHIN(geometry, POINT(1 2))", 31, "S_DWITHIN needs a distance", "Write S_DWITHIN(geometry, …, 300)"),
            ("S_DWITHIN(geometry, POINT(1 2), -1)", 33, "a distance is 0 to 1000000 metres", nil),
            ("S_DWITHIN(geometry, POINT(1 2), 3 km)", 35, "the distance is in metres", "Leave the unit out"),
            ("S_DWITHIN(geometry, POINT(1 2), row)", 33, "expected a distance in metres", nil),
            ("S_WITHIN(geometry, POINT(1 2), 5)", 30, "expected ')'", nil),
            ("row = POINT(1 2)", 7, "POINT is a shape and no value", "Write S_INTERSECTS(geometry, POINT(…))"),
            (
                "row + S_WITHIN(geometry, POINT(1 2)) > 1", 7, "S_WITHIN is a condition and no value",
                "Join it with AND or OR"
            ),
        ] as [(String, Int, String, String?)])
    func isToldWithItsColumn(_ text: String, _ column: Int, _ message: String, _ remedy: String?) {
        let error = #expect(throws: FilterError.self) { try Self.places.rows(where: text) }
        #expect(error?.message == message)
        #expect(error?.column == column)
        #expect(error?.remedy == remedy)
    }

    @Test(
        arguments: [
            ("S_WITHIN(geometry, BBOX(16.35, 48.15, 16.45, 48.25))", nil),
            // A kilometre and the distance beyond the study still make sense.
            ("S_DWITHIN(geometry, POINT(16.6 48.2), 9000)", nil),
            ("S_DWITHIN(geometry, POINT(16.6 48.2), 500)", "the shape lies nowhere near the study, 15 km away"),
            ("S_WITHIN(geometry, POINT(48.2 16.4))", "the shape lies at the study only with its axes swapped"),
            ("S_WITHIN(geometry, POINT(13.4 52.5))", "the shape lies nowhere near the study, 524 km away"),
        ] as [(String, String?)])
    func shapesElsewhereAreSlips(_ text: String, _ message: String?) throws {
        let site = Coordinate(x: 16.4, y: 48.2)
        var transform = try CoordinateTransform(from: .wgs84, to: CRS("EPSG:31256"), near: site)
        var corners = [Coordinate(x: 16.3, y: 48.1), Coordinate(x: 16.5, y: 48.3)]
        try transform.apply(to: &corners)
        let extent = BoundingBox(minX: corners[0].x, minY: corners[0].y, maxX: corners[1].x, maxY: corners[1].y)
        var filter = try Filter(text)
        var found: FilterError?
        do throws(FilterError) {
            try filter.project(by: &transform, near: extent, site: site, kernel: GeometryKernel())
        } catch {
            found = error
        }
        #expect(found?.message == message)
        #expect(found == nil || found?.remedy?.contains("longitude") == true)
    }

    @Test func longEdgesAreDivided() throws {
        // The 48th parallel bends by metres over a degree; a point on it lies on the drawn line.
        let site = Coordinate(x: 16.5, y: 48)
        var transform = try CoordinateTransform(from: .wgs84, to: CRS("EPSG:31256"), near: site)
        var places = [site]
        try transform.apply(to: &places)
        var filter = try Filter("S_DWITHIN(geometry, LINESTRING(16 48, 17 48), 1)")
        let kernel = GeometryKernel()
        try filter.project(by: &transform, near: BoundingBox(places[0]), site: site, kernel: kernel)
        var pool = ShapePool()
        pool.appendPoint(places[0])
        let bound = try BoundFilter(
            filter, known: [], ground: FilterGround(shape: { [pool] in (pool, $0) }, kernel: kernel)
        ) { _ in nil }
        #expect(try bound.matching(0..<1) == [0])
    }

    @Test func tooManyPositionsAreRefused() {
        let line = Array(repeating: "1 2", count: 100_001).joined(separator: ", ")
        let error = #expect(throws: FilterError.self) { try Filter("S_INTERSECTS(geometry, LINESTRING(\(line)))") }
        #expect(error?.message == "the condition has more than 100000 positions")
    }

    @Test func aConditionNotProjectedIsAnError() throws {
        let filter = try Filter("S_INTERSECTS(geometry, POINT(1 2))")
        #expect(filter.namesShapes)
        #expect(throws: FilterError.self) { try BoundFilter(filter, known: []) { _ in nil } }
    }

    /// The predicates of the filter against distances and areas of overlays, which GEOS computes in another way.
    @Test(arguments: 0..<12)
    func randomShapesAgreeWithDistancesAndOverlays(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        var places = FilterPlaces()
        for _ in 0..<120 { places.shapes.appendArea(rings: [dice.star(0.2...2.5)]) }
        for _ in 0..<20 {
            places.shapes.appendPoint(Coordinate(x: dice.quarter(-8...8), y: dice.quarter(-8...8)))
        }
        let kernel = GeometryKernel()
        var found = [0, 0, 0, 0]
        for _ in 0..<6 {
            let ring = dice.star(dice.once(in: 2) ? 0.1...0.5 : 2...7)
            var literal = ShapePool()
            literal.appendArea(rings: [ring])
            let text = "POLYGON((\(ring.map { "\($0.x) \($0.y)" }.joined(separator: ", "))))"
            let reach = dice.quarter(0...3)
            let all = 0..<places.shapes.count
            let distances = try all.map { try kernel.distance($0, of: places.shapes, to: 0, of: literal) }
            let common = try all.map { row in
                places.shapes.kinds[row] == .area
                    ? try kernel.intersectionArea(row, of: places.shapes, with: 0, of: literal) : 0
            }
            let isWhole = { (part: Double, whole: Double) in part > whole * (1 - 1e-9) }
            let expected = [
                all.filter { distances[$0] == 0 },
                all.filter { row in
                    places.shapes.kinds[row] == .area
                        ? isWhole(common[row], places.shapes.area(of: row)) : distances[row] == 0
                },
                all.filter { places.shapes.kinds[$0] == .area && isWhole(common[$0], literal.area(of: 0)) },
                all.filter { distances[$0] <= reach },
            ]
            #expect(try places.rows(where: "S_INTERSECTS(geometry, \(text))") == expected[0])
            #expect(try places.rows(where: "NOT S_DISJOINT(geometry, \(text))") == expected[0])
            #expect(try places.rows(where: "S_WITHIN(geometry, \(text))") == expected[1])
            #expect(try places.rows(where: "S_CONTAINS(geometry, \(text))") == expected[2])
            #expect(try places.rows(where: "S_DWITHIN(geometry, \(text), \(reach))") == expected[3])
            for (index, rows) in expected.enumerated() { found[index] += rows.count }
        }
        // Shapes that never meet would test nothing; only a small shape lies within an element.
        #expect(found.enumerated().allSatisfy { $0.offset == 2 || $0.element > 0 })
    }
}

extension SeededGenerator {
    /// A ring around somewhere that is seen whole from its middle, so that it never crosses itself.
    fileprivate mutating func star(_ radius: ClosedRange<Double>) -> [Coordinate] {
        let (x, y) = (Double.random(in: -6...6, using: &self), Double.random(in: -6...6, using: &self))
        let directions = [
            (1.0, 0.0), (0.8, 0.6), (0.6, 0.8), (0, 1), (-0.6, 0.8), (-1, 0), (-0.8, -0.6), (0, -1), (0.6, -0.8),
        ]
        let ring = directions.map { direction in
            let distance = Double.random(in: radius, using: &self)
            return Coordinate(x: x + distance * direction.0, y: y + distance * direction.1)
        }
        return ring + [ring[0]]
    }
}
