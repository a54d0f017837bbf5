import QuartierGeometry
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierScenario

/// Who has a stop near that is served often, or conveniently.
@Suite struct FrequentStopTests {
    /// A straight street with houses at these places, of 1, 2, 4, … residents.
    private static func street(
        _ houses: [Double], _ change: (inout TestTimetable) -> Void
    ) throws -> TestCity {
        var city = TestCity()
        city.district("D", Box(-100, -100, 3_200, 200))
        city.street("street", (0, 0), (3_000, 0))
        var timetable = TestTimetable()
        timetable.stop("west end", -9_000, 0)
        timetable.stop("east end", 11_000, 0)
        change(&timetable)
        try timetable.serve(&city)
        for (index, x) in houses.enumerated() {
            city.building("H\(index)", Box(x - 1, 0, 2, 10)) { $0.residents = Double(1 << index) }
        }
        return city
    }

    private static func baseline(
        _ city: TestCity, _ change: (inout Parameters) -> Void = { _ in }
    ) throws -> Baseline {
        try city.baseline {
            $0.indicators = ["transit"]
            $0.parameters.stopAccess.distance = .both
            change(&$0.parameters)
        }
    }

    /// A stop every 20 min in the west, one every 30 min in the east.
    private static func twoStops() throws -> TestCity {
        try street([0, 499, 501, 2_000, 2_500]) {
            $0.stop("often", 0, 0)
            $0.stop("seldom", 2_000, 0)
            // Two lines of 40 min make 20 min together, of whatever mode.
            $0.line(.bus, "west end", "often", "east end", every: 40)
            $0.line(.tram, "west end", "often", "east end", every: 40)
            $0.line(.bus, "west end", "seldom", "east end", every: 30)
        }
    }

    @Test func intervalAndWayDecide() throws {
        let base = try Self.baseline(Self.twoStops()).measured
        // On foot from the middle of the front; straight from the middle of the house, 5 m off the street.
        #expect(try base.value("residents_near_frequent_stop_20min_walk_share") == 3.0 / 31)
        #expect(try base.value("residents_near_frequent_stop_30min_walk_share") == 27.0 / 31)
        #expect(try base.value("residents_near_frequent_stop_20min_share") == 3.0 / 31)
        #expect(try base.value("residents_near_frequent_stop_30min_share") == 11.0 / 31)
    }

    @Test func theWindowDecidesWhatIsOften() throws {
        let base = try Self.baseline(Self.twoStops()) { $0.frequentService.intervals = [19.5, 20] }
        #expect(try base.measured.value("residents_near_frequent_stop_19_5min_share") == 0)
        #expect(try base.measured.value("residents_near_frequent_stop_20min_share") == 3.0 / 31)
        // Nothing departs in that minute, so nothing is often.
        let narrow = try base.evaluate(Edits.measure { $0.frequentService.window = 7 * 3_600 + 120..<7 * 3_600 + 180 })
        #expect(try narrow.value("residents_near_frequent_stop_20min_share") == 0)
    }

    @Test func theSharesGrowWithLimitAndInterval() throws {
        let city = try Self.twoStops()
        var before = [0.0, 0]
        for limit in [100.0, 499, 500, 501, 1_000, 3_000] {
            let base = try Self.baseline(city) { $0.frequentService.limit = limit }.measured
            let now = try ["20min_share", "20min_walk_share"].map {
                try #require(try base.value("residents_near_frequent_stop_\($0)"))
            }
            #expect(zip(before, now).allSatisfy(<=))
            let longer = try #require(try base.value("residents_near_frequent_stop_30min_share"))
            #expect(longer >= now[0])
            before = now
        }
        #expect(before == [1, 1])
    }

    @Test func theStudyDecidesHowWaysAreMeasured() throws {
        func ids(_ distance: DistanceMeasure) throws -> [String] {
            try Self.baseline(Self.twoStops()) {
                $0.stopAccess.distance = distance
                $0.frequentService.intervals = [20]
            }.indicators.map(\.definition.id).filter { $0.contains("frequent") }
        }
        #expect(try ids(.straight) == ["residents_near_frequent_stop_20min_share"])
        #expect(try ids(.network) == ["residents_near_frequent_stop_20min_walk_share"])
        #expect(try ids(.both).count == 2)
    }

    @Test func groupsStandForTimetablesWhereThereAreSome() throws {
        var city = try Self.twoStops()
        city.city.transit = nil
        let ids = try city.baseline { $0.indicators = ["transit"] }.indicators.map(\.definition.id)
        #expect(ids == ["residents_near_stop_300m_share", "residents_near_stop_500m_share"])
        let asked = try city.baseline { $0.indicators = ["stops"] }
        #expect(try asked.measured.reason("stops") == .noData)
    }

    /// Bus, metro and tram, with houses at the ends of what is convenient.
    private static func threeModes() throws -> TestCity {
        // The metro is at 0, the bus at 1 600, the tram at 2 500.
        try street([1_000, 1_001, 1_100, 2_100, 2_999]) {
            $0.stop("metro", 0, 0)
            $0.stop("bus", 1_600, 0)
            $0.stop("tram", 2_500, 0)
            $0.stop("asleep", 1_050, 0)
            $0.line(.metro, "west end", "metro", "east end", every: 5)
            $0.line(.bus, "west end", "bus", "east end", every: 60)
            $0.line(.tram, "west end", "tram", "east end", every: 60)
            $0.line(.bus, "west end", "asleep", "east end", every: 60, from: 20, to: 24)
        }
    }

    @Test func vehiclesOfHighCapacityAreWalkedToFarther() throws {
        let id = "residents_with_convenient_transit_share"
        // 1 000 m to the metro; 599 m to the bus is too far; 500 m; 400 m to the tram; 499 m.
        #expect(try Self.baseline(Self.threeModes()).measured.value(id) == 29.0 / 31)
        let strict = try Self.baseline(Self.threeModes()) { $0.convenientTransit.lowCapacity = 450 }.measured
        #expect(try strict.value(id) == 9.0 / 31)
        let trams = try Self.baseline(Self.threeModes()) {
            $0.convenientTransit.lowCapacity = 450
            $0.convenientTransit.highCapacityModes = [.metro, .tram]
        }.measured
        #expect(try trams.value(id) == 25.0 / 31)
        let late = try Self.baseline(Self.threeModes()).evaluate(
            Edits.measure { $0.stopAccess.window = 20 * 3_600..<22 * 3_600 })
        #expect(try late.value(id) == 1)
    }

    @Test func aScenarioMayMeasureWithOtherLimits() throws {
        let base = try Self.baseline(Self.threeModes())
        let stricter = try base.evaluate(Edits.measure { $0.convenientTransit.lowCapacity = 450 })
        #expect(try stricter.value("residents_with_convenient_transit_share") == 9.0 / 31)
    }

    @Test func withoutStreetsNobodyKnowsAWalk() throws {
        var city = try Self.twoStops()
        city.city.streets = Layer()
        let base = try Self.baseline(city).measured
        #expect(try base.reason("residents_with_convenient_transit_share") == .noData)
        #expect(try base.reason("residents_near_frequent_stop_20min_walk_share") == .noData)
        #expect(try base.value("residents_near_frequent_stop_20min_share") == 3.0 / 31)
    }

    @Test func theStopTheWayAndTheIntervalAreTold() throws {
        func facts(_ id: String, _ city: TestCity, of building: String) throws -> [Contribution.Fact] {
            let base = try Self.baseline(city)
            let number = try #require(base.indicators.firstIndex { $0.definition.id == id })
            let part = try base.appraisal.explanation(of: number, in: 0, crew: Crew()).numerator
            return Array(try #require(part.contributions.first { $0.id == building }).facts.prefix(4))
        }
        let walk = try facts("residents_near_frequent_stop_30min_walk_share", Self.twoStops(), of: "H1")
        #expect(walk.prefix(3) == [.init("stop", text: "often"), .init("walk_m", 499), .init("interval_min", 20)])
        let line = try facts("residents_near_frequent_stop_20min_share", Self.twoStops(), of: "H0")
        #expect(line.prefix(3) == [.init("stop", text: "often"), .init("distance_m", 5), .init("interval_min", 20)])
        let metro = try facts("residents_with_convenient_transit_share", Self.threeModes(), of: "H0")
        #expect(
            metro == [
                .init("stop", text: "metro"), .init("walk_m", 1_000), .init("mode", text: "metro"),
                .init("departures", 14 * 24),
            ])
    }
}
