import QuartierScenario
import Testing

@testable import QuartierBatch

/// What is said about stages, targets and parameters of `assume` in the study file.
@Suite struct StageTests {
    private static func stages(_ years: Int...) -> String {
        years.map { "{year: \($0), edits: [{assume: {vacancy: 0}}]}" }.joined(separator: ", ")
    }

    static let cases: [BadStudy] = [
        BadStudy(
            "no stage",
            """
            scenarios: [{id: a, stages: []}]
            """,
            [
                """
                s.yaml:6:29, scenarios[0].stages: error: the list is empty. Add an item, or leave the key out \
                [empty-list]
                """
            ]),
        BadStudy(
            "years out of order and twice",
            """
            scenarios:
              - id: a
                stages: [\(stages(2030, 2028, 2028))]
            """,
            [
                """
                s.yaml:8:61, scenarios[0].stages[1]: error: the stage of 2028 comes after that of 2030. Write the \
                stages by year, one for each: a stage adds to the one before [stages-out-of-order]
                """,
                """
                s.yaml:8:108, scenarios[0].stages[2]: error: there is a stage of 2028 already. Write the stages by \
                year, one for each: a stage adds to the one before [stages-out-of-order]
                """,
            ]),
        BadStudy(
            "no year, no edits, no such year",
            """
            scenarios:
              - id: a
                stages:
                  - {edits: [{assume: {vacancy: 0}}]}
                  - {year: 2030}
                  - {year: 28, edits: []}
                  - {year: 2030-05-01, edits: [{assume: {vacancy: 0}}]}
            """,
            [
                """
                s.yaml:9:9, scenarios[0].stages[0]: error: the key 'year' is missing. Add it: The year by which it is \
                done; later than that of the stage before [missing-key]
                """,
                """
                s.yaml:10:9, scenarios[0].stages[1]: error: the key 'edits' is missing. Add it: What it adds to the \
                stage before: edits, in order [missing-key]
                """,
                """
                s.yaml:11:16, scenarios[0].stages[2].year: error: 28 is not possible here; expected at least 1000 and \
                at most 9999 [out-of-range]
                """,
                """
                s.yaml:11:27, scenarios[0].stages[2].edits: error: the list is empty. Add an item, or leave the key \
                out [empty-list]
                """,
                """
                s.yaml:12:16, scenarios[0].stages[3].year: error: expected a whole number, found the text \
                '2030-05-01' [wrong-kind]
                """,
            ]),
        BadStudy(
            "a base in stages",
            """
            scenarios:
              - id: base
                stages: [\(stages(2030))]
            """,
            [
                """
                s.yaml:7:9, scenarios[0].id: error: the scenario 'base' is the data as it is. Move its edits to a \
                scenario of their own [edited-base]
                """
            ]),
        BadStudy(
            "a circle through stages",
            """
            scenarios:
              - {id: a, based_on: b, stages: [\(stages(2028, 2030))]}
              - {id: b, based_on: a@2028}
            """,
            [
                """
                s.yaml:7:23, scenarios[0].based_on: error: scenarios are based on each other: a → b → a. Remove one \
                'based_on' [circular-scenarios]
                """
            ]),
        BadStudy(
            "based on no stage",
            """
            scenarios:
              - {id: a, stages: [\(stages(2028, 2030))]}
              - {id: b, based_on: a@2029}
              - {id: c, based_on: b@2028}
              - {id: d, based_on: "a@02028"}
            """,
            [
                """
                s.yaml:8:23, scenarios[1].based_on: error: unknown scenario 'a@2029'; did you mean 'a@2028'? \
                [unknown-scenario]
                """,
                """
                s.yaml:9:23, scenarios[2].based_on: error: unknown scenario 'b@2028'; did you mean 'a@2028'? \
                [unknown-scenario]
                """,
                """
                s.yaml:10:24, scenarios[3].based_on: error: unknown scenario 'a@02028'; did you mean 'a@2028'? \
                [unknown-scenario]
                """,
            ]),
        BadStudy(
            "an id like a stage",
            """
            scenarios: [{id: a@2028}]
            """,
            [
                """
                s.yaml:6:18, scenarios[0].id: error: expected an identifier of up to 100 letters a-z, digits, '-', \
                '_' and '.', not starting with '.', found the text 'a@2028' [wrong-kind]
                """
            ]),
        BadStudy(
            "targets without bounds, with impossible ones, with other keys",
            """
            targets:
              fsi: {by: 2030}
              gsi: {at_least: 2, at_most: 1}
              osr: {at_lest: 2}
              jobs: 7
              dwellings: [{at_least: many}]
              residents: {at_least: 1, zones: blocks, by: 20}
            """,
            [
                "s.yaml:7:8, targets.fsi: error: expected 'at_least' or 'at_most', found none [missing-key]",
                """
                s.yaml:8:8, targets.gsi: error: no value is at least 2 and at most 1. Let 'at_least' be the smaller \
                number [impossible-target]
                """,
                "s.yaml:9:9, targets.osr.at_lest: error: unknown key 'at_lest'; did you mean 'at_least'? [unknown-key]",
                "s.yaml:10:9, targets.jobs: error: expected a target or a list, found the number 7 [wrong-kind]",
                """
                s.yaml:11:26, targets.dwellings[0].at_least: error: expected a number, found the text 'many' \
                [wrong-kind]
                """,
                """
                s.yaml:12:35, targets.residents.zones: error: unknown value 'blocks'. Known are 'districts', 'plots' \
                and 'study' [unknown-value]
                """,
                """
                s.yaml:12:47, targets.residents.by: error: 20 is not possible here; expected at least 1000 and at most \
                9999 [out-of-range]
                """,
            ]),
        BadStudy(
            "parameters of assume",
            """
            scenarios:
              - id: a
                edits:
                  - {assume: {green_access: {limit: 300}}}
                  - {assume: {travel_time: {}}}
                  - {assume: {}}
                  - {assume: {gren_access: {}}}
            """,
            [
                """
                s.yaml:9:34, scenarios[0].edits[0].assume.green_access.limit: error: unknown key 'limit'; did you mean \
                'limit_m'? [unknown-key]
                """,
                """
                s.yaml:10:19, scenarios[0].edits[1].assume.travel_time: error: 'travel_time' is not supported by this \
                version. Leave it out [not-supported]
                """,
                """
                s.yaml:11:18, scenarios[0].edits[2].assume: error: the group is empty. Add a key, or leave the group \
                out [empty-group]
                """,
                """
                s.yaml:12:19, scenarios[0].edits[3].assume.gren_access: error: unknown key 'gren_access'; did you mean \
                'green_access'? [unknown-key]
                """,
            ]),
    ]

    @Test(arguments: cases) func isReported(_ study: BadStudy) {
        #expect(study.messages == study.expected)
    }

    @Test func editsOfAStagedScenarioAreAllowedBesideItsStages() throws {
        let text = """
            scenarios:
              - {id: a, edits: [{assume: {vacancy: 0.1}}], stages: [\(Self.stages(2028, 2030))]}

            """
        #expect(StudyTexts.messages(text) == [])
        let scenario = try #require(StudyTexts.read(text).study?.scenarios.last)
        #expect(scenario.edits.count == 1 && scenario.stages.count == 2)
    }

    @Test func partsFollowWhatAScenarioIsBasedOn() throws {
        let text = """
            scenarios:
              - {id: after, based_on: town@2028, edits: [{assume: {vacancy: 0.4}}]}
              - {id: first, edits: [{assume: {vacancy: 0.1}}]}
              - {id: town, title: Town, based_on: first, edits: [{assume: {vacancy: 0.2}}], stages: [\
            \(Self.stages(2028)), {year: 2030, title: Done, edits: [{assume: {vacancy: 0.3}}]}]}
              - {id: on, based_on: town, stages: [\(Self.stages(2040))]}

            """
        let file = try #require(StudyTexts.read(text).study)
        var line = ScenarioLine(of: file)
        for scenario in file.scenarios {
            line.add(scenario) { edits in edits.map { AssumeEdit(Assumptions(), place: $0.place) } }
        }
        let parts = line.scenarios.map { scenario in
            scenario.id + ": " + scenario.parts.map { "\($0.name.text) \($0.edits.count)" }.joined(separator: ", ")
        }
        #expect(
            parts == [
                "after: first 1, town@2028 2, after 1", "first: first 1", "town@2028: first 1, town@2028 2",
                "town@2030: first 1, town@2028 2, town@2030 1",
                "on@2040: first 1, town@2028 2, town@2030 1, on@2040 1",
            ])
        #expect(line.scenarios.map(\.title) == [nil, nil, "Town", "Town: Done", nil])
    }
}
