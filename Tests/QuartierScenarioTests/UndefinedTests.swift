import QuartierModel
import Testing

@testable import QuartierScenario

/// Missing is a value: why an indicator says nothing, and how much of it is known.
@Suite struct UndefinedTests {
    private static let ratios = [
        "storeys_mean", "osr", "green_public_m2_per_resident", "residents_near_green_300m_share",
        "residents_near_stop_300m_share", "residents_near_stop_500m_share",
    ]
    private static let sums = [
        "footprint_m2", "gfa_m2", "residential_gfa_m2", "buildings", "dwellings", "residents", "jobs", "fsi", "gsi",
        "dwellings_per_ha_gross", "residents_per_ha_site", "jobs_per_ha_site", "green_m2", "green_share", "net_area_m2",
    ]

    /// A district with every layer and nothing in them.
    private static let empty = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.state(Plot.self)
        city.state(Building.self)
        city.state(GreenSpace.self)
        city.state(Stop.self)
        city.state(Street.self)
        return city
    }()

    @Test(arguments: IndicatorCatalog.indicators().map(\.definition.id))
    func withoutLayersThereIsNoData(_ id: String) throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        let measurement = try city.baseline { $0.indicators = [id] }.measured.measurement(id)
        guard id != "area_m2" else {
            #expect(measurement.value == 10_000)
            return
        }
        #expect(measurement.reason == .noData)
        #expect(measurement.coverage == 0)
        #expect(measurement.numerator == nil)
    }

    @Test(arguments: ratios)
    func aShareOfNothingIsUndefined(_ id: String) throws {
        let measurement = try Self.empty.baseline().measured.measurement(id)
        #expect(measurement.reason == .denominatorZero)
        #expect(measurement.denominator == 0)
        #expect(measurement.coverage == 1)
    }

    @Test(arguments: sums)
    func aSumOfNothingIsZero(_ id: String) throws {
        #expect(try Self.empty.baseline().measured.value(id) == 0)
    }

    @Test(arguments: ["dwellings_per_ha_net", "residents_per_ha_net"])
    func aDensityOnNoPlotsIsUndefined(_ id: String) throws {
        #expect(try Self.empty.baseline().measured.reason(id) == .denominatorZero)
    }

    @Test func plotsHaveNoGrossDensity() throws {
        var city = Self.empty
        city.plot("P", Box(0, 0, 50, 50))
        city.building("B", Box(0, 0, 10, 10), storeys: 5)
        let base = try city.baseline { $0.kinds = [.plots, .districts] }.measured
        for id in ["dwellings_per_ha_gross", "residents_per_ha_gross"] {
            #expect(try base.reason(id, "P", of: .plots) == .notApplicable)
            #expect(try base.value(id) != nil)
        }
        // The net land of a plot is the plot.
        #expect(try base.value("net_area_m2", "P", of: .plots) == 2_500)
        #expect(try base.value("dwellings_per_ha_net", "P", of: .plots) == 20)
        #expect(try base.value("dwellings_per_ha_site", "P", of: .plots) == 20)
    }

    /// Known floor area on 100 m² of footprint, unknown on as many square metres as asked.
    private static func halfKnown(_ unknown: Double) -> TestCity {
        var city = empty
        city.building("known", Box(0, 0, 10, 10), storeys: 5)
        city.building("unknown", Box(20, 0, unknown, 1), storeys: nil)
        return city
    }

    @Test(arguments: [
        "gfa_m2", "residential_gfa_m2", "dwellings", "residents", "fsi", "osr", "storeys_mean",
        "dwellings_per_ha_site", "green_public_m2_per_resident", "residents_near_stop_500m_share",
    ])
    func tooLittleKnownIsWithheld(_ id: String) throws {
        let measurement = try Self.halfKnown(25).baseline().measured.measurement(id)
        #expect(measurement.reason == .partialCoverage)
        #expect(measurement.coverage == 0.8)
        #expect(measurement.numerator != nil)
        // What does not depend on storeys is given.
        #expect(try Self.halfKnown(25).baseline().measured.value("gsi") == 0.0125)
    }

    @Test func enoughKnownIsGivenWithItsCoverage() throws {
        let city = Self.halfKnown(25)
        let base = try city.baseline { $0.parameters.minimumCoverage = 0.8 }.measured
        #expect(try base.value("gfa_m2") == 500)
        #expect(try base.measurement("gfa_m2").coverage == 0.8)
        // The mean is over the buildings that are known.
        #expect(try base.value("storeys_mean") == 5)
        let stricter = try city.baseline { $0.parameters.minimumCoverage = 0.800_000_1 }.measured
        #expect(try stricter.reason("gfa_m2") == .partialCoverage)
        // Where nothing is known, no minimum is low enough.
        var unknown = Self.empty
        unknown.building("unknown", Box(20, 0, 10, 1), storeys: nil)
        #expect(try unknown.baseline { $0.parameters.minimumCoverage = 0 }.measured.reason("gfa_m2") == .noData)
    }

    @Test func imputedSharesAreOfTheValue() throws {
        var city = Self.empty
        city.building("stated", Box(0, 0, 10, 10), storeys: 5)
        city.building("by height", Box(20, 0, 10, 10)) { ($0.height, $0.use) = (45, .residential) }
        city.building("counted", Box(40, 0, 10, 10)) { ($0.storeys, $0.use, $0.dwellings) = (5, .residential, 20) }
        let base = try city.baseline().measured
        #expect(try base.measurement("gfa_m2").imputed == 0.6)
        #expect(try base.measurement("fsi").imputed == 0.6)
        #expect(try base.measurement("osr").imputed == 0.6)
        #expect(agree(try base.measurement("dwellings").imputed, 20.0 / 40))
        #expect(try base.measurement("residents").imputed == 1)
    }

    @Test func fewPeopleGiveNoValuePerHead() throws {
        var city = Self.empty
        city.building("B", Box(0, 0, 10, 10)) { $0.residents = 3 }
        city.green("G", Box(0, 50, 30, 20))
        let few = try city.baseline { $0.parameters.minimumPopulation = 4 }.measured
            .measurement("green_public_m2_per_resident")
        #expect(few.reason == .belowMinimumPopulation)
        // The whole needs the parts.
        #expect(few.numerator == 600)
        #expect(few.denominator == 3)
        #expect(few.coverage == 1)
        #expect(
            try city.baseline { $0.parameters.minimumPopulation = 3 }.measured.value("green_public_m2_per_resident")
                == 200)
    }

    @Test func unknownPeopleAreNoFewPeople() throws {
        var city = Self.empty
        city.building("B", Box(0, 0, 10, 10)) { $0.residents = 3 }
        city.building("C", Box(50, 0, 10, 10)) { $0.use = .residential }
        let measured = try city.baseline { $0.parameters.minimumPopulation = 4 }.measured
        #expect(try measured.reason("green_public_m2_per_resident") == .partialCoverage)
    }

    @Test func greenOfUnknownAccessLowersCoverage() throws {
        var city = Self.empty
        city.building("B", Box(0, 0, 10, 10)) { $0.residents = 10 }
        city.green("open", Box(0, 50, 40, 10))
        city.green("unknown", Box(50, 50, 10, 10), isPublic: nil)
        let base = try city.baseline { $0.parameters.minimumCoverage = 0.8 }.measured
        #expect(try base.value("green_m2") == 500)
        #expect(try base.measurement("green_public_m2_per_resident").coverage == 0.8)
        #expect(try base.value("green_public_m2_per_resident") == 40)
        #expect(try base.measurement("residents_near_green_300m_share").coverage == 0.8)
        #expect(try city.baseline().measured.reason("green_public_m2_per_resident") == .partialCoverage)
        // Where access does not matter, nothing is missing.
        let any = try city.baseline { $0.parameters.greenAccess.publicOnly = false }.measured
        #expect(try any.measurement("residents_near_green_300m_share").coverage == 1)
    }

    @Test func stopsOfUnknownServiceLowerCoverage() throws {
        var city = Self.empty
        city.building("B", Box(0, 0, 10, 10)) { $0.residents = 10 }
        city.stop("S", 5, 5, departures: 8)
        city.stop("T", 5, 5)
        #expect(try city.baseline().measured.measurement("residents_near_stop_300m_share").coverage == 1)
        let strict = try city.baseline { $0.parameters.stopAccess.minimumDeparturesPerHour = 4 }.measured
        #expect(try strict.measurement("residents_near_stop_300m_share").coverage == 0.5)
        #expect(try strict.reason("residents_near_stop_300m_share") == .partialCoverage)
    }

    @Test func aLayerThatAScenarioBringsIsKnownEverywhere() throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.district("E", Box(100, 0, 100, 100))
        let park = Edits.add(GreenSpace.self) { $0.green("G", Box(10, 10, 20, 20)) }
        let house = Edits.add(Building.self) { $0.building("B", Box(10, 10, 10, 10), storeys: 5) }
        for indicators in [["all"], ["green_m2", "gfa_m2"]] {
            let baseline = try city.baseline { $0.indicators = indicators }
            #expect(try baseline.measured.reason("green_m2", "E") == .noData)
            let scenario = try baseline.evaluate(park, house)
            #expect(try scenario.value("green_m2", "D") == 400)
            #expect(try scenario.value("green_m2", "E") == 0)
            #expect(try scenario.value("gfa_m2", "E") == 0)
        }
    }

    @Test(arguments: [1e-4, 1.0, 1e6])
    func smallAndLargeZonesGiveFiniteNumbers(_ size: Double) throws {
        var city = Self.empty
        city.plot("P", Box(0, 0, size, size))
        city.building("B", Box(size / 4, size / 4, size / 4, size / 4), storeys: 5)
        city.green("G", Box(0, 0, size / 2, size / 2))
        city.district("E", Box(2 * size, 0, size, size))
        let baseline = try city.baseline { $0.kinds = [.districts, .plots, .study] }
        for measurement in baseline.measurements.flatMap({ $0 }) {
            for number in [measurement.value, measurement.numerator, measurement.denominator, measurement.coverage] {
                #expect(number?.isFinite ?? true)
            }
            #expect((0...1).contains(measurement.coverage))
            #expect((0...1).contains(measurement.imputed))
        }
        #expect(agree(try baseline.measured.value("fsi", "P", of: .plots), 5.0 / 16))
        #expect(agree(try baseline.measured.value("green_share", "P", of: .plots), 0.25))
    }
}
