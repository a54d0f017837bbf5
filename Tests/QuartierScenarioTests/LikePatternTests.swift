import Testing

@testable import QuartierScenario

/// LIKE against a matcher that tries everything.
@Suite struct LikePatternTests {
    @Test(arguments: [
        ("a", "a", true), ("a", "A", false), ("a", "", false), ("", "", true), ("", "a", false), ("%", "", true),
        ("_", "", false), ("_", "ß", true), ("_", "e\u{301}", true), ("\u{e9}", "e\u{301}", true), ("__", "🏙️x", true),
        ("100\\%", "100%", true), ("100\\%", "100 %", false), ("a\\_b", "axb", false), ("a\\\\b", "a\\b", true),
        ("\\a", "a", true), ("%%%a%%%", "bab", true), ("a%b%c", "aXbXbc", true), ("a%b%c", "aXcXb", false),
        ("_", "\r\n", true), ("__", "\r\n", false), ("a_b", "a\nb", true), ("[a-c]", "b", false), ("a.c", "abc", false),
    ])
    func meansWhatSQLMeans(_ pattern: String, _ text: String, _ expected: Bool) throws {
        #expect(try #require(LikePattern(pattern)).matches(text) == expected)
    }

    @Test func aLoneEscapeIsNoPattern() {
        #expect(LikePattern("a\\") == nil)
        #expect(LikePattern("\\\\\\") == nil)
        #expect(LikePattern("\\\\") != nil)
    }

    @Test(arguments: [["a", "b"], ["a", "b", "ä"], ["a", "\r\n", "\n"]])
    func agreesWithTryingEverything(_ letters: [String]) throws {
        var dice = SeededGenerator(seed: letters.count)
        var matched = 0
        for _ in 0..<3_000 {
            let pattern = (0..<dice.whole(0...7)).map { _ in
                dice.one(of: letters + ["%", "%", "_", "\\%", "\\_", "\\\\"], or: "a")
            }.joined()
            let text = (0..<dice.whole(0...8)).map { _ in dice.one(of: letters + letters + ["%", "_", "\\"], or: "a") }
                .joined()
            let expected = Self.isLike(Array(text)[...], Array(pattern)[...])
            #expect(try #require(LikePattern(pattern)).matches(text) == expected, "\(text) LIKE \(pattern)")
            matched += expected ? 1 : 0
        }
        #expect(matched > 100)
    }

    @Test func manyWildcardsDoNotExplode() throws {
        let pattern = try #require(LikePattern(String(repeating: "%a", count: 200) + "%b"))
        let start = ContinuousClock.now
        #expect(!pattern.matches(String(repeating: "a", count: 20_000)))
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    private static func isLike(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        switch first {
        case "%": return (text.startIndex...text.endIndex).contains { isLike(text[$0...], pattern.dropFirst()) }
        case "_": return !text.isEmpty && isLike(text.dropFirst(), pattern.dropFirst())
        case "\\":
            let rest = pattern.dropFirst()
            return text.first == rest.first && isLike(text.dropFirst(), rest.dropFirst())
        default: return text.first == first && isLike(text.dropFirst(), pattern.dropFirst())
        }
    }
}
