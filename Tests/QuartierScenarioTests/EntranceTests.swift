import QuartierGeometry
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierScenario

/// Walks begin at the entrances of buildings, where they are known.
@Suite struct EntranceTests {
    /// Two streets 100 m apart that meet at x = 600, a house between them, nearer to the southern one, and a stop there.
    private static func block(_ change: (inout TestCity) -> Void = { _ in }) -> TestCity {
        var city = TestCity()
        city.district("D", Box(-50, -50, 900, 300))
        city.street("streets", (0, 0), (600, 0), (600, 100), (0, 100)) { $0.kind = .local }
        city.building("B", Box(95, 10, 10, 70)) { $0.residents = 10 }
        city.stop("S", 300, 0)
        change(&city)
        return city
    }

    private static func baseline(_ city: TestCity) throws -> Baseline {
        try city.baseline {
            $0.indicators = ["transit"]
            $0.parameters.stopAccess.distance = .network
            $0.parameters.stopAccess.limits = [2_000]
        }
    }

    private static func walk(_ change: (inout TestCity) -> Void = { _ in }) throws -> Int32 {
        try baseline(block(change)).products[WalkToStops<AskedStops>.self].tiers[0].lengths[0]
    }

    /// The walks to the stop from either side.
    ///
    /// From the south: 10 m to the street, 200 m along it. From the north: 20 m to the street, 500 m to its end, 100 m
    /// across, 300 m back.
    private static let (south, north): (Int32, Int32) = (210_000, 920_000)

    @Test func aHouseIsLeftByItsEntrance() throws {
        #expect(try Self.walk() == Self.south)
        #expect(try Self.walk { $0.entrance("E", 100, 80) } == Self.north)
        // A second door on the near side; from the corner it is 5 m less along the street.
        let either = try Self.walk {
            $0.entrance("E", 100, 80)
            $0.entrance("F", 105, 10)
        }
        #expect(either == Self.south - 5_000)
    }

    /// Half a metre from the outline, and no more; within the house as little as beside it.
    @Test(arguments: [(80.0, true), (80.5, true), (79.5, true), (80.51, false), (79.49, false), (45, false)])
    func anEntranceLiesOnTheOutline(_ y: Double, _ counts: Bool) throws {
        let walk = try Self.walk { $0.entrance("E", 100, y) }
        guard counts else { return #expect(walk == Self.south) }
        #expect(walk == Self.north - Int32((y - 80) * 1_000))
    }

    /// A door on a courtyard is one of the house.
    @Test func courtyardsHaveEntrances() throws {
        var city = Self.block()
        city.city.buildings = Layer()
        let (outside, inside) = (Box(60, 10, 80, 75).ring, Box(70, 15, 60, 60).ring)
        city.add("B", [outside, inside]) { (building: inout Building) in building.residents = 10 }
        city.entrance("E", 100, 75)
        let walk = try Self.baseline(city).products[WalkToStops<AskedStops>.self].tiers[0].lengths[0]
        // 25 m to the northern street and on as before.
        #expect(walk == 25_000 + 900_000)
    }

    @Test func closedEntrancesCountOnlyWhereThereAreNoOthers() throws {
        let closed: [(inout Street) -> Void] = [{ $0.isPrivate = true }, { $0.isWalkable = false }]
        for close in closed {
            #expect(try Self.walk { $0.entrance("E", 100, 80, state: close) } == Self.north)
            let both = try Self.walk {
                $0.entrance("near", 100, 10, state: close)
                $0.entrance("far", 100, 80)
            }
            #expect(both == Self.north)
        }
    }

    /// What is drawn on a street, locked or not, is no gate there.
    @Test func anEntranceIsNoBarrierAndNoStreet() throws {
        let alone = try Self.baseline(Self.block())
        let locked = try Self.baseline(
            Self.block { $0.entrance("E", 600, 0) { $0.isWalkable = false } })
        #expect(locked.streetSummary?.census == alone.streetSummary?.census)
        #expect(locked.streetSummary?.walked.map(\.kind) == [.local])
        let beyond = try Self.walk {
            $0.entrance("E", 100, 80)
            $0.entrance("F", 600, 0) { $0.isWalkable = false }
        }
        #expect(beyond == Self.north)
    }

    @Test func theSummaryCountsEntrancesAndTheirBuildings() throws {
        #expect(try Self.baseline(Self.block()).streetSummary?.entrances == nil)
        let city = Self.block {
            $0.building("N", Box(105, 10, 10, 70)) { $0.residents = 1 }
            $0.building("far", Box(400, 10, 10, 70)) { $0.residents = 1 }
            // The corner that both houses share, a door of one, and a gate in a fence.
            $0.entrance("E", 105, 80)
            $0.entrance("F", 95, 40)
            $0.entrance("G", 300, 40)
        }
        let entrances = try #require(try Self.baseline(city).streetSummary?.entrances)
        #expect((entrances.count, entrances.onBuildings, entrances.buildings) == (3, 2, 2))
    }

    @Test func scenariosOpenAndCloseEntrances() throws {
        let baseline = try Self.baseline(Self.block { $0.entrance("E", 100, 80) })
        func walks(_ edits: any ScenarioEdit...) throws -> [Int32] {
            let draft = baseline.draft(Scenario(id: "s", edits: edits), crew: Crew())
            try #require(!draft.findings.hasErrors)
            let lengths = try baseline.appraisal(of: draft, crew: Crew()).products[WalkToStops<AskedStops>.self].tiers[
                0
            ].lengths
            return draft.view.buildings.rows.map { lengths[$0] }
        }
        #expect(try walks() == [Self.north])
        #expect(try walks(Edits.remove(.streets, "id = 'E'")) == [Self.south])
        #expect(try walks(Edits.change(.streets, "id = 'E'", [("kind", .set(.text("other")))])) == [Self.south])
        let door = Edits.add(Street.self) { $0.entrance("F", 100, 10) }
        #expect(try walks(door) == [Self.south])
        let closing = try Edits.change(.streets, "id = 'F'", [("private", .set(.boolean(true)))])
        #expect(try walks(door, closing) == [Self.north])
        // What is built around a door that is there has that door: 20 m to the north, and on.
        let house = Edits.add(Building.self) { $0.building("N", Box(100, 10, 20, 70)) { $0.residents = 1 } }
        #expect(try walks(house) == [Self.north, Self.north])
        // Drawn anew without it, the house is left on the near side again.
        let smaller = try Edits.redraw(Building.self, "id = 'B'") { $0.building("B", Box(95, 10, 10, 60)) { _ in } }
        #expect(try walks(smaller) == [Self.south])
        let same = try Edits.redraw(Building.self, "id = 'B'") { $0.building("B", Box(90, 60, 20, 20)) { _ in } }
        #expect(try walks(same) == [Self.north])
    }

    /// Every walk from every door alone, with doors found by looking at all of them.
    @Test(arguments: 0..<25)
    func walksAreTheShortestFromAnyDoor(_ seed: Int) throws {
        var dice = SeededGenerator(seed: 9_000 + seed)
        var source = RandomCity()
        (source.buildings, source.streets, source.stops, source.entrances) = (30, 16, 6, 25)
        let city = source.build(&dice)
        let baseline = try Setting(parameters: RandomCity.parameters, indicators: ["transit"]).baseline(of: city)
        let walk = baseline.products[WalkNetwork.self]
        let lengths = baseline.products[WalkToStops<AskedStops>.self].tiers[0].lengths
        let stops = (0..<city.stops.count).filter {
            AskedStops.isServed(city.stops.elements[$0], RandomCity.parameters.stopAccess)
        }.map { stop -> [StreetPosition] in
            let place = city.stops.shapes.coordinates[city.stops.shapes.range(of: stop).lowerBound]
            return walk.network.positions(near: place, walk.rules)
        }
        var search = StreetSearch()
        var (withDoors, closed) = (0, 0)
        for row in 0..<city.buildings.count where lengths[row] != 0 {
            let doors = Self.doors(of: row, in: city)
            var origins = doors.places.map { walk.network.positions(near: $0, walk.rules) }
            if origins.isEmpty { origins = [walk.network.positions(near: row, of: city.buildings.shapes, walk.rules)] }
            let alone = origins.flatMap { origin in
                walk.network.lengths(from: origin, to: stops, limit: Millimetres.of(120), &search).compactMap { $0 }
            }
            #expect(lengths[row] == alone.min() ?? Int32.max, "seed \(seed), row \(row)")
            withDoors += doors.places.isEmpty ? 0 : 1
            closed += doors.leftOut
        }
        #expect(withDoors > 0)
        #expect(closed > 0 || seed != 0)
    }

    /// The doors of a building by the distances of all entrances to all its walls, and how many closed ones are left out.
    private static func doors(of row: Int, in city: City) -> (places: [Coordinate], leftOut: Int) {
        var (open, closed): ([Coordinate], [Coordinate]) = ([], [])
        let corners = Array(city.buildings.shapes.coordinates[city.buildings.shapes.range(of: row)])
        for entrance in 0..<city.streets.count where city.streets.elements[entrance].kind == .entrance {
            let place = city.streets.shapes.coordinates[city.streets.shapes.range(of: entrance).lowerBound]
            let isNear = zip(corners, corners.dropFirst()).contains { from, to in
                // Walls run along the axes.
                let dx = max(min(from.x, to.x) - place.x, 0, place.x - max(from.x, to.x))
                let dy = max(min(from.y, to.y) - place.y, 0, place.y - max(from.y, to.y))
                return dx * dx + dy * dy <= 0.25
            }
            guard isNear else { continue }
            let element = city.streets.elements[entrance]
            let isClosed = element.isPrivate == true || element.isWalkable == false
            if isClosed { closed.append(place) } else { open.append(place) }
        }
        return open.isEmpty ? (closed, 0) : (open, closed.count)
    }
}
