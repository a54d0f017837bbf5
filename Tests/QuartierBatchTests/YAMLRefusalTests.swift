import QuartierModel
import Testing

@testable import QuartierBatch

/// What of YAML a study file has no use for, and what people are told instead of libyaml's sentences.
@Suite struct YAMLRefusalTests {
    private static let unclosed = "a list in [ ] is not closed, or a ',' is missing"

    @Test(arguments: [
        ("a: &x 1", "1:4", "yaml-anchor", "anchors such as '&x' are not allowed"),
        ("a: *x", "1:4", "yaml-alias", "aliases such as '*x' are not allowed"),
        ("a: !!str 1", "1:4", "yaml-tag", "tags such as '!!str' are not allowed"),
        ("a: !x", "1:4", "yaml-tag", "tags such as '!!str' are not allowed"),
        ("<<: {a: 1}", "1:1", "yaml-merge-key", "merge keys ('<<') are not allowed"),
        ("? [a]\n: 1", "1:3", "complex-key", "a key must be a plain text"),
        ("\"\": 1", "1:1", "empty-key", "a key is missing before ':'"),
        ("a: 1\nb: 2\n\"a\": 3", "3:1", "duplicate-key", "the key 'a' stands here and in line 1"),
        ("a: 1\n---\na: 2", "2:1", "several-documents", "a second document starts here"),
        ("# nothing", "2:1", "empty-file", "the file is empty"),
        ("a:\n\tb: 1", "2:1", "yaml-syntax", "a tab stands where only spaces are allowed"),
        ("a: |\n\tb", "2:1", "yaml-syntax", "a tab stands where only spaces are allowed"),
        ("a: *", "1:4", "yaml-syntax", "a text cannot start with '*' or '&'"),
        ("a: @b", "1:4", "yaml-syntax", "a text cannot start with this character"),
        ("a: b: c", "1:5", "yaml-syntax", "this ':' starts no value here"),
        ("a: 'b", "1:4", "yaml-syntax", "a quoted text is not closed"),
        ("a: [1, 2\nb: 3", "1:4", "yaml-syntax", unclosed),
        ("a: [", "2:1", "yaml-syntax", "the file ends inside [ ] or { }"),
        ("a: {b: 1", "1:4", "yaml-syntax", "a group in { } is not closed, or a ',' is missing"),
        ("- a\nb: 1", "2:1", "yaml-syntax", "this line does not fit the list above it"),
        ("a:\n  - b\n c: 1", "3:2", "yaml-syntax", "this line does not fit the ones above it"),
        ("a: - b", "1:4", "yaml-syntax", "a list cannot start here"),
        ("a: \"\\q\"", "1:5", "yaml-syntax", "an unknown '\\' sequence in double quotes"),
        ("a: \u{1}", "1:4", "yaml-syntax", "an invisible control character"),
        ("a: \u{0}", "1:4", "yaml-syntax", "an invisible control character"),
        ("%YAML 2.0\n---\na: 1", "1:1", "yaml-syntax", "not readable as YAML: found incompatible YAML document"),
    ])
    func isRefused(_ text: String, at position: String, _ code: String, _ message: String) throws {
        let found = StudyTexts.tree(text).findings.all
        let first = try #require(found.first)
        #expect(found.count == 1)
        #expect(first.place.description == "s.yaml:\(position)")
        #expect(first.code == code)
        #expect(first.message == message)
        #expect(first.remedy != nil)
    }

    @Test func refusalsDoNotStopTheRest() {
        let codes = StudyTexts.tree("a: &x 1\nb: *x\nc: !!str d\na: 2\n<<: 3\n").findings.all.map(\.code)
        #expect(codes == ["yaml-anchor", "yaml-alias", "yaml-tag", "duplicate-key", "yaml-merge-key"])
    }

    @Test func refusedPartsAreNotReportedAgain() {
        let messages = StudyTexts.messages("date: *x\nreport_by: [*y, plots]\noutput: {<<: 1}\n")
        #expect(messages.count == 3)
    }

    @Test func bytesThatAreNoText() {
        for (bytes, column) in [([0x61, 0x3A, 0x20, 0xC3], 4), ([0xFF, 0xFE, 0x61, 0x00], 1)] as [([UInt8], Int)] {
            var findings = Findings()
            #expect(YAMLSource(bytes, file: "s.yaml", findings: &findings) == nil)
            #expect(findings.all.map(\.code) == ["invalid-utf8"])
            #expect(findings.all.first?.place.column == column)
        }
    }
}
