import Testing

@testable import QuartierGeometry

@Suite struct MeasureTests {
    /// 10 × 10 with a hole of 2 × 2, and a second part of 4 × 1.
    private var court: ShapePool {
        var pool = ShapePool()
        for ring in [rectangle(0, 0, 10, 10), Array(rectangle(1, 1, 3, 3).reversed())] {
            for position in ring { pool.append(position) }
            pool.closeRing()
        }
        pool.closePart()
        for position in rectangle(20, 0, 24, 1) { pool.append(position) }
        pool.closeRing()
        pool.closePart()
        pool.closeShape(.area)
        return pool
    }

    @Test func areaTakesHolesOffAndAddsParts() {
        #expect(court.area(of: 0) == 100)
        #expect(court.length(of: 0) == 40 + 8 + 10)
    }

    @Test func areaDoesNotDependOnTheDirectionOfRings() {
        var pool = ShapePool()
        pool.appendArea(rings: [Array(rectangle(0, 0, 10, 10).reversed()), rectangle(1, 1, 3, 3)])
        #expect(pool.area(of: 0) == 96)
        let before = pool.boxes
        pool.normaliseOrientation()
        #expect(ShapePool.signedArea(of: pool.coordinates(ofRing: 0)) == 100)
        #expect(ShapePool.signedArea(of: pool.coordinates(ofRing: 1)) == -4)
        #expect(pool.boxes == before)
    }

    @Test func areaKeepsItsDigitsFarFromTheOrigin() {
        let far = rectangle(5_000_000.1, 9_000_000.2, 5_000_000.3, 9_000_000.5)
        #expect(agree(pool(far).area(of: 0), 0.06, within: 2e-9))
    }

    @Test func centroidIsWeightedByArea() throws {
        let centre = try #require(court.centroid(of: 0))
        // x: (100·5 − 4·2 + 4·22) / 100, y: (100·5 − 4·2 + 4·0.5) / 100
        #expect(agree(centre.x, 5.80))
        #expect(agree(centre.y, 4.94))
    }

    @Test func centroidFallsBackToLinesAndPoints() {
        #expect(pool(ring((0, 0), (10, 0), (5, 0))).centroid(of: 0) == Coordinate(x: 5, y: 0))
        #expect(pool(ring((3, 4), (3, 4), (3, 4))).centroid(of: 0) == Coordinate(x: 3, y: 4))
        var points = ShapePool()
        for x in [0.0, 1, 5] {
            points.append(Coordinate(x: x, y: 1))
            points.closeRing()
            points.closePart()
        }
        points.closeShape(.point)
        points.closeShape(.area)
        #expect(points.centroid(of: 0) == Coordinate(x: 2, y: 1))
        #expect(points.centroid(of: 1) == nil)
        #expect(points.area(of: 1) == 0)
    }

    @Test func distanceIsZeroInsideAndToTheEdgeOutside() {
        #expect(court.squaredDistance(from: Coordinate(x: 5, y: 5), to: 0) == 0)
        #expect(court.squaredDistance(from: Coordinate(x: 2, y: 2), to: 0) == 1)
        #expect(court.squaredDistance(from: Coordinate(x: 13, y: 14), to: 0) == 25)
        #expect(court.isWithin(5, of: Coordinate(x: 13, y: 14), shape: 0))
        #expect(!court.isWithin(4.999, of: Coordinate(x: 13, y: 14), shape: 0))
        #expect(!court.isWithin(-1, of: Coordinate(x: 5, y: 5), shape: 0))
        #expect(!court.isWithin(.nan, of: Coordinate(x: 5, y: 5), shape: 0))
        #expect(!court.contains(Coordinate(x: .nan, y: 5), in: 0))
    }

    @Test func theBoundaryIsHalfOpen() {
        let square = pool(rectangle(0, 0, 1, 1))
        #expect(square.contains(Coordinate(x: 0, y: 0), in: 0))
        #expect(square.contains(Coordinate(x: 0, y: 0.5), in: 0))
        #expect(square.contains(Coordinate(x: 0.5, y: 0), in: 0))
        #expect(!square.contains(Coordinate(x: 1, y: 0.5), in: 0))
        #expect(!square.contains(Coordinate(x: 0.5, y: 1), in: 0))
    }

    @Test func orientationIsExactWhereTheDeterminantIsNot() {
        // Kettner et al., Classroom examples of robustness problems: plain arithmetic gets many of these wrong.
        let (a, b) = (Coordinate(x: 12, y: 12), Coordinate(x: 24, y: 24))
        let step = 0.5.ulp
        for column in 0..<32 {
            for row in 0..<32 {
                let point = Coordinate(x: 0.5 + Double(column) * step, y: 0.5 + Double(row) * step)
                let sign = orientation(a, b, point)
                #expect((sign > 0) == (row > column) && (sign < 0) == (row < column))
            }
        }
    }
}
