import QuartierModel
import Testing

@testable import QuartierBatch

/// What a study may say of sweeps.
@Suite struct SweepLanguageTests {
    private func read(_ parameters: String, _ edit: String, _ more: String = "") -> (StudyFile.Sweep?, [String]) {
        let (study, findings) = StudyTexts.read(
            "sweeps:\n  - {id: s, parameters: \(parameters), edits: [\(edit)]\(more)}\n")
        return (study?.sweeps.first, findings.all.map(\.description))
    }

    private func edit(_ parameters: String, _ edit: String, with values: [String: ParameterValue]) throws
        -> StudyFile.Edit
    {
        let (sweep, messages) = read(parameters, edit)
        #expect(messages == [])
        let template = try #require(sweep?.edits.first)
        return try #require(template.edit(with: values).edit)
    }

    @Test func aValueKeepsItsKindWhereItStandsAlone() throws {
        let text = "{change: buildings, where: \"true\", set: {a: $v, b: \"$v\", c: x$v}}"
        let cases: [(value: ParameterValue, kept: AttributeValue, quoted: String)] = [
            (.number(4.5), .number(4.5), "4.5"), (.boolean(true), .boolean(true), "true"),
            (.text("7"), .text("7"), "7"),
        ]
        for (value, kept, quoted) in cases {
            guard case .change(let change) = try edit("{v: [1]}", text, with: ["v": value]) else {
                Issue.record("a change")
                return
            }
            #expect(
                change.settings.map(\.value) == [
                    .constant(kept), .constant(.text(quoted)), .constant(.text("x" + quoted)),
                ])
        }
    }

    @Test func parametersStandInsideTexts() throws {
        let stated = try edit(
            "{plot: [P1], n: [1]}", "{remove: buildings, where: \"plot = '$plot' AND h > ${n}0 AND c = '$$'\"}",
            with: ["plot": .text("P 9"), "n": .number(2)])
        guard case .remove(let removal) = stated else {
            Issue.record("a removal")
            return
        }
        #expect(removal.filter.text == "plot = 'P 9' AND h > 20 AND c = '$'")
        guard
            case .add(let addition) = try edit(
                "{v: [a]}", "{add: green, from: park_$v.geojson, scale: 2}", with: ["v": .text("b")]),
            case .file(let source) = addition.elements
        else {
            Issue.record("an addition")
            return
        }
        #expect(source.path.text == "park_b.geojson")
    }

    @Test func aSignMayStandBeforeAParameter() throws {
        let stated = try edit(
            "{n: [1]}", "{change: buildings, where: \"true\", set: {storeys: {increase_by: -$n}}}",
            with: ["n": .number(2)])
        guard case .change(let change) = stated else {
            Issue.record("a change")
            return
        }
        #expect(change.settings[0].value == .increasedBy(-2))
    }

    @Test func whatDoesNotFitNamesTheValueAndBothPlaces() {
        let (_, messages) = read("{n: [1, many]}", "{remove: plots, where: \"true\", expect: $n}")
        #expect(
            messages == [
                "s.yaml:7:88, sweeps[0].edits[0].expect: error: with n = 'many' (line 7, column 33): expected a whole "
                    + "number, found the text 'many' [wrong-kind]"
            ])
    }

    @Test func bothEndsOfARangeMustFit() {
        let (_, messages) = read("{n: {from: 0.5, to: 1.5, step: 0.1}}", "{assume: {vacancy: $n}}")
        #expect(messages.count == 1)
        #expect(messages[0].contains("with n = 1.5 (line 7, column 29): 1.5 is not possible here"))
        let (_, other) = read(
            "{n: {from: 1, to: 9}}", "{remove: plots, where: \"true\", expect: $n}",
            ", sample: {method: latin_hypercube, n: 9}")
        #expect(other.count == 1 && other[0].contains("expected a whole number"))
    }

    @Test func theMostSamplesAreAMillion() {
        let steps = "{from: 1, to: 1000, step: 1}"
        #expect(
            read("{a: \(steps), b: \(steps)}", "{assume: {vacancy: 0.1, household_size: 1$a$b}}").0?.isSound == true)
        let (_, messages) = read("{a: \(steps), b: \(steps), c: [1, 2]}", "{assume: {household_size: 1$a$b$c}}")
        #expect(messages.count == 1)
        #expect(messages[0].contains("the sweep has 1000 × 1000 × 2 = 2000000, and 1000000 samples are the most"))
        let wide = "{from: 1, to: 1000000000000, step: 1}"
        let (_, others) = read("{a: \(wide), b: \(wide)}", "{assume: {household_size: 1$a$b}}")
        #expect(others.count == 1 && others[0].contains("more samples than can be counted"))
    }

    @Test func aQuotedDollarInAScenarioIsADollar() {
        let text = "scenarios: [{id: a, edits: [{remove: plots, where: \"id = '$x'\"}]}]\n"
        #expect(StudyTexts.messages(text) == [])
        let plain = StudyTexts.messages("scenarios: [{id: a, edits: [{add: plots, from: a.geojson, scale: $x}]}]\n")
        #expect(plain.count == 1 && plain[0].contains("'$x' names a parameter, and those belong to sweeps"))
        #expect(plain[0].hasPrefix("s.yaml:6:"))
    }

    @Test func columnsOfErrorsInConditionsAreThoseOfTheStudy() throws {
        let (sweep, messages) = read("{plot: [P1, 'much longer']}", "{remove: plots, where: \"id = '$plot' AND AND\"}")
        #expect(messages == [])
        let template = try #require(sweep?.edits.first)
        let start = try #require(template.uses.first?.place.column)
        let text = try #require(template.uses.first?.text)
        // "id = '" are six characters, "$plot" five, and "much longer" eleven.
        #expect(text.offset(ofFilled: 3, with: ["plot": .text("much longer")]) == 3)
        #expect(text.offset(ofFilled: 10, with: ["plot": .text("much longer")]) == 6)
        #expect(text.offset(ofFilled: 17, with: ["plot": .text("much longer")]) == 11)
        #expect(start > 1)
    }
}
