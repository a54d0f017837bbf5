import QuartierModel
import Testing

@testable import QuartierScenario

/// What a planner is told about a condition that makes no sense, and at which column.
@Suite struct FilterErrorTests {
    @Test(
        arguments: [
            // Against the layer.
            ("storey = 5", 1, "there is no attribute 'storey'", "Did you mean 'storeys'?"),
            ("public = TRUE AND \"Größee\" = 5", 19, "there is no attribute 'Größee'", "Did you mean 'Größe'?"),
            ("storeys IN (1, storey)", 16, "there is no attribute 'storey'", "Did you mean 'storeys'?"),
            ("use = 'offices'", 7, "'offices' is no value of use", "Did you mean 'office'?"),
            ("use IN ('office', 'Wohnen')", 19, "'Wohnen' is no value of use", "Known are residential, office, mixed"),
            ("'shop' = use", 1, "'shop' is no value of use", "Known are residential, office, mixed"),
            ("storeys = 'five'", 11, "storeys is compared with 'five'", "Write a number"),
            ("storeys BETWEEN 1 AND TRUE", 23, "storeys is compared with true", "Write a number"),
            ("use = 5", 7, "use is compared with 5", "Write a text in 'single quotes'"),
            ("name = 7", 8, "name is compared with 7", "Write a text in 'single quotes'"),
            ("public = 1", 10, "public is compared with 1", "Write TRUE or FALSE"),
            // Against the grammar.
            ("", 1, "expected an attribute or a value", nil),
            ("   ", 4, "expected an attribute or a value", nil),
            ("storeys", 8, "expected a comparison such as =, <> or IN", nil),
            ("storeys = ", 11, "expected an attribute or a value", nil),
            ("storeys = 5 AND", 16, "expected an attribute or a value", nil),
            ("AND storeys = 5", 1, "expected an attribute or a value", nil),
            ("storeys = 5 storeys = 6", 13, "expected AND, OR or the end of the condition", nil),
            ("storeys = 5)", 12, "expected AND, OR or the end of the condition", nil),
            ("(storeys = 5", 13, "expected ')'", nil),
            ("storeys IN (1, 2", 17, "expected ')'", nil),
            ("storeys IN 5", 12, "expected '('", nil),
            ("storeys IN ()", 13, "expected an attribute or a value", nil),
            ("storeys BETWEEN 1 OR 3", 19, "BETWEEN needs AND: 'a BETWEEN 1 AND 3'", nil),
            ("storeys IS 5", 12, "expected NULL after IS", nil),
            ("storeys NOT 5", 13, "expected IN, BETWEEN or LIKE after NOT", nil),
            // Slips of other languages.
            ("storeys == 5", 9, "'==' is written '=' here", nil),
            ("storeys != 5", 9, "'!=' is written '<>' here", nil),
            ("public = TRUE && storeys = 5", 15, "'&&' is written 'AND' here", nil),
            ("public = TRUE || storeys = 5", 15, "'||' is written 'OR' here", nil),
            ("use = \"office\" ; drop", 16, "';' does not belong in a condition", nil),
            ("storeys = 5 # five", 13, "'#' does not belong in a condition", nil),
            ("use = ‘office’", 7, "'‘' does not belong in a condition", nil),
            // Arithmetic.
            ("storeys + = 3", 11, "expected an attribute or a value", nil),
            ("storeys + use > 3", 11, "use is no number to compute with", "It holds a text in 'single quotes'"),
            ("-public > 3", 2, "public is no number to compute with", "It holds TRUE or FALSE"),
            ("storeys * '2' > 3", 11, "'2' is no number to compute with", "Write a number"),
            ("storeys * 2 = 'many'", 15, "a computed number is compared with 'many'", "Write a number"),
            ("(storeys + 1 > 3", 17, "expected ')'", nil),
            ("(storeys + 1) + > 3", 17, "expected an attribute or a value", nil),
            ("(storeys + 1)", 13, "expected a comparison such as =, <> or IN", nil),
            ("storeys ^ 2 ^ 3 > 3", 13, "a power of a power can be read in two ways", "Put one of them into brackets"),
            ("DIV > 3", 1, "expected an attribute or a value", nil),
            ("storeys = +5", 11, "expected an attribute or a value", nil),
            // LIKE.
            ("name LIKE 5", 11, "LIKE needs a pattern in 'single quotes'", nil),
            ("name LIKE name", 11, "LIKE needs a pattern in 'single quotes'", nil),
            ("name LIKE", 10, "LIKE needs a pattern in 'single quotes'", nil),
            (
                "name LIKE 'a\\'", 11, "the pattern ends in a \\ that has nothing to take as it is",
                "Write \\\\ for a \\"
            ),
            ("storeys LIKE '1%'", 1, "storeys is no text for LIKE to look at", "Compare it with =, < or BETWEEN"),
            (
                "storeys + 1 LIKE '1%'", 1, "a computed number is no text for LIKE to look at",
                "Compare it with =, < or BETWEEN"
            ),
            ("name = 'O\\'Hara'", 16, "the text that begins here has no closing '", nil),
            // What CQL2 knows and this version does not, by name.
            (
                "upper(use) = 'A'", 1, "functions such as upper() are not supported in conditions",
                "Compute with + - * / % ^ and DIV, or write the value into the data"
            ),
            (
                "storeys = abs(3)", 11, "functions such as abs() are not supported in conditions",
                "Compute with + - * / % ^ and DIV, or write the value into the data"
            ),
            (
                "S_TOUCHES(geometry, POINT(1 2))", 1, "functions such as S_TOUCHES() are not supported in conditions",
                "Conditions know S_INTERSECTS, S_DISJOINT, S_WITHIN, S_CONTAINS, S_DWITHIN"
            ),
            (
                "T_AFTER(built, DATE('1990-01-01'))", 1, "functions such as T_AFTER() are not supported in conditions",
                "Compare a number such as the year"
            ),
            (
                "A_CONTAINS(tags, ('a'))", 1, "functions such as A_CONTAINS() are not supported in conditions",
                "Compare single attributes, or use IN"
            ),
            ("name = CASEI('a')", 8, "CASEI is not supported in conditions", "Name the spellings: IN ('Park', 'PARK')"),
            (
                "name LIKE ACCENTI('a%')", 11, "ACCENTI is not supported in conditions",
                "Name the spellings: IN ('Park', 'PARK')"
            ),
            (
                "DATE('2026-05-19') = name", 1, "DATE is not supported in conditions",
                "Compare a number such as the year"
            ),
            (
                "date = 5", 1, "DATE is not supported in conditions",
                "Write \"DATE\" in double quotes if it is an attribute"
            ),
            // NULL.
            ("use = NULL", 7, "nothing is equal to NULL", "Write IS NULL"),
            ("use IN ('office', NULL)", 19, "nothing is equal to NULL", "Write IS NULL"),
            // Words that do not end or are none.
            ("use = 'office", 7, "the text that begins here has no closing '", nil),
            ("use = 'it''s", 7, "the text that begins here has no closing '", nil),
            ("use = 'it\\s", 7, "the text that begins here has no closing '", "Write '' for a ' inside it"),
            ("\"use = 1", 1, "the name that begins here has no closing \"", nil),
            ("storeys = 12abc", 11, "'12abc' is not a number", nil),
            ("storeys = 0x10", 11, "'0x10' is not a number", nil),
            ("storeys = 1.2.3", 11, "'1.2.3' is not a number", nil),
            ("storeys = 1e999", 11, "'1e999' is not a number", nil),
        ] as [(String, Int, String, String?)])
    func isToldWithItsColumn(_ text: String, _ column: Int, _ message: String, _ remedy: String?) {
        let error = #expect(throws: FilterError.self) { try FilterRows.buildings.rows(where: text) }
        #expect(error?.message == message)
        #expect(error?.column == column)
        #expect(error?.remedy == remedy)
    }

    @Test func bracketsMayBeNestedTo32() throws {
        let nested = { (depth: Int) in
            String(repeating: "(", count: depth) + "TRUE" + String(repeating: ")", count: depth)
        }
        #expect(try FilterRows.buildings.rows(where: nested(32)).count == 4)
        let error = #expect(throws: FilterError.self) { try Filter(nested(33)) }
        #expect(error?.column == 33)
        #expect(error?.message == "brackets are nested deeper than 32")
        #expect(throws: FilterError.self) { try Filter(nested(100_000)) }
    }

    @Test func longConditionsMeetNoStack() throws {
        let many = Array(repeating: "NOT NOT storeys = 5", count: 20_000)
        #expect(try FilterRows.buildings.rows(where: many.joined(separator: " OR ")) == [1])
        #expect(try FilterRows.buildings.rows(where: many.joined(separator: " AND ")) == [1])
        let sum = String(repeating: "- 1 + ", count: 50_000) + "- - - 50005"
        #expect(try FilterRows.buildings.rows(where: "\(sum) + storeys * 20001 = 0") == [1])
        let minuses = String(repeating: "- ", count: 100_001)
        #expect(try FilterRows.buildings.rows(where: "\(minuses) storeys = -5") == [1])
        let deep = { (depth: Int) in
            String(repeating: "(", count: depth) + "storeys" + String(repeating: ")", count: depth) + " = 5"
        }
        #expect(try FilterRows.buildings.rows(where: deep(32)) == [1])
        for depth in [33, 100_000] {
            let error = #expect(throws: FilterError.self) { try Filter(deep(depth)) }
            #expect(error?.message == "brackets are nested deeper than 32")
            #expect(error?.column == 33)
        }
        let nots = String(repeating: "NOT ", count: 100_001)
        #expect(try FilterRows.buildings.rows(where: nots + "storeys = 5") == [0, 3])
    }
}
