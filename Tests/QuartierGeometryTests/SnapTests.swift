import QuartierGeometry
import Testing

struct SnapTests {
    private func pool(_ numbers: [(Double, Double)]) -> ShapePool {
        var pool = ShapePool()
        pool.appendArea(rings: [numbers.map { Coordinate(x: $0.0, y: $0.1) }])
        return pool
    }

    @Test func aSpikeNarrowerThanTheGridGoesAndTheRestStays() throws {
        let kernel = GeometryKernel()
        let drawn = pool([(0, 0), (10, 0), (10, 4.9999), (30, 5), (10, 5.0001), (10, 10), (0, 10), (0, 0)])
        let snapped = try kernel.snapped(0, of: drawn, to: 0.01)
        #expect(kernel.validity(of: 0, in: snapped) == .valid)
        #expect(snapped.area(of: 0) == 100)
        #expect(snapped.boxes[0].maxX == 10)
    }

    @Test func anInvalidAreaComesOutValid() throws {
        let kernel = GeometryKernel()
        let bowTie = pool([(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)])
        let snapped = try kernel.snapped(0, of: bowTie, to: 1)
        #expect(kernel.validity(of: 0, in: snapped) == .valid)
        #expect(snapped.area(of: 0) == 50)
    }

    @Test func whatIsNarrowerThanTheGridIsGone() throws {
        let thin = pool([(0, 0), (10, 0), (10, 0.1), (0, 0)])
        #expect(try GeometryKernel().snapped(0, of: thin, to: 1).isEmpty(0))
    }
}
