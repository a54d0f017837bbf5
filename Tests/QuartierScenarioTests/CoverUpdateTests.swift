import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// Sealing and canopy after random edits: what is brought up to date equals what is made anew.
@Suite struct CoverUpdateTests {
    /// Cities a seed tries; with QUARTIER_DEEP in the environment far more.
    private static let rounds = Thoroughness.isDeep ? 400 : 2

    private static let source: RandomCity = {
        var source = RandomCity()
        (source.green, source.stops, source.plots) = (0, 0, 3)
        (source.buildings, source.surfaces, source.trees) = (10, 14, 12)
        return source
    }()

    private static func edit(_ number: Int, _ dice: inout SeededGenerator) throws -> any ScenarioEdit {
        let (source, id) = (Self.source, "N\(number)")
        let surface = "id IN ('S\(dice.whole(0...13))', 'S\(dice.whole(0...13))')"
        let tree = dice.one(of: ["id = 'T\(dice.whole(0...11))'", "crown_diameter_m > 8"], or: "TRUE")
        switch dice.whole(0...12) {
        case 0: return Edits.add(Surface.self) { source.addSurface(id, to: &$0, &dice) }
        case 1: return Edits.add(Tree.self) { source.addTree(id, to: &$0, &dice) }
        case 2: return Edits.add(Building.self) { source.addBuilding(id, to: &$0, &dice) }
        case 3: return try Edits.remove(.surfaces, surface, mayTouchNothing: true)
        case 4: return try Edits.remove(.trees, tree, mayTouchNothing: true)
        case 5: return try Edits.remove(.buildings, "id = 'B\(dice.whole(0...9))'", mayTouchNothing: true)
        case 6: return try Edits.surface(.unseal, dice.once(in: 3) ? "TRUE" : surface, to: .lawn, mayTouchNothing: true)
        case 7: return try Edits.surface(.seal, surface, to: .paving, mayTouchNothing: true)
        case 8:
            let kind = dice.one(of: [AttributeValue.text("asphalt"), .text("water")], or: .missing)
            return try Edits.change(
                .surfaces, surface, [("kind", .set(dice.once(in: 3) ? .missing : kind))], mayTouchNothing: true)
        case 9:
            let crown = dice.one(of: [ValueChange.set(.number(9)), .set(.missing)], or: .increase(by: 1))
            return try Edits.change(.trees, tree, [("crown_diameter_m", crown)], mayTouchNothing: true)
        case 10:
            return try Edits.redraw(Tree.self, "id = 'T\(dice.whole(0...11))'", mayTouchNothing: true) {
                source.addTree(id, to: &$0, &dice)
            }
        case 11:
            return try Edits.redraw(Surface.self, "id = 'S\(dice.whole(0...13))'", mayTouchNothing: true) {
                source.addSurface(id, to: &$0, &dice)
            }
        default: return Edits.assume { $0.crownDiameter = 5 }
        }
    }

    @Test(arguments: 0..<8)
    func whatIsBroughtUpToDateIsWhatIsMadeAnew(_ seed: Int) throws {
        var dice = SeededGenerator(seed: 9_000 + seed)
        var setting = Setting(
            parameters: .with { $0.minimumCoverage = 0.05 }, indicators: ["surfaces"],
            kinds: [.districts, .plots, .study])
        setting.assumptions.crownDiameter = seed % 2 == 0 ? 4 : nil
        var measured = 0
        for round in 0..<Self.rounds {
            let baseline = try setting.baseline(of: Self.source.build(&dice))
            for _ in 0..<8 {
                let edits = try (0..<dice.whole(1...4)).map { try Self.edit($0 + 10 * round, &dice) }
                let scenario = Scenario(id: "s", edits: edits)
                let draft = baseline.draft(scenario, crew: Crew())
                guard !draft.findings.hasErrors else { continue }
                let outcome = try baseline.evaluate(scenario, crew: Crew()).get()
                let anew = try setting.with(draft.assumptions).baseline(of: draft.view.madeAnew())
                for (zone, expected) in zip(outcome.zones, anew.measurements) {
                    for (index, indicator) in baseline.indicators.enumerated() {
                        let (one, other) = (zone.measurements[index], expected[index])
                        let what: Comment = "\(indicator.definition.id) of \(zone.zone.id)"
                        #expect(one.reason == other.reason, what)
                        #expect(agree(one.value, other.value), what)
                        #expect(agree(one.coverage, other.coverage), what)
                        #expect(agree(one.imputed, other.imputed), what)
                    }
                }
                measured += 1
            }
        }
        #expect(measured > 4 * Self.rounds)
    }

    @Test func aScenarioMayBringTheLayers() throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.building("B", Box(0, 0, 10, 10), storeys: 2)
        let baseline = try city.baseline { $0.indicators = ["surfaces"] }
        #expect(try baseline.measured.reason("sealed_m2") == .noData)
        #expect(try baseline.measured.reason("canopy_m2") == .noData)
        let scenario = try baseline.evaluate(
            Edits.add(Surface.self) { $0.surface("S", Box(0, 0, 100, 100), .lawn) },
            Edits.add(Tree.self) { $0.tree("T", 50, 50, crown: 4) })
        #expect(try scenario.value("sealed_m2") == 100)
        #expect(agree(try scenario.value("canopy_m2"), 4 * .pi))
    }

    @Test func withoutSurfacesNothingIsMeasured() throws {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.building("B", Box(0, 0, 10, 10), storeys: 2)
        let baseline = try city.baseline { $0.indicators = ["surfaces"] }
        let outcome = try baseline.outcome([try Edits.remove(.buildings, "id = 'B'")])
        #expect(outcome.zones.allSatisfy { $0.isReused })
    }
}
