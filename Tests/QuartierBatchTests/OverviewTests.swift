import QuartierModel
import Testing

@testable import QuartierBatch
@testable import QuartierScenario

/// The sums of a whole study: numerators and denominators are added up, never ratios.
@Suite struct OverviewTests {
    private static func ratio(_ numerator: Double, _ denominator: Double, population: Double = 0) -> Measurement {
        .ratio(numerator, denominator, scale: 10_000, atLeast: 0.95, population: population)
    }

    @Test func sumsAreAdded() {
        let parts = [1.0, 2.5, 0].map { Measurement.sum($0, atLeast: 0) }
        #expect(Overview.total(parts, scale: 1) == 3.5)
    }

    @Test func ratiosAreFormedOfSums() {
        #expect(Overview.total([Self.ratio(1, 100), Self.ratio(5, 300)], scale: 10_000) == 150)
    }

    @Test func zonesWithoutPeopleCountWithWhatTheyHave() {
        // A park without residents adds green, and so does one with too few of them for a value of its own.
        let parts = [Self.ratio(10, 100), Self.ratio(20, 0), Self.ratio(30, 20, population: 50)]
        #expect(parts.map(\.reason) == [nil, .denominatorZero, .belowMinimumPopulation])
        #expect(Overview.total(parts, scale: 10_000) == 5_000)
    }

    @Test func aSumWithAHoleIsNoSum() {
        let partial = Measurement.sum(3, coverage: 0.5, atLeast: 0.95)
        #expect(partial.reason == .partialCoverage)
        #expect(Overview.total([.sum(1, atLeast: 0), partial], scale: 1) == nil)
        #expect(Overview.total([.sum(1, atLeast: 0), .undefined(.noData)], scale: 1) == nil)
        #expect(Overview.total([.undefined(.notApplicable)], scale: 1) == nil)
        #expect(Overview.total([], scale: 1) == nil)
        #expect(Overview.total([Self.ratio(1, 0), Self.ratio(2, 0)], scale: 1) == nil)
    }
}
