import QuartierGeometry
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierScenario

/// Changes of timetables, seen in the classes and the stops of a scenario.
@Suite struct TransitEditTests {
    private static func transit(_ edit: ServiceEdit, at places: [Coordinate: Coordinate] = [:]) -> TransitEdit {
        TransitEdit(edit, at: places, place: Place())
    }

    private static let morning = TripChoice(line: "1")

    /// Two towns 5 km apart, each with a line of its own, houses and streets.
    private static func towns(headway: Double = 20) throws -> TestCity {
        var city = TestCity()
        var timetable = TestTimetable()
        for (number, x) in [0.0, 5_000].enumerated() {
            city.district("D\(number)", Box(x - 500, -500, 1_500, 1_000))
            city.street("street \(number)", (x - 400, 0), (x + 900, 0))
            timetable.stop("west \(number)", x - 20_000, 0)
            timetable.stop("stop \(number)", x, 0)
            timetable.stop("east \(number)", x + 20_000, 0)
            for house in 0..<8 {
                city.building("H\(number)\(house)", Box(x + Double(house) * 110, 0, 10, 10)) {
                    ($0.residents, $0.dwellings, $0.jobs) = (Double(1 << house), 1, 1)
                }
            }
        }
        timetable.line(.tram, "west 0", "stop 0", "east 0", every: headway)
        timetable.line(.tram, "west 1", "stop 1", "east 1", every: 20)
        try timetable.serve(&city)
        return city
    }

    private static func baseline(_ city: TestCity, _ standard: String = "oerok_2017") throws -> Baseline {
        try city.baseline {
            $0.parameters.transitClasses.standard = .named(standard)
            $0.parameters.stopAccess.distance = .both
            $0.parameters.stopAccess.minimumDeparturesPerHour = 8
            $0.indicators = ["transit"]
        }
    }

    @Test(arguments: ["oerok_2017", "goat_120", "are_2017", "oevgk18"])
    func aHalvedHeadwayIsWhatAnEditedFeedHas(_ standard: String) throws {
        let base = try Self.baseline(Self.towns(), standard)
        let feed = base.city.transit?.timetable.feeds.feeds[0].stopTimes.departures
        let outcome = try base.outcome([Self.transit(.headway(HeadwayEdit(Self.morning, minutes: 10)))])
        let anew = try Self.baseline(Self.towns(headway: 10), standard)
        for (zone, expected) in zip(outcome.zones, anew.measurements) { #expect(zone.measurements == expected) }
        // Something has changed where the line runs, and nothing where it does not.
        #expect(outcome.zones[0].measurements != base.measurements[0])
        #expect(outcome.zones[1].isReused)
        #expect(base.city.transit?.timetable.feeds.feeds[0].stopTimes.departures == feed)
    }

    @Test func stopsFollowTheTimetable() throws {
        let base = try Self.baseline(Self.towns())
        // 3 departures an hour each way are too few for the study's 8; twice as many are enough.
        #expect(try base.measured.value("residents_near_stop_300m_share", "D0") == 0)
        let more = try base.evaluate(Self.transit(.headway(HeadwayEdit(Self.morning, minutes: 10))))
        #expect(try more.value("residents_near_stop_300m_share", "D0") == 7.0 / 255)
        #expect(try more.value("residents_near_stop_300m_share", "D1") == 0)
        let stop = base.view(Self.transit(.headway(HeadwayEdit(Self.morning, minutes: 10)))).stops
        #expect(stop.element(1).departuresPerHour == 12)
        #expect(stop.element(4).departuresPerHour == 6)
    }

    @Test func aHeadwayOfSomeHoursLeavesNoHoleBehindThem() throws {
        let base = try Self.baseline(Self.towns())
        let day = TripChoice(line: "1", window: 6 * 3_600..<20 * 3_600)
        let stop = base.view(Self.transit(.headway(HeadwayEdit(day, minutes: 10)))).stops.element(1)
        // Both ways, 84 times from 06:00 to 19:50, as after an edit of the whole day.
        #expect(stop.departuresPerHour == 12)
    }

    @Test func closedStopsServeNobody() throws {
        let base = try Self.baseline(Self.towns())
        let closed = try base.evaluate(Self.transit(.closeStop(CloseStopEdit(station: "stop 0"))))
        #expect(try closed.value("residents_transit_class_none", "D0") == 255)
        #expect(try closed.value("residents_transit_class_none", "D1") == 0)
    }

    @Test func movedStopsServeWhereTheyAre() throws {
        let base = try Self.baseline(Self.towns())
        // Interval 20 min: category V, D within 300 m. The stop moves from the first house to the last.
        #expect(try base.measured.value("residents_transit_class_d", "D0") == 7)
        let target = Coordinate(x: 0.007, y: 0)
        let moved = try base.evaluate(
            Self.transit(
                .moveStop(MoveStopEdit(station: "stop 0", to: target)), at: [target: Coordinate(x: 775, y: 0)]))
        #expect(try moved.value("residents_transit_class_d", "D0") == 128 + 64 + 32)
    }

    @Test func platformsKeepWhereTheyLieAboutTheMiddle() throws {
        var city = try Self.towns()
        // The stop of the first town has two platforms, 100 m apart.
        var shapes = ShapePool()
        for row in 0..<city.city.stops.count {
            if row == 1 {
                shapes.appendPoints([Coordinate(x: -50, y: 0), Coordinate(x: 50, y: 0)])
            } else {
                shapes.appendShape(row, of: city.city.stops.shapes)
            }
        }
        city.city.stops.shapes = shapes
        let base = try Self.baseline(city)
        let target = Coordinate(x: 0.007, y: 0)
        let moving = Self.transit(
            .moveStop(MoveStopEdit(station: "stop 0", to: target)), at: [target: Coordinate(x: 775, y: 20)])
        let stops = base.view(moving).stops
        let (pool, shape) = stops.shape(6)
        #expect(Array(pool.coordinates[pool.range(of: shape)]) == [.init(x: 725, y: 20), .init(x: 825, y: 20)])
        #expect(stops.identifier(6) == "stop 0")
    }

    @Test func stepsShowWhatEachChangeOfTheTimetableDoes() throws {
        let base = try Self.baseline(Self.towns())
        let edits = [
            Self.transit(.headway(HeadwayEdit(Self.morning, minutes: 10))),
            Self.transit(.closeStop(CloseStopEdit(station: "stop 1"))),
        ]
        let steps = try base.steps(of: Scenario(id: "s", edits: edits), crew: Crew())
        #expect(steps.map(\.kind) == ["transit headway 1", "transit close_stop stop 1"])
        let number = try #require(
            base.indicators.firstIndex { $0.definition.id == "residents_transit_class_none" })
        #expect(steps.map { $0.appraisal.measurement(of: number, in: 1).value } == [0, 255])
    }

    @Test func newLinesBringNewStops() throws {
        let base = try Self.baseline(Self.towns())
        let place = Coordinate(x: 0.008, y: 0.0001)
        let line = AddLineEdit(
            name: "3", mode: .tram, stops: [.existing("stop 0"), .new(name: "new", place: place), .existing("east 1")],
            hops: .minutes([2, 5]), service: [AddLineEdit.Period(0..<86_400, minutes: 5)])
        let edits = [Self.transit(.addLine(line), at: [place: Coordinate(x: 775, y: 0)])]
        let outcome = try base.outcome(edits)
        let measured = Measured(outcome, base.indicators)
        // Every 5 min at the new stop: III. At the old one, where the line ends, every 4 min with the first line: II.
        #expect(try measured.value("residents_transit_class_a", "D0") == 1 + 2 + 4)
        #expect(try measured.value("residents_transit_class_b", "D0") == 8 + 16 + 32 + 64 + 128)
        #expect(outcome.zones[1].isReused)
        let stops = base.draft(Scenario(id: "s", edits: edits), crew: Crew()).view.stops
        #expect(stops.identifier(6) == "new")
        #expect(stops.element(6).departuresPerHour == 24)
        #expect(stops.element(6).mode == .tram)
    }

    @Test func linesThatGoLeaveTheirStopsUnserved() throws {
        let base = try Self.baseline(Self.towns())
        let gone = try base.evaluate(Self.transit(.remove(RemoveTripsEdit(TripChoice(line: "2")))))
        #expect(try gone.value("residents_transit_class_none", "D1") == 255)
        #expect(
            base.view(Self.transit(.remove(RemoveTripsEdit(TripChoice(line: "2"))))).stops.element(4).departuresPerHour
                == 0)
    }

    @Test func unknownNamesAreRefused() throws {
        let base = try Self.baseline(Self.towns())
        let found = base.findings(Self.transit(.headway(HeadwayEdit(TripChoice(line: "11"), minutes: 10))))
        #expect(found.map(\.code) == ["unknown-line"])
        #expect(base.findings(try Edits.remove(.stops, "id = 'stop 0'")).map(\.code) == ["stops-of-timetables"])
        var plain = TestCity()
        plain.district("D", Box(0, 0, 1, 1))
        #expect(
            try plain.baseline().findings(Self.transit(.closeStop(CloseStopEdit(station: "A")))).map(\.code)
                == ["no-timetable"])
    }

    @Test func anEditThatChangesNothingThatIsMeasuredIsTold() throws {
        let base = try Self.baseline(Self.towns())
        // Before the morning, and behind the first departure of the day, nobody looks.
        let night = TripChoice(line: "1", window: 4 * 3_600..<5 * 3_600)
        let outcome = try base.outcome([Self.transit(.headway(HeadwayEdit(night, minutes: 10)))])
        #expect(outcome.findings.all.map(\.code) == ["no-effect"])
        #expect(outcome.findings.all.first?.message.contains("public transport") == true)
    }

    @Test func otherHoursAreCountedAnew() throws {
        let base = try Self.baseline(Self.towns())
        let measured = try base.evaluate(Edits.measure { $0.stopAccess.window = 0..<3_600 })
        // 06:00 to 20:00 and the first hour have the same headway, but the stop is reached a minute after the start.
        #expect(try measured.value("residents_near_stop_300m_share", "D0") == 0)
        let view = base.view(Edits.measure { $0.stopAccess.window = 0..<3_600 })
        #expect(view.stops.element(1).departuresPerHour == 6)
        #expect(view.stops.element(0).departuresPerHour == 3)
    }
}
