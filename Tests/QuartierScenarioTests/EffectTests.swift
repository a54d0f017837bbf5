import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// Edits that contradict each other, and edits that no indicator notices.
@Suite struct EffectTests {
    private static let city = {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.plot("P", Box(0, 0, 50, 50))
        city.plot("Q", Box(50, 0, 50, 50))
        city.building("A", Box(10, 10, 10, 10), storeys: 3)
        city.building("B", Box(60, 10, 10, 10), storeys: 5)
        city.building("C", Box(60, 30, 10, 10), storeys: 5, .office)
        return city
    }()

    private static func change(
        _ condition: String, _ name: String, _ change: ValueChange, line: Int
    ) throws -> ChangeEdit {
        let place = Place(file: "study.yaml", line: line)
        return ChangeEdit(
            layer: .buildings, where: try Filter(condition), at: place,
            set: [.init(attribute: name, change: change, place: place)], place: place)
    }

    @Test func contradictionsNameBothPlaces() throws {
        let findings = try Self.city.baseline().findings(
            Self.change("TRUE", "storeys", .set(.number(4)), line: 10),
            Self.change("use = 'residential'", "storeys", .set(.number(6)), line: 20))
        #expect(findings.map(\.severity) == [.warning])
        #expect(findings.map(\.code) == ["conflicting-edits"])
        let finding = try #require(findings.first)
        #expect(finding.place == Place(file: "study.yaml", line: 20))
        #expect(
            finding.message
                == "'storeys' of 2 buildings becomes 6 here and 4 at study.yaml:10; the later edit decides")
    }

    @Test func everyPairOfEditsIsNamedOnce() throws {
        let findings = try Self.city.baseline().findings(
            Self.change("id = 'A'", "storeys", .set(.number(4)), line: 10),
            Self.change("id <> 'A'", "storeys", .set(.number(7)), line: 20),
            Self.change("TRUE", "storeys", .set(.missing), line: 30))
        #expect(findings.map(\.code) == ["conflicting-edits", "conflicting-edits"])
        #expect(findings.map { $0.message.prefix(26) } == ["'storeys' of 1 buildings b", "'storeys' of 2 buildings b"])
    }

    @Test func whatCanBothBeMeantIsNoContradiction() throws {
        let baseline = try Self.city.baseline()
        let set = try Self.change("TRUE", "storeys", .set(.number(4)), line: 10)
        #expect(baseline.findings(set, set).isEmpty)
        let grow = try Self.change("TRUE", "storeys", .increase(by: 2), line: 20)
        #expect(baseline.findings(set, grow, grow).isEmpty)
        #expect(try baseline.findings(set, Self.change("TRUE", "dwellings", .set(.number(5)), line: 30)).isEmpty)
        #expect(
            try baseline.findings(
                Self.change("id = 'A'", "storeys", .set(.number(4)), line: 10),
                Self.change("id = 'B'", "storeys", .set(.number(6)), line: 20)
            ).isEmpty)
    }

    @Test func aLaterStageMaySetWhatAnEarlierOneHasSet() throws {
        let baseline = try Self.city.baseline()
        func part(_ scenario: String, _ stage: Int?, _ storeys: [Double], line: Int) throws -> Scenario.Part {
            try Scenario.Part(
                ScenarioName(scenario, stage: stage),
                storeys.enumerated().map {
                    try Self.change("TRUE", "storeys", .set(.number($1)), line: line + $0)
                })
        }
        func findings(_ parts: Scenario.Part...) -> [Finding] {
            baseline.draft(Scenario(parts[parts.count - 1].name, parts: parts), crew: Crew()).findings.all
        }
        let first = try part("town", 2028, [4], line: 10)
        #expect(try findings(first, part("town", 2030, [6], line: 20)).isEmpty)
        // Within a stage it is a contradiction, and so it is between a scenario and what it is based on.
        let within = try findings(first, part("town", 2030, [6, 7], line: 20))
        #expect(within.map(\.code) == ["conflicting-edits"])
        #expect(within.first?.place.line == 21)
        #expect(try findings(first, part("other", nil, [6], line: 30)).map(\.code) == ["conflicting-edits"])
        #expect(try findings(first, part("other", 2028, [6], line: 30)).map(\.code) == ["conflicting-edits"])
    }

    @Test func whatNoIndicatorNoticesIsSaid() throws {
        let baseline = try Self.city.baseline()
        let owner = try Edits.change(.buildings, "TRUE", [("tenure", .set(.text("owner")))])
        let findings = try baseline.outcome([owner]).findings.all
        #expect(findings.map(\.code) == ["no-effect"])
        #expect(findings.map(\.severity) == [.warning])
        #expect(findings.first?.message == "the scenario changes 3 elements and no indicator")
        // Where something else is noticed, the scenario has an effect, and the edit still has none.
        let higher = try Edits.change(.buildings, "id = 'A'", [("storeys", .set(.number(4)))])
        #expect(
            try baseline.outcome([owner, higher]).findings.all.map(\.message) == ["the edit changes no indicator"])
        // An assumption for a use that no building has.
        let assumed = Edits.assume { $0.vacancy.byUse[.industry] = 0.5 }
        #expect(
            try baseline.outcome([assumed, owner]).findings.all.map(\.message)
                == ["the scenario changes 3 elements and its assumptions and no indicator"])
        #expect(
            try baseline.outcome([assumed]).findings.all.map(\.message)
                == ["the scenario changes its assumptions and no indicator"])
    }

    @Test func nothingChangedIsNothingToSay() throws {
        let baseline = try Self.city.baseline()
        #expect(try baseline.outcome([]).findings.all.isEmpty)
        let same = try Edits.change(.buildings, "id = 'A'", [("storeys", .set(.number(3)))])
        #expect(try baseline.outcome([same]).findings.all.isEmpty)
        let added = Edits.add(Building.self) { $0.building("T", Box(30, 30, 10, 10), storeys: 20) }
        #expect(try baseline.outcome([added, Edits.remove(.buildings, "id = 'T'")]).findings.all.isEmpty)
    }

    @Test func otherPlotsAreAnEffect() throws {
        let baseline = try Self.city.baseline {
            $0.kinds = [.plots]
            $0.indicators = ["green"]
        }
        #expect(try baseline.outcome([Edits.remove(.plots, "id = 'Q'")]).findings.all.isEmpty)
    }

    /// The lines of the edits that are said to change no indicator: by an evaluation, and by measuring edit by edit.
    private func without(
        _ edits: [any ScenarioEdit], _ change: (inout Setting) -> Void = { _ in }
    ) throws -> [[Int?]] {
        let baseline = try Self.city.baseline(change)
        let scenario = Scenario(id: "s", edits: edits)
        return [
            try baseline.evaluate(scenario, crew: Crew()).get().findings.all.filter { $0.code == "no-effect" },
            try baseline.effects(of: scenario, crew: Crew()),
        ].map { found in found.map(\.place.line) }
    }

    @Test func eachEditAnswersForItself() throws {
        let higher = try Self.change("id = 'A'", "storeys", .set(.number(4)), line: 10)
        let same = try Self.change("id = 'B'", "storeys", .set(.number(5)), line: 20)
        let owner = try Self.change("TRUE", "tenure", .set(.text("owner")), line: 30)
        #expect(try without([higher]) == [[], []])
        // Nothing reads the tenure, which needs no measuring; that storeys stay as they are, only measuring tells.
        #expect(try without([higher, owner]) == [[30], [30]])
        #expect(try without([higher, same, owner]) == [[30], [20, 30]])
        #expect(try without([higher, higher]) == [[], [10]])
        // What a later edit asks for is worth something.
        let tall = try Self.change("tenure = 'owner'", "storeys", .set(.number(9)), line: 40)
        #expect(try without([owner, tall]) == [[], []])
        #expect(try without([higher], { $0.indicators = ["area_m2", "footprint_m2"] }).map(\.count) == [1, 1])
    }

    @Test func whatAnotherScenarioStatesIsItsOwnAffair() throws {
        let owner = try Self.change("TRUE", "tenure", .set(.text("owner")), line: 10)
        let higher = try Self.change("id = 'A'", "storeys", .set(.number(4)), line: 20)
        let scenario = Scenario(
            ScenarioName("b"),
            parts: [Scenario.Part(ScenarioName("a"), [owner]), Scenario.Part(ScenarioName("b"), [higher])])
        let baseline = try Self.city.baseline()
        #expect(try baseline.evaluate(scenario, crew: Crew()).get().findings.all.isEmpty)
        #expect(try baseline.effects(of: scenario, crew: Crew()).isEmpty)
    }

    @Test func aLastStageMayComeBackToTheBase() throws {
        let removal = RemoveEdit(layer: .buildings, where: try Filter("id = 'A'"), at: Place(), place: Place(line: 1))
        let again = Edits.add(Building.self) { $0.building("A", Box(10, 10, 10, 10), storeys: 3) }
        let scenario = Scenario(
            ScenarioName("town", stage: 2030),
            parts: [
                Scenario.Part(ScenarioName("town", stage: 2028), [removal]),
                Scenario.Part(ScenarioName("town", stage: 2030), [again]),
            ])
        let baseline = try Self.city.baseline()
        let outcome = try baseline.evaluate(scenario, crew: Crew()).get()
        #expect(outcome.id == "town@2030" && outcome.findings.all.isEmpty)
        #expect(outcome.zones.map(\.measurements) == baseline.measurements)
        #expect(try baseline.effects(of: scenario, crew: Crew()).isEmpty)
    }

    /// Attributes that are taken to be read by nobody are read by nobody.
    @Test(arguments: 0..<8) func whatOnlyDescribesChangesNoNumber(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        let setting = Setting(parameters: RandomCity.parameters, kinds: [.districts, .plots, .study])
        let baseline = try setting.baseline(of: RandomCity().build(&dice))
        let texts: [(LayerKind, [String])] = [
            (.buildings, Building.attributes.map(\.name)), (.green, GreenSpace.attributes.map(\.name)),
            (.stops, Stop.attributes.map(\.name)), (.plots, Plot.attributes.map(\.name)),
        ]
        var tried = 0
        for (layer, names) in texts {
            for name in names where !Aspects.measuredAttributes(of: layer).contains(name) {
                let edit = try Edits.change(layer, "TRUE", [(name, .set(.missing))])
                let outcome = try baseline.outcome([edit])
                #expect(outcome.zones.map(\.measurements) == baseline.measurements, "\(layer) \(name)")
                tried += 1
            }
        }
        #expect(tried >= 6)
    }
}
