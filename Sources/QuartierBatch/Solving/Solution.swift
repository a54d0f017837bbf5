import QuartierModel
import QuartierScenario

/// What a search has found, with everything it has tried.
public struct Solution: Sendable {
    /// What became of an evaluation.
    public enum Status: String, Hashable, Sendable {
        /// It has a value for every goal and every bound.
        case ok
        /// A goal or a bound has no value.
        case undefined
        /// The scenario could not be measured.
        case failed
    }

    /// What is said of a point beside its indicators.
    struct Verdict: Sendable {
        var round = 0
        var status = Status.ok
        /// Why there is nothing to judge.
        var reason: String?
        /// By how much each constraint is broken: the bounds, then the targets.
        var excesses: [Double] = []

        /// By how much the constraints are broken together; nil where nothing can be judged.
        var violation: Double? {
            status == .ok ? min(excesses.reduce(0, +), .greatestFiniteMagnitude) : nil
        }
    }

    /// The question.
    public let problem: SolveProblem
    /// The evaluations, in the order they were made.
    public let points: EvaluatedPoints
    /// Why the search has ended.
    public let ending: DirectSearch.Ending
    /// What was asked for and not kept, evaluation by evaluation.
    let verdicts: [Verdict]
    /// What the indicators say of the base; nil where they say nothing.
    let base: [Double?]
    /// The evaluations that keep everything and that no other one matches in all goals and beats in one, by number from
    /// 0, the best by the first goal first.
    ///
    /// With a single goal, what is bounded counts too, tighter being better.
    public let frontier: [Int]
    /// How many evaluations that would be better each constraint keeps out by itself: the bounds, then the targets.
    public let keptOut: [Int]

    init(
        _ problem: SolveProblem, _ points: EvaluatedPoints, _ verdicts: [Verdict], base: [Double?],
        ending: DirectSearch.Ending
    ) {
        self.problem = problem
        self.points = points
        self.verdicts = verdicts
        self.base = base
        self.ending = ending
        let feasible = verdicts.indices.filter { verdicts[$0].violation == 0 }
        frontier = points.frontier(of: problem.goals, problem.bounds, among: feasible)
        keptOut = Self.keptOut(by: problem, points, verdicts, feasible)
    }

    /// Of the points that break one constraint alone, those that nothing in the front is as good as.
    private static func keptOut(
        by problem: SolveProblem, _ points: EvaluatedPoints, _ verdicts: [Verdict], _ feasible: [Int]
    ) -> [Int] {
        var counts = [Int](repeating: 0, count: problem.constraints.count)
        let front = points.frontier(of: problem.goals, [], among: feasible).compactMap {
            points.losses(of: problem.goals, at: $0)
        }
        guard !front.isEmpty else { return counts }
        for (point, verdict) in verdicts.enumerated() {
            let broken = verdict.excesses.indices.filter { verdict.excesses[$0] > 0 }
            guard verdict.status == .ok, broken.count == 1,
                let losses = points.losses(of: problem.goals, at: point)
            else { continue }
            let isMatched = front.contains { zip($0, losses).allSatisfy { $0 <= $1 } }
            if !isMatched { counts[broken[0]] += 1 }
        }
        return counts
    }

    /// Whether an evaluation keeps everything that is asked for.
    public func isFeasible(_ point: Int) -> Bool { verdicts[point].violation == 0 }

    /// The best evaluation, by number from 0; nil where nothing keeps everything, and where there are several goals.
    public var best: Int? { problem.goals.count == 1 ? frontier.first : nil }

    /// How many other evaluations are as good as the best one.
    var equals: Int {
        guard let best, let losses = points.losses(of: problem.goals, at: best) else { return 0 }
        return verdicts.indices.count {
            $0 != best && isFeasible($0) && points.losses(of: problem.goals, at: $0) == losses
        }
    }

    /// The evaluations that break least, where none keeps everything.
    public var nearest: [Int] {
        guard frontier.isEmpty else { return [] }
        let judged = verdicts.indices.compactMap { point in verdicts[point].violation.map { (point, $0) } }
        return judged.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 < $1.1 }.prefix(Self.nearestCount).map(\.0)
    }

    private static let nearestCount = 10

    /// How many evaluations ended so.
    func count(_ status: Status) -> Int { verdicts.count { $0.status == status } }
}
