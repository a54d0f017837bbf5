import QuartierGeometry
import QuartierTransit
import Testing

/// How places are tied to the streets.
@Suite struct SnappingTests {
    private func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: x, y: y) }

    /// A street of a kilometre and, 40 m beside it, a path that leads nowhere.
    private var streets: StreetDrawing {
        var drawing = StreetDrawing()
        drawing.addLine([at(0, 0), at(1_000, 0)])
        drawing.addLine([at(100, 40), at(200, 40)])
        return drawing
    }

    @Test func islandsCountOnlyWhereNothingElseIsNear() {
        let network = StreetNetwork(streets)
        #expect(network.census.islands == 1 && network.census.islandLength == 100_000)
        let place = at(150, 45)
        #expect(network.positions(near: place) == [StreetPosition(link: 0, offset: 150_000, leg: 45_000)])
        var rules = SnapRules()
        rules.limit = 44
        #expect(network.positions(near: place, rules) == [StreetPosition(link: 1, offset: 50_000, leg: 5_000)])
        rules.limit = 4
        #expect(network.positions(near: place, rules).isEmpty)
        var strict = StreetRules()
        strict.islandLength = 100
        #expect(StreetNetwork(streets, strict).census.islands == 0)
    }

    /// The nearest link, and others that are hardly farther.
    @Test func aHouseOnACornerIsEnteredFromBothStreets() {
        var drawing = StreetDrawing()
        drawing.addLine([at(0, 0), at(100, 0), at(200, 0)])
        drawing.addLine([at(100, 0), at(100, 200)])
        drawing.addLine([at(0, 60), at(90, 60)])
        var rules = StreetRules()
        rules.islandLength = 0
        let network = StreetNetwork(drawing, rules)
        var pool = ShapePool()
        pool.appendArea(rings: [[at(75, 5), at(95, 5), at(95, 25), at(75, 25), at(75, 5)]])
        // From the middles of both fronts, 5 m off each street; the path is too far.
        let doors = [
            StreetPosition(link: 0, offset: 85_000, leg: 5_000), StreetPosition(link: 2, offset: 15_000, leg: 5_000),
        ]
        let found = network.positions(near: 0, of: pool)
        #expect(Array(found.prefix(2)) == doors)
        #expect(found.count == 3 && found.last?.leg == 7_071)
        var one = SnapRules()
        one.mostLinks = 1
        // Both are equally near: all of them count.
        #expect(network.positions(near: 0, of: pool, one).map(\.link) == [0, 2])
    }

    /// As many places beside random streets, by looking at every straight piece.
    @Test(arguments: 0..<40)
    func theNearestLinkIsThatOfLookingAtAll(_ seed: Int) throws {
        var dice = StreetDice(seed: seed)
        let streets = dice.streets(places: 30, lines: 12, isOpen: true)
        var streetRules = StreetRules()
        streetRules.islandLength = 0
        let network = StreetNetwork(streets.drawing, streetRules)
        var rules = SnapRules()
        rules.mostLinks = 1
        rules.limit = 60
        for _ in 0..<20 {
            let place = Coordinate(x: dice.number(-50...250), y: dice.number(-50...250))
            var nearest = Double.infinity
            for line in streets.lines {
                for (one, other) in zip(line.vertices, line.vertices.dropFirst()) where one != other {
                    var pool = ShapePool()
                    pool.append(streets.places[one])
                    pool.append(streets.places[other])
                    pool.closeRing()
                    pool.closePart()
                    pool.closeShape(.line)
                    nearest = min(nearest, pool.squaredDistance(from: place, to: 0).squareRoot())
                }
            }
            let found = network.positions(near: place, rules).first
            #expect((found != nil) == (nearest <= 60))
            if let found { #expect(abs(Double(found.leg) - nearest * 1_000) <= 1) }
        }
    }

    /// Where a path leads through a park, all of it inside is the park; where it touches it, that place is.
    @Test func aParkIsReachedWhereStreetsEnterOrTouchIt() {
        var drawing = StreetDrawing()
        drawing.addLine([at(0, 0), at(50, 0), at(150, 0)])
        drawing.addLine([at(0, 100), at(80, 50), at(0, 0)])
        drawing.addLine([at(0, 0), at(-50, 0)])
        var rules = StreetRules()
        rules.islandLength = 0
        let network = StreetNetwork(drawing, rules)
        var pool = ShapePool()
        pool.appendArea(rings: [[at(40, -10), at(120, -10), at(120, 10), at(40, 10), at(40, -10)]])
        pool.appendArea(rings: [[at(80, 40), at(120, 40), at(120, 60), at(80, 60), at(80, 40)]])
        pool.appendArea(rings: [[at(0, -30), at(20, -30), at(20, -20), at(0, -20), at(0, -30)]])
        pool.appendArea(rings: [[at(0, 900), at(20, 900), at(20, 920), at(0, 900)]])
        // Two shapes that are one thing are reached from what is nearest to either.
        #expect(network.positions(near: [(pool, 2), (pool, 3)]) == network.positions(near: 2, of: pool))
        let street = network.links.firstIndex { $0.length == 150_000 } ?? 0
        let spans = network.spans(within: 0, of: pool)
        #expect(spans == [StreetSpan(link: Int32(street), from: 40_000, to: 120_000)])
        let touched = network.spans(within: 1, of: pool)
        #expect(touched.count == 1 && touched.allSatisfy { $0.from == $0.to && $0.leg == 0 })
        #expect(network.spans(within: 2, of: pool).isEmpty)
        let beside = network.positions(near: 2, of: pool)
        #expect(beside.count == 3 && beside.allSatisfy { $0.leg == 20_000 })
        #expect(network.positions(near: 3, of: pool).isEmpty)
    }
}
