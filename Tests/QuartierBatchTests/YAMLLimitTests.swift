import QuartierModel
import Testing

@testable import QuartierBatch

/// Files made to exhaust the reader.
@Suite struct YAMLLimitTests {
    @Test func thirtyTwoLevelsAreRead() {
        let text = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(StudyTexts.tree(text).node != nil)
        #expect(StudyTexts.tree("[\(text)]").findings.all.map(\.code) == ["too-deep"])
    }

    @Test(arguments: ["[", "{a: ", "- ", "[{a: "])
    func aHundredThousandLevelsAreRefused(_ opening: String) {
        let (node, findings) = StudyTexts.tree(String(repeating: opening, count: 100_000))
        #expect(node == nil)
        #expect(findings.all.map(\.code) == ["too-deep"])
    }

    @Test func aHundredThousandIndentedLevelsAreRefused() {
        // 32 levels are reached long before the indentation fills the file.
        let lines = (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(StudyTexts.tree(lines).findings.all.map(\.code) == ["too-deep"])
    }

    @Test func anchorsMultiplyNothing() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...30 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let (node, findings) = StudyTexts.tree(text)
        #expect(node != nil)
        #expect(Set(findings.all.map(\.code)) == ["yaml-anchor", "yaml-alias"])
    }

    @Test func aMillionValuesAreEnough() {
        let (node, findings) = StudyTexts.tree("[" + String(repeating: "0,", count: 1_000_001) + "0]")
        #expect(node == nil)
        #expect(findings.all.map(\.code) == ["too-many-values"])
    }

    @Test func sixteenMebibytesAreEnough() {
        let text = "# " + String(repeating: "x", count: YAMLLimits.bytes)
        #expect(
            StudyTexts.messagesOfWhole(text) == [
                "s.yaml: error: a study file may have up to 16 MiB. Put features into files of their own and name "
                    + "them with 'from' [file-too-large]"
            ])
    }

    @Test func aLongChainOfScenariosIsNoCircle() {
        let lines = (0..<5000).map { "  - {id: s\($0), based_on: \($0 == 0 ? "base" : "s\($0 - 1)")}\n" }
        #expect(StudyTexts.messages("scenarios:\n" + lines.reversed().joined()).isEmpty)
    }

    @Test func aLargeCircleIsReportedOnceAndShort() {
        let lines = (0..<500).map { "  - {id: s\($0), based_on: s\(($0 + 1) % 500)}\n" }
        let messages = StudyTexts.messages("scenarios:\n" + lines.joined())
        #expect(
            messages == [
                "s.yaml:7:24, scenarios[0].based_on: error: scenarios are based on each other: s0 → s1 → s2 → s3 → s4 "
                    + "→ s5 → s6 → s7 → … → s0. Remove one 'based_on' [circular-scenarios]"
            ])
    }
}
