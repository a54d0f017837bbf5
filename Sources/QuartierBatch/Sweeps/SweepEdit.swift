import QuartierModel
import QuartierScenario

/// An edit of a sweep: made beforehand for every combination of its parameters where these are few.
struct SweepEdit: Sendable {
    private let template: EditTemplate
    /// The parameters it uses, as numbers, and how many values each has.
    private let dimensions: [(parameter: Int, levels: Int)]
    /// The edit for each combination, the last parameter changing first; empty where they would take too much memory.
    private let made: [(any ScenarioEdit)?]

    /// Combinations above this are made when they are asked for.
    private static let largestTable = 1_024

    init(
        _ template: EditTemplate, of parameters: [StudyFile.Parameter], _ design: SampleDesign, _ maker: EditMaker
    ) {
        self.template = template
        let dimensions = parameters.indices.filter { template.parameters.contains(parameters[$0].name) }
            .map { (parameter: $0, levels: design.levelCount($0)) }
        self.dimensions = dimensions
        let count = dimensions.reduce(1) { min($0, Self.largestTable + 1) * $1.levels }
        guard count <= Self.largestTable, !template.scalesElements else {
            made = []
            return
        }
        made = (0..<count).map { number in
            var rest = number
            var values: [String: ParameterValue] = [:]
            for (parameter, levels) in dimensions.reversed() {
                values[parameters[parameter].name] = design.value(parameter, level: rest % levels)
                rest /= levels
            }
            return template.edit(with: values).edit.flatMap(maker.edit)
        }
    }

    /// The edit of a sample, by the numbers of its values among those of each parameter.
    func edit(
        at levels: [Int], _ values: [String: ParameterValue], _ parameters: [StudyFile.Parameter], _ maker: EditMaker
    ) -> Result<any ScenarioEdit, ScenarioRefusal> {
        if !made.isEmpty, let edit = made[dimensions.reduce(0) { $0 * $1.levels + levels[$1.parameter] }] {
            return .success(edit)
        }
        return edit(with: values, parameters, maker)
    }

    /// The edit with any values.
    func edit(
        with values: [String: ParameterValue], _ parameters: [StudyFile.Parameter], _ maker: EditMaker
    ) -> Result<any ScenarioEdit, ScenarioRefusal> {
        let (stated, found) = template.edit(with: values)
        var findings = Findings()
        for finding in found { findings.add(template.explained(finding, with: values, of: parameters)) }
        if !findings.hasErrors, let edit = stated.flatMap(maker.edit) { return .success(edit) }
        if !findings.hasErrors {
            findings.add(
                Finding(
                    .error, "not-loaded", "the values ask for a condition, a file or a built form that was not loaded",
                    at: template.place, remedy: "List the values in the parameters of the sweep"))
        }
        return .failure(ScenarioRefusal(findings: findings))
    }
}
