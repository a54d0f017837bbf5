import QuartierScenario
import Testing

@testable import QuartierBatch

/// Pareto sets of alternatives.
@Suite struct ParetoTests {
    private static let objectives: [ParetoSet.Objective] = [
        .init(indicator: "dwellings", isMaximised: true), .init(indicator: "sealed_share", isMaximised: false),
    ]

    @Test func whatAnotherMatchesAndBeatsIsDominated() {
        let set = ParetoSet(Self.objectives, values: [[10, 0.5], [10, 0.4], [20, 0.6], [5, 0.6], [nil, 0.1]])
        #expect(set.members == [1, 2])
        #expect(set.dominated.map(\.alternative) == [0, 3])
        #expect(set.dominated.map(\.by) == [[1], [1, 2]])
        #expect(set.unjudged.map(\.alternative) == [4])
        #expect(set.unjudged.map(\.lacking) == [["dwellings"]])
    }

    @Test func equalsDoNotDominateEachOther() {
        let set = ParetoSet(Self.objectives, values: [[10, 0.5], [10, 0.5]])
        #expect(set.members == [0, 1] && set.dominated.isEmpty)
    }
}

/// How values are spread over zones.
@Suite struct DistributionTests {
    private func spread(_ values: [Double], residents: [Double]? = nil) -> Distribution? {
        Distribution(
            of: values.enumerated().map { ("Z\($0.offset)", $0.element) }, residents: residents, undefined: 1,
            alternative: 0, indicator: "fsi", zoneKind: "districts")
    }

    @Test func quartilesAreLinearBetweenNeighbours() throws {
        let one = try #require(spread([4, 1, 3, 2]))
        #expect(one.quartiles == [1.75, 2.5, 3.25])
        #expect(one.minimum == (1, "Z1") && one.maximum == (4, "Z0") && one.spread == 3)
        #expect(one.zones == 4 && one.undefined == 1 && one.residentMean == nil)
        #expect(spread([7])?.quartiles == [7, 7, 7])
        #expect(spread([]) == nil)
    }

    @Test func theMeanOfResidentsIsWeightedByThem() {
        #expect(spread([1, 2], residents: [300, 100])?.residentMean == 1.25)
        #expect(spread([1, 2], residents: [0, 0])?.residentMean == nil)
    }
}

/// Totals over zones.
@Suite struct ZoneTotalTests {
    private func part(_ numerator: Double?, _ denominator: Double? = nil, _ reason: String? = nil) -> ZoneTotal.Part {
        .init(zone: "Z", numerator: numerator, denominator: denominator, reason: reason)
    }

    @Test func ratiosAreFormedOfSums() {
        let total = ZoneTotal(of: [part(1, 100), part(5, 300)], form: .ratio, scale: 10_000)
        #expect(total.value == 150 && total.numerator == 6 && total.denominator == 400)
        #expect(ZoneTotal(of: [part(1), part(2)], form: .sum, scale: 1).value == 3)
    }

    @Test func aHoleIsNoZeroAndIsNamed() {
        let total = ZoneTotal(of: [part(1, 100), part(2, 300, "partial_coverage")], form: .ratio, scale: 1)
        #expect(total.value == nil && total.status == "partial_coverage")
        #expect(total.reason == "1 of 2 zones have no value: Z")
        #expect(ZoneTotal(of: [part(1, 2), part(0, 0, "denominator_zero")], form: .ratio, scale: 1).value == 0.5)
        #expect(ZoneTotal(of: [part(1, 2), part(nil)], form: .ratio, scale: 1).status == "not_additive")
        #expect(ZoneTotal(of: [part(0, 0, "denominator_zero")], form: .ratio, scale: 1).status == "denominator_zero")
        #expect(ZoneTotal(of: [], form: .sum, scale: 1).value == nil)
    }
}
