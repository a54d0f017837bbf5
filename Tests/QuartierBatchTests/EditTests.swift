import Testing

@testable import QuartierBatch

/// What is said about edits.
@Suite struct EditTests {
    static let cases: [BadStudy] = [
        BadStudy(
            "an edit without a verb",
            """
            scenarios:
              - id: a
                edits: [{where: "true"}, {chnge: buildings}, {}]
            """,
            [
                """
                s.yaml:8:13, scenarios[0].edits[0]: error: an edit needs one of the keys 'change', 'add', 'remove', \
                'replace_geometry', 'paint', 'surface', 'assume' or 'transit' [missing-key]
                """,
                """
                s.yaml:8:31, scenarios[0].edits[1].chnge: error: unknown key 'chnge'; did you mean 'change'? \
                [unknown-key]
                """,
                """
                s.yaml:8:50, scenarios[0].edits[2]: error: an edit needs one of the keys 'change', 'add', 'remove', \
                'replace_geometry', 'paint', 'surface', 'assume' or 'transit' [missing-key]
                """,
            ]),
        BadStudy(
            "an edit with two verbs",
            """
            scenarios:
              - id: a
                edits: [{change: buildings, remove: plots, where: "true"}]
            """,
            [
                """
                s.yaml:8:13, scenarios[0].edits[0]: error: an edit does one thing, but this one has 'change' and \
                'remove'. Make it several, one after the other [conflicting-keys]
                """
            ]),
        BadStudy(
            "a change without its keys",
            """
            scenarios:
              - id: a
                edits: [{change: buildings}]
            """,
            [
                """
                s.yaml:8:13, scenarios[0].edits[0]: error: the key 'where' is missing. Add it: Which elements, as \
                CQL2 text; "true" for all [missing-key]
                """,
                """
                s.yaml:8:13, scenarios[0].edits[0]: error: the key 'set' is missing. Add it: The attributes with \
                their new values [missing-key]
                """,
            ]),
        BadStudy(
            "a change of an unknown layer",
            """
            scenarios:
              - id: a
                edits: [{change: building, where: "true", set: {storeys: 3}}]
            """,
            [
                """
                s.yaml:8:22, scenarios[0].edits[0].change: error: unknown value 'building'; did you mean \
                'buildings'? [unknown-value]
                """
            ]),
        BadStudy(
            "an operation that does not exist",
            """
            scenarios:
              - id: a
                edits: [{change: buildings, where: "true", set: {storeys: {increase: 3}}}]
            """,
            [
                """
                s.yaml:8:64, scenarios[0].edits[0].set.storeys.increase: error: unknown key 'increase'; did you mean \
                'increase_by'? [unknown-key]
                """
            ]),
        BadStudy(
            "two operations",
            """
            scenarios:
              - id: a
                edits: [{change: buildings, where: "true", set: {storeys: {increase_by: 3, multiply_by: 2}}}]
            """,
            [
                """
                s.yaml:8:63, scenarios[0].edits[0].set.storeys: error: expected exactly one of 'increase_by', \
                'multiply_by', 'to_at_least' or 'to_at_most', found 'increase_by' and 'multiply_by' [conflicting-keys]
                """
            ]),
        BadStudy(
            "an operation with a text",
            """
            scenarios:
              - id: a
                edits: [{change: buildings, where: "true", set: {storeys: {increase_by: "3"}}}]
            """,
            [
                """
                s.yaml:8:77, scenarios[0].edits[0].set.storeys.increase_by: error: expected a number, found the text \
                '3'. Remove the quotes [wrong-kind]
                """
            ]),
        BadStudy(
            "nothing to set",
            """
            scenarios:
              - id: a
                edits: [{change: buildings, where: "true", set: {}}]
            """,
            [
                """
                s.yaml:8:53, scenarios[0].edits[0].set: error: the group is empty. Add a key, or leave the group out \
                [empty-group]
                """
            ]),
        BadStudy(
            "expect",
            """
            scenarios:
              - id: a
                edits: [{remove: buildings, where: "true", expect: -1}, {remove: buildings, where: "true", expect: 1.5}, {remove: buildings, where: "true", expect: 1e17}]
            """,
            [
                """
                s.yaml:8:56, scenarios[0].edits[0].expect: error: -1 is not possible here; expected at least 0 \
                [out-of-range]
                """,
                """
                s.yaml:8:104, scenarios[0].edits[1].expect: error: expected a whole number, found the number 1.5 \
                [wrong-kind]
                """,
                """
                s.yaml:8:153, scenarios[0].edits[2].expect: error: a number of this size is not possible here \
                [out-of-range]
                """,
            ]),
        BadStudy(
            "an addition of nothing",
            """
            scenarios:
              - id: a
                edits: [{add: green}, {add: green, from: a, features: []}]
            """,
            [
                """
                s.yaml:8:13, scenarios[0].edits[0]: error: expected exactly one of 'from' or 'features', found none \
                [missing-key]
                """,
                """
                s.yaml:8:59, scenarios[0].edits[1].features: error: the list is empty. Add an item, or leave the key \
                out [empty-list]
                """,
                """
                s.yaml:8:27, scenarios[0].edits[1]: error: expected exactly one of 'from' or 'features', found \
                'from' and 'features' [conflicting-keys]
                """,
            ]),
        BadStudy(
            "features that are none",
            """
            scenarios:
              - id: a
                edits: [{add: green, features: [{type: Point}, 7], layer: x}]
            """,
            [
                """
                s.yaml:8:37, scenarios[0].edits[0].features[0]: error: expected a feature of GeoJSON. Write {type: \
                Feature, geometry: {…}, properties: {…}} [wrong-kind]
                """,
                """
                s.yaml:8:52, scenarios[0].edits[0].features[1]: error: expected a feature of GeoJSON, found the \
                number 7 [wrong-kind]
                """,
                """
                s.yaml:8:13, scenarios[0].edits[0]: error: 'layer' names a layer inside a file, but the elements are \
                written out here. Remove 'layer' [conflicting-keys]
                """,
            ]),
        BadStudy(
            "scales that are none",
            """
            scenarios:
              - id: a
                edits: [{add: green, from: a, scale: -1}, {add: green, from: a, scale: 1e-9}, {add: stops, from: a, scale: 2}]
            """,
            [
                """
                s.yaml:8:42, scenarios[0].edits[0].scale: error: -1 is not possible here; expected at least 0 and at \
                most 10000 [out-of-range]
                """,
                """
                s.yaml:8:47, scenarios[0].edits[1]: error: 'scale' is 0, which leaves the elements out, or at least \
                0.0001 [out-of-range]
                """,
                """
                s.yaml:8:83, scenarios[0].edits[2]: error: stops are points, which 'scale' makes neither larger nor \
                smaller. Remove 'scale' [conflicting-keys]
                """,
            ]),
        BadStudy(
            "ground that no action leads to",
            """
            scenarios:
              - id: a
                edits:
                  - {surface: unseal, where: "true", to: asphalt}
                  - {surface: seal, where: "true", to: meadow}
                  - {surface: open, where: "true", to: lawn}
                  - {surface: unseal, where: "true", to: grass}
            """,
            [
                """
                s.yaml:9:9, scenarios[0].edits[0]: error: 'asphalt' is fully sealed, which no 'unseal' leads to. \
                Name a kind that is less sealed [conflicting-keys]
                """,
                """
                s.yaml:10:9, scenarios[0].edits[1]: error: 'meadow' is unsealed, which no 'seal' leads to. Name a \
                kind that is more sealed [conflicting-keys]
                """,
                """
                s.yaml:11:19, scenarios[0].edits[2].surface: error: unknown value 'open'. Known are 'unseal' and \
                'seal' [unknown-value]
                """,
                """
                s.yaml:12:46, scenarios[0].edits[3].to: error: unknown value 'grass'; did you mean 'grass_paving'? \
                [unknown-value]
                """,
            ]),
        BadStudy(
            "new shapes without their keys",
            """
            scenarios:
              - id: a
                edits: [{replace_geometry: plots, features: []}]
            """,
            [
                """
                s.yaml:8:39, scenarios[0].edits[0].features: error: unknown key 'features'. Known are \
                'replace_geometry', 'where', 'from', 'layer', 'id', 'crs', 'crs_operation', 'expect' and \
                'may_touch_nothing' [unknown-key]
                """,
                """
                s.yaml:8:13, scenarios[0].edits[0]: error: the key 'where' is missing. Add it: Which elements, as \
                CQL2 text; "true" for all [missing-key]
                """,
                """
                s.yaml:8:13, scenarios[0].edits[0]: error: the key 'from' is missing. Add it: The file with the new \
                shapes: one for the only element, or one for each with its id [missing-key]
                """,
            ]),
        BadStudy(
            "paintings that cannot be",
            """
            scenarios:
              - id: a
                edits: [{paint: green, where: "true", built_form: slab}, {paint: plots, where: "true", built_form: slab, share: 0, density: 0}]
            """,
            [
                """
                s.yaml:8:21, scenarios[0].edits[0].paint: error: unknown value 'green'. Write 'plots' [unknown-value]
                """,
                """
                s.yaml:8:117, scenarios[0].edits[1].share: error: 0 is not possible here; expected more than 0 and \
                at most 1 [out-of-range]
                """,
                """
                s.yaml:8:129, scenarios[0].edits[1].density: error: 0 is not possible here; expected more than 0 \
                [out-of-range]
                """,
            ]),
        BadStudy(
            "built forms that cannot be",
            """
            built_forms:
              a: {storeys: 3, coverage: 0.5, uses: {residential: 0.5, retail: 0.4}}
              b: {storeys: 0, coverage: 0.5, uses: {}}
              c: {storeys: 3, coverage: 2, uses: {housing: 1}}
            """,
            [
                """
                s.yaml:7:6, built_forms.a: error: the shares of the uses add up to 0.9. Make them add up to 1 \
                [invalid-shares]
                """,
                """
                s.yaml:8:16, built_forms.b.storeys: error: 0 is not possible here; expected at least 0.5 and at most \
                200 [out-of-range]
                """,
                """
                s.yaml:8:40, built_forms.b.uses: error: the group is empty. Add a key, or leave the group out \
                [empty-group]
                """,
                """
                s.yaml:9:29, built_forms.c.coverage: error: 2 is not possible here; expected more than 0 and at most \
                1 [out-of-range]
                """,
                """
                s.yaml:9:39, built_forms.c.uses.housing: error: unknown key 'housing'. Known are 'residential', \
                'mixed', 'office', 'retail', 'industry', 'education', 'health', 'culture', 'hotel', 'parking' and \
                'other' [unknown-key]
                """,
            ]),
        BadStudy(
            "an assumption in an edit",
            """
            scenarios:
              - id: a
                edits: [{assume: {vacancy: 2}}, {assume: {}}]
            """,
            [
                """
                s.yaml:8:32, scenarios[0].edits[0].assume.vacancy: error: 2 is not possible here; expected at least \
                0 and less than 1 [out-of-range]
                """,
                """
                s.yaml:8:46, scenarios[0].edits[1].assume: error: the group is empty. Add a key, or leave the group \
                out [empty-group]
                """,
            ]),
        BadStudy(
            "decimal comma in a setting",
            """
            scenarios:
              - id: a
                edits: [{change: buildings, where: "true", set: {storeys: 1,5}}]
            """,
            [
                """
                s.yaml:8:66, scenarios[0].edits[0].set.5: error: no value is given. Give one, or write null to clear \
                the attribute [missing-value]
                """
            ]),
        BadStudy(
            "empty text as filter",
            """
            scenarios:
              - id: a
                edits: [{remove: buildings, where: ""}]
            """,
            [
                "s.yaml:8:40, scenarios[0].edits[0].where: error: expected a text, found an empty text [wrong-kind]"
            ]),
    ]

    @Test(arguments: cases) func isReported(_ study: BadStudy) {
        #expect(study.messages == study.expected)
    }
}
