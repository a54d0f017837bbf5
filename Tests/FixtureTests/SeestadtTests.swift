import Quartier
import Testing

/// The drawn Seestadt comes to its programme, and to what another program makes of the same files.
@Suite struct SeestadtTests {
    private static let results = Result { try Results(of: Fixtures.study("seestadt")) }

    @Test(arguments: [("dwellings", 11_500.0), ("residents", 25_000), ("jobs", 20_000), ("gfa_m2", 2_200_000)])
    func comesToThePublishedProgramme(_ indicator: String, _ published: Double) throws {
        let total = try Self.results.get().total(indicator, in: "base")
        #expect(abs(total - published) < 0.05 * published)
    }

    @Test func hasTheSizeOfThePlace() throws {
        #expect(agree(try Self.results.get().total("area_m2", in: "base"), 2_400_000))
    }

    /// The sums that a total is made of, in the order of `totals`.
    static let indicators = [
        "buildings", "footprint_m2", "gfa_m2", "dwellings", "residents", "jobs", "green_m2",
        "green_public_m2_per_resident", "residents_near_green_300m_share", "residents_near_stop_300m_share",
        "residents_near_stop_500m_share",
    ]

    /// Numerators of all districts together, computed from the files with Python and shapely 2.2 by a program that
    /// shares no line with this one; rounded to six decimals.
    static let totals: [String: [Double]] = [
        "base": [
            429, 500_549.80345, 2_194_296.3776, 11_544.841748, 25_084.63215, 20_194.032432, 370_428.299061,
            252_651.414111, 24_425.313262, 23_529.565232, 25_084.63215,
        ],
        "taller-boulevard": [
            429, 500_549.80345, 2_264_264.9769, 11_935.347651, 25_933.123376, 20_738.427782, 370_428.299061,
            252_651.414111, 25_273.804488, 24_032.181929, 25_933.123376,
        ],
        "larger-park": [
            420, 494_358.15675, 2_163_848.6461, 11_256.009905, 24_457.058322, 20_189.376828, 391_935.408511,
            274_158.523561, 23_797.739435, 22_901.991405, 24_457.058322,
        ],
        "park-and-tower": [
            421, 494_933.6299, 2_175_358.1091, 11_368.297349, 24_701.03648, 20_189.376828, 391_935.408511,
            274_158.523561, 24_041.717593, 23_145.969563, 24_701.03648,
        ],
        "build-out@2015": [
            42, 43_977.1006, 195_337.382, 1_356.353157, 2_947.084139, 1_274.033491, 370_428.299061, 252_651.414111,
            2_947.084139, 2_916.664939, 2_947.084139,
        ],
        "build-out@2018": [
            132, 130_191.86735, 516_765.2282, 3_375.791822, 7_334.920471, 3_357.64999, 370_428.299061, 252_651.414111,
            7_284.946071, 7_304.501271, 7_334.920471,
        ],
        "build-out@2024": [
            201, 196_730.7059, 858_442.06945, 5_890.460737, 12_798.793089, 5_196.916266, 370_428.299061,
            252_651.414111, 12_382.994223, 12_768.373889, 12_798.793089,
        ],
        // The last stage is the whole plan again, of buildings that were taken away and added.
        "build-out@2034": [
            429, 500_549.80345, 2_194_296.3776, 11_544.841748, 25_084.63215, 20_194.032432, 370_428.299061,
            252_651.414111, 24_425.313262, 23_529.565232, 25_084.63215,
        ],
        "smaller-dwellings": [
            429, 500_549.80345, 2_194_296.3776, 12_330.514213, 24_519.227512, 20_194.032432, 370_428.299061,
            252_651.414111, 23_880.083617, 22_949.77152, 24_519.227512,
        ],
        "tram": [
            429, 500_549.80345, 2_194_296.3776, 11_544.841748, 25_084.63215, 20_194.032432, 370_428.299061,
            252_651.414111, 24_425.313262, 24_889.08015, 25_084.63215,
        ],
    ]

    @Test(arguments: totals.keys.sorted())
    func agreesWithAnotherProgram(_ scenario: String) throws {
        let results = try Self.results.get()
        for (indicator, expected) in zip(Self.indicators, Self.totals[scenario] ?? []) {
            let total = try results.total(indicator, in: scenario)
            #expect(agree(total, expected), "\(indicator)")
        }
    }

    @Test func everyScenarioHasATotal() throws {
        #expect(try Self.results.get().scenarios == Self.totals.keys.sorted())
        #expect(Self.totals.values.map(\.count).min() == Self.indicators.count)
    }
}
