import QuartierGeometry
import QuartierTransit
import Testing

/// How drawings become networks.
@Suite struct StreetDrawingTests {
    private func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: x, y: y) }

    private func length(_ network: StreetNetwork, _ from: Coordinate, _ to: Coordinate) -> Int32? {
        var search = StreetSearch()
        return network.lengths(
            from: network.positions(at: from), to: [network.positions(at: to)], limit: 10_000_000, &search)[0]
    }

    @Test func linesMeetWhereTheyShareAVertexAndOnlyThere() {
        var drawing = StreetDrawing()
        drawing.addLine([at(0, 0), at(100, 0)])
        drawing.addLine([at(50, -50), at(50, 50)])
        let bridge = StreetNetwork(drawing)
        #expect(bridge.components.count == 2)
        #expect(length(bridge, at(0, 0), at(50, 50)) == nil)
        drawing.addLine([at(50, 50), at(100, 0)])
        #expect(length(StreetNetwork(drawing), at(0, 0), at(50, 50)) == 170_711)
    }

    @Test func identifiersGoBeforePlaces() {
        var drawing = StreetDrawing()
        drawing.addLine([at(0, 0), at(50, 0), at(100, 0)], identifiers: [1, 2, 3])
        drawing.addLine([at(50, -50), at(50, 0), at(50, 50)], identifiers: [4, 5, 6])
        drawing.addLine([at(100, 0), at(50, 50)], identifiers: [3, 6])
        let network = StreetNetwork(drawing)
        // The vertices 2 and 5 lie at the same place and are two: the way leads around.
        #expect(length(network, at(0, 0), at(50, -50)) == 270_711)
    }

    @Test func anEndBesideAVertexJoinsItAndAnEndBesideALineIsToldOf() {
        var drawing = StreetDrawing()
        drawing.addLine([at(0, 0), at(100, 0), at(200, 0)])
        drawing.addLine([at(100.004, 0.003), at(100, 80)])
        drawing.addLine([at(150, 0.9), at(150, 80)])
        drawing.addLine([at(180, 1.1), at(180, 80)])
        let network = StreetNetwork(drawing)
        #expect(network.census.joinedEnds == 1)
        #expect(network.census.danglingEnds == [at(150, 0.9)])
        #expect(length(network, at(0, 0), at(100, 80)) == 180_000)
        #expect(length(network, at(0, 0), at(150, 80)) == nil)
    }

    @Test func aBarrierEndsTheWayOnBothSides() {
        var drawing = StreetDrawing()
        drawing.addLine([at(0, 0), at(50, 0), at(100, 0)])
        drawing.addLine([at(0, 0), at(0, 30), at(100, 30), at(100, 0)])
        #expect(length(StreetNetwork(drawing), at(0, 0), at(100, 0)) == 100_000)
        drawing.addBarrier(at: at(50, 0))
        drawing.addBarrier(at: at(999, 0))
        let network = StreetNetwork(drawing)
        #expect(network.census.barriers == 1)
        #expect(length(network, at(0, 0), at(100, 0)) == 160_000)
    }

    /// An L of 100 m with streets at three corners: straight across where the line stays on the square.
    @Test func squaresAreCrossedInStraightLines() {
        let ring = [at(0, 0), at(100, 0), at(100, 50), at(50, 50), at(50, 100), at(0, 100), at(0, 0)]
        var drawing = StreetDrawing()
        drawing.addSquare([ring])
        drawing.addLine([at(0, 0), at(-10, 0)])
        drawing.addLine([at(100, 50), at(110, 50)])
        drawing.addLine([at(50, 100), at(50, 110)])
        let network = StreetNetwork(drawing)
        #expect(network.census.chords == 2)
        #expect(length(network, at(-10, 0), at(110, 50)) == 131_803)
        #expect(length(network, at(110, 50), at(50, 110)) == 120_000)
        var rules = StreetRules()
        rules.mostEntries = 2
        let around = StreetNetwork(drawing, rules)
        #expect(around.census.chords == 0 && around.census.intricateSquares == 1)
        #expect(length(around, at(-10, 0), at(110, 50)) == 170_000)
    }

    @Test func aHoleInASquareIsWalkedAround() {
        let ring = [at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)]
        let hole = [at(40, 40), at(40, 60), at(60, 60), at(60, 40), at(40, 40)]
        var drawing = StreetDrawing()
        drawing.addSquare([ring, hole])
        drawing.addLine([at(0, 0), at(-10, 0)])
        drawing.addLine([at(100, 100), at(110, 100)])
        #expect(length(StreetNetwork(drawing), at(-10, 0), at(110, 100)) == 220_000)
        var whole = StreetDrawing()
        whole.addSquare([ring])
        whole.addLine([at(0, 0), at(-10, 0)])
        whole.addLine([at(100, 100), at(110, 100)])
        #expect(length(StreetNetwork(whole), at(-10, 0), at(110, 100)) == 161_421)
    }

    /// A private drive is no short cut, but the houses on it are reached.
    @Test func linksThatOnlyEndWalksAreNotWalkedThrough() {
        var drawing = StreetDrawing()
        drawing.addLine([at(0, 0), at(50, 0), at(100, 0)], [.open, .endsOnly])
        drawing.addLine([at(0, -10), at(0, 0), at(0, 100), at(100, 100), at(100, 0), at(100, -10)])
        let network = StreetNetwork(drawing)
        #expect(length(network, at(0, -10), at(100, -10)) == 320_000)
        let house = network.positions(near: at(40, 3), SnapRules())
        var search = StreetSearch()
        let corners = [at(0, 0), at(100, 0), at(45, 0)].map { network.positions(at: $0) }
        #expect(network.lengths(from: house, to: corners, limit: 900_000, &search) == [43_000, 63_000, 8_000])
        #expect(network.lengths(from: corners[1], to: [house], limit: 900_000, &search) == [63_000])
    }

    @Test func aRingThatNothingMeetsIsALink() {
        var drawing = StreetDrawing()
        drawing.addLine([at(0, 0), at(10, 0), at(10, 10), at(0, 10), at(0, 0)])
        let network = StreetNetwork(drawing)
        #expect(network.links.count == 1 && network.vertexCount == 1)
        let (one, other) = (network.positions(near: at(5, 0)), network.positions(near: at(0, 5)))
        var search = StreetSearch()
        #expect(network.lengths(from: one, to: [other], limit: 99_000, &search) == [10_000])
    }

    @Test func whatIsNoNumberIsLeftOut() {
        var drawing = StreetDrawing()
        drawing.addLine([at(.nan, 0), at(0, 0), at(.infinity, 3), at(10, 0)])
        drawing.addLine([at(5, 5)])
        drawing.addLine([Coordinate]())
        drawing.addSquare([[at(0, 0)]])
        #expect(StreetNetwork(drawing).census.length == 10_000)
    }
}
