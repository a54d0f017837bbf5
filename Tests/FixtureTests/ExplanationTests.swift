import Quartier
import Testing

/// What stands behind the values of the fixtures.
@Suite struct ExplanationTests {
    @Test(arguments: ["grid-3x3", "seestadt"])
    func contributionsAddUpToEveryNumeratorAndDenominator(_ fixture: String) throws {
        let study = try Fixtures.study(fixture)
        var checked = 0
        let scenarios = study.scenarios.filter { fixture == "grid-3x3" || $0.id == "park-and-tower" }
        for scenario in [nil] + scenarios.map(Optional.some) {
            let appraisal =
                try scenario.map { try study.baseline.appraisal(of: $0, crew: Crew()).get() }
                ?? study.baseline.appraisal
            for indicator in study.baseline.indicators.indices {
                for zone in appraisal.zones.indices where appraisal.zones[zone].kind == .districts {
                    let explanation = try appraisal.explanation(of: indicator, in: zone, crew: Crew())
                    for part in [explanation.numerator, explanation.denominator].compactMap({ $0 }) {
                        guard let sum = part.sum else { continue }
                        let all = part.contributions.reduce(0) { $0 + $1.amount }
                        #expect(agree(all, sum), "\(explanation.indicator.id) of \(appraisal.zones[zone].id)")
                        checked += 1
                    }
                }
            }
        }
        #expect(checked > 500)
    }

    @Test(arguments: ["taller-boulevard", "park-and-tower", "smaller-dwellings"])
    func stepsOfTheEditsLeadToTheScenario(_ id: String) throws {
        let study = try Fixtures.study("seestadt")
        let scenario = try #require(study.scenarios.first { $0.id == id })
        let indicators = Array(study.baseline.indicators.indices)
        for zone in [nil, "districts/Q4"] {
            let attribution = try study.attribute(scenario, indicators: indicators, zone: zone, crew: Crew())
            #expect(attribution.edits.count == scenario.edits.count)
            for number in indicators {
                guard let total = attribution.total(of: number) else { continue }
                // Every step begins with the very number that the one before ended with.
                var value = attribution.base[number]
                for edit in attribution.edits {
                    let effect = edit.effects[number]
                    #expect(effect.inOrder == effect.value.flatMap { now in value.map { now - $0 } })
                    value = effect.value
                }
                let sum = attribution.edits.reduce(0) { $0 + ($1.effects[number].inOrder ?? 0) }
                #expect(agree(sum, total))
            }
        }
    }

    @Test func theLastStepIsWhatTheScenarioMeasures() throws {
        let study = try Fixtures.study("seestadt")
        let scenario = try #require(study.scenarios.first { $0.id == "park-and-tower" })
        let outcome = try study.baseline.evaluate(scenario, crew: Crew()).get()
        let last = try #require(try study.baseline.steps(of: scenario, crew: Crew()).last).appraisal
        for zone in outcome.zones.indices {
            for indicator in study.baseline.indicators.indices {
                #expect(last.measurement(of: indicator, in: zone) == outcome.zones[zone].measurements[indicator])
            }
        }
    }

    @Test func anEditThatNeedsAnotherCannotStandAloneAndSaysWhy() throws {
        let study = try Fixtures.study("grid-3x3")
        let base = study.scenarios.first { $0.id == "park" }
        let removal = try #require(base?.edits.last)
        let twice = Scenario(
            id: "twice",
            edits: try #require(base?.edits) + [
                ChangeEdit(
                    layer: .green, where: try Filter("id = 'PARK'"), at: Place(),
                    set: [.init(attribute: "public", change: .set(.boolean(false)), place: Place())], expect: nil,
                    mayTouchNothing: false, place: removal.place)
            ])
        guard case .success = try study.baseline.appraisal(of: twice, crew: Crew()) else { return }
        let attribution = try study.attribute(twice, indicators: [0], zone: nil, crew: Crew())
        #expect(attribution.edits.last?.obstacle == "the edit touches nothing")
        #expect(attribution.interaction(of: 0) == nil)
    }
}
