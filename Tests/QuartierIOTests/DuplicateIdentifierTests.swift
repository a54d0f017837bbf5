import QuartierIO
import QuartierModel
import Testing

/// Identifiers that stand in a file twice are found by a quick way and by a slow one.
@Suite struct DuplicateIdentifierTests {
    private func lines(_ identifiers: [String]) -> [String] {
        let features = identifiers.map {
            "{\"type\":\"Feature\",\"id\":\"\($0)\",\"geometry\":null,\"properties\":{}}"
        }
        let text = "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}"
        return Reading.geoJSON(text).findings.filter { $0.code == "duplicate-id" }.map(\.message)
    }

    @Test func everyRepetitionNamesTheFirst() {
        let many = (0..<1000).map { "f\($0)" }
        #expect(lines(many) == [])
        let expected = [
            "the id 'f7' stands at line 9 and at line 1002", "the id 'f999' stands at line 1001 and at line 1003",
            "the id 'f7' stands at line 9 and at line 1004",
        ]
        let repeated = lines(many + ["f7", "f999", "f7"])
        #expect(repeated == expected)
        // One that is not plain ASCII sends all of them the other way, to the same findings.
        #expect(lines(many + ["f7", "f999", "f7", "ä"]) == expected)
    }

    @Test func spellingsOfOneCharacterAreOneIdentifier() {
        #expect(lines(["\u{E4}", "a\u{308}"]).count == 1)
        // The sign for kelvin is the letter K.
        #expect(lines(["K", "\u{212A}"]).count == 1)
    }
}
