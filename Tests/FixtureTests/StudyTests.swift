import Quartier
import Testing

/// Every folder of the fixtures that holds a study.
@Suite struct StudyTests {
    @Test func thereAreSome() {
        #expect(Fixtures.studies.contains("grid-3x3"))
        #expect(Fixtures.studies.contains("seestadt"))
    }

    @Test(arguments: Fixtures.studies)
    func runsWithoutErrors(_ folder: String) throws {
        let study = try Fixtures.study(folder)
        #expect(!study.findings.hasErrors)
        #expect(study.baseline.zones.count > 0)
        for scenario in study.scenarios {
            let outcome = try study.baseline.evaluate(scenario, crew: Crew()).get()
            #expect(outcome.zones.count > 0, "\(scenario.id)")
            // A scenario that changes no number would be a slip in the fixture; a last stage may be what the base is.
            #expect(
                scenario.name.stage != nil || outcome.zones.map(\.measurements) != study.baseline.measurements,
                "\(scenario.id)")
            for measurement in outcome.zones.flatMap(\.measurements) {
                for number in [measurement.value, measurement.numerator, measurement.denominator] {
                    #expect(number?.isFinite ?? true)
                }
                #expect((0...1).contains(measurement.coverage) && (0...1).contains(measurement.imputed))
            }
        }
    }
}
