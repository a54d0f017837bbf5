import QuartierModel
public import QuartierScenario

/// A question to a sweep: which values of its parameters come nearest to what is wanted, and keep what is asked for.
public struct SolveProblem: Sendable {
    /// The study.
    public let study: Study
    /// The sweep whose edits are tried.
    public let sweep: Sweep
    /// What is wanted, one goal at least.
    public let goals: [Goal]
    /// What the indicators must be.
    public let bounds: [ValueBound]
    /// The targets of the study that must be met in every zone; empty where that was not asked for.
    public let targets: [Target]
    /// What varies.
    public let varied: [VariedParameter]
    /// The values of the other parameters, in the order of the sweep.
    public let fixed: [(name: String, value: ParameterValue)]
    /// How many combinations of values may be evaluated.
    public let evaluations: Int

    /// A question to a study.
    ///
    /// Throws `StudyError` with everything that makes no sense in it.
    public init(_ request: SolveRequest, to study: Study) throws {
        var check = SolveCheck(study)
        let sweep = check.sweep(named: request.sweep)
        goals = check.goals(of: request)
        bounds = check.bounds(of: request)
        targets = check.targets(of: request)
        varied = sweep.map { check.varied(of: request, in: $0) } ?? []
        evaluations = request.evaluations
        if !(1...SolveRequest.largestCount).contains(request.evaluations) {
            check.note(
                "out-of-range", "\(request.evaluations) evaluations cannot be made", "--evaluations",
                "Write a number from 1 to \(SolveRequest.largestCount)")
        }
        if let sweep, !check.findings.hasErrors { check.tryValues(of: varied, in: sweep) }
        guard let sweep, !check.findings.hasErrors else { throw StudyError(findings: check.findings) }
        self.study = study
        self.sweep = sweep
        let names = Set(varied.map(\.name))
        fixed = sweep.parameters.filter { !names.contains($0.name) }.map { ($0.name, $0.standardValue) }
    }

    /// The values of all parameters of the sweep at a point of the search, in the order of the sweep.
    func values(at point: [Int]) -> [ParameterValue] {
        let chosen = Dictionary(zip(varied, point).map { ($0.name, $0.value($1)) }) { first, _ in first }
        return sweep.parameters.map { chosen[$0.name] ?? $0.standardValue }
    }

    /// The search for the answer.
    var search: DirectSearch {
        let standard = sweep.statement.standardValues
        return DirectSearch(
            axes: varied.map(\.axis),
            start: varied.map { parameter in standard[parameter.name].map(parameter.level(nearestTo:)) ?? 0 },
            budget: evaluations)
    }

    /// What must hold, in words: the bounds, then the targets.
    public var constraints: [String] { bounds.map(\.description) + targets.map(\.description) }

    /// The indicators that goals and bounds name, each once.
    var named: [String] {
        var names: [String] = []
        for name in goals.map(\.indicator) + bounds.map(\.name) where !names.contains(name) { names.append(name) }
        return names
    }
}
