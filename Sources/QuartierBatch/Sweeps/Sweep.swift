import QuartierModel
public import QuartierScenario

/// A sweep with everything it names loaded: its samples are scenarios that are made when they are asked for.
public struct Sweep: Sendable {
    /// The identifier, the name of its table.
    public let id: String
    /// The title for people.
    public let title: String?
    /// The sweep as the study states it.
    public let statement: StudyFile.Sweep
    private let design: SampleDesign
    /// The edits of the scenario it is based on.
    private let inherited: [any ScenarioEdit]
    private let own: [SweepEdit]
    private let maker: EditMaker

    init(_ statement: StudyFile.Sweep, basedOn inherited: [any ScenarioEdit], maker: EditMaker) {
        id = statement.id.text
        title = statement.title
        self.statement = statement
        let design = SampleDesign(of: statement)
        self.design = design
        self.inherited = inherited
        self.maker = maker
        own = statement.edits.map { SweepEdit($0, of: statement.parameters, design, maker) }
    }

    /// What varies, in the order of the study.
    public var parameters: [StudyFile.Parameter] { statement.parameters }

    /// How many samples there are.
    public var sampleCount: Int { design.count }

    /// The values of a sample, counted from 0, in the order of the parameters.
    public func values(ofSample sample: Int) -> [ParameterValue] { design.values(of: sample) }

    /// A sample, counted from 0, as a scenario; its findings tell why where its values do not fit together.
    public func scenario(ofSample sample: Int) -> Result<Scenario, ScenarioRefusal> {
        let levels = design.levels(of: sample)
        let values = Dictionary(
            zip(parameters.map(\.name), levels.enumerated().map { design.value($0.offset, level: $0.element) })
        ) { first, _ in first }
        return scenario("\(id)#\(sample + 1)") { $0.edit(at: levels, values, parameters, maker) }
    }

    /// The sweep's edits at values of one's own, as a scenario.
    ///
    /// Parameters that are left out have their standard values. Numbers need not be among those of the study; texts
    /// must, where they name what has to be loaded. The findings tell why where the values do not fit.
    public func scenario(
        _ id: String, with values: [String: ParameterValue]
    ) -> Result<Scenario, ScenarioRefusal> {
        let all = statement.standardValues.merging(values) { _, stated in stated }
        return scenario(id) { $0.edit(with: all, parameters, maker) }
    }

    private func scenario(
        _ id: String, _ edit: (SweepEdit) -> Result<any ScenarioEdit, ScenarioRefusal>
    ) -> Result<Scenario, ScenarioRefusal> {
        var findings = Findings()
        var edits = inherited
        for template in own {
            switch edit(template) {
            case .success(let edit): edits.append(edit)
            case .failure(let refusal): findings.add(contentsOf: refusal.findings)
            }
        }
        guard !findings.hasErrors else { return .failure(ScenarioRefusal(findings: findings)) }
        return .success(Scenario(id: id, edits: edits))
    }
}

extension Sweep {
    /// The most samples that are tried before anything runs.
    static let largestTrial = 64

    /// How many samples there are and of what, in words: "12 samples, grid of storeys (3) × park (4)".
    public var words: String {
        let count = sampleCount == 1 ? "1 sample" : "\(sampleCount) samples"
        let parameters = parameters.map { "\($0.name)\($0.levelCount.map { " (\($0))" } ?? "")" }
        return "\(count), \(statement.sampling.method.inWords) of \(parameters.joined(separator: " × "))"
    }

    /// Samples, counted from 0, that show what is wrong with any value.
    var probes: [Int] { design.probes(atMost: Self.largestTrial) }

    /// The values of a sample in words.
    func words(forSample sample: Int) -> String {
        zip(parameters, values(ofSample: sample)).map { "\($0.name) = \($1)" }.joined(separator: ", ")
    }
}

extension StudyFile.SampleMethod {
    /// The method for people.
    fileprivate var inWords: String {
        switch self {
        case .grid: "grid"
        case .latinHypercube: "Latin hypercube"
        case .oneAtATime: "one at a time"
        }
    }
}
