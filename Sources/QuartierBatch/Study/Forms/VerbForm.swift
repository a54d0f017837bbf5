internal import QuartierModel

/// A group in which one key, the verb, decides what the others mean: `{change: buildings, where: …}`.
struct VerbForm<Value: Sendable>: Sendable {
    /// What people call it, with its article: "an edit".
    let noun: String
    /// The verbs in the order in which they are listed for people, each with the form of the whole group.
    let variants: [(verb: String, form: Form<Value>)]

    /// The form of any of the variants.
    var form: Form<Value> {
        let verbs = variants.map(\.verb)
        let byVerb = Dictionary(variants.map { ($0.verb, $0.form) }) { first, _ in first }
        return Form(noun, [.mapping], .either(variants.map(\.form.schema))) { node, context in
            guard case .mapping(let entries) = node.content else { return nil }
            let found = entries.filter { byVerb[$0.key] != nil }
            guard let entry = found.first, found.count == 1 else {
                report(node, entries, found, verbs, &context)
                return nil
            }
            return byVerb[entry.key]?.decode(node, &context)
        }
    }

    private func report(
        _ node: YAMLNode, _ entries: [YAMLEntry], _ found: [YAMLEntry], _ verbs: [String],
        _ context: inout DecodingContext
    ) {
        if found.count > 1 {
            context.report(
                "conflicting-keys",
                "\(noun) does one thing, but this one has \(found.map(\.key).inWords(joinedBy: "and"))", node.mark,
                remedy: "Make it several, one after the other")
        } else if let entry = entries.prefix(10).first(where: { Suggestion.nearest(to: $0.key, in: verbs) != nil }) {
            context.inside(entry.key) {
                $0.reportUnknown("key", entry.key, known: verbs, code: "unknown-key", at: entry.keyMark)
            }
        } else {
            context.report(
                "missing-key", "\(noun) needs one of the keys \(verbs.inWords)", node.mark,
                remedy: Self.turned(entries, verbs).map { "Write \($0)" })
        }
    }

    /// `{streets: remove}` the right way round.
    private static func turned(_ entries: [YAMLEntry], _ verbs: [String]) -> String? {
        for entry in entries.prefix(10) {
            if case .scalar(let scalar) = entry.value.content, verbs.contains(scalar.text) {
                return "'\(scalar.text): \(entry.key)'"
            }
        }
        return nil
    }
}
