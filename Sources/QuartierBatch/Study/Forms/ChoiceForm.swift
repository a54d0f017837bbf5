extension Form where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// One value of a closed list; words that a later version will know are named as such.
    static func oneOf(_ type: Value.Type, unsupported: [String] = []) -> Form<Value> {
        let words = Value.allCases.map(\.rawValue)
        let noun = words.inWords
        return Form(noun, [.scalar], .choice(words)) { node, context in
            guard let scalar = node.scalar, !scalar.isNull else {
                context.reportKind(node, expected: noun)
                return nil
            }
            if let value = Value(rawValue: scalar.text) { return value }
            context.reportUnknownWord(scalar.text, known: words, unsupported: unsupported, at: node.mark)
            return nil
        }
    }
}

extension Form where Value == String {
    /// One word of a list.
    static func word(_ words: [String]) -> Form<String> {
        Form(words.inWords, [.scalar], .choice(words)) { node, context in
            guard let scalar = node.scalar, !scalar.isNull else {
                context.reportKind(node, expected: words.inWords)
                return nil
            }
            if words.contains(scalar.text) { return scalar.text }
            context.reportUnknownWord(scalar.text, known: words, unsupported: [], at: node.mark)
            return nil
        }
    }
}

extension DecodingContext {
    fileprivate mutating func reportUnknownWord(
        _ word: String, known: [String], unsupported: [String], at mark: Mark
    ) {
        if unsupported.contains(word) {
            report(
                "not-supported", "\(word.quotedForMessage) is not supported by this version", mark,
                remedy: known.asRemedy)
        } else {
            reportUnknown("value", word, known: known, code: "unknown-value", at: mark)
        }
    }

    /// Reports a name that is not known: with the nearest one, or else with all of them.
    mutating func reportUnknown(_ kind: String, _ name: String, known: [String], code: String, at mark: Mark) {
        if let nearest = nearestName(to: name, among: known) {
            report(code, "unknown \(kind) \(name.quotedForMessage); did you mean '\(nearest)'?", mark)
        } else {
            report(
                code, "unknown \(kind) \(name.quotedForMessage)", mark,
                remedy: known.asRemedy)
        }
    }
}

extension [String] {
    /// The names in quotes, as a choice: "'a', 'b' or 'c'".
    var inWords: String { inWords(joinedBy: "or") }

    /// What to write instead of something unknown: "Known are 'a' and 'b'".
    var asRemedy: String? {
        switch count {
        case 0: nil
        case 1: "Write \(inWords)"
        default: "Known are \(inWords(joinedBy: "and"))"
        }
    }

    /// The names in quotes, the last two joined by a word.
    func inWords(joinedBy word: String) -> String {
        let quoted = map { "'" + ($0 == "\t" ? "\\t" : $0) + "'" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
        return quoted.dropLast().joined(separator: ", ") + " \(word) \(last)"
    }
}
