import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierScenario

/// How many threads worked on it leaves no trace.
@Suite struct JobsTests {
    @Test func anyNumberOfThreadsGivesTheSameBits() throws {
        var dice = SeededGenerator(seed: 99)
        var source = RandomCity(districts: 4, buildings: 1_300, plots: 40, green: 60, stops: 20)
        source.hasCounts = true
        let city = source.build(&dice)
        let edits: [any ScenarioEdit] = [
            try Edits.change(.buildings, "storeys < 5", [("storeys", .increase(by: 1))]),
            try Edits.remove(.green, "id = 'G7'"),
            Edits.add(Building.self) { city in
                for number in 0..<600 { source.addBuilding("N\(number)", to: &city, &dice) }
            },
            Edits.add(GreenSpace.self) { source.addGreen("N", to: &$0, &dice) },
        ]
        for assignment in Assignment.allCases {
            let setting = { (jobs: Int) in
                Setting(
                    parameters: .with {
                        $0 = RandomCity.parameters
                        $0.assignment = assignment
                    }, kinds: [.districts, .plots, .study], jobs: jobs)
            }
            let alone = try setting(1).baseline(of: city)
            let outcome = try alone.outcome(edits).zones.map(\.measurements)
            for jobs in [2, 5] {
                let shared = try setting(jobs).baseline(of: city)
                #expect(shared.measurements == alone.measurements)
                #expect(try shared.outcome(edits, jobs: jobs).zones.map(\.measurements) == outcome)
            }
        }
    }
}
