import QuartierGeometry
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierScenario

/// The access index of the middle of a zone.
@Suite struct AccessIndexTests {
    /// A street of 2 km with the middle of the district in its middle.
    private static func street(_ change: (inout TestTimetable) -> Void) throws -> TestCity {
        var city = TestCity()
        city.district("D", Box(-50, -50, 100, 100))
        city.street("street", (-1_000, 0), (1_000, 0))
        var timetable = TestTimetable()
        timetable.stop("west end", -9_000, 0)
        timetable.stop("east end", 11_000, 0)
        change(&timetable)
        try timetable.serve(&city)
        return city
    }

    private static func baseline(
        _ city: TestCity, _ change: (inout Parameters) -> Void = { _ in }
    ) throws -> Baseline {
        try city.baseline {
            $0.indicators = ["ptal_index"]
            change(&$0.parameters)
        }
    }

    private static func index(_ change: (inout TestTimetable) -> Void) throws -> Double? {
        try baseline(street(change)).measured.value("ptal_index")
    }

    /// Two buses, 400 m with 6 an hour and 200 m with 4, and a train, 800 m with 8.
    private static func vector(_ timetable: inout TestTimetable) {
        timetable.stop("first", 400, 0)
        timetable.stop("second", -200, 0)
        timetable.stop("station", 800, 0)
        timetable.line(.bus, "west end", "first", "east end", every: 10)
        timetable.line(.bus, "west end", "second", "east end", every: 15)
        timetable.line(.rail, "west end", "station", "east end", every: 7.5)
    }

    @Test func theVectorOfTheFormulaSheetHolds() throws {
        let base = try Self.baseline(Self.street(Self.vector))
        let value = try #require(try base.measured.value("ptal_index"))
        #expect(abs(value - 5.8190) < 0.00005)
        #expect(base.indicators[0].definition.labels?.label(of: value) == "2")
    }

    @Test func theStopsTheWaysAndTheIntervalsAreTold() throws {
        let base = try Self.baseline(Self.street(Self.vector))
        let part = try base.appraisal.explanation(of: 0, in: 0, crew: Crew()).numerator
        #expect(part.contributions.map(\.id) == ["first", "station", "second"])
        #expect(part.contributions.map(\.share) == [1, 1, 0.5])
        #expect(
            part.contributions[0].facts == [
                .init("line", text: "1"), .init("walk_m", 400), .init("interval_min", 10), .init("access_min", 12),
            ])
    }

    @Test func theBestRouteIsAsTheStudySays() throws {
        let city = try Self.street {
            $0.stop("here", 0, 0)
            $0.stop("there", 600, 0)
            $0.line(.bus, "west end", "here", "east end", every: 15)
            $0.line(.bus, "west end", "there", "east end", every: 10)
        }
        let (near, often) = (30 / 9.5, 30 / 14.5)
        let base = try Self.baseline(city)
        #expect(agree(try base.measured.value("ptal_index"), near + often / 2))
        let byFrequency = try Self.baseline(city) { $0.accessLevels.bestRoute = .frequency }.measured
        #expect(agree(try byFrequency.value("ptal_index"), often + near / 2))
        let scenario = try base.evaluate(Edits.measure { $0.accessLevels.bestRoute = .frequency })
        #expect(agree(try scenario.value("ptal_index"), often + near / 2))
    }

    @Test func aLineCountsOnceAtItsNearestStop() throws {
        let once = try Self.index {
            $0.stop("near", 200, 0)
            $0.line(.bus, "west end", "near", "east end", every: 10)
        }
        let often = try Self.index {
            $0.stop("near", 200, 0)
            $0.stop("far", 500, 0)
            $0.stop("behind", -300, 0)
            $0.line(.bus, "west end", "behind", "near", "far", "east end", every: 10)
        }
        #expect(once == 30 / 9.5)
        #expect(often == once)
    }

    @Test func theBusierDirectionCounts() throws {
        let index = try Self.index {
            $0.stop("here", 0, 0)
            $0.line(.bus, "west end", "here", "east end", every: 6, bothWays: false)
        }
        // Ten an hour, all one way: 3 min and 2 min for unreliability.
        #expect(index == 30 / 5.0)
    }

    @Test(arguments: [
        (LineMode.bus, 640.0, true), (.bus, 640.25, false), (.tram, 960, true), (.tram, 960.25, false),
        (.demandResponsive, 0, false),
    ])
    func waysEndWhereTheModesDo(_ mode: LineMode, _ metres: Double, _ counts: Bool) throws {
        let index = try Self.index {
            $0.stop("here", metres, 0)
            $0.line(mode, "west end", "here", "east end", every: 10)
        }
        #expect(((index ?? -1) > 0) == counts)
        #expect(counts || index == 0)
    }

    @Test func theHourIsThatOfTheStudy() throws {
        let city = try Self.street {
            $0.stop("here", 0, 0)
            $0.line(.bus, "west end", "here", "east end", every: 10, from: 12, to: 16)
        }
        #expect(try Self.baseline(city).measured.value("ptal_index") == 0)
        // Two hours: 6 an hour all the same.
        let noon = try Self.baseline(city) { $0.accessLevels.window = 13 * 3_600..<15 * 3_600 }
        #expect(try noon.measured.value("ptal_index") == 30 / 7.0)
    }

    @Test func withoutStreetsThereIsNoIndex() throws {
        var city = try Self.street(Self.vector)
        #expect(try Self.baseline(city) { $0.walking.snapLimit = 300 }.measured.reason("ptal_index") == nil)
        city.district("off", Box(-50, 400, 100, 100))
        #expect(try Self.baseline(city).measured.reason("ptal_index", "off") == .noData)
        city.city.streets = Layer()
        #expect(try Self.baseline(city).measured.reason("ptal_index") == .noData)
    }
}
