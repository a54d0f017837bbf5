import QuartierGeometry
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierScenario

/// Maps of public transport: stops, areas and buildings say the same.
@Suite struct ServiceMapTests {
    /// Three stops whose circles cross each other; a tram, a bus and a metro from beyond to beyond.
    private static func serve(_ city: inout TestCity) throws {
        var timetable = TestTimetable()
        timetable.stop("tram", 13, 7)
        timetable.stop("bus", 911, 307)
        timetable.stop("metro", 423, -517)
        timetable.stop("west", -9_000, 0)
        timetable.stop("east", 11_000, 0)
        timetable.stop("idle", 13, 900)
        timetable.line(.tram, "west", "tram", "east", every: 10)
        timetable.line(.bus, "west", "bus", "east", every: 30)
        timetable.line(.metro, "west", "metro", "east", every: 4)
        timetable.line(.bus, "west", "idle", "east", every: 15, from: 0, to: 5)
        try timetable.serve(&city)
    }

    private static let places = [("tram", 13.0, 7.0), ("bus", 911, 307), ("metro", 423, -517)]

    private static func map(
        of city: TestCity, _ change: (inout Parameters.TransitClasses) -> Void
    ) throws -> ServiceMap {
        let base = try city.baseline {
            change(&$0.parameters.transitClasses)
            $0.indicators = ["transit"]
        }
        return try #require(base.appraisal.serviceMap)
    }

    /// Checks that each area is valid, and that no two have anything in common.
    private static func checkPartition(_ areas: ShapePool, _ standard: QualityStandard) throws {
        let kernel = GeometryKernel()
        #expect(areas.count == standard.classNames.count)
        for rank in 0..<areas.count where !areas.isEmpty(rank) {
            #expect(kernel.validity(of: rank, in: areas) == .valid, "\(standard.id) \(rank)")
            for other in 0..<rank where !areas.isEmpty(other) {
                #expect(try kernel.intersectionArea(rank, of: areas, with: other, of: areas) < 1e-6)
            }
        }
    }

    // MARK: Circles

    @Test(arguments: QualityStandard.all.map(\.id))
    func theClassOfABuildingIsThatOfTheAreaItStandsIn(id: String) throws {
        var city = TestCity()
        city.district("D", Box(-1_400, -1_900, 3_700, 3_700))
        for (row, y) in stride(from: -1_900.0, to: 1_700, by: 142).enumerated() {
            for (column, x) in stride(from: -1_400.0, to: 2_300, by: 134).enumerated() {
                city.building("\(row)-\(column)", Box(x, y, 2, 2))
            }
        }
        try Self.serve(&city)
        let map = try Self.map(of: city) { ($0.standard, $0.distance) = (.named(id), .crowFly) }
        let areas = try map.areas(crew: Crew())
        try Self.checkPartition(areas, map.standard)
        var (checked, ranks) = (0, Set<Int?>())
        for building in map.buildings {
            let (pool, shape) = map.shape(ofBuilding: building.row)
            let middle = try #require(pool.centroid(of: shape))
            guard !Self.isNearARing(middle, map.standard) else { continue }
            let found = (0..<areas.count).filter { areas.contains(middle, in: $0) }
            #expect(found == (building.rank.map { [$0] } ?? []), "\(id) at \(middle)")
            #expect(building.isKnown)
            checked += 1
            ranks.insert(building.rank)
        }
        #expect(checked > map.buildings.count * 9 / 10)
        #expect(ranks.count >= 4)
    }

    /// Circles are drawn with corners, a third of a per cent of the radius inside or outside.
    private static func isNearARing(_ point: Coordinate, _ standard: QualityStandard) -> Bool {
        let rings = standard.rings + standard.groups.compactMap(\.limit)
        return places.contains { place in
            let metres = point.distance(to: Coordinate(x: place.1, y: place.2))
            return rings.contains { abs(metres - $0) <= 0.004 * $0 }
        }
    }

    @Test func theAreasTogetherAreTheCirclesTogether() throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        try Self.serve(&city)
        // By GOAT the tram's III and the metro's I reach 1 000 m, the bus's V 750 m.
        let map = try Self.map(of: city) { $0.standard = .named("goat_60") }
        let areas = try map.areas(crew: Crew())
        let total = (0..<areas.count).reduce(0.0) { $0 + areas.area(of: $1) }
        var discs = ShapePool()
        for (_, x, y) in Self.places.filter({ $0.0 != "bus" }) {
            discs.appendDisc(around: Coordinate(x: x, y: y), radius: 1_000)
        }
        discs.appendDisc(around: Coordinate(x: 911, y: 307), radius: 750)
        // Beyond the three there are the ends of the lines, 9 and 11 km away, with circles of their own.
        let ends = map.stops.filter { $0.id == "west" || $0.id == "east" }
        #expect(ends.count == 2 && ends.allSatisfy { $0.category != nil })
        for end in ends { discs.appendDisc(around: map.middle(ofStop: end.row), radius: 1_000) }
        let union = try GeometryKernel().union(of: 0..<discs.count, in: discs)
        let expected = (0..<union.count).reduce(0.0) { $0 + union.area(of: $1) }
        #expect(abs(total - expected) < 1)
    }

    // MARK: Cells

    /// A small net of streets, none of them in the middle between cells.
    private static func net() throws -> TestCity {
        var city = TestCity()
        city.district("D", Box(-300, -600, 1_400, 1_000))
        for (index, x) in [-171.0, 7, 231, 467, 702, 918].enumerated() {
            city.street("v\(index)", (x, -590), (x, 390))
        }
        for (index, y) in [-517.0, -190, 11, 296].enumerated() { city.street("h\(index)", (-290, y), (1_090, y)) }
        return city
    }

    @Test(arguments: ["oerok_2017", "are_2017", "graubuenden_2017", "oevgk18", "goat_120"])
    func theClassOfACellIsThatOfABuildingInItsMiddle(id: String) throws {
        var city = try Self.net()
        let (columns, rows) = (1_400 / 50, 1_000 / 50)
        for row in 0..<rows {
            for column in 0..<columns {
                let (x, y) = (-300 + 50 * Double(column) + 25, -600 + 50 * Double(row) + 25)
                city.building("\(row)-\(column)", Box(x - 0.0005, y - 0.0005, 0.001, 0.001))
            }
        }
        try Self.serve(&city)
        let map = try Self.map(of: city) { ($0.standard, $0.distance) = (.named(id), .network) }
        let areas = try map.areas(crew: Crew(jobs: 2))
        try Self.checkPartition(areas, map.standard)
        var ranks: [Int?: Int] = [:]
        for building in map.buildings {
            let (pool, shape) = map.shape(ofBuilding: building.row)
            let middle = pool.boxes[shape].center
            let found = (0..<areas.count).filter { areas.contains(middle, in: $0) }
            #expect(found == (building.rank.map { [$0] } ?? []), "\(id) \(building.id)")
            ranks[building.rank, default: 0] += 1
        }
        #expect(ranks.count >= 3)
        // Whole cells, as many as buildings have the class.
        for rank in 0..<areas.count {
            #expect(abs(areas.area(of: rank) - Double(ranks[rank] ?? 0) * 2_500) < 1e-3, "\(id) \(rank)")
        }
    }

    @Test func neighbouringStudiesHaveTheSameCells() throws {
        func areas(_ box: Box) throws -> ShapePool {
            var city = try Self.net()
            city.city.districts = Layer()
            city.district("D", box)
            try Self.serve(&city)
            return try Self.map(of: city) { $0.standard = .named("oerok_2017") }.areas(crew: Crew())
        }
        let (west, east) = (try areas(Box(-299, -533, 512, 811)), try areas(Box(213, -533, 412, 811)))
        let both = try areas(Box(-299, -533, 924, 811))
        // The cells of 200 to 250 are in either of the two.
        let kernel = GeometryKernel()
        for rank in 0..<both.count where !both.isEmpty(rank) {
            var sum = west.isEmpty(rank) ? 0 : west.area(of: rank)
            if !east.isEmpty(rank) { sum += east.area(of: rank) }
            if !west.isEmpty(rank), !east.isEmpty(rank) {
                sum -= try kernel.intersectionArea(rank, of: west, with: rank, of: east)
            }
            #expect(abs(sum - both.area(of: rank)) < 1e-3, "\(rank)")
        }
    }

    // MARK: Stops

    private typealias HandRating = (
        id: String, category: String?, interval: Double?, departures: Int, next: Double?, lines: [String]
    )

    @Test func stopsAreRatedAsWorkedOutByHand() throws {
        var city = try Self.net()
        try Self.serve(&city)
        let map = try Self.map(of: city) { $0.standard = .named("oerok_2017") }
        // 14 hours: a departure every 10, 30, 4 minutes in each direction.
        let expected: [HandRating] = [
            ("tram", "III", 10, 168, 10 - 5, ["1"]),
            ("bus", "V", 30, 56, 30 - 20, ["2"]),
            ("metro", "I", 4, 420, nil, ["3"]),
            // At the ends there is one direction, of which all departures count: the metro runs every 4 minutes there too.
            ("west", "I", 4, 84 + 28 + 210, nil, ["1", "2", "3"]),
            ("idle", nil, nil, 0, nil, []),
        ]
        for row in expected {
            let stop = try #require(map.stops.first { $0.id == row.id })
            #expect(stop.name == row.id)
            #expect(stop.category.map { map.standard.categoryNames[$0] } == row.category, "\(row.id)")
            #expect(stop.service?.interval == row.interval, "\(row.id)")
            #expect(stop.departures == row.departures, "\(row.id)")
            #expect(stop.minutesToNext == row.next, "\(row.id)")
            #expect(stop.lines == row.lines, "\(row.id)")
        }
        #expect(map.middle(ofStop: 0) == Coordinate(x: 13, y: 7))
    }

    @Test func wayAndWhatIsMissingToTheNextClassAreThoseOfTheStopThatDecides() throws {
        var city = TestCity()
        city.district("D", Box(-100, -700, 1_200, 1_200))
        // 313 m from the tram, whose III gives B to 300 m and C to 500 m.
        city.building("H", Box(325, 6, 2, 2)) { ($0.residents, $0.dwellings, $0.jobs) = (3, 2, 1) }
        try Self.serve(&city)
        let map = try Self.map(of: city) { $0.standard = .named("goat_120") }
        // The metro 533 m away is I, and gives B to 750 m: its B goes before the tram's C; A would be 33 m nearer.
        let house = try #require(map.buildings.first)
        let metres = Coordinate(x: 326, y: 7).distance(to: Coordinate(x: 423, y: -517))
        #expect(house.rank == 1 && house.stop == "metro")
        #expect(house.metres == metres)
        #expect(house.metresToNext == metres - 500)
        #expect(house.residents == 3 && house.dwellings == 2 && house.jobs == 1)
        #expect(!house.isDoubtful)
    }

    @Test func theMapOfAScenarioShowsItsBuildings() throws {
        for standard in ["oerok_2017", "goat_120"] {
            var city = try Self.net()
            city.building("H", Box(20, 20, 2, 2))
            try Self.serve(&city)
            let base = try city.baseline {
                $0.parameters.transitClasses.standard = .named(standard)
                $0.indicators = ["transit"]
            }
            let edits: [any ScenarioEdit] = [
                Edits.add(Building.self) { $0.building("new", Box(30, 20, 2, 2)) },
                try Edits.remove(.buildings, "id = 'H'"),
            ]
            let appraisal = try base.appraisal(of: Scenario(id: "s", edits: edits), crew: Crew()).get()
            let (before, after) = (try #require(base.appraisal.serviceMap), try #require(appraisal.serviceMap))
            #expect(before.buildings.map(\.id) == ["H"] && after.buildings.map(\.id) == ["new"])
            #expect(after.buildings[0].rank == before.buildings[0].rank)
            #expect(after.stops.map(\.id) == before.stops.map(\.id))
        }
    }

    @Test func withoutAStandardOrATimetableThereIsNoMap() throws {
        var city = try Self.net()
        let bare = try city.baseline {
            $0.parameters.transitClasses.standard = .named("goat_120")
            $0.indicators = ["transit"]
        }
        #expect(bare.appraisal.serviceMap == nil)
        try Self.serve(&city)
        #expect(try city.baseline { $0.indicators = ["transit"] }.appraisal.serviceMap == nil)
    }
}
