internal import QuartierModel

/// A group of known keys, declared field by field.
struct ObjectForm<Object: Sendable>: Sendable {
    /// What people call it, with its article: "a scenario".
    let noun: String
    /// The object before any key is read.
    let empty: Object
    let fields: [Field<Object>]
    /// Tells the object the place it came from, if it keeps it.
    var place: @Sendable (inout Object, Place) -> Void = { _, _ in }
    /// Keys of the contract that this version cannot read yet.
    var unsupported: [String] = []
    /// Keys of which exactly one must be there; empty for no such rule.
    var exactlyOne: [String] = []
    /// Keys of which one must be there, or several; empty for no such rule.
    var atLeastOne: [String] = []
    /// Whether a group without any key makes no sense.
    var needsKey = false
    /// Rules that concern more than one key; they see only objects whose required keys are all there.
    var check: @Sendable (inout Object, YAMLNode, inout DecodingContext) -> Void = { _, _, _ in }

    /// The form: nil, with findings, where a required key is missing or wrong; other faults leave the object usable.
    var form: Form<Object> {
        let reader = ObjectReader(self)
        let schema = ObjectSchema(
            properties: fields.map(\.property), exactlyOne: exactlyOne, atLeastOne: atLeastOne,
            needsKey: needsKey)
        return Form(noun, [.mapping], .object(schema)) { node, context in
            guard case .mapping(let entries) = node.content else { return nil }
            return reader.read(node, entries, &context)
        }
    }
}

/// Reads groups by a declaration.
private struct ObjectReader<Object: Sendable>: Sendable {
    private let declaration: ObjectForm<Object>
    private let fields: [String: Field<Object>]
    private let keys: [String]

    init(_ declaration: ObjectForm<Object>) {
        self.declaration = declaration
        keys = declaration.fields.map(\.property.key)
        fields = Dictionary(zip(keys, declaration.fields)) { first, _ in first }
    }

    func read(_ node: YAMLNode, _ entries: [YAMLEntry], _ context: inout DecodingContext) -> Object? {
        var object = declaration.empty
        declaration.place(&object, context.place(node.mark))
        var isWhole = true
        for entry in entries {
            let isRead = context.inside(entry.key) { read(entry, into: &object, &$0) }
            if !isRead, isNeeded(entry.key) { isWhole = false }
        }
        isWhole = hasRequiredKeys(node, entries, &context) && isWhole
        guard isWhole else { return nil }
        declaration.check(&object, node, &context)
        return object
    }

    private func read(_ entry: YAMLEntry, into object: inout Object, _ context: inout DecodingContext) -> Bool {
        if let field = fields[entry.key] { return field.read(entry.value, &object, &context) }
        if declaration.unsupported.contains(entry.key) {
            context.reportUnsupported(entry)
        } else if entry.looksLikeDecimals {
            context.report(
                "unknown-key", "unknown key \(entry.key.quotedForMessage)", entry.keyMark,
                remedy: "Write numbers with a decimal point: 0.5")
        } else {
            context.reportUnknown("key", entry.key, known: keys, code: "unknown-key", at: entry.keyMark)
        }
        return false
    }

    private func isNeeded(_ key: String) -> Bool {
        fields[key]?.property.isRequired ?? false || declaration.exactlyOne.contains(key)
    }

    private func hasRequiredKeys(
        _ node: YAMLNode, _ entries: [YAMLEntry], _ context: inout DecodingContext
    ) -> Bool {
        let present = Set(entries.map(\.key))
        let missing = declaration.fields.map(\.property).filter { $0.isRequired && !present.contains($0.key) }
        for property in missing {
            context.report(
                "missing-key", "the key '\(property.key)' is missing", node.mark,
                remedy: "Add it: \(property.documentation)")
        }
        if declaration.needsKey, entries.isEmpty {
            context.reportEmptyGroup(node)
            return false
        }
        let isComplete = hasAtLeastOne(node, entries, &context) && missing.isEmpty
        return hasExactlyOne(node, entries, &context) && isComplete
    }

    private func hasAtLeastOne(_ node: YAMLNode, _ entries: [YAMLEntry], _ context: inout DecodingContext) -> Bool {
        let wanted = declaration.atLeastOne
        guard !wanted.isEmpty, !entries.contains(where: { wanted.contains($0.key) }) else { return true }
        // A misspelt one has been reported as an unknown key.
        guard entries.allSatisfy({ fields[$0.key] != nil }) else { return false }
        context.report("missing-key", "expected \(wanted.inWords), found none", node.mark)
        return false
    }

    private func hasExactlyOne(_ node: YAMLNode, _ entries: [YAMLEntry], _ context: inout DecodingContext) -> Bool {
        guard !declaration.exactlyOne.isEmpty else { return true }
        let found = entries.filter { declaration.exactlyOne.contains($0.key) }
        if found.count == 1 { return true }
        // A misspelt one has been reported as an unknown key.
        guard !found.isEmpty || entries.allSatisfy({ fields[$0.key] != nil }) else { return false }
        context.report(
            found.isEmpty ? "missing-key" : "conflicting-keys",
            "expected exactly one of \(declaration.exactlyOne.inWords), found "
                + (found.isEmpty ? "none" : found.map(\.key).inWords(joinedBy: "and")), node.mark)
        return false
    }
}

extension YAMLEntry {
    /// Whether this is what `{vacancy: 0,03}` makes of the decimals: a key of digits without a value.
    fileprivate var looksLikeDecimals: Bool {
        value.scalar?.isNull == true && key.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension DecodingContext {
    /// Reports a key that the format has but this version cannot read.
    mutating func reportUnsupported(_ entry: YAMLEntry) {
        report(
            "not-supported", "'\(entry.key)' is not supported by this version", entry.keyMark,
            remedy: "Leave it out")
    }
}
