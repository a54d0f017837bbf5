import Testing

@testable import QuartierBatch

/// What is said about scenarios and how they are based on each other.
@Suite struct ScenarioTests {
    static let cases: [BadStudy] = [
        BadStudy(
            "a scenario without id",
            """
            scenarios:
              - title: A
            """,
            [
                """
                s.yaml:7:5, scenarios[0]: error: the key 'id' is missing. Add it: The identifier, unique in the \
                study and part of file names [missing-key]
                """
            ]),
        BadStudy(
            "ids that do not suit files",
            """
            scenarios: [{id: a/b}, {id: .x}, {id: ""}, {id: ~}, {id: ä}]
            """,
            [
                """
                s.yaml:6:18, scenarios[0].id: error: expected an identifier of up to 100 letters a-z, digits, '-', \
                '_' and '.', not starting with '.', found the text 'a/b' [wrong-kind]
                """,
                """
                s.yaml:6:29, scenarios[1].id: error: expected an identifier of up to 100 letters a-z, digits, '-', \
                '_' and '.', not starting with '.', found the text '.x' [wrong-kind]
                """,
                """
                s.yaml:6:39, scenarios[2].id: error: expected an identifier of up to 100 letters a-z, digits, '-', \
                '_' and '.', not starting with '.', found an empty text [wrong-kind]
                """,
                """
                s.yaml:6:49, scenarios[3].id: error: expected an identifier of up to 100 letters a-z, digits, '-', \
                '_' and '.', not starting with '.', found nothing. Give it a value [wrong-kind]
                """,
                """
                s.yaml:6:58, scenarios[4].id: error: expected an identifier of up to 100 letters a-z, digits, '-', \
                '_' and '.', not starting with '.', found the text 'ä' [wrong-kind]
                """,
            ]),
        BadStudy(
            "the same id twice",
            """
            scenarios:
              - id: tall
              - id: Tall
            """,
            [
                """
                s.yaml:8:9, scenarios[1].id: error: the id 'Tall' is taken by 'tall' in line 7. Choose another; \
                upper and lower case make no difference [duplicate-id]
                """
            ]),
        BadStudy(
            "base twice",
            """
            scenarios:
              - id: base
              - id: base
            """,
            [
                """
                s.yaml:8:9, scenarios[1].id: error: the id 'base' is taken by 'base' in line 7. Choose another; \
                upper and lower case make no difference [duplicate-id]
                """
            ]),
        BadStudy(
            "a base by another name",
            """
            scenarios:
              - id: Base
            """,
            [
                """
                s.yaml:7:9, scenarios[0].id: error: the id 'Base' is taken by 'base'. Choose another; upper and \
                lower case make no difference [duplicate-id]
                """
            ]),
        BadStudy(
            "an edited base",
            """
            scenarios:
              - id: base
                edits: [{assume: {vacancy: 0.1}}]
            """,
            [
                """
                s.yaml:7:9, scenarios[0].id: error: the scenario 'base' is the data as it is. Move its edits to a \
                scenario of their own [edited-base]
                """
            ]),
        BadStudy(
            "based on nothing known",
            """
            scenarios:
              - id: taller
              - id: b
                based_on: taler
              - id: c
                based_on: zebra
            """,
            [
                """
                s.yaml:9:15, scenarios[1].based_on: error: unknown scenario 'taler'; did you mean 'taller'? \
                [unknown-scenario]
                """,
                """
                s.yaml:11:15, scenarios[2].based_on: error: unknown scenario 'zebra'. Name one of the scenarios of \
                this study [unknown-scenario]
                """,
            ]),
        BadStudy(
            "a circle",
            """
            scenarios:
              - {id: a, based_on: b}
              - {id: b, based_on: c}
              - {id: c, based_on: b}
              - {id: d, based_on: d}
            """,
            [
                """
                s.yaml:8:23, scenarios[1].based_on: error: scenarios are based on each other: b → c → b. Remove one \
                'based_on' [circular-scenarios]
                """,
                """
                s.yaml:10:23, scenarios[3].based_on: error: scenarios are based on each other: d → d. Remove one \
                'based_on' [circular-scenarios]
                """,
            ]),
    ]

    @Test(arguments: cases) func isReported(_ study: BadStudy) {
        #expect(study.messages == study.expected)
    }
}
