import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// What YAML 1.1 makes of innocent texts, and what we make of them.
@Suite struct YAMLTrapTests {
    @Test(arguments: ["no", "on", "12:30", "01234", "1_000", "0x1F", "2026-05-19", "1e3", ".5", "=", "true"])
    func aTextStaysAsWritten(_ text: String) throws {
        let (study, findings) = StudyTexts.readWhole(
            "quartier: 1\nname: \(text)\ncrs: auto\nlayers: {districts: d.geojson}\n")
        #expect(findings.all.isEmpty)
        #expect(study?.name == text)
    }

    @Test(arguments: [
        ("0", 0.0), ("-0", -0.0), ("12", 12), ("-1.5", -1.5), ("1e3", 1000), ("2.5E-1", 0.25), ("1e-400", 0),
        ("9007199254740993", 9_007_199_254_740_992),
    ])
    func numbers(_ text: String, _ value: Double) {
        #expect(YAMLScalar(text: text, isPlain: true, textMark: Mark(line: 1, column: 1)).number == value)
    }

    @Test(arguments: [
        "", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x10", "1_000", "1,5", "12:30", "NaN", ".nan", "inf",
        "1 ",
        "１２", "1.5.2",
    ])
    func noNumbers(_ text: String) {
        #expect(YAMLScalar(text: text, isPlain: true, textMark: Mark(line: 1, column: 1)).number == nil)
    }

    @Test func settingsAreTypedByHowTheyAreWritten() throws {
        let (study, findings) = StudyTexts.read(
            """
            scenarios:
              - id: a
                edits:
                  - {change: buildings, where: true, set: {a: 5, b: "5", c: no, d: true, e: 05, f: ~, g: 'null', h: 12:30}}
            """)
        #expect(findings.all.isEmpty)
        guard case .change(let change) = try #require(study).scenarios[1].edits[0] else { throw Unexpected() }
        #expect(change.filter.text == "true")
        #expect(
            change.settings.map(\.value) == [
                .constant(.number(5)), .constant(.text("5")), .constant(.text("no")), .constant(.boolean(true)),
                .constant(.text("05")), .constant(.missing), .constant(.text("null")), .constant(.text("12:30")),
            ])
    }

    @Test func lineEndingsAndByteOrderMarkMakeNoDifference() throws {
        let windows = "\u{FEFF}" + StudyTexts.full.replacing("\n", with: "\r\n")
        let (study, findings) = StudyTexts.readWhole(windows)
        #expect(findings.all.isEmpty)
        let plain = try #require(StudyTexts.readWhole(StudyTexts.full).study)
        #expect(study?.scenarios == plain.scenarios)
        #expect(study?.layers == plain.layers)
        #expect(
            StudyTexts.messagesOfWhole("\u{FEFF}nama: x\r\nquartier: 2\r\n") == [
                "s.yaml:2:11, quartier: error: the format version 2 cannot be read; this program reads version 1 "
                    + "[unsupported-version]"
            ])
    }

    @Test(arguments: [
        ("where: a = 1", 9, 14), ("where: 'a = 1'", 9, 15), ("\"where\": \"ä = 1\"", 9, 17),
        ("where: |\n        a = 1", 10, 9),
        ("where: >-\n\n\n         a = 1", 12, 10),
    ])
    func filtersKnowWhereTheirTextBegins(_ filter: String, line: Int, column: Int) throws {
        let (study, findings) = StudyTexts.read(
            "scenarios:\n  - id: a # ä\n    edits:\n    - \(filter)\n      remove: green\n")
        #expect(findings.all.isEmpty)
        guard case .remove(let removal) = try #require(study).scenarios[1].edits[0] else { throw Unexpected() }
        #expect(removal.filter.place.line == line)
        #expect(removal.filter.place.column == column)
    }
}
