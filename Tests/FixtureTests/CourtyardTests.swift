import Quartier
import Testing

/// Every number of Fixtures/courtyard/README.md.
@Suite struct CourtyardTests {
    private static let results = Result { try CourtyardResults() }

    /// Scenario, indicator, and the numbers of W, E and K.
    static let numbers: [(String, String, [Double])] = [
        ("base", "sealed_m2", [1_500, 500, 2_000]), ("base", "sealed_unbuilt_m2", [1_100, 100, 1_200]),
        ("base", "sealed_share", [0.5, 1.0 / 6, 1.0 / 3]), ("base", "partly_sealed_m2", [500, 200, 700]),
        ("base", "partly_sealed_share", [1.0 / 6, 1.0 / 15, 7.0 / 60]),
        ("unseal", "sealed_m2", [400, 500, 900]), ("unseal", "sealed_unbuilt_m2", [0, 100, 100]),
        ("unseal", "partly_sealed_m2", [0, 200, 200]),
        ("plant", "sealed_share", [0.5, 1.0 / 6, 1.0 / 3]),
        ("build", "sealed_m2", [600, 500, 1_100]), ("build", "sealed_unbuilt_m2", [0, 100, 100]),
        ("build", "sealed_share", [0.2, 1.0 / 6, 1_100.0 / 6_000]), ("build", "partly_sealed_m2", [0, 200, 200]),
    ]

    @Test(arguments: numbers.indices)
    func theGroundIsAsWorkedOutByHand(_ number: Int) throws {
        let (scenario, indicator, expected) = Self.numbers[number]
        for (zone, value) in zip(["W", "E", "K"], expected) {
            let measurement = try Self.results.get().measurement(indicator, zone, in: scenario)
            #expect(agree(measurement.value, value), "\(indicator) of \(zone) in \(scenario)")
            #expect(measurement.coverage == 1)
        }
    }

    @Test(arguments: [
        ("base", [103.672_557_6, 83.192_5]), ("unseal", [103.672_557_6, 83.192_5]),
        ("plant", [103.672_557_6 + 18 * Double.pi, 83.192_5 + 5 * Double.pi]),
        ("build", [8 * Double.pi, 83.192_5]),
    ])
    func theCanopyIsAsWorkedOutByHand(_ scenario: String, _ expected: [Double]) throws {
        let results = try Self.results.get()
        let values = try ["W", "E", "K"].map { try results.measurement("canopy_m2", $0, in: scenario).value ?? 0 }
        // On W no crown overlaps another one.
        #expect(abs(values[0] - expected[0]) < 1e-6)
        #expect(abs(values[1] - expected[1]) < 45.5 * 1e-3)
        #expect(agree(values[2], values[0] + values[1]))
        let share = try results.measurement("canopy_share", "W", in: scenario).value
        #expect(agree(share, values[0] / 3_000))
        #expect(try results.measurement("canopy_m2", "W", in: scenario).imputed == 0)
        let imputed = try results.measurement("canopy_m2", "E", in: scenario).imputed
        #expect(abs(imputed - (scenario == "plant" ? 9 : 4) * Double.pi / values[1]) < 1e-6)
    }

    @Test func everythingIsSaidThatIsWorthKnowing() throws {
        let findings = try Fixtures.study("courtyard").findings.all
        // How well WGS 84 is met depends on the grids that are installed.
        let warnings = findings.filter { $0.severity > .note && $0.code != "coarse-operation" }
        #expect(warnings.map(\.code) == ["overlapping-surfaces"])
        let overlap = try #require(findings.first { $0.code == "overlapping-surfaces" })
        #expect(overlap.message.contains("1 pair of surfaces overlaps, by 200.0 m² in all, 200.0 m² of it between"))
        #expect(overlap.message.contains("S4 and S5"))
    }
}

/// The results of the courtyard by zone; plots and the district have no identifier in common.
private struct CourtyardResults {
    private var table: [String: Measurement] = [:]

    init() throws {
        let study = try Fixtures.study("courtyard")
        add(study.baseline.baseOutcome(), study)
        for scenario in study.scenarios { try add(study.baseline.evaluate(scenario, crew: Crew()).get(), study) }
    }

    private mutating func add(_ outcome: ScenarioOutcome, _ study: Study) {
        for zone in outcome.zones {
            for (indicator, measurement) in zip(study.baseline.indicators, zone.measurements) {
                table["\(outcome.id) \(zone.zone.id) \(indicator.definition.id)"] = measurement
            }
        }
    }

    func measurement(_ indicator: String, _ zone: String, in scenario: String) throws -> Measurement {
        try #require(table["\(scenario) \(zone) \(indicator)"], "\(indicator) of \(zone) in \(scenario)")
    }
}
