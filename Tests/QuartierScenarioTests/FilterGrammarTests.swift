import QuartierModel
import Testing

@testable import QuartierScenario

/// What conditions mean, one line of the grammar after the other.
@Suite struct FilterGrammarTests {
    @Test(arguments: [
        // Comparisons.
        ("storeys = 5", [1]), ("storeys <> 5", [0, 3]), ("storeys < 5", [0]), ("storeys <= 5", [0, 1]),
        ("storeys > 5", [3]), ("storeys >= 5", [1, 3]), ("5 <= storeys", [1, 3]), ("storeys>=-1", [0, 1, 3]),
        ("storeys=5", [1]), ("storeys = 5.50", [3]), ("storeys = 55e-1", [3]), ("storeys = 0.5E+1", [1]),
        ("use = 'office'", [1]), ("'office' = use", [1]), ("public = TRUE", [0, 3]), ("public <> true", [1]),
        ("public = false", [1]), ("name > 'B'", [1]), ("name = ''", [3]), ("storeys = storeys", [0, 1, 3]),
        ("1 = 1", [0, 1, 2, 3]), ("1 = 2", []),
        // AND binds tighter than OR, NOT tighter than both.
        ("storeys = 3 OR storeys = 5 AND use = 'mixed'", [0]),
        ("storeys = 5 AND use = 'mixed' OR storeys = 3", [0]),
        ("(storeys = 3 OR storeys = 5) AND use = 'office'", [1]),
        ("NOT storeys = 3 AND use = 'office'", [1]),
        ("NOT (storeys = 3 AND use = 'office')", [0, 1, 3]),
        ("NOT storeys = 5 OR storeys = 5", [0, 1, 3]),
        ("NOT NOT storeys = 5", [1]), ("NOT NOT NOT storeys = 5", [0, 3]),
        ("((storeys = 5))", [1]),
        // IN, BETWEEN, IS NULL.
        ("use IN ('office', 'mixed')", [1, 3]), ("use NOT IN ('office', 'mixed')", [0]),
        ("storeys IN (3)", [0]), ("storeys in (3,5.5)", [0, 3]), ("NOT use IN ('office')", [0, 3]),
        ("storeys BETWEEN 3 AND 5", [0, 1]), ("storeys NOT BETWEEN 3 AND 5", [3]),
        ("storeys BETWEEN 5 AND 3", []), ("storeys BETWEEN 3 AND 5 AND use = 'office'", [1]),
        ("name BETWEEN 'A' AND 'B'", [0]),
        ("use IS NULL", [2]), ("use IS NOT NULL", [0, 1, 3]), ("NOT use IS NULL", [0, 1, 3]),
        // Constants.
        ("TRUE", [0, 1, 2, 3]), ("true", [0, 1, 2, 3]), ("FALSE", []), ("NOT FALSE", [0, 1, 2, 3]),
        ("TRUE AND storeys = 5", [1]), ("FALSE OR storeys = 5", [1]),
        // Arithmetic: DIV, *, / and % bind tighter than + and -, ^ tighter, a minus tightest.
        ("storeys + 1 = 6", [1]), ("storeys+1=6", [1]), ("storeys -1 = 4", [1]), ("storeys-1=4", [1]),
        ("2 * storeys > 9", [1, 3]), ("storeys = 1 + 2 * 2", [1]), ("storeys = (1 + 2) * 2 - 1", [1]),
        ("(storeys + 1) * 2 = 12", [1]), ("((storeys + 1) * 2) = 12 AND (storeys > 3)", [1]),
        ("((storeys + 1) * 2 = 12 OR (storeys) = 3)", [0, 1]), ("10 - 3 - 2 = storeys", [1]),
        ("20 / 2 / 2 = storeys", [1]), ("storeys DIV 2 = 2", [1, 3]), ("storeys div 2 = 1", [0]),
        ("-storeys DIV 2 = -2", [1, 3]), ("storeys % 2 = 1", [0, 1]), ("-storeys % 2 = -1.5", [3]),
        ("storeys ^ 2 = 25", [1]), ("-storeys ^ 2 = 25", [1]), ("0 - storeys ^ 2 = -25", [1]),
        ("2 ^ (storeys - 3) = 4", [1]), ("- storeys = -5", [1]), ("-(storeys + 1) = -6", [1]), ("- -5 = storeys", [1]),
        ("storeys BETWEEN 1 + 1 AND 12 / 4", [0]), ("storeys IN (1 + 2, 10 - 5)", [0, 1]),
        ("storeys NOT IN (-5, 2 + 3)", [0, 3]), ("(storeys) NOT BETWEEN 3 AND 5", [3]), ("(storeys + 0) IS NULL", [2]),
        ("\"Größe\" + 1 = 13", [0]), ("\"Größe\" * 2 >= 14", [0, 1]), ("storeys > \"NOT\" + 2", [1]),
        // LIKE.
        ("name LIKE 'Am%'", [0]), ("name LIKE '%a%'", [1]), ("name LIKE '_m _nger'", [0]), ("name LIKE ''", [3]),
        ("name LIKE '%'", [0, 1, 3]), ("name NOT LIKE '%a%'", [0, 3]), ("name like 'o%'", []),
        ("name LIKE 'O''H%'", [1]), ("use LIKE '%i%'", [0, 1, 3]), ("\"Größe\" LIKE '1_'", [0]),
        ("\"Größe\" LIKE '7'", [1]), ("(name) LIKE 'Am%'", [0]), ("'Anger' LIKE 'An%'", [0, 1, 2, 3]),
        // Names and texts.
        ("\"Größe\" = 7", [1]), ("Größe = 7", [1]), ("\"Größe\" = 12", [0]), ("\"Größe\" = '7'", [1]),
        ("\"Größe\" = TRUE", [3]), ("\"NOT\" = 2", [1]), ("\"a \"\"b\"\"\" = 3", [2]), ("n.s:x_1 = 4", [3]),
        ("name = 'O''Hara'", [1]), ("name <> 'O''Hara'", [0, 3]), (" \t\n storeys\n=\t5 ", [1]),
        ("storeys between 3 and 5 and not use is null", [0, 1]),
    ])
    func matches(_ text: String, _ expected: [Int]) throws {
        #expect(try FilterRows.buildings.rows(where: text) == expected)
    }

    @Test func namesOfAttributesAreThoseAsked() throws {
        let filter = try Filter("a = 1 AND (\"b c\" IN (d, 'e') OR NOT f IS NULL) OR g BETWEEN h AND 3 OR TRUE")
        #expect(filter.attributeNames == ["a", "b c", "d", "f", "g", "h"])
        #expect(try Filter("TRUE").attributeNames.isEmpty)
    }

    @Test func textsThatAreNumbersCompareAsNumbers() throws {
        let rows = FilterRows(columns: [
            "field": .init(kind: nil, values: [.text("9"), .text("10"), .text("10 m"), .number(10), .missing])
        ])
        #expect(try rows.rows(where: "field > 9") == [1, 3])
        #expect(try rows.rows(where: "field = '10'") == [1, 3])
        // Among texts the order is that of texts.
        #expect(try rows.rows(where: "field < '9'") == [1, 2])
    }
}
