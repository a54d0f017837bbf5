import QuartierModel
import Testing

@testable import QuartierScenario

/// Parts make the whole.
@Suite struct PartitionTests {
    private static let sums = [
        "buildings", "footprint_m2", "gfa_m2", "residential_gfa_m2", "dwellings", "residents", "jobs", "net_area_m2",
        "green_m2", "area_m2",
    ]

    @Test(arguments: 0..<20)
    func districtsAddUpToTheStudy(_ seed: Int) throws {
        var dice = SeededGenerator(seed: 5_000 + seed)
        var source = RandomCity()
        source.hasCounts = true
        var setting = Setting(indicators: Self.sums, kinds: [.districts, .study])
        // Nothing may be unknown: a sum with a hole is no sum.
        setting.assumptions.storeysWhereUnknown.general = 2
        setting.assumptions.residentialShare.general = 0.5
        setting.assumptions.floorAreaPerJob.general = 30
        for number in 0..<50 {
            setting.parameters.assignment = Assignment.allCases[number % 3]
            let baseline = try setting.baseline(of: source.build(&dice))
            let whole = try #require(baseline.measurements.last)
            for (index, indicator) in baseline.indicators.enumerated() {
                let parts = baseline.measurements.dropLast().compactMap { $0[index].value }
                #expect(parts.count == 4)
                #expect(agree(parts.reduce(0, +), whole[index].value), "\(indicator.definition.id)")
            }
        }
    }
}
