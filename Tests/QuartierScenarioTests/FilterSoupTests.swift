import QuartierModel
import Testing

@testable import QuartierScenario

/// Random words in random order: a condition, or an error inside the text; never a crash.
@Suite struct FilterSoupTests {
    private static let words = [
        "storeys", "use", "public", "name", "\"Größe\"", "nothing", "AND", "OR", "NOT", "IN", "IS", "NULL", "BETWEEN",
        "TRUE", "TRUE", "FALSE", "FALSE", "LIKE", "(", ")", ",", "=", "<>", "<", "<=", ">", ">=", "==", "+", "-", "*",
        "/", "%", "^", "div", "'a%_'", "'\\'", "S_INTERSECTS", "S_DWITHIN", "geometry", "POINT", "POLYGON", "BBOX",
        "EMPTY",
        "5", "-3.5", "1e9",
        "'office'", "'it''s'", "''", "'", "\"", "ß", "🏙️", "e\u{301}", "\u{0}", "12abc", ".", ";",
    ]

    @Test(arguments: 0..<20)
    func neverCrashes(_ seed: Int) {
        var dice = SeededGenerator(seed: seed)
        var understood = 0
        for _ in 0..<1_000 {
            let text = (0..<dice.whole(0...8)).map { _ in dice.one(of: Self.words, or: "") }
                .joined(separator: dice.once(in: 4) ? "" : " ")
            understood += check(text) ? 1 : 0
        }
        // Soup that never made sense would not get past the first word.
        #expect(understood > 0)
    }

    @Test(arguments: 0..<10)
    func slipsInGoodConditionsNeverCrash(_ seed: Int) {
        var dice = SeededGenerator(seed: 1_000 + seed)
        let good = Array("NOT (storeys BETWEEN 3 AND 5.5 OR use IN ('office', 'mixed')) AND \"Größe\" IS NOT NULL")
        #expect(check(String(good)))
        for _ in 0..<300 {
            var text = good
            for _ in 0...dice.whole(0...2) where !text.isEmpty {
                let place = dice.whole(0...text.count - 1)
                if dice.once(in: 2) {
                    text.remove(at: place)
                } else {
                    text.swapAt(place, dice.whole(0...text.count - 1))
                }
            }
            _ = check(String(text))
        }
    }

    /// Whether a text is a condition; if it is not, its error must lie in the text and say something.
    private func check(_ text: String) -> Bool {
        do throws(FilterError) {
            _ = try FilterRows.buildings.rows(where: text)
            return true
        } catch {
            #expect((1...text.count + 1).contains(error.column), "\(text)")
            #expect(!error.message.isEmpty)
            return false
        }
    }
}
