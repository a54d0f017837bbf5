import CGEOS
import Testing

@testable import QuartierGeometry

/// Our own measures against GEOS on random polygons with a hole.
@Suite struct GEOSAgreementTests {
    @Test(arguments: 0..<200) func measuresAgree(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        var pool = ShapePool()
        random.holedPolygon(into: &pool)
        let kernel = GeometryKernel()
        let polygon = try kernel.encode(0, of: pool, "test")
        var (area, length) = (0.0, 0.0)
        #expect(GEOSArea_r(kernel.handle, polygon.pointer, &area) == 1)
        #expect(GEOSLength_r(kernel.handle, polygon.pointer, &length) == 1)
        #expect(agree(pool.area(of: 0), area))
        #expect(agree(pool.length(of: 0), length))
        let theirs = try kernel.owned(GEOSGetCentroid_r(kernel.handle, polygon.pointer), "test")
        let expected = try #require(kernel.decodePoint(theirs.pointer))
        let centre = try #require(pool.centroid(of: 0))
        #expect(agree(centre.x, expected.x) && agree(centre.y, expected.y))
    }

    @Test(arguments: 0..<50) func pointsAgree(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        var pool = ShapePool()
        random.holedPolygon(into: &pool)
        let kernel = GeometryKernel()
        let prepared = try kernel.prepare(0, of: pool)
        let near = pool.boxes[0].expanded(by: 30)
        for _ in 0..<100 {
            let point = random.point(in: near)
            let isInside = try prepared.contains(point)
            #expect(pool.contains(point, in: 0) == isInside)
            var points = ShapePool()
            points.appendPoint(point)
            let expected = try kernel.distance(0, of: points, to: 0, of: pool)
            #expect(agree(pool.squaredDistance(from: point, to: 0).squareRoot(), expected))
        }
    }
}
