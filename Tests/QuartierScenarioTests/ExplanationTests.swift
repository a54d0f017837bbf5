import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// What is said to stand behind a value adds up to the value.
@Suite struct ExplanationTests {
    @Test(arguments: 0..<12)
    func contributionsAddUpForEveryIndicatorZoneAndScenario(_ seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        var source = RandomCity()
        source.hasCounts = seed % 2 == 0
        let setting = Setting(
            parameters: .with {
                $0 = RandomCity.parameters
                $0.assignment = Assignment.allCases[seed % 3]
                $0.minimumCoverage = seed % 4 == 0 ? 0 : 0.95
            },
            kinds: [.districts, .plots, .study])
        let baseline = try setting.baseline(of: source.build(&dice))
        try check(baseline.appraisal, baseline)
        for _ in 0..<4 {
            var edits = RandomEdits(for: source)
            let scenario = Scenario(id: "s", edits: try edits.next(&dice))
            guard let appraisal = try? baseline.appraisal(of: scenario, crew: Crew()).get() else { continue }
            try check(appraisal, baseline)
        }
    }

    private func check(_ appraisal: Appraisal, _ baseline: Baseline) throws {
        for indicator in baseline.indicators.indices {
            for zone in appraisal.zones.indices {
                let explanation = try appraisal.explanation(of: indicator, in: zone, crew: Crew())
                let name = "\(explanation.indicator.id) of \(appraisal.zones[zone].kind)/\(appraisal.zones[zone].id)"
                for part in [explanation.numerator, explanation.denominator].compactMap({ $0 }) {
                    guard let sum = part.sum else { continue }
                    let all = part.contributions.reduce(0) { $0 + $1.amount }
                    // A remainder of areas is as exact as the areas it is left of.
                    let scale = part.contributions.map { abs($0.amount) }.max() ?? 0
                    #expect(abs(all - sum) <= 1e-9 * max(1, scale, abs(sum)), "\(part.name): \(name)")
                    #expect(part.contributions.allSatisfy { $0.isKnown || $0.amount == 0 }, "\(name)")
                }
            }
        }
    }

    @Test func everyIndicatorIsARatioExactlyIfItDivides() {
        for indicator in IndicatorCatalog.indicators() {
            let divides =
                indicator.definition.formula.contains("/") && indicator.definition.unit != "1"
                || ["fsi", "gsi", "storeys_mean", "transit_class", "first_departure", "last_departure", "ptal_index"]
                    .contains(indicator.definition.id)
                || indicator.definition.id.hasSuffix("_share")
            let counts = ["dwellings", "residents", "jobs"].contains(indicator.definition.id)
            #expect(indicator.definition.isSizeIndependent == (divides && !counts), "\(indicator.definition.id)")
        }
    }

    private func town() throws -> Baseline {
        var city = TestCity()
        city.district("D", Box(0, 0, 100, 100))
        city.building("counted", Box(0, 0, 10, 10)) {
            $0.storeys = 2
            $0.use = .residential
            $0.dwellings = 3
        }
        city.building("tall", Box(20, 0, 10, 10)) {
            $0.height = 12
            $0.use = .residential
        }
        city.building("blank", Box(40, 0, 10, 10)) { $0.use = .residential }
        city.green("G", Box(0, 50, 50, 50))
        city.green("H", Box(25, 50, 50, 50))
        city.stop("S", 10, 20)
        return try city.baseline { setting in
            setting.assumptions.storeyHeight = ByUse(general: 3)
            setting.parameters.minimumCoverage = 0
        }
    }

    private func explain(_ id: String, _ baseline: Baseline) throws -> Explanation {
        let number = try #require(baseline.indicators.firstIndex { $0.definition.id == id })
        return try baseline.appraisal.explanation(of: number, in: 0, crew: Crew())
    }

    @Test func aCountRestsOnNothingAndAnEstimateOnEveryStepOfTheChain() throws {
        let part = try explain("residents", town()).numerator
        #expect(part.contributions.map(\.id) == ["tall", "counted", "blank"])
        // 100 m² × 4 storeys: 4 dwellings of 100 m² each, two residents in each; the height says four storeys.
        #expect(part.contributions[0].amount == 8 && part.contributions[0].imputed == 8)
        #expect(
            part.contributions[0].assumptions.map(\.key) == [
                "household_size", "vacancy", "living_area_per_dwelling_m2", "net_to_gross", "residential_share",
                "storey_height_m",
            ])
        #expect(part.contributions[0].facts.map(\.name).prefix(3) == ["footprint_m2", "storeys", "gfa_m2"])
        #expect(part.contributions[1].assumptions.map(\.key) == ["household_size", "vacancy"])
        #expect(!part.contributions[2].isKnown)
        let dwellings = try explain("dwellings", town()).numerator.contributions
        #expect(dwellings.first { $0.id == "counted" }?.assumptions.isEmpty == true)
        let blank = try #require(dwellings.first { $0.id == "blank" })
        #expect(blank.assumptions.filter(\.isMissing).map(\.key) == ["storeys_where_unknown"])
    }

    @Test func whatTwoSpacesCoverCountsForTheFirst() throws {
        let part = try explain("green_m2", town()).numerator
        #expect(part.contributions.map(\.id) == ["G", "H"])
        #expect(part.contributions.map(\.amount) == [2_500, 1_250])
        #expect(part.contributions[1].facts.contains(.init("counted_before_m2", 1_250)))
    }

    @Test func theNearestStopIsNamedWithItsDistance() throws {
        let part = try explain("residents_near_stop_300m_share", town()).numerator
        let tall = try #require(part.contributions.first { $0.id == "tall" })
        #expect(tall.facts.first == .init("stop", text: "S"))
    }

    @Test func imputationsAreGatheredByAssumption() throws {
        let imputations = try explain("dwellings", town()).numerator.imputations
        let height = try #require(imputations.first { $0.key == "storey_height_m" })
        #expect(height.values == [3] && height.features == 1 && height.amount == 4)
        let missing = try #require(imputations.first { $0.key == "storeys_where_unknown" })
        #expect(missing.values.isEmpty && missing.features == 1)
    }

    @Test func editsAreCountedInTheZonesTheyTouch() throws {
        var city = TestCity()
        city.district("W", Box(0, 0, 100, 100))
        city.district("E", Box(100, 0, 100, 100))
        city.building("B1", Box(10, 10, 10, 10), storeys: 2)
        city.building("B2", Box(30, 10, 10, 10), storeys: 2)
        city.building("B3", Box(110, 10, 10, 10), storeys: 2)
        city.green("G", Box(90, 50, 20, 20))
        let baseline = try city.baseline()
        let scenario = Scenario(
            id: "s",
            edits: [
                try Edits.change(.buildings, "TRUE", [("storeys", .increase(by: 1))]),
                try Edits.remove(.buildings, "id = 'B2'"), try Edits.remove(.green, "TRUE"),
                Edits.add(Stop.self) { $0.stop("S", 150, 50) }, Edits.assume { $0.householdSize = ByUse(general: 1) },
            ])
        let steps = try baseline.steps(of: scenario, crew: Crew())
        let appraisal = try baseline.appraisal(of: scenario, crew: Crew()).get()
        let counts = try [0, 1].map { zone in
            try steps.map { try appraisal.elements(touchedBy: $0, in: zone, crew: Crew()) }
        }
        #expect(counts == [[2, 1, 1, 0, 0], [1, 0, 1, 1, 0]])
        #expect(steps.map(\.matched) == [3, 1, 1, 1, 1])
    }
}
