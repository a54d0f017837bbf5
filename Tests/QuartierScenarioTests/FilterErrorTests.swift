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
            ("storeys NOT 5", 13, "expected IN or BETWEEN after NOT", nil),
            // Slips of other languages.
            ("storeys == 5", 9, "'==' is written '=' here", nil),
            ("storeys != 5", 9, "'!=' is written '<>' here", nil),
            ("public = TRUE && storeys = 5", 15, "'&&' is written 'AND' here", nil),
            ("public = TRUE || storeys = 5", 15, "'||' is written 'OR' here", nil),
            ("use = \"office\" ; drop", 16, "';' does not belong in a condition", nil),
            ("storeys = 5 # five", 13, "'#' does not belong in a condition", nil),
            ("use = ‘office’", 7, "'‘' does not belong in a condition", nil),
            // What CQL2 knows and this version does not, by name.
            ("storeys + 1 > 3", 9, "arithmetic ('+') is not supported in conditions", nil),
            ("storeys > 3 * 2", 13, "arithmetic ('*') is not supported in conditions", nil),
            ("storeys BETWEEN 1 AND 6 / 2", 25, "arithmetic ('/') is not supported in conditions", nil),
            ("upper(use) = 'A'", 1, "functions such as upper() are not supported in conditions", nil),
            ("S_INTERSECTS(geometry, x)", 1, "functions such as S_INTERSECTS() are not supported in conditions", nil),
            ("name LIKE 'A%'", 6, "LIKE is not supported in conditions", nil),
            ("storeys = 5 AND name like 'A%'", 22, "LIKE is not supported in conditions", nil),
            ("name = CASEI('a')", 8, "CASEI is not supported in conditions", nil),
            ("DATE('2026-05-19') = name", 1, "DATE is not supported in conditions", nil),
            ("storeys DIV 2 = 1", 9, "DIV is not supported in conditions", nil),
            // NULL.
            ("use = NULL", 7, "nothing is equal to NULL", "Write IS NULL"),
            ("use IN ('office', NULL)", 19, "nothing is equal to NULL", "Write IS NULL"),
            // Words that do not end or are none.
            ("use = 'office", 7, "the text that begins here has no closing '", nil),
            ("use = 'it''s", 7, "the text that begins here has no closing '", nil),
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
        let nots = String(repeating: "NOT ", count: 100_001)
        #expect(try FilterRows.buildings.rows(where: nots + "storeys = 5") == [0, 3])
    }
}
