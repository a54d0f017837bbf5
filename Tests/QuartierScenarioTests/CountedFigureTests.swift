import QuartierModel
import Testing

@testable import QuartierScenario

/// What happens to counted dwellings, residents and jobs when a scenario changes the floor area beneath them.
@Suite struct CountedFigureTests {
    private static func baseline(_ state: (inout Building) -> Void) throws -> Baseline {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.building("A", Box(10, 10, 10, 10)) {
            $0.storeys = 5
            $0.use = .mixed
            state(&$0)
        }
        return try city.baseline()
    }

    private static func storeys(_ number: Double, _ more: (String, ValueChange)...) throws -> ChangeEdit {
        try Edits.change(.buildings, "id = 'A'", [("storeys", .set(.number(number)))] + more)
    }

    @Test func countsGoBeforeEstimatesAndAreNotImputed() throws {
        let base = try Self.baseline { ($0.dwellings, $0.residents, $0.jobs) = (4, 9, 20) }.measured
        for (indicator, count) in [("dwellings", 4.0), ("residents", 9), ("jobs", 20)] {
            #expect(try base.value(indicator) == count)
            #expect(try base.measurement(indicator).imputed == 0)
        }
    }

    @Test func countsGrowWithTheirFloorAreaAndAreImputedThen() throws {
        let taller = try Self.baseline { ($0.dwellings, $0.residents, $0.jobs) = (4, 9, 20) }
            .evaluate(Self.storeys(8))
        for (indicator, count) in [("dwellings", 4.0), ("residents", 9), ("jobs", 20)] {
            #expect(agree(try taller.value(indicator), count * 8 / 5))
            #expect(try taller.measurement(indicator).imputed == 1)
        }
    }

    @Test func residentsFollowCountedDwellingsThatGrow() throws {
        let taller = try Self.baseline { $0.dwellings = 4 }.evaluate(Self.storeys(10))
        #expect(try taller.value("dwellings") == 8)
        #expect(try taller.value("residents") == 16)
    }

    @Test func whatTheScenarioStatesItselfIsTakenAsItIs() throws {
        let baseline = try Self.baseline { ($0.dwellings, $0.residents, $0.jobs) = (4, 9, 20) }
        let stated = try baseline.evaluate(
            Self.storeys(10, ("dwellings", .set(.number(5))), ("residents", .set(.number(9)))))
        #expect(try stated.value("dwellings") == 5)
        #expect(try stated.measurement("dwellings").imputed == 0)
        // Even where it is the number that was there before.
        #expect(try stated.value("residents") == 9)
        #expect(try stated.measurement("residents").imputed == 0)
        #expect(try stated.value("jobs") == 40)
    }

    @Test func theOrderOfStatingAndRaisingDoesNotMatter() throws {
        let baseline = try Self.baseline { $0.dwellings = 4 }
        let state = try Edits.change(.buildings, "id = 'A'", [("dwellings", .set(.number(4)))])
        #expect(try baseline.evaluate(state, Self.storeys(10)).value("dwellings") == 4)
        #expect(try baseline.evaluate(Self.storeys(10), state).value("dwellings") == 4)
    }

    @Test func withdrawnCountsAreEstimated() throws {
        let baseline = try Self.baseline { $0.dwellings = 40 }
        let edit = try Edits.change(.buildings, "id = 'A'", [("dwellings", .set(.missing))])
        #expect(try baseline.evaluate(edit).value("dwellings") == 2.5)
    }

    @Test func conversionMovesWhatIsCounted() throws {
        let baseline = try Self.baseline { ($0.dwellings, $0.jobs) = (4, 20) }
        let allHousing = try baseline.evaluate(
            Edits.change(.buildings, "TRUE", [("use", .set(.text("residential")))]))
        #expect(try allHousing.value("dwellings") == 8)
        #expect(try allHousing.value("jobs") == 0)
        let allOffice = try baseline.evaluate(Edits.change(.buildings, "TRUE", [("use", .set(.text("office")))]))
        #expect(try allOffice.value("dwellings") == 0)
        #expect(try allOffice.value("residents") == 0)
        #expect(try allOffice.value("jobs") == 40)
    }

    @Test func aCountOfNothingSaysNothingOfNewHousing() throws {
        let baseline = try Self.baseline { ($0.use, $0.dwellings, $0.residents, $0.jobs) = (.office, 0, 0, 30) }
        #expect(try baseline.measured.value("dwellings") == 0)
        let housing = try baseline.evaluate(Edits.change(.buildings, "TRUE", [("use", .set(.text("residential")))]))
        #expect(try housing.value("dwellings") == 5)
        #expect(try housing.value("residents") == 10)
        #expect(try housing.value("jobs") == 0)
    }

    @Test func countsStayWhereGrowthCannotBeTold() throws {
        let baseline = try Self.baseline { ($0.storeys, $0.dwellings) = (nil, 4) }
        #expect(try baseline.evaluate(Self.storeys(10)).value("dwellings") == 4)
        #expect(try baseline.evaluate(Self.storeys(10)).measurement("dwellings").imputed == 0)
    }

    @Test func changesOfOtherThingsLeaveCountsAlone() throws {
        let baseline = try Self.baseline { ($0.dwellings, $0.jobs) = (4, 20) }
        let edit = try Edits.change(.buildings, "TRUE", [("tenure", .set(.text("owner")))])
        #expect(try baseline.evaluate(edit).measurement("dwellings") == baseline.measured.measurement("dwellings"))
        let assumption = Edits.assume { $0.netToGross.general = 0.4 }
        #expect(try baseline.evaluate(assumption).value("dwellings") == 4)
    }

    @Test func addedBuildingsAreScaledByLaterEdits() throws {
        let baseline = try Self.baseline { $0.dwellings = 4 }
        let tower = Edits.add(Building.self) {
            $0.building("T", Box(50, 50, 10, 10)) { ($0.storeys, $0.use, $0.dwellings) = (10, .residential, 12) }
        }
        #expect(try baseline.evaluate(tower).value("dwellings") == 16)
        #expect(try baseline.evaluate(tower).measurement("dwellings").imputed == 0)
        let taller = try Edits.change(.buildings, "id = 'T'", [("storeys", .set(.number(20)))])
        #expect(try baseline.evaluate(tower, taller).value("dwellings") == 28)
    }

    @Test func whatIsSurelyNothingNeedsNoStoreys() throws {
        // Housing has no jobs and an office no dwellings, however large it is.
        let housing = try Self.baseline { ($0.storeys, $0.use) = (nil, .residential) }.measured
        #expect(try housing.value("jobs") == 0)
        #expect(try housing.reason("dwellings") == .noData)
        let office = try Self.baseline { ($0.storeys, $0.use) = (nil, .office) }.measured
        #expect(try office.value("dwellings") == 0)
        #expect(try office.value("residents") == 0)
        #expect(try office.value("residential_gfa_m2") == 0)
        #expect(try office.reason("jobs") == .noData)
    }
}
