import QuartierModel
import QuartierScenario

/// Puts scenarios together from what they state and what they are based on.
struct ScenarioLine {
    private let file: StudyFile
    private let byID: [String: StudyFile.Scenario]
    /// The edits that each scenario states, stage by stage; a scenario without stages has one part.
    private var own: [String: [Scenario.Part]] = [:]

    init(of file: StudyFile) {
        self.file = file
        byID = Dictionary(file.scenarios.map { ($0.id.text, $0) }) { first, _ in first }
    }

    /// Takes a scenario with its edits, which `load` makes of what the study states.
    mutating func add(
        _ scenario: StudyFile.Scenario, load: ([StudyFile.Edit]) throws -> [any ScenarioEdit]
    ) rethrows {
        let id = scenario.id.text
        let shared = try load(scenario.edits)
        guard !scenario.stages.isEmpty else {
            own[id] = [Scenario.Part(ScenarioName(id), shared)]
            return
        }
        own[id] = try scenario.stages.enumerated().map { number, stage in
            let edits = try load(stage.edits)
            return Scenario.Part(ScenarioName(id, stage: stage.year), number == 0 ? shared + edits : edits)
        }
    }

    /// The scenarios to be evaluated, base left out: one for each scenario without stages, and one for each stage.
    var scenarios: [Scenario] {
        file.scenarios.filter { $0.id.text != StudyFile.Scenario.baseID }.flatMap { scenario in
            let before = parts(before: scenario)
            let own = own[scenario.id.text] ?? []
            return own.indices.map { last in
                let part = own[last]
                let stage = part.name.stage.flatMap { year in scenario.stages.first { $0.year == year } }
                let titles = [scenario.title, stage?.title].compactMap { $0 }
                return Scenario(
                    part.name, title: titles.isEmpty ? nil : titles.joined(separator: ": "),
                    parts: before + own[...last])
            }
        }
    }

    /// What a scenario takes over: all that leads to the scenario or stage it is based on.
    private func parts(before scenario: StudyFile.Scenario) -> [Scenario.Part] {
        var parts: [Scenario.Part] = []
        var reference = scenario.basedOn
        // A circle was found before; it must not keep us here.
        for _ in file.scenarios {
            guard let text = reference else { break }
            let name = text.named
            guard let parent = byID[name.scenario] else { break }
            let taken = (own[name.scenario] ?? []).prefix { part in
                guard let year = part.name.stage, let wanted = name.stage else { return true }
                return year <= wanted
            }
            parts = taken + parts
            reference = parent.basedOn
        }
        return parts
    }
}
