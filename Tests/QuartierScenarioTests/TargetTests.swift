import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// Targets: which zones they are set for, and what meets them.
@Suite struct TargetTests {
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.district("E", Box(100, 0, 100, 100))
        city.plot("P", Box(0, 0, 50, 50)) { $0.zone = "WA" }
        city.plot("Q", Box(50, 0, 50, 50)) { $0.zone = "GE" }
        city.plot("R", Box(100, 0, 50, 50)) { $0.zone = "WA" }
        city.building("A", Box(10, 10, 10, 10), storeys: 25)
        city.building("B", Box(60, 10, 10, 10), storeys: 50)
        city.building("C", Box(110, 10, 10, 10)) { $0.use = .residential }
        return city
    }()

    private static func baseline(_ targets: Target..., kinds: [ZoneKind] = [.districts, .plots]) throws -> Baseline {
        var baseline = try city.baseline { $0.kinds = kinds }
        var findings = Findings()
        baseline.adopt(targets, crew: Crew(), findings: &findings)
        #expect(findings.all.isEmpty)
        return baseline
    }

    private static func target(
        _ indicator: String = "fsi", atLeast: Double? = nil, atMost: Double? = nil, _ zones: ZoneKind = .plots,
        where condition: String? = "zone = 'WA'", by: Int? = nil
    ) throws -> Target {
        Target(
            indicator, atLeast: atLeast, atMost: atMost, zones: zones, where: try condition.map { try Filter($0) },
            by: by)
    }

    private func tally(_ met: Int, _ missed: Int, _ undefined: Int) -> TargetTally {
        var tally = TargetTally()
        (tally.met, tally.missed, tally.undefined) = (met, missed, undefined)
        return tally
    }

    @Test(
        arguments: [
            (0.99, false), (1, true), (1.5, true), (2, true), (2.01, false), (1 - 1e-12, true), (2 + 1e-12, true),
        ] as [(Double, Bool)])
    func boundsBelongToTheTarget(_ value: Double, _ isMet: Bool) throws {
        #expect(try Self.target(atLeast: 1, atMost: 2).isMet(by: value) == isMet)
        #expect(try Self.target(atLeast: 1).isMet(by: nil) == nil)
        #expect(try Self.target(atLeast: 1, atMost: 2.5).bounds == "at_least 1 and at_most 2.5")
    }

    @Test func zonesAreThoseOfTheCondition() throws {
        // P and Q have a floor space index of 1 and 2, R has a building of which nothing is known.
        let baseline = try Self.baseline(Self.target(atMost: 1), Self.target(atMost: 1, where: nil))
        let outcome = baseline.baseOutcome()
        #expect(outcome.targets == [tally(1, 0, 1), tally(1, 1, 1)])
        let verdicts = Dictionary(uniqueKeysWithValues: outcome.zones.map { ($0.zone.id, $0.verdicts) })
        #expect(verdicts["P"] == [Verdict(target: 0, isMet: true), Verdict(target: 1, isMet: true)])
        #expect(verdicts["Q"] == [Verdict(target: 1, isMet: false)])
        #expect(verdicts["R"] == [Verdict(target: 0, isMet: nil), Verdict(target: 1, isMet: nil)])
        #expect(verdicts["D"] == [])
    }

    @Test func districtsAreAskedByWhatTheyAre() throws {
        let baseline = try Self.baseline(
            Self.target("buildings", atLeast: 2, .districts, where: "id = 'D'"),
            Self.target("buildings", atLeast: 2, .districts, where: "id LIKE '%'"), kinds: [.plots, .districts])
        let outcome = baseline.baseOutcome()
        #expect(outcome.targets == [tally(1, 0, 0), tally(1, 1, 0)])
        #expect(outcome.zones.filter { !$0.verdicts.isEmpty }.map(\.zone.id) == ["D", "E"])
    }

    @Test func theWholeStudyIsAZoneToo() throws {
        let baseline = try Self.baseline(Self.target("buildings", atMost: 2, .study, where: nil), kinds: [.study])
        #expect(baseline.baseOutcome().targets == [tally(0, 1, 0)])
    }

    @Test func aScenarioMayChangeWhichPlotsAreMeant() throws {
        let baseline = try Self.baseline(Self.target(atMost: 1))
        func tallies(_ edits: any ScenarioEdit...) throws -> [TargetTally?] { try baseline.outcome(edits).targets }
        let told = try Edits.change(.plots, "id = 'Q'", [("zone", .set(.text("WA")))])
        #expect(try tallies(told) == [tally(1, 1, 1)])
        // It changes a verdict, though no number.
        #expect(try baseline.outcome([told]).findings.all.isEmpty)
        #expect(try tallies(Edits.remove(.plots, "id = 'R'")) == [tally(1, 0, 0)])
        #expect(try tallies(Edits.remove(.plots, "id = 'P'")) == [tally(0, 0, 1)])
        #expect(try tallies(Edits.remove(.plots, "TRUE")) == [tally(0, 0, 0)])
        let added = Edits.add(Plot.self) { $0.plot("N", Box(50, 0, 40, 40)) { $0.zone = "WA" } }
        #expect(try tallies(added) == [tally(1, 1, 1)])
        let higher = try Edits.change(.buildings, "id = 'A'", [("storeys", .increase(by: 1))])
        #expect(try tallies(higher) == [tally(0, 1, 1)])
    }

    @Test func aYearAsksNothingOfEarlierStages() throws {
        let baseline = try Self.baseline(Self.target(atMost: 1, by: 2030))
        let edit = try Edits.change(.buildings, "id = 'A'", [("storeys", .increase(by: 1))])
        for (name, isAsked) in [
            (ScenarioName("s", stage: 2029), false), (ScenarioName("s", stage: 2030), true),
            (ScenarioName("s", stage: 2031), true), (ScenarioName("s"), true),
        ] {
            let scenario = Scenario(name, parts: [Scenario.Part(name, [edit])])
            let outcome = try baseline.evaluate(scenario, crew: Crew()).get()
            #expect(outcome.targets == [isAsked ? tally(0, 1, 1) : nil], "\(name.text)")
            #expect(outcome.zones.contains { !$0.verdicts.isEmpty } == isAsked)
        }
        #expect(baseline.baseOutcome().targets == [tally(1, 0, 1)])
    }

    @Test func conditionsThatMakeNoSenseAreFound() throws {
        var baseline = try Self.city.baseline { $0.kinds = [.plots] }
        var findings = Findings()
        let target = try Self.target(atMost: 1, where: "zne = 'WA'")
        baseline.adopt([target], crew: Crew(), findings: &findings)
        #expect(findings.all.map(\.code) == ["invalid-condition"])
    }
}
