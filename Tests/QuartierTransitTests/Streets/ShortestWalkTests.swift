import QuartierGeometry
import QuartierTransit
import Testing

/// The walks that searches find are the shortest ones.
@Suite struct ShortestWalkTests {
    private static let limit: Int32 = 400_000

    /// 1 500 small drawings with one-way paths and streets that only residents use, contracted or not: every walk is as
    /// long as the plainest algorithm says, and where that finds none or a longer one than the limit, there is none.
    @Test(arguments: 0..<15)
    func theyAreThoseOfThePlainestAlgorithm(_ part: Int) throws {
        var found = 0
        var search = StreetSearch()
        for seed in 0..<100 {
            var dice = StreetDice(seed: part * 100 + seed)
            let streets = dice.streets(places: dice.whole(2...9), lines: dice.whole(1...7))
            for network in [streets.network(), streets.network(contracts: false)] {
                let positions = streets.places.map { network.positions(at: $0) }
                let origin = dice.whole(0...streets.places.count - 1)
                guard !positions[origin].isEmpty else { continue }
                let lengths = network.lengths(
                    from: positions[origin], to: positions, limit: Self.limit, &search)
                let expected = streets.plainLengths(from: origin)
                for place in streets.places.indices where !positions[place].isEmpty {
                    let within = expected[place].flatMap { $0 <= Self.limit ? $0 : nil }
                    #expect(lengths[place] == within, "seed \(seed) of \(part), from \(origin) to \(place)")
                    if lengths[place] ?? 0 > 0 { found += 1 }
                }
            }
        }
        #expect(found > 200)
    }

    /// Between any two places beside streets that everybody may walk both ways.
    @Test(arguments: 0..<30)
    func theyAreTheSameBothWaysAndNeverLongerThanADetour(_ seed: Int) throws {
        var dice = StreetDice(seed: seed)
        let network = dice.streets(places: 12, lines: 12, isOpen: true).network()
        let places = (0..<8).map { _ in dice.place() }
        let positions = places.map { network.positions(near: $0) }
        var search = StreetSearch()
        let table = positions.map { network.lengths(from: $0, to: positions, limit: 2_000_000, &search) }
        for one in places.indices {
            for other in places.indices {
                let length = table[one][other]
                #expect(length == table[other][one])
                if let length {
                    let straight = places[one].distance(to: places[other])
                    #expect(Millimetres.metres(length) >= straight - 0.05 || one == other)
                }
            }
        }
        let corners = (0..<8).map { _ in
            positions[dice.whole(0...7)].prefix(1).map { StreetPosition(link: $0.link, offset: $0.offset, leg: 0) }
        }
        let between = corners.map { network.lengths(from: $0, to: corners, limit: 2_000_000, &search) }
        for one in corners.indices {
            for other in corners.indices {
                for middle in corners.indices {
                    guard let first = between[one][middle], let second = between[middle][other] else { continue }
                    #expect(try #require(between[one][other]) <= first + second)
                }
            }
        }
    }

    /// A network without its vertices on the way gives the lengths of the whole one from anywhere to anywhere.
    @Test(arguments: 0..<60)
    func verticesOnTheWayMakeNoDifference(_ seed: Int) {
        var dice = StreetDice(seed: seed)
        let streets = dice.streets(places: 14, lines: 9)
        let (short, long) = (streets.network(), streets.network(contracts: false))
        #expect(short.census.keptVertices <= long.census.keptVertices)
        #expect(short.census.length == long.census.length)
        var search = (StreetSearch(), StreetSearch())
        // All links that meet where one is nearest: which of them comes first is chance.
        var rules = SnapRules()
        rules.mostLinks = 100
        rules.slack = 0
        let places = (0..<10).map { _ in dice.place() }
        let some = places.map { short.positions(near: $0, rules) }
        let others = places.map { long.positions(near: $0, rules) }
        for origin in places.indices {
            let one = short.lengths(from: some[origin], to: some, limit: 800_000, &search.0)
            let other = long.lengths(from: others[origin], to: others, limit: 800_000, &search.1)
            for place in places.indices {
                // Offsets along a piece are rounded from its other end where the chain runs against the drawing.
                #expect(abs(Int(one[place] ?? -1) - Int(other[place] ?? -1)) <= 2, "seed \(seed)")
            }
        }
    }

    /// Streets every 100 m: walks are as long as east and north together.
    @Test func aGridIsWalkedInRightAngles() throws {
        var drawing = StreetDrawing()
        for number in 0...10 {
            drawing.addLine((0...10).map { Coordinate(x: Double($0) * 100, y: Double(number) * 100) })
            drawing.addLine((0...10).map { Coordinate(x: Double(number) * 100, y: Double($0) * 100) })
        }
        let network = StreetNetwork(drawing)
        #expect(network.links.count == 2 * 10 * 11 - 4)
        #expect(network.census.length == 22 * 1_000_000)
        var search = StreetSearch()
        var rules = SnapRules()
        rules.mostLinks = 1
        let places = [
            Coordinate(x: 30, y: 100), Coordinate(x: 500, y: 770), Coordinate(x: 955, y: 1_000),
            Coordinate(x: 30, y: 112), Coordinate(x: 70, y: 100),
        ]
        let positions = places.map { network.positions(near: $0, rules) }
        let lengths = network.lengths(from: positions[0], to: positions, limit: 3_000_000, &search)
        // North along x = 0 or x = 100 is a detour of nobody: the way east leads over x = 100.
        #expect(lengths == [0, 470_000 + 670_000, 925_000 + 900_000, 12_000, 40_000])
        #expect(network.lengths(from: positions[0], to: positions, limit: 1_140_000, &search)[1] == 1_140_000)
        #expect(network.lengths(from: positions[0], to: positions, limit: 1_139_999, &search)[1] == nil)
    }

    @Test func limitsThatReachNothingOrEverythingAreNoTrap() {
        var drawing = StreetDrawing()
        drawing.addLine([Coordinate(x: 0, y: 0), Coordinate(x: 8e8, y: 0), Coordinate(x: 8e8, y: 8e8)])
        let network = StreetNetwork(drawing)
        var search = StreetSearch()
        let ends = [Coordinate(x: 0, y: 0), Coordinate(x: 8e8, y: 8e8)].map { network.positions(near: $0) }
        #expect(network.lengths(from: ends[0], to: ends, limit: 0, &search) == [0, nil])
        #expect(network.lengths(from: ends[0], to: ends, limit: -1, &search) == [nil, nil])
        // What is longer than 1 000 km is 1 000 km.
        #expect(network.lengths(from: ends[0], to: ends, limit: .max, &search) == [0, Millimetres.longest])
        #expect(StreetNetwork(StreetDrawing()).positions(near: Coordinate(x: 0, y: 0)).isEmpty)
    }
}
