internal import QuartierModel

/// An edit of a sweep before its parameters have values.
struct EditTemplate: Sendable {
    /// A scalar in which parameters stand.
    struct Use: Sendable {
        let text: ParameterText
        /// Where the text begins, behind its quote.
        let place: Place
        /// The key of the edit below which it stands.
        let key: String
    }

    /// The place of the whole edit.
    let place: Place
    /// The scalars with parameters, in the order of the file.
    let uses: [Use]
    private let node: YAMLNode
    private let context: DecodingContext

    init(_ node: YAMLNode, _ uses: [Use], in context: DecodingContext) {
        self.node = node
        self.uses = uses
        self.context = context.emptied
        place = context.place(node.mark)
    }

    /// Keys whose values are numbers and settings: nothing needs to be read or loaded for another one.
    private static let free: Set<String> = [
        "set", "scale", "share", "density", "expect", "may_touch_nothing", "assume", "minutes", "factor", "hours",
        "window", "direction", "minutes_between", "speed_km_h", "dwell_s", "both_directions", "service",
    ]

    /// The parameters it uses.
    var parameters: Set<String> { Self.names(of: uses) }

    /// The parameters on which it depends what must be read or loaded: conditions, files, built forms.
    var loadingParameters: Set<String> { Self.names(of: uses.filter { !Self.free.contains($0.key) }) }

    /// Whether its elements are drawn anew for each value: they are worth no memory then.
    var scalesElements: Bool { uses.contains { $0.key == "scale" } }

    private static func names(of uses: [Use]) -> Set<String> {
        Set(uses.flatMap { $0.text.parameters.map(\.name) })
    }

    /// The edit with values, and what is wrong with it; nil where it makes no sense.
    func edit(with values: [String: ParameterValue]) -> (edit: StudyFile.Edit?, findings: [Finding]) {
        var context = context
        let edit = Form<StudyFile.Edit>.statedEdit.decode(node.filled(with: values), &context)
        return (edit, context.findings.all)
    }
}

// MARK: - Findings

extension EditTemplate {
    /// The scalar with parameters that a finding is about.
    private func use(at place: Place) -> Use? { uses.first { $0.place.path == place.path && place.path != nil } }

    /// A finding about the edit with values, as one about the study file: it names the values and where they stand.
    func explained(
        _ finding: Finding, with values: [String: ParameterValue], of parameters: [StudyFile.Parameter],
        varying varied: String? = nil
    ) -> Finding {
        let use = use(at: finding.place)
        let named = use?.text.parameters.map(\.name) ?? []
        let told = varied.map { named.isEmpty || named.contains($0) ? [$0] : named } ?? named
        guard !told.isEmpty else { return finding }
        var finding = finding
        let words = parameters.filter { told.contains($0.name) }.map { parameter in
            let value = values[parameter.name] ?? parameter.standardValue
            let place = parameter.place(of: value)
            let position = [place.line.map { "line \($0)" }, place.column.map { "column \($0)" }].compactMap { $0 }
            let words = position.isEmpty ? "" : " (\(position.joined(separator: ", ")))"
            return "\(parameter.name) = \(value)\(words)"
        }
        finding.message = "with \(words.joined(separator: " and ")): \(finding.message)"
        // Columns count in the text with its values; the study has the parameters there.
        if let use, let start = use.place.column, let column = finding.place.column, column > start {
            finding.place.column = start + use.text.offset(ofFilled: column - start, with: values)
        }
        return finding
    }
}

extension StudyFile.Parameter {
    /// Where a value stands in the study, or the range it is of; nowhere if it is none of the values.
    fileprivate func place(of value: ParameterValue) -> Place {
        guard case .values(let values) = domain else { return places.first ?? place }
        return values.firstIndex(of: value).map { places[$0] } ?? Place()
    }
}

// MARK: - Filling in

extension YAMLNode {
    /// The node with values for its parameters; keys stay as they are.
    fileprivate func filled(with values: [String: ParameterValue]) -> YAMLNode {
        switch content {
        case .refused: self
        case .scalar(let scalar): YAMLNode(content: .scalar(scalar.filled(with: values)), mark: mark)
        case .sequence(let items): YAMLNode(content: .sequence(items.map { $0.filled(with: values) }), mark: mark)
        case .mapping(let entries):
            YAMLNode(
                content: .mapping(
                    entries.map {
                        YAMLEntry(key: $0.key, keyMark: $0.keyMark, value: $0.value.filled(with: values))
                    }), mark: mark)
        }
    }
}

extension YAMLScalar {
    /// A parameter alone and without quotes keeps its kind; in quotes, and in longer texts, it is what it looks like.
    fileprivate func filled(with values: [String: ParameterValue]) -> YAMLScalar {
        guard hasDollar, let parsed = try? ParameterText(text), let filled = parsed.filled(with: values) else {
            return self
        }
        var isPlain = isPlain
        if let only = parsed.only, case .text = values[only] { isPlain = false }
        return YAMLScalar(text: filled, isPlain: isPlain, textMark: textMark)
    }

    /// Whether there may be a parameter in it.
    var hasDollar: Bool { text.utf8.contains(UInt8(ascii: "$")) }
}
