import QuartierModel
import Testing

@testable import QuartierIO

@Suite struct JSONTests {
    @Test(arguments: [
        "{}", "[]", " [1, -0, 0.5, 1e3, 1E+3, 1e-400, 2.5e-3] ", "\"\\u00e4\\n\\/\\\\ \\ud83d\\ude00 ä\"", "null",
        "[[],{}]", "{\"\":{\"\":\"\"}}", "[true,false,null]", "\u{FEFF}{}", "123456789012345678901234567890",
        "\"\u{7F}\u{10FFFF}\"", "{\"a\":1,\"b\":{\"a\":1}}",
    ])
    func sound(_ text: String) throws {
        _ = try JSONValue(parsing: Array(text.utf8))
    }

    @Test(arguments: [
        "", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\" 1}", "[1 2]", "01", "-", "+1",
        ".5",
        "1.", "1e", "1e+", "0x10", "NaN", "Infinity", "-Infinity", "tru", "True", "nulll", "\"", "\"\\x\"", "\"\\u12\"",
        "\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83d\\u0041\"", "\"a\nb\"", "\"\u{1}\"", "{} {}", "[]]", "1 2", "[1}", "{]",
        "\u{FEFF}\u{FEFF}{}", "[1,,2]", "{,}", "// no\n{}", "１", "{\"a\":1,\"a\":2}", "[{\"a\":1,\"\\u0061\":2}]",
    ])
    func broken(_ text: String) {
        #expect(throws: Finding.self) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test func malformedUTF8IsRefused() {
        let sequences: [[UInt8]] = [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE4], [0xC3, 0x28], [0xFF], [0xFE],
        ]
        for sequence in sequences {
            let finding = #expect(throws: Finding.self) {
                try JSONValue(parsing: [0x22, 0x61] + sequence + [0x22, 0x20, 0x20, 0x20])
            }
            #expect(finding?.code == "invalid-utf8", "\(sequence)")
        }
    }

    @Test func depthIsLimited() throws {
        let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        _ = try JSONValue(parsing: Array(deep.utf8))
        let finding = #expect(throws: Finding.self) {
            try JSONValue(parsing: [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))
        }
        #expect(finding?.code == "depth-limit")
    }

    @Test func errorsHaveLineAndColumn() {
        let finding = #expect(throws: Finding.self) {
            try JSONValue(parsing: Array("{\n  \"äö\": x}".utf8), file: "a.json")
        }
        #expect(finding?.place.line == 2)
        #expect(finding?.place.column == 9)
    }

    @Test func manyKeysAreComparedQuickly() {
        let text = "{" + (0..<200_000).map { "\"k\($0)\":1" }.joined(separator: ",") + ",\"k77\":1}"
        let finding = #expect(throws: Finding.self) { try JSONValue(parsing: Array(text.utf8)) }
        #expect(finding?.code == "duplicate-key")
    }

    @Test func valuesAreFound() throws {
        let value = try JSONValue(parsing: Array("{\"a\":[1,\"\\u00e4\"],\"id\":9007199254740993}".utf8))
        #expect(value["a"]?.elements?.first?.double == 1)
        #expect(value["a"]?.elements?.last?.text == "ä")
        #expect(value["id"] == .number("9007199254740993"))
        #expect(value["b"] == nil)
    }
}

@Suite struct NumberTests {
    private func read(_ text: String) -> Double? { DecimalNumber.parse(text) }

    @Test func randomTextsReadAsTheStandardLibraryDoes() throws {
        var dice = Dice(state: 1)
        for _ in 0..<100_000 {
            var text = Bool.random(using: &dice) ? "-" : ""
            text += String(UInt64.random(in: 0...UInt64.max, using: &dice) >> UInt64.random(in: 0...63, using: &dice))
            if Bool.random(using: &dice) {
                text += "."
                for _ in 0..<Int.random(in: 1...20, using: &dice) {
                    text += String(Int.random(in: 0...9, using: &dice))
                }
            }
            if Int.random(in: 0..<3, using: &dice) == 0 {
                text += "e\(Int.random(in: -340...320, using: &dice))"
            }
            let expected = try #require(Double(text))
            #expect(read(text)?.bitPattern == expected.bitPattern, "\(text)")
        }
    }

    @Test func shortestTextsReadBack() throws {
        var dice = Dice(state: 2)
        for _ in 0..<100_000 {
            let value = Double.random(in: -180...180, using: &dice)
            #expect(read(value.description)?.bitPattern == value.bitPattern)
        }
    }

    /// Halves between two doubles, where a wrong rounding shows.
    @Test func tiesAreRoundedToEven() throws {
        for text in [
            "9007199254740993", "9007199254740995", "0.5000000000000000555", "16.00000000000000178",
            "4503599627370496.5", "4503599627370497.5", "1844674407370955161.5", "18446744073709551615",
            "0.9999999999999999445", "9999999999999999999", "0.1234567890123456789",
        ] {
            #expect(read(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
        }
    }

    @Test func limits() {
        #expect(read("1e400") == .infinity)
        #expect(read("-1e400") == -.infinity)
        #expect(read("1e-400") == 0)
        #expect(read("1e308") == 1e308)
        #expect(read("5e-324") == .leastNonzeroMagnitude)
        #expect(read("1e999999999999999999999") == .infinity)
        #expect(read("0e999999999999999999999") == 0)
        #expect(read("-0")?.sign == .minus)
        #expect(read("1" + String(repeating: "0", count: 100_000)) == .infinity)
        #expect(read("0." + String(repeating: "0", count: 100_000) + "1") == 0)
        for text in ["", "-", "01", "-01", "1.", ".1", "1e", "+1", "1,5", "0x10", "nan", "inf", " 1", "1 ", "１"] {
            #expect(read(text) == nil, "\(text)")
        }
    }
}
