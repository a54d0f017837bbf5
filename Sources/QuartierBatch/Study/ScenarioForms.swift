internal import QuartierModel

extension Form where Value == [StudyFile.Scenario] {
    /// The scenarios of a study, with the rules that hold among them.
    static let scenarios = list(of: scenario).checked { scenarios, _, context in
        ScenarioRules(scenarios).check(&context)
        return true
    }

    private static let scenario = ObjectForm<StudyFile.Scenario>(
        noun: "a scenario", empty: StudyFile.Scenario(),
        fields: [
            Field(
                "id", .placed(.scenarioID), \.id, required: true,
                "The identifier, unique in the study and part of file names"),
            Field("title", .text, \.title, "The title for people"),
            Field("based_on", .placedText, \.basedOn, "The scenario whose edits come first"),
            Field("edits", .list(of: .edit), \.edits, "The edits, in order"),
        ], place: { $0.place = $1 }, unsupported: Unsupported.scenarioKeys
    ).form
}
