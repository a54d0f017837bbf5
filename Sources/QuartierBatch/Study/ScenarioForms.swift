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
            Field(
                "based_on", .placedText, \.basedOn,
                "The scenario whose edits come first: the last stage of one with stages, or the stage ID@YEAR"),
            Field(
                "edits", .list(of: .edit), \.edits, "The edits, in order; of a scenario with stages, part of its first"
            ),
            Field("stages", .stages, \.stages, "The stages of a build-out; each adds to the one before"),
        ], place: { $0.place = $1 }
    ).form
}

extension Form where Value == [StudyFile.Stage] {
    /// Stages by rising years.
    fileprivate static let stages = list(of: stage).checked { stages, _, context in
        for (before, stage) in zip(stages, stages.dropFirst()) where stage.year <= before.year {
            let finding =
                stage.year == before.year
                ? "there is a stage of \(stage.year) already"
                : "the stage of \(stage.year) comes after that of \(before.year)"
            context.findings.add(
                Finding(
                    .error, "stages-out-of-order", finding, at: stage.place,
                    remedy: "Write the stages by year, one for each: a stage adds to the one before"))
        }
        return true
    }

    private static let stage = ObjectForm<StudyFile.Stage>(
        noun: "a stage", empty: StudyFile.Stage(),
        fields: [
            Field(
                "year", .year, \.year, required: true,
                "The year by which it is done; later than that of the stage before"),
            Field("title", .text, \.title, "The title for people"),
            Field(
                "edits", .list(of: .edit), \.edits, required: true,
                "What it adds to the stage before: edits, in order"),
        ], place: { $0.place = $1 }
    ).form
}

extension Form where Value == Int {
    /// A year of four digits.
    static let year = integer(NumberRange(minimum: 1000, maximum: 9999))
}
