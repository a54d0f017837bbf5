import QuartierModel
import Testing

@testable import QuartierScenario

/// One number of every indicator that can be worked out in the head.
@Suite struct IndicatorNumberTests {
    /// A hectare with a mixed building of 3 000 m² and five storeys on a plot of 4 000 m², centroid (45, 35).
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.plot("P", Box(10, 5, 80, 50))
        city.building("B", Box(20, 5, 50, 60), storeys: 5, .mixed)
        city.green("public", Box(0, 70, 20, 50))
        city.green("private", Box(50, 70, 10, 25), isPublic: false)
        city.surface("street", Box(0, 0, 100, 40), .asphalt)
        city.surface("yard", Box(0, 40, 100, 20), .gravel)
        city.surface("lawn", Box(0, 60, 100, 40), .lawn)
        city.tree("lime", 85, 50, crown: 20)
        city.stop("near", 45, 335)
        // Past the house, 5 m from its middle, to the stop, 5 m beside it; and off it a path to the public green.
        city.street("street", (75, 0), (75, 100), (75, 340), (45, 340))
        city.street("path", (75, 100), (20, 100))
        return city
    }()

    /// Identifier, value, numerator, denominator and imputed share.
    private static let expected: [(String, Double, Double, Double?, Double)] = [
        ("area_m2", 10_000, 10_000, nil, 0),
        ("net_area_m2", 4_000, 4_000, nil, 0),
        ("footprint_m2", 3_000, 3_000, nil, 0),
        ("gfa_m2", 15_000, 15_000, nil, 0),
        ("residential_gfa_m2", 7_500, 7_500, nil, 1),
        ("storeys_mean", 5, 15_000, 3_000, 0),
        ("fsi", 1.5, 15_000, 10_000, 0),
        ("gsi", 0.3, 3_000, 10_000, 0),
        ("osr", 7.0 / 15, 7_000, 15_000, 0),
        ("buildings", 1, 1, nil, 0),
        ("dwellings", 75, 75, nil, 1),
        ("residents", 150, 150, nil, 1),
        ("jobs", 375, 375, nil, 1),
        ("dwellings_per_ha_gross", 75, 75, 10_000, 1),
        ("dwellings_per_ha_net", 187.5, 75, 4_000, 1),
        ("dwellings_per_ha_site", 75, 75, 10_000, 1),
        ("residents_per_ha_gross", 150, 150, 10_000, 1),
        ("residents_per_ha_net", 375, 150, 4_000, 1),
        ("residents_per_ha_site", 150, 150, 10_000, 1),
        ("jobs_per_ha_site", 375, 375, 10_000, 1),
        // Of the public green 20 × 30 m lie in the district.
        ("green_m2", 850, 850, nil, 0),
        ("green_share", 0.085, 850, 10_000, 0),
        ("green_public_m2_per_resident", 4, 600, 150, 1),
        ("residents_near_green_300m_share", 1, 150, 150, 1),
        // 5 m to the street, 65 m along it, 55 m on the path.
        ("residents_near_green_300m_walk_share", 1, 150, 150, 1),
        ("sealed_m2", 5_250, 5_250, nil, 0),
        ("sealed_unbuilt_m2", 2_250, 2_250, nil, 0),
        ("sealed_share", 0.525, 5_250, 10_000, 0),
        ("partly_sealed_m2", 1_000, 1_000, nil, 0),
        ("partly_sealed_share", 0.1, 1_000, 10_000, 0),
        ("canopy_m2", 100 * .pi, 100 * .pi, nil, 0),
        ("canopy_share", .pi / 100, 100 * .pi, 10_000, 0),
        ("residents_near_stop_300m_share", 1, 150, 150, 1),
        ("residents_near_stop_500m_share", 1, 150, 150, 1),
        // 5 + 305 + 30 + 5 m on foot.
        ("residents_near_stop_300m_walk_share", 0, 0, 150, 1),
        ("residents_near_stop_500m_walk_share", 1, 150, 150, 1),
    ]

    @Test(arguments: expected.map(\.0))
    func isWhatPaperSays(_ id: String) throws {
        let base = try Self.city.baseline {
            $0.parameters.greenAccess.minimumArea = 1_000
            $0.parameters.greenAccess.distance = .both
            $0.parameters.stopAccess.distance = .both
        }
        let line = try #require(Self.expected.first { $0.0 == id })
        let measurement = try base.measured.measurement(id)
        #expect(agree(measurement.value, line.1))
        #expect(agree(measurement.numerator, line.2))
        #expect(agree(measurement.denominator, line.3))
        #expect(measurement.imputed == line.4)
        #expect(measurement.coverage == 1)
    }

    /// Those of timetables are checked in `QualityClassTests` and its neighbours.
    @Test func allIndicatorsAreChecked() {
        let ofLayers = IndicatorCatalog.indicators().filter { !$0.needsTimetables }
        #expect(ofLayers.map(\.definition.id) == Self.expected.map(\.0))
        #expect(Self.expected.count == 36)
    }

    @Test func valuesAreNumeratorsByDenominatorsAndScale() throws {
        let base = try Self.city.baseline()
        for (indicator, measurement) in zip(base.indicators, base.measurements.flatMap { $0 }) {
            guard let value = measurement.value, let numerator = measurement.numerator else { continue }
            let quotient = measurement.denominator.map { numerator / $0 } ?? numerator
            #expect(agree(value, quotient * indicator.definition.scale), "\(indicator.definition.id)")
        }
    }

    @Test func spacematrixHoldsItsTestVector() throws {
        // Base 10 000 m², footprint 3 000 m², GFA 15 000 m².
        let base = try Self.city.baseline().measured
        #expect(try base.value("fsi") == 1.5)
        #expect(try base.value("gsi") == 0.3)
        #expect(abs((try base.value("osr") ?? 0) - 0.4667) < 0.00005)
        #expect(try base.value("storeys_mean") == 5)
    }

    @Test func seestadtAndRothneusiedlArePlausible() throws {
        // 10 500 dwellings and 20 000 residents on 240 ha; 21 000 residents and 40 ha of green on 124 ha.
        var seestadt = TestCity()
        seestadt.district("D", Box(0, 0, 2_000, 1_200))
        seestadt.building("B", Box(0, 0, 10, 10)) { ($0.dwellings, $0.residents) = (10_500, 20_000) }
        let first = try seestadt.baseline().measured
        #expect(agree(try first.value("dwellings_per_ha_gross"), 43.75))
        #expect(agree(try first.value("residents_per_ha_gross"), 83.333_333_333, within: 1e-9))
        var rothneusiedl = TestCity()
        rothneusiedl.district("D", Box(0, 0, 1_240, 1_000))
        rothneusiedl.building("B", Box(0, 0, 10, 10)) { $0.residents = 21_000 }
        rothneusiedl.green("G", Box(100, 100, 400, 1_000))
        rothneusiedl.green("outside", Box(100, 1_000, 400, 100))
        let second = try rothneusiedl.baseline().measured
        #expect(agree(try second.value("residents_per_ha_gross"), 169.354_838_709_677))
        #expect(agree(try second.value("green_public_m2_per_resident"), 360_000.0 / 21_000))
    }

    @Test func storeysComeFromWhatIsKnownFirst() throws {
        let cases: [(storeys: Double?, height: Double?, unknown: Double?, expected: Double?, imputed: Double)] = [
            (4, 30, 2, 400, 0), (nil, 9, 2, 300, 1), (nil, 10.4, 2, 300, 1), (nil, 10.5, 2, 400, 1),
            (nil, 1, nil, 100, 1), (nil, nil, 2, 200, 1), (nil, nil, nil, nil, 0),
        ]
        for line in cases {
            var city = TestCity()
            city.district("D", Box(0, 0, 100, 100))
            city.building("B", Box(0, 0, 10, 10)) { ($0.storeys, $0.height) = (line.storeys, line.height) }
            let measurement = try city.baseline {
                $0.assumptions.storeysWhereUnknown.general = line.unknown
            }.measured.measurement("gfa_m2")
            #expect(measurement.value == line.expected)
            #expect(measurement.imputed == line.imputed)
        }
    }

    @Test func vacancyEmptiesDwellings() throws {
        let base = try Self.city.baseline { $0.assumptions.vacancy.general = 0.25 }.measured
        #expect(try base.value("dwellings") == 75)
        #expect(try base.value("residents") == 112.5)
    }
}
