import QuartierModel
import Testing

@testable import QuartierScenario

/// `assume`: other assumptions for one scenario.
@Suite struct AssumeEditTests {
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.building("A", Box(10, 10, 10, 10), storeys: 5)
        city.building("M", Box(30, 10, 10, 10), storeys: 4, .mixed)
        city.building("C", Box(60, 10, 10, 10)) {
            $0.storeys = 5
            $0.use = .residential
            $0.dwellings = 6
        }
        return city
    }()

    @Test func whatIsStatedReplacesAndTheRestStays() throws {
        let baseline = try Self.city.baseline()
        #expect(try baseline.measured.value("dwellings") == 5 + 2 + 6)
        #expect(try baseline.measured.value("residents") == 26)
        let smaller = Edits.assume { $0.livingAreaPerDwelling.general = 40 }
        #expect(try baseline.evaluate(smaller).value("dwellings") == 10 + 4 + 6)
        #expect(try baseline.evaluate(smaller).value("residents") == 40)
        // Counted dwellings stay, their households do not.
        let singles = Edits.assume { $0.householdSize.general = 1 }
        #expect(try baseline.evaluate(smaller, singles).value("residents") == 20)
    }

    @Test func usesAreMergedOneByOne() throws {
        let baseline = try Self.city.baseline()
        let mixed = Edits.assume { $0.residentialShare.byUse[.mixed] = 1 }
        #expect(try baseline.evaluate(mixed).value("dwellings") == 5 + 4 + 6)
        #expect(try baseline.evaluate(mixed).value("jobs") == 0)
        let special = Edits.assume { $0.livingAreaPerDwelling.byUse[.mixed] = 40 }
        #expect(try baseline.evaluate(special).value("dwellings") == 5 + 4 + 6)
    }

    @Test func aNumberForAllUsesIsMeantForAll() throws {
        let baseline = try Self.city.baseline()
        // The study states the share by use; only what is counted stays.
        let general = Edits.assume { $0.residentialShare.general = 0 }
        #expect(try baseline.evaluate(general).value("dwellings") == 6)
        let beside = Edits.assume { $0.residentialShare = ByUse(general: 0, byUse: [.mixed: 1]) }
        #expect(try baseline.evaluate(beside).value("dwellings") == 4 + 6)
        // Numbers of single uses after it are exceptions from it.
        let mixed = Edits.assume { $0.residentialShare.byUse[.mixed] = 1 }
        #expect(try baseline.evaluate(general, mixed).value("dwellings") == 4 + 6)
        #expect(try baseline.evaluate(mixed, general).value("dwellings") == 6)
    }

    @Test func mergingKeepsWhatIsNotStatedAgain() {
        var number = ByUse(general: 1, byUse: [.mixed: 2, .office: 3])
        number.merge(ByUse(byUse: [.mixed: 4]))
        #expect(number == ByUse(general: 1, byUse: [.mixed: 4, .office: 3]))
        number.merge(ByUse())
        #expect(number == ByUse(general: 1, byUse: [.mixed: 4, .office: 3]))
        number.merge(ByUse(general: 5, byUse: [.office: 6]))
        #expect(number == ByUse(general: 5, byUse: [.office: 6]))
    }

    @Test func laterAssumptionsGoBeforeEarlierOnes() throws {
        let baseline = try Self.city.baseline()
        let first = Edits.assume { $0.householdSize.general = 3 }
        let second = Edits.assume { $0.householdSize.general = 1 }
        #expect(try baseline.evaluate(first, second).value("residents") == 13)
        #expect(try baseline.evaluate(second, first).value("residents") == 39)
    }

    @Test func assumingTheSameTouchesNothing() throws {
        let same = Edits.assume { $0.householdSize.general = 2 }
        #expect(try Self.city.baseline().findings(same).map(\.code) == ["touches-nothing"])
    }

    @Test func anAssumptionThatWasMissingMakesValues() throws {
        let baseline = try Self.city.baseline { $0.assumptions.vacancy = ByUse() }
        #expect(try baseline.measured.reason("residents") == .noData)
        #expect(baseline.assumptionGaps.map(\.key) == ["vacancy", "vacancy"])
        #expect(baseline.assumptionGaps.map(\.buildings).reduce(0, +) == 3)
        #expect(try baseline.evaluate(Edits.assume { $0.vacancy.general = 0.5 }).value("residents") == 13)
    }
}
