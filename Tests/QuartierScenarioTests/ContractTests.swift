import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// The contract of every product: what is brought up to date equals what is made anew.
@Suite struct ContractTests {
    /// Indicators that rest on areas cut out of others; all the rest are counts and sums, equal bit for bit.
    private static let areas: Set<String> = ["green_m2", "green_share", "green_public_m2_per_resident"]

    private static func setting(_ seed: Int) -> Setting {
        Setting(
            parameters: .with {
                $0 = RandomCity.parameters
                $0.assignment = Assignment.allCases[seed % 3]
            },
            indicators: [["all"], ["density", "transit"], ["green"], ["green_m2", "gfa_m2"]][seed / 3 % 4],
            kinds: [[.districts, .plots, .study], [.districts], [.plots, .districts]][seed / 12 % 3])
    }

    @Test(arguments: 0..<36)
    func whatIsReusedEqualsWhatIsMadeAnew(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        let source = RandomCity()
        let setting = Self.setting(seed)
        var measured = 0
        for _ in 0..<Thoroughness.times(8) {
            let baseline = try setting.baseline(of: source.build(&dice))
            for _ in 0..<20 {
                var edits = RandomEdits(for: source)
                let scenario = Scenario(id: "s", edits: try edits.next(&dice))
                let draft = baseline.draft(scenario, crew: Crew())
                guard !draft.findings.hasErrors else { continue }
                let anew = setting.with(draft.assumptions).with(draft.parameters)
                try check(scenario, baseline, anew, draft.view.madeAnew(), isExact: true)
                measured += 1
            }
        }
        // Most random edits must make sense, or nothing is tested here.
        #expect(measured > Thoroughness.times(8) * 8)
    }

    @Test(arguments: 100..<(Thoroughness.isDeep ? 124 : 108))
    func countedFiguresGrowAsTheRuleSays(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        var source = RandomCity()
        source.hasCounts = true
        let setting = Self.setting(seed)
        var grown = 0
        for _ in 0..<4 {
            let baseline = try setting.baseline(of: source.build(&dice))
            for _ in 0..<15 {
                var edits = RandomEdits(for: source)
                let scenario = Scenario(id: "s", edits: try edits.next(&dice))
                let draft = baseline.draft(scenario, crew: Crew())
                guard !draft.findings.hasErrors else { continue }
                var city = draft.view.madeAnew()
                let stated = city.buildings.elements
                city.buildings.elements = CountRule(assumptions: draft.assumptions).applied(to: draft.view.buildings)
                grown += stated == city.buildings.elements ? 0 : 1
                let anew = setting.with(draft.assumptions).with(draft.parameters)
                try check(scenario, baseline, anew, city, isExact: false)
            }
        }
        #expect(grown > 0)
    }

    private func check(
        _ scenario: Scenario, _ baseline: Baseline, _ anew: Setting, _ city: City, isExact: Bool
    ) throws {
        let outcome = try baseline.evaluate(scenario, crew: Crew()).get()
        let expected = try anew.baseline(of: city)
        try #require(outcome.zones.map(\.zone.id) == expected.zones.zones.map(\.id))
        try #require(outcome.zones.map(\.zone.kind) == expected.zones.zones.map(\.kind))
        for (zone, wanted) in zip(outcome.zones, expected.measurements) {
            for (index, indicator) in baseline.indicators.enumerated() {
                let (one, other) = (zone.measurements[index], wanted[index])
                let id = indicator.definition.id
                if isExact, !Self.areas.contains(id) {
                    #expect(one == other, "\(id) of \(zone.zone.id)")
                } else {
                    #expect(one.reason == other.reason, "\(id) of \(zone.zone.id)")
                    #expect(agree(one.value, other.value), "\(id) of \(zone.zone.id)")
                    #expect(agree(one.coverage, other.coverage), "\(id) of \(zone.zone.id)")
                }
            }
        }
    }
}
