import QuartierGeometry
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierScenario

/// What the timetable offers in a zone: stops, departures, the first and the last of them.
@Suite struct StopSupplyTests {
    /// Two squares beside each other, two stops in the western one, one on the border, and one without service.
    private static func town(_ change: (inout TestTimetable) -> Void = { _ in }) throws -> TestCity {
        var city = TestCity()
        city.district("W", Box(0, 0, 100, 100))
        city.district("E", Box(100, 0, 100, 100))
        city.district("far", Box(5_000, 0, 100, 100))
        city.district("lonely", Box(20_000, 20_000, 100, 100))
        var timetable = TestTimetable()
        timetable.stop("market", 50, 50)
        timetable.stop("church", 20, 80)
        timetable.stop("border", 100, 50)
        timetable.stop("closed", 150, 50)
        timetable.stop("west end", -9_000, 0)
        timetable.stop("east end", 9_000, 0)
        timetable.stop("closed for good", 5_050, 50)
        timetable.line(.bus, "west end", "market", "east end", every: 10, from: 5, to: 24)
        timetable.line(.tram, "west end", "church", "market", every: 30, from: 5, to: 24, bothWays: false)
        change(&timetable)
        try timetable.serve(&city)
        return city
    }

    private static func measured(_ city: TestCity) throws -> Baseline {
        try city.baseline {
            $0.indicators = ["stops", "stop_departures", "first_departure", "last_departure"]
            $0.kinds = [.districts, .study]
        }
    }

    @Test func stopsAndDeparturesAreCounted() throws {
        let base = try Self.measured(Self.town()).measured
        // 14 hours, 6 an hour and direction from the market; the tram ends there and leaves the church twice an hour.
        #expect(try base.value("stops", "W") == 2)
        #expect(try base.value("stop_departures", "W") == 14 * 12 + 14 * 2)
        #expect(try base.value("stops", "E") == 0)
        #expect(try base.value("stop_departures", "E") == 0)
    }

    @Test func aStopOnABorderIsInOneZone() throws {
        let city = try Self.town { $0.line(.bus, "west end", "border", "east end", every: 60) }
        let base = try Self.measured(city).measured
        #expect(try (base.value("stops", "W") ?? 0) + (base.value("stops", "E") ?? 0) == 3)
        #expect(try base.value("stops", "study", of: .study) == 3)
    }

    @Test func theMiddleOfItsPlacesSaysWhereAStopIs() throws {
        var city = try Self.town()
        // Two places in the east and one far in the west: the middle is in neither.
        var shapes = ShapePool()
        shapes.appendPoints([.init(x: 120, y: 50), .init(x: 180, y: 50), .init(x: -299, y: 50)])
        for row in 1..<city.city.stops.count { shapes.appendShape(row, of: city.city.stops.shapes) }
        city.city.stops.shapes = shapes
        let base = try Self.measured(city).measured
        #expect(try base.value("stops", "W") == 2)
        #expect(try base.value("stops", "E") == 0)
    }

    @Test func firstAndLastAreOfTheServiceDay() throws {
        let base = try Self.measured(Self.town())
        let measured = base.measured
        // A minute behind 05:00, and behind 23:50.
        #expect(agree(try measured.value("first_departure", "W"), 5 + 1.0 / 60))
        #expect(agree(try measured.value("last_departure", "W"), 23 + 51.0 / 60))
        let labels = try base.indicators.compactMap { indicator in
            try indicator.definition.labels.flatMap { labels in
                try measured.value(indicator.definition.id, "W").flatMap(labels.label)
            }
        }
        #expect(labels == ["05h01", "23h51"])
        // Nights belong to the day before: what departs before 03:00 is no first departure.
        let night = try Self.measured(
            Self.town { $0.line(.bus, "west end", "market", "east end", every: 60, from: 0, to: 3) }
        ).measured
        #expect(agree(try night.value("first_departure", "W"), 5 + 1.0 / 60))
        #expect(agree(try night.value("last_departure", "W"), 26 + 1.0 / 60))
    }

    @Test(arguments: [(600.0, true), (600.25, false)])
    func stopsAroundCountUpToTheLargestLimit(_ x: Double, _ counts: Bool) throws {
        let city = try Self.town {
            $0.stop("around", x + 100, 50)
            $0.line(.bus, "west end", "around", "east end", every: 60, from: 4, to: 5)
        }
        let base = try Self.measured(city).measured
        #expect(agree(try base.value("first_departure", "E"), counts ? 4 + 1.0 / 60 : 5 + 1.0 / 60))
    }

    @Test func withoutStopsOrDeparturesThereIsNoTime() throws {
        let base = try Self.measured(Self.town()).measured
        for id in ["first_departure", "last_departure"] {
            #expect(try base.reason(id, "lonely") == .noData)
            let served = try base.measurement(id, "far")
            #expect(served.reason == .denominatorZero && served.numerator == 0 && served.coverage == 1)
        }
        #expect(try base.value("stops", "lonely") == 0)
    }

    @Test func theWindowDecides() throws {
        let base = try Self.measured(Self.town())
        let morning = try base.evaluate(Edits.measure { $0.stopAccess.window = 6 * 3_600..<7 * 3_600 })
        #expect(try morning.value("stop_departures", "W") == 12 + 2)
    }

    @Test func scenariosCloseStopsAndBringNewOnes() throws {
        let base = try Self.measured(Self.town())
        let closing = TransitEdit(.closeStop(CloseStopEdit(station: "market")), place: Place())
        let without = try base.evaluate(closing)
        // The tram ends at the church now, and nobody departs from where a line ends.
        #expect(try without.value("stops", "W") == 0)
        #expect(try without.value("stop_departures", "W") == 0)
        #expect(try without.reason("last_departure", "W") == .denominatorZero)
        let place = Coordinate(x: 0.18, y: 0.18)
        let stop = AddStopEdit(.new(name: "new", place: place), lines: ["1"])
        let adding = TransitEdit(.addStop(stop), at: [place: Coordinate(x: 20_050, y: 20_050)], place: Place())
        let more = try base.evaluate(adding)
        #expect(try more.value("stops", "lonely") == 1)
        #expect((try more.value("first_departure", "lonely") ?? 0) > 5)
    }

    @Test func theStopOfTheFirstDepartureIsNamed() throws {
        let base = try Self.measured(Self.town())
        let number = try #require(base.indicators.firstIndex { $0.definition.id == "first_departure" })
        let part = try base.appraisal.explanation(of: number, in: 1, crew: Crew()).numerator
        #expect(part.contributions.map(\.id) == ["market"])
        let facts = try #require(part.contributions.first).facts
        #expect(facts == [.init("departure", text: "05:01"), .init("distance_m", 50), .init("line", text: "1")])
    }
}
