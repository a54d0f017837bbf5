import QuartierGeometry
import QuartierModel
import QuartierScenario

/// Evaluates what a search asks for, on all threads.
public struct SolveRun: Sendable {
    private let problem: SolveProblem
    private let baseline: Baseline

    /// A run that answers a question.
    public init(_ problem: SolveProblem) {
        self.problem = problem
        baseline = problem.study.baseline
    }

    /// What came of one combination of values.
    private struct Result: Sendable {
        var numbers: [Measurement.Outcome] = []
        /// Of the zones that each target is set for, the share that does not meet it.
        var missed: [Double] = []
        var failure: String?
    }

    /// So many points for each thread are evaluated before anybody asks whether to go on.
    private static let window = 8

    /// Searches, and tells what came of it.
    ///
    /// `progress` is told how many points were evaluated, of how many at most. Where somebody wants the run to stop, the
    /// solution says so by its `ending`. The bytes of a solution do not depend on the number of threads.
    public func run(jobs: Int, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }) throws -> Solution {
        let crew = Crew(jobs: jobs)
        var points = EvaluatedPoints(
            parameters: problem.sweep.parameters.map(\.name),
            indicators: baseline.indicators.map(\.definition.id))
        var verdicts: [Solution.Verdict] = []
        let search = problem.search
        let limit = search.isExhaustive ? search.pointCount ?? search.budget : search.budget
        let (_, ending) = try search.run { round, number in
            var judgements: [DirectSearch.Judgement?] = []
            while judgements.count < round.count {
                let window = round[judgements.count..<min(judgements.count + crew.jobs * Self.window, round.count)]
                for (point, result) in zip(window, try evaluate(Array(window), crew)) {
                    guard let result else { return judgements }
                    points.append(
                        problem.values(at: point),
                        result.numbers.isEmpty ? points.indicators.map { _ in nil } : result.numbers.map(\.number))
                    var verdict = verdict(on: verdicts.count, result, points)
                    verdict.round = number
                    verdicts.append(verdict)
                    judgements.append(judgement(of: verdicts.count - 1, verdict, points))
                }
                progress(verdicts.count, limit)
            }
            return judgements
        }
        let base = Overview.whole(of: baseline.baseOutcome(), in: baseline).map(\.number)
        return Solution(problem, points, verdicts, base: base, ending: ending)
    }

    /// The points of a window; nil from where somebody wanted the run to stop.
    private func evaluate(_ window: [[Int]], _ crew: Crew) throws -> [Result?] {
        try crew.map(window.count) { [self] index, kernel -> Result? in
            guard !Interruption.isAsked else { return nil }
            return try result(at: window[index], Crew(kernel: kernel))
        }
    }

    private func result(at point: [Int], _ crew: Crew) throws -> Result {
        let names = problem.sweep.parameters.map(\.name)
        let values = Dictionary(zip(names, problem.values(at: point))) { first, _ in first }
        do {
            let scenario = try problem.sweep.scenario(problem.sweep.id, with: values).get()
            let outcome = try baseline.evaluate(scenario, crew: crew).get()
            let targets = problem.targets.isEmpty ? [] : outcome.targets
            return Result(
                numbers: Overview.whole(of: outcome, in: baseline), missed: targets.map { $0?.missedShare ?? 0 })
        } catch let refusal as ScenarioRefusal {
            return Result(failure: refusal.findings.all.first { $0.severity == .error }?.message ?? "refused")
        } catch let error as GeometryError {
            return Result(failure: error.description)
        }
    }

    // MARK: - Judging

    private func verdict(on point: Int, _ result: Result, _ points: EvaluatedPoints) -> Solution.Verdict {
        if let failure = result.failure { return Solution.Verdict(status: .failed, reason: failure) }
        for name in problem.named {
            if case .undefined(let reason) = result.numbers[points.index(of: name)] {
                return Solution.Verdict(status: .undefined, reason: "\(name) has no value: \(reason.rawValue)")
            }
        }
        return Solution.Verdict(
            excesses: points.excesses(of: problem.bounds, at: point).map { $0 ?? 0 } + result.missed)
    }

    private func judgement(
        of point: Int, _ verdict: Solution.Verdict, _ points: EvaluatedPoints
    ) -> DirectSearch.Judgement? {
        guard let violation = verdict.violation, let losses = points.losses(of: problem.goals, at: point) else {
            return nil
        }
        return DirectSearch.Judgement(losses: losses, violation: violation)
    }
}

extension Measurement.Outcome {
    /// The number, if there is one.
    fileprivate var number: Double? {
        if case .value(let value) = self { return value }
        return nil
    }
}

extension TargetTally {
    /// Of the zones a target is set for, the share that does not meet it; a zone without a value does not.
    fileprivate var missedShare: Double {
        let all = met + missed + undefined
        return all == 0 ? 0 : Double(missed + undefined) / Double(all)
    }
}
