/// The conversions are ours because YAML 1.1 reads `no` as false, `12:30` as 750 and `01234` as 668.
extension YAMLScalar {
    /// Whether the scalar states that there is no value: `null`, `~` or nothing at all.
    var isNull: Bool { isPlain && (text.isEmpty || text == "~" || text == "null") }

    /// The truth value of `true` and `false`; no other word is one.
    var boolean: Bool? {
        guard isPlain else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default: return nil
        }
    }

    /// The number in the grammar of JSON; infinite where it is too large for a `Double`.
    var number: Double? {
        guard isPlain, NumberGrammar.matches(text) else { return nil }
        return Double(text)
    }
}

/// The grammar of numbers: that of JSON, so no leading `+` or 0, no `.5`, no hexadecimals, no `.inf`.
enum NumberGrammar {
    /// Whether the whole text is one number.
    static func matches(_ text: String) -> Bool {
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        guard skipWhole(&rest) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard skipDigits(&rest) > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
            guard skipDigits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func skipWhole(_ rest: inout Substring.UTF8View) -> Bool {
        let startsWithZero = rest.first == UInt8(ascii: "0")
        let digits = skipDigits(&rest)
        return digits == 1 || (digits > 1 && !startsWithZero)
    }

    private static func skipDigits(_ rest: inout Substring.UTF8View) -> Int {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest[digits.endIndex...]
        return digits.count
    }
}
