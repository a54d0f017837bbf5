import Foundation
import QuartierIO
import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// Goal seeking on a study whose numbers can be worked out in the head.
@Suite struct SolveTests {
    /// The nine squares, where nothing is unknown: B03 has two storeys.
    private static let grid = Result {
        try ResultRun(of: "grid-3x3", withSweeps: true) { folder in
            let path = folder + "/study.yaml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try text.replacingOccurrences(of: "  vacancy: 0\n", with: "  vacancy: 0\n  storeys_where_unknown: 2\n")
                .write(toFile: path, atomically: true, encoding: .utf8)
        }
    }

    private static let study = Result { try Study(path: grid.get().folder + "/study.yaml") }

    private func problem(_ change: (inout SolveRequest) -> Void) throws -> SolveProblem {
        var request = SolveRequest()
        change(&request)
        return try SolveProblem(request, to: Self.study.get())
    }

    private func solve(jobs: Int = 1, _ change: (inout SolveRequest) -> Void) throws -> Solution {
        try SolveRun(problem(change)).run(jobs: jobs)
    }

    private func number(_ id: String, _ solution: Solution, _ point: Int?) throws -> Double {
        let point = try #require(point)
        return try #require(solution.points.number(of: solution.points.index(of: id), at: point))
    }

    private func value(_ name: String, _ solution: Solution, _ point: Int?) throws -> ParameterValue {
        let index = try #require(solution.points.parameters.firstIndex(of: name))
        return solution.points.value(of: index, at: try #require(point))
    }

    @Test func theAnswerIsThatOfTheSweepsTable() throws {
        let rows = try Self.grid.get().rows(of: "sweeps/height-and-park.csv").filter { $0["zone"] == "" }
        #expect(rows.count == 12)
        for limit in [0.0, 45, 46, 60, 1e6] {
            let solution = try solve {
                $0.maximised = ["residents"]
                $0.bounds = ["green_public_m2_per_resident >= \(limit)"]
            }
            #expect(solution.ending == .exhausted && solution.points.count == 12)
            let kept = rows.filter { (Double($0["green_public_m2_per_resident"] ?? "") ?? -1) >= limit }
            let most = kept.compactMap { Double($0["residents"] ?? "") }.max()
            #expect(try solution.best.map { try number("residents", solution, $0) } == most)
            // Evaluations are made in the order of the table, and say the same.
            for (point, row) in rows.enumerated() {
                for id in solution.points.indicators {
                    let index = solution.points.index(of: id)
                    #expect(solution.points.number(of: index, at: point) == row[id].flatMap(Double.init))
                }
            }
        }
    }

    @Test func valuesBeyondThoseOfTheStudyAreTried() throws {
        // A1 has a dwelling in each storey; the study tries eight at most.
        let solution = try solve {
            $0.maximised = ["dwellings"]
            $0.varied = ["storeys=3..20"]
        }
        #expect(solution.points.count == 18 && solution.problem.varied.map(\.words) == ["3 to 20 in steps of 1"])
        #expect(try value("storeys", solution, solution.best) == .number(20))
        #expect(try value("park", solution, solution.best) == .number(0))
        #expect(solution.text(width: 100).contains("{storeys: [20], park: [0], household: [1]}"))
    }

    @Test func aNumberIsReachedBySearchingAnInterval() throws {
        // 4 500 m² and 2 000 for the whole park: 5 700 with three fifths of it.
        let solution = try solve {
            $0.reached = ["green_m2 = 5700"]
            $0.varied = ["park=0..1.2:0.0001"]
            $0.evaluations = 120
        }
        #expect(solution.ending == .settled && solution.points.count < 120)
        #expect(try abs((value("park", solution, solution.best).number ?? 0) - 0.6) < 2e-4)
        #expect(try abs(number("green_m2", solution, solution.best) - 5_700) < 0.5)
    }

    @Test func whatABoundKeepsOutIsTold() throws {
        // A dwelling more for each storey; the bound lies between five and six of them.
        let free = try solve {
            $0.minimised = ["dwellings"]
            $0.varied = ["storeys=1..10"]
        }
        let limit = try number("dwellings", free, free.best) + 4.5
        let solution = try solve {
            $0.maximised = ["dwellings"]
            $0.varied = ["storeys=1..10"]
            $0.bounds = ["gfa_m2 <= 1e9 AND dwellings < \(limit)"]
        }
        #expect(try value("storeys", solution, solution.best) == .number(5))
        #expect(solution.keptOut == [0, 5])
        #expect(solution.text(width: 100).contains("(binding: alone keeps out 5 better evaluations)"))
    }

    @Test func severalGoalsHaveAFrontier() throws {
        let solution = try solve {
            $0.maximised = ["green_m2", "residents"]
            $0.minimised = ["gfa_m2"]
        }
        #expect(solution.best == nil && !solution.frontier.isEmpty)
        // More park costs nothing, and neither do larger households.
        for point in solution.frontier {
            #expect(try value("park", solution, point) == .number(0.75))
            #expect(try value("household", solution, point) == .number(2))
        }
        #expect(solution.frontier.count == 3)
    }

    @Test func targetsMustBeMetInEveryZone() throws {
        // In A1, 1 200 m² of green for at least 15 residents at most: 80 m² each.
        let solution = try solve {
            $0.maximised = ["residents"]
            $0.meetsTargets = true
        }
        let met = (0..<solution.points.count).filter { solution.isFeasible($0) }
        for point in 0..<solution.points.count {
            let storeys = try value("storeys", solution, point).number ?? 0
            let household = try value("household", solution, point).number ?? 0
            if storeys * household > 15 { #expect(!met.contains(point)) }
        }
        #expect(solution.text(width: 100).contains("green_public_m2_per_resident at_least 80"))
        #expect(met.isEmpty == !solution.nearest.isEmpty)
    }

    @Test func theNumberOfThreadsDoesNotShow() throws {
        func solution(_ jobs: Int) throws -> Solution {
            try solve(jobs: jobs) {
                $0.maximised = ["residents"]
                $0.minimised = ["gfa_m2"]
                $0.bounds = ["green_share >= 0.055"]
                $0.varied = ["storeys=1..30:0.5", "park=0..1:0.01", "household=1..2.5"]
                $0.evaluations = 80
            }
        }
        let (one, three) = (try solution(1), try solution(3))
        #expect(one.csv() == three.csv() && one.json() == three.json() && one.text(width: 90) == three.text(width: 90))
        #expect(one.points.count == 80)
    }

    @Test func whatFailsAndWhatIsUnknownIsKeptAndNeverChosen() throws {
        let solution = try solve {
            $0.maximised = ["dwellings"]
            $0.varied = ["storeys=-2..4", "household=1,2"]
        }
        #expect(solution.points.count == 14 && solution.count(.failed) > 0)
        #expect(try value("storeys", solution, solution.best) == .number(4))
        let table = String(decoding: solution.csv(), as: UTF8.self).split(separator: "\n")
        #expect(table.count == 15 && table[1].contains(",,,false,failed,"))
        // As the study has it, nobody knows B03.
        let unknown = try Study(path: ResultRun.root + "/Fixtures/grid-3x3/study.yaml")
        var request = SolveRequest()
        request.maximised = ["dwellings"]
        let nothing = try SolveRun(SolveProblem(request, to: unknown)).run(jobs: 1)
        #expect(nothing.frontier.isEmpty && nothing.count(.undefined) == 12)
        #expect(nothing.text(width: 100).contains("dwellings has no value: partial_coverage"))
    }

    @Test func theJSONHasEveryEvaluation() throws {
        let solution = try solve {
            $0.minimised = ["residents"]
            $0.bounds = ["green_m2 > 5000"]
        }
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(solution.json())) as? [String: Any])
        #expect((object["evaluations"] as? [Any])?.count == 12)
        #expect((object["search"] as? [String: Any])?["method"] as? String == "every_combination")
        let best = try #require(object["best"] as? [String: Any])
        #expect((best["parameters"] as? [String: Any])?["park"] as? Double == 0.75)
        #expect(((best["indicators"] as? [String: Any])?["green_m2"] as? Double).map { abs($0 - 6_000) < 1e-6 } == true)
    }
}
