import QuartierGeometry
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierScenario

/// Quality classes of places, worked out by hand.
@Suite struct QualityClassTests {
    /// A straight street of 2 km with a tram stop at its western end and a bus stop at its eastern one, and houses.
    ///
    /// Tram every 10 min: category III of Austria's tables; bus every 30 min: category V.
    private static func street(_ change: (inout TestTimetable) -> Void = { _ in }) throws -> TestCity {
        var city = TestCity()
        city.district("D", Box(-100, -100, 2_200, 200))
        city.plot("west", Box(-20, 10, 40, 40))
        city.street("street", (0, 0), (2_000, 0))
        var timetable = TestTimetable()
        timetable.stop("tram", 0, 0)
        timetable.stop("bus", 2_000, 0)
        // Far from everything, so that neither stop is the end of its line.
        timetable.stop("west end", -9_000, 0)
        timetable.stop("east end", 11_000, 0)
        timetable.line(.tram, "west end", "tram", "east end", every: 10)
        timetable.line(.bus, "west end", "bus", "east end", every: 30)
        change(&timetable)
        try timetable.serve(&city)
        for (index, x) in [0, 295, 305, 600, 900, 1_300, 1_900].enumerated() {
            city.building("H\(index)", Box(Double(x) - 1, 0, 2, 10)) {
                ($0.residents, $0.dwellings, $0.jobs) = (Double(1 << index), 10, 1)
            }
        }
        return city
    }

    private static func setting(_ standard: String, _ city: TestCity) throws -> Baseline {
        try city.baseline {
            $0.parameters.transitClasses.standard = .named(standard)
            $0.indicators = ["transit", "residents"]
            $0.kinds = [.districts, .plots]
        }
    }

    @Test func classesFollowCategoryAndWay() throws {
        let base = try Self.setting("oerok_2017", Self.street()).measured
        // Category III: B to 300 m, C to 500 m, D to 750 m, E to 1 000 m, F to 1 250 m. The house at 1 300 m is 700 m
        // from the bus of category V: F. The one at 1 900 m is 100 m from it: D.
        let expected: [(String, Double)] = [
            ("a", 0), ("b", 1 + 2), ("c", 4), ("d", 8 + 64), ("e", 16), ("f", 32), ("g", 0), ("none", 0),
        ]
        for (name, residents) in expected {
            #expect(try base.value("residents_transit_class_\(name)") == residents, "\(name)")
        }
        #expect(try base.value("dwellings_transit_class_b") == 20)
        #expect(try base.value("jobs_transit_class_d") == 2)
        #expect(try base.value("residents_transit_class_a_share") == 0)
        #expect(try base.value("residents_transit_class_d_or_better_share") == 79.0 / 127)
        #expect(try base.value("residents_transit_class_g_or_better_share") == 1)
        // The middle of the district is 1 km from both stops; that of the plot 30 m from the tram.
        #expect(try base.value("transit_class") == 5)
        #expect(try base.value("transit_class", "west", of: .plots) == 2)
    }

    @Test func everySumAddsUpToAll() throws {
        for standard in QualityStandard.all {
            let base = try Self.setting(standard.id, Self.street())
            let names = standard.classNames.map { $0.lowercased() } + ["none"]
            let sum = try names.reduce(0.0) { try $0 + (base.measured.value("residents_transit_class_\($1)") ?? .nan) }
            #expect(sum == 127, "\(standard.id)")
        }
    }

    @Test func circlesAreDrawnAroundTheMiddleOfTheStop() throws {
        // GOAT: tram every 10 min is III (B to 300 m, C to 500 m, D to 750 m, E to 1 000 m), bus every 30 min V.
        let base = try Self.setting("goat_120", Self.street()).measured
        #expect(try base.value("residents_transit_class_b") == 1 + 2)
        #expect(try base.value("residents_transit_class_d") == 8 + 64)
        #expect(try base.value("residents_transit_class_f") == 32)
    }

    @Test func doubtfulCellsAreNoted() throws {
        // A bus every 4 min is III by a doubtful cell; at 100 m it is B, which the tram does not give.
        let city = try Self.street { $0.line(.bus, "west end", "bus", "east end", every: 4) }
        let base = try Self.setting("oerok_2017", city).measured
        #expect(try base.measurement("residents_transit_class_b").isDoubtful)
        #expect(try base.measurement("residents_transit_class_b_or_better_share").isDoubtful)
        #expect(try !base.measurement("residents_transit_class_c").isDoubtful)
        #expect(try !base.measurement("residents_transit_class_none").isDoubtful)
    }

    @Test func withoutStreetsNobodyKnowsAWay() throws {
        var city = try Self.street()
        city.city.streets = Layer()
        let base = try Self.setting("oerok_2017", city).measured
        #expect(try base.reason("residents_transit_class_a") == .noData)
        #expect(try base.reason("transit_class") == .noData)
        #expect(try Self.setting("goat_120", city).measured.value("residents_transit_class_b") == 3)
    }

    @Test func withoutAStandardThereAreNoClasses() throws {
        let base = try Self.street().baseline { $0.indicators = ["transit"] }
        #expect(!base.indicators.contains { $0.definition.id.contains("class") })
    }

    @Test func whoIsFarFromStreetsIsNotCounted() throws {
        var city = try Self.street()
        city.building("far", Box(1_000, 400, 10, 10)) { $0.residents = 127 }
        let lone = try Self.setting("oerok_2017", city).measured.measurement("residents_transit_class_b")
        // The far house lies outside the district.
        #expect(lone.value == 3)
        city.city.districts = Layer()
        city.district("D", Box(-100, -100, 2_200, 900))
        let shared = try Self.setting("oerok_2017", city).measured.measurement("residents_transit_class_b")
        #expect(shared.reason == .partialCoverage)
        #expect(shared.coverage == 0.5)
    }

    @Test func theBuildingsOfAScenarioAreAsIfTheyHadAlwaysBeenThere() throws {
        for standard in ["oerok_2017", "goat_120"] {
            let base = try Self.setting(standard, Self.street())
            let scenario = try base.evaluate(
                Edits.add(Building.self) { city in
                    city.building("new", Box(500, 0, 10, 10)) { ($0.residents, $0.dwellings, $0.jobs) = (1_000, 1, 1) }
                }, Edits.remove(.buildings, "id = 'H0'"))
            var city = try Self.street()
            city.building("new", Box(500, 0, 10, 10)) { ($0.residents, $0.dwellings, $0.jobs) = (1_000, 1, 1) }
            city.city.buildings.elements[0] = Building()
            (city.city.buildings.elements[0].residents, city.city.buildings.elements[0].dwellings) = (0, 0)
            city.city.buildings.elements[0].jobs = 0
            let anew = try Self.setting(standard, city).measured
            for indicator in base.indicators where indicator.definition.id.contains("transit_class") {
                let id = indicator.definition.id
                #expect(try scenario.value(id) == anew.value(id), "\(id)")
            }
        }
    }
}
