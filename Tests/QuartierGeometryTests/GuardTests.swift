import Testing

@testable import QuartierGeometry

/// What would crash GEOS 3.11 or make it answer nonsense is a typed error before it gets there.
@Suite struct GuardTests {
    private let kernel = GeometryKernel()

    private static let bad: [(GeometryError.Code, ShapePool)] = {
        var withoutParts = ShapePool()
        withoutParts.closeShape(.area)
        var withEmptyPart = ShapePool()
        withEmptyPart.appendArea(rings: [])
        var withEmptyRing = ShapePool()
        withEmptyRing.appendArea(rings: [rectangle(0, 0, 1, 1), []])
        return [
            (.nonFinite, pool(ring((0, 0), (.nan, 0), (1, 1)))),
            (.nonFinite, pool(ring((0, 0), (.infinity, 0), (1, 1)))),
            (.outOfRange, pool(ring((0, 0), (1e200, 0), (1, 1)))),
            (.outOfRange, pool(ring((0, 0), (-1e9, 0), (1, 1)))),
            (.tooFewPositions, pool(ring((0, 0), (1, 0)))),
            (.openRing, pool(Array(rectangle(0, 0, 1, 1).dropLast()))),
            (.emptyMember, withoutParts), (.emptyMember, withEmptyPart), (.emptyMember, withEmptyRing),
        ]
    }()

    @Test(arguments: 0..<9) func everyOperationRefusesIt(index: Int) {
        let (code, shapes) = Self.bad[index]
        let good = pool(rectangle(0, 0, 1, 1))
        expect(code) { _ = try kernel.intersection(0, of: shapes, with: 0, of: good) }
        expect(code) { _ = try kernel.intersectionArea(0, of: good, with: 0, of: shapes) }
        expect(code) { _ = try kernel.difference(0, of: good, with: 0, of: shapes) }
        expect(code) { _ = try kernel.buffer(0, of: shapes, by: 1) }
        expect(code) { _ = try kernel.repair(0, of: shapes) }
        expect(code) { _ = try kernel.pointOnSurface(of: 0, in: shapes) }
        expect(code) { _ = try kernel.distance(0, of: good, to: 0, of: shapes) }
        expect(code) { _ = try kernel.intersects(0, of: good, with: 0, of: shapes) }
        expect(code) { _ = try kernel.prepare(0, of: shapes) }
        if !shapes.isEmpty(0) { expect(code) { _ = try kernel.union(of: [0], in: shapes) } }
        #expect(kernel.validity(of: 0, in: shapes) != .valid)
    }

    @Test func linesAndPointsAreNoAreas() {
        var line = ShapePool()
        line.append(Coordinate(x: 0, y: 0))
        line.append(Coordinate(x: 1, y: 0))
        line.closeRing()
        line.closePart()
        line.closeShape(.line)
        expect(.mixedKinds) { _ = try kernel.union(of: [0], in: line) }
        expect(.mixedKinds) { _ = try kernel.prepare(0, of: line) }
        expect(.mixedKinds) { _ = try kernel.repair(0, of: line) }
        #expect(kernel.validity(of: 0, in: line) == .valid)
    }

    @Test func aLineOfOnePositionAndAStrangeDistanceAreRefused() {
        var line = ShapePool()
        line.append(Coordinate(x: 0, y: 0))
        line.closeRing()
        line.closePart()
        line.closeShape(.line)
        expect(.tooFewPositions) { _ = try kernel.buffer(0, of: line, by: 1) }
        let square = pool(rectangle(0, 0, 1, 1))
        expect(.nonFinite) { _ = try kernel.buffer(0, of: square, by: .nan) }
        expect(.outOfRange) { _ = try kernel.buffer(0, of: square, by: 1e12) }
    }

    @Test func theErrorNamesTheCoordinate() {
        let shapes = pool(rectangle(0, 0, 1, 1), ring((0, 0), (7, .infinity), (1, 1)))
        let error = #expect(throws: GeometryError.self) { _ = try kernel.union(of: 0..<2, in: shapes) }
        #expect(error?.position == Coordinate(x: 7, y: .infinity))
        #expect(error?.shape == 1)
        #expect(error?.operation == "union")
    }

    private func expect(
        _ code: GeometryError.Code, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
    ) {
        let error = #expect(throws: GeometryError.self, sourceLocation: sourceLocation) { try body() }
        #expect(error?.code == code, sourceLocation: sourceLocation)
    }
}
