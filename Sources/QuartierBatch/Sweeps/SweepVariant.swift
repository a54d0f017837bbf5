import QuartierModel

/// An edit of a sweep with one combination of the values that it must be loaded for; other values are standard ones.
struct SweepVariant: Sendable {
    let template: EditTemplate
    let values: [String: ParameterValue]
    let parameters: [StudyFile.Parameter]
    let edit: StudyFile.Edit

    /// Every combination for every edit of the sweeps of a study.
    static func all(of file: StudyFile) -> [SweepVariant] {
        file.sweeps.filter(\.isSound).flatMap { sweep in
            let design = SampleDesign(of: sweep)
            return sweep.edits.flatMap { variants(of: $0, sweep, design) }
        }
    }

    private static func variants(
        of template: EditTemplate, _ sweep: StudyFile.Sweep, _ design: SampleDesign
    ) -> [SweepVariant] {
        var combinations = [sweep.standardValues]
        let names = template.loadingParameters
        for (index, parameter) in sweep.parameters.enumerated() where names.contains(parameter.name) {
            combinations = combinations.flatMap { values in
                (0..<design.levelCount(index)).map { level in
                    var values = values
                    values[parameter.name] = design.value(index, level: level)
                    return values
                }
            }
        }
        return combinations.compactMap { values in
            template.edit(with: values).edit.map {
                SweepVariant(template: template, values: values, parameters: sweep.parameters, edit: $0)
            }
        }
    }

    /// A finding about the edit, with the values it is due to.
    func explained(_ finding: Finding) -> Finding {
        template.explained(finding, with: values, of: parameters)
    }
}
