import Quartier
import Testing

/// Every number of Fixtures/grid-3x3/README.md.
@Suite struct GridTests {
    private static let results = Result { try Results(of: Fixtures.study("grid-3x3")) }
    private static let districts = ["A1", "B1", "C1", "A2", "B2", "C2", "A3"]

    /// A line of the table: A1 to A3, B3 and C3 without B09, what B09 brings, and all.
    struct Line: Sendable {
        var indicator: String
        var squares: [Double]
        var b3: Double
        var c3: Double
        var b09: Double
        var all: Double
        /// Whether B03, of which nothing is known, is missing from B1.
        var lacksB03 = false
    }

    static let base: [Line] = [
        Line("area_m2", [10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000], 10_000, 10_000, 0, 90_000),
        Line("net_area_m2", [1_600, 1_800, 2_000, 2_500, 0, 1_600, 1_200], 1_200, 4_500, 0, 16_400),
        Line("buildings", [1, 2, 1, 1, 0, 1, 1], 1, 3, 1, 12),
        Line("footprint_m2", [100, 200, 200, 800, 0, 400, 200], 100, 600, 200, 2_800),
        Line("gfa_m2", [500, 300, 800, 2_400, 0, 2_400, 400], 500, 2_400, 200, 9_900, lacksB03: true),
        Line("residential_gfa_m2", [500, 300, 400, 2_400, 0, 0, 400], 500, 2_000, 200, 6_700, lacksB03: true),
        Line("dwellings", [5, 3, 6, 24, 0, 0, 4], 5, 20, 2, 69, lacksB03: true),
        Line("residents", [10, 6, 12, 48, 0, 0, 8], 10, 40, 4, 138, lacksB03: true),
        Line("jobs", [0, 0, 20, 0, 0, 120, 0], 0, 10, 0, 150),
        Line("green_m2", [1_200, 0, 400, 100, 0, 400, 0], 400, 2_000, 0, 4_500),
        Line("green_public_m2_per_resident", [1_200, 0, 400, 0, 0, 400, 0], 400, 0, 0, 2_400, lacksB03: true),
        Line("residents_near_green_300m_share", [10, 6, 12, 48, 0, 0, 8], 10, 20, 4, 118, lacksB03: true),
        Line("residents_near_stop_300m_share", [10, 0, 12, 0, 0, 0, 0], 0, 0, 0, 22, lacksB03: true),
        Line("residents_near_stop_500m_share", [10, 6, 12, 48, 0, 0, 8], 10, 40, 0, 134, lacksB03: true),
    ]

    @Test(arguments: base)
    func baseIsAsWorkedOutByHand(_ line: Line) throws {
        let results = try Self.results.get()
        for (district, expected) in zip(Self.districts, line.squares) {
            let measurement = try results.measurement(line.indicator, district, in: "base")
            #expect(agree(measurement.numerator, expected), "\(line.indicator) of \(district)")
            let lacks = line.lacksB03 && district == "B1"
            #expect(measurement.coverage == (lacks ? 0.5 : 1), "\(line.indicator) of \(district)")
            #expect((measurement.reason == .partialCoverage) == lacks)
        }
        // B09 lies on the border of B3 and C3 and belongs to one of them, whichever that is.
        let b3 = try #require(results.measurement(line.indicator, "B3", in: "base").numerator)
        let c3 = try #require(results.measurement(line.indicator, "C3", in: "base").numerator)
        #expect(
            agree(b3, line.b3) && agree(c3, line.c3 + line.b09) || agree(b3, line.b3 + line.b09) && agree(c3, line.c3))
        #expect(agree(try results.total(line.indicator, in: "base"), line.all))
    }

    @Test(
        arguments: [
            ("dwellings_per_ha_gross", "A2", 24.0), ("dwellings_per_ha_net", "A1", 31.25),
            ("dwellings_per_ha_net", "C1", 30), ("dwellings_per_ha_net", "A2", 96),
            ("green_public_m2_per_resident", "A1", 120), ("green_public_m2_per_resident", "A2", 0),
            ("residents_near_green_300m_share", "A1", 1), ("residents_near_green_300m_share", "C1", 1),
            ("residents_near_green_300m_share", "A2", 1), ("residents_near_green_300m_share", "A3", 1),
            ("residents_near_green_300m_share", "B3", 1), ("green_share", "A1", 0.12), ("jobs_per_ha_site", "C2", 120),
            ("gsi", "A2", 0.08), ("fsi", "A2", 0.24), ("storeys_mean", "A2", 3), ("osr", "A2", 9_200.0 / 2_400),
        ] as [(String, String, Double)])
    func ratiosAreAsWorkedOutByHand(_ indicator: String, _ district: String, _ expected: Double) throws {
        #expect(agree(try Self.results.get().measurement(indicator, district, in: "base").value, expected))
    }

    @Test func theShareInC3DependsOnB09() throws {
        let share = try #require(
            Self.results.get().measurement("residents_near_green_300m_share", "C3", in: "base").value)
        #expect(agree(share, 20.0 / 40) || agree(share, 24.0 / 44))
    }

    @Test(arguments: [
        ("dwellings_per_ha_net", "B2"), ("residents_near_green_300m_share", "B2"),
        ("residents_near_green_300m_share", "C2"), ("green_public_m2_per_resident", "C2"),
    ])
    func whereNobodyLivesSharesAreUndefined(_ indicator: String, _ district: String) throws {
        #expect(try Self.results.get().measurement(indicator, district, in: "base").reason == .denominatorZero)
    }

    /// What differs from the base: (scenario, indicator, district or "all", numerator).
    static let differences: [(String, String, String, Double)] = [
        ("taller", "gfa_m2", "A1", 600), ("taller", "residential_gfa_m2", "A1", 600), ("taller", "dwellings", "A1", 6),
        ("taller", "residents", "A1", 12), ("taller", "residents_near_green_300m_share", "A1", 12),
        ("taller", "residents_near_stop_300m_share", "A1", 12), ("taller", "residents_near_stop_500m_share", "A1", 12),
        ("taller", "gfa_m2", "all", 10_000), ("taller", "dwellings", "all", 70), ("taller", "residents", "all", 140),
        ("park", "green_m2", "B2", 2_000), ("park", "green_public_m2_per_resident", "B2", 2_000),
        ("park", "buildings", "C2", 0), ("park", "footprint_m2", "C2", 0), ("park", "gfa_m2", "C2", 0),
        ("park", "jobs", "C2", 0), ("park", "buildings", "all", 11), ("park", "footprint_m2", "all", 2_400),
        ("park", "gfa_m2", "all", 7_500), ("park", "jobs", "all", 30), ("park", "green_m2", "all", 6_500),
        ("park", "green_public_m2_per_resident", "all", 4_400),
        ("park", "residents_near_green_300m_share", "all", 138),
        ("taller-and-smaller", "dwellings", "A1", 12), ("taller-and-smaller", "dwellings", "B1", 6),
        ("taller-and-smaller", "dwellings", "C1", 6), ("taller-and-smaller", "dwellings", "A2", 48),
        ("taller-and-smaller", "dwellings", "A3", 8), ("taller-and-smaller", "dwellings", "all", 134),
        ("taller-and-smaller", "residents", "C1", 6), ("taller-and-smaller", "residents", "all", 134),
        ("build-out@2028", "gfa_m2", "A1", 600), ("build-out@2028", "residents", "A1", 12),
        ("build-out@2028", "green_m2", "all", 4_500), ("build-out@2028", "residents", "all", 140),
        ("build-out@2032", "gfa_m2", "A1", 800), ("build-out@2032", "dwellings", "A1", 8),
        ("build-out@2032", "residents", "A1", 16), ("build-out@2032", "gfa_m2", "all", 10_200),
        ("build-out@2032", "dwellings", "all", 72), ("build-out@2032", "residents", "all", 144),
        ("build-out@2032", "green_m2", "B2", 2_000), ("build-out@2032", "green_m2", "all", 6_500),
        ("build-out@2032", "residents_near_green_300m_share", "all", 144),
    ]

    @Test(arguments: differences.indices)
    func scenariosAreAsWorkedOutByHand(_ number: Int) throws {
        let (scenario, indicator, district, expected) = Self.differences[number]
        let results = try Self.results.get()
        let found =
            district == "all"
            ? try results.total(indicator, in: scenario)
            : try results.measurement(indicator, district, in: scenario).numerator
        #expect(agree(found, expected), "\(indicator) of \(district) in \(scenario)")
    }

    @Test func whatTheReadmeDoesNotNameStaysAsItWas() throws {
        let results = try Self.results.get()
        let named = Set(Self.differences.map { "\($0.0) \($0.1) \($0.2)" })
        for line in Self.base {
            for district in Self.districts where !named.contains("taller \(line.indicator) \(district)") {
                let base = try results.measurement(line.indicator, district, in: "base")
                guard district != "A1" else { continue }
                #expect(try results.measurement(line.indicator, district, in: "taller") == base)
            }
        }
        #expect(agree(try results.measurement("green_public_m2_per_resident", "A1", in: "taller").value, 100))
        #expect(agree(try results.measurement("residents_near_green_300m_share", "C3", in: "park").value, 1))
        let (b3, c3) = (
            try results.measurement("dwellings", "B3", in: "taller-and-smaller").numerator ?? 0,
            try results.measurement("dwellings", "C3", in: "taller-and-smaller").numerator ?? 0
        )
        #expect(agree(b3 + c3, 54))
    }

    /// What the README says of the targets: met, missed, and nothing to be said; nil where nothing is asked yet.
    @Test(
        arguments: [
            ("base", [1, 0, 0], [5, 1, 3]), ("taller", [1, 0, 0], [5, 1, 3]), ("park", [1, 0, 0], [6, 0, 3]),
            ("taller-and-smaller", [1, 0, 0], [5, 1, 3]), ("build-out@2028", [1, 0, 0], nil),
            ("build-out@2032", [0, 1, 0], [6, 0, 3]),
        ] as [(String, [Int], [Int]?)])
    func targetsAreAsWorkedOutByHand(_ scenario: String, _ green: [Int], _ near: [Int]?) throws {
        let study = try Fixtures.study("grid-3x3")
        let outcome =
            try study.scenarios.first { $0.id == scenario }
            .map { try study.baseline.evaluate($0, crew: Crew()).get() } ?? study.baseline.baseOutcome()
        let tallies = outcome.targets.map { tally in tally.map { [$0.met, $0.missed, $0.undefined] } }
        #expect(tallies == [green, near])
        let square = try #require(outcome.zones.first { $0.zone.id == "A1" })
        #expect(square.verdicts.first == Verdict(target: 0, isMet: green[1] == 0))
        #expect(outcome.zones.filter { $0.verdicts.contains { $0.target == 0 } }.count == 1)
    }
}

extension GridTests.Line {
    init(
        _ indicator: String, _ squares: [Double], _ b3: Double, _ c3: Double, _ b09: Double, _ all: Double,
        lacksB03: Bool = false
    ) {
        self.init(indicator: indicator, squares: squares, b3: b3, c3: c3, b09: b09, all: all, lacksB03: lacksB03)
    }
}
