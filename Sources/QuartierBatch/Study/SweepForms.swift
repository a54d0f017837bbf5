internal import QuartierModel

extension Form where Value == [StudyFile.Sweep] {
    /// The sweeps of a study.
    static let sweeps = list(of: sweep)

    private static let sweep = ObjectForm<StudyFile.Sweep>(
        noun: "a sweep", empty: StudyFile.Sweep(),
        fields: [
            Field(
                "id", .placed(.scenarioID), \.id, required: true,
                "The identifier, unique among sweeps and scenarios; the name of the table"),
            Field("title", .text, \.title, "The title for people"),
            Field("based_on", .placedText, \.basedOn, "The scenario whose edits come first"),
            Field(
                "parameters", .sweepParameters, \.parameters, required: true,
                "What varies: the values of each parameter, which edits name by $parameter"),
            Field(
                "sample", .sampling, \.sampling, "Which combinations of values are tried; all of them by default"),
            Field(
                "zones", .uniqueList(of: .oneOf(ZoneKind.self)), \.zones,
                "Kinds of zone, of those in report_by, that have a row each for every sample beside that of the whole"),
            Field(
                "edits", .list(of: .editTemplate), \.edits, required: true,
                "The edits, in order, with $parameter where values stand"),
        ], place: { $0.place = $1 },
        check: { sweep, _, context in sweep.isSound = SweepRules(sweep).check(&context) }
    ).form
}

extension Form where Value == StudyFile.Sampling {
    fileprivate static let sampling = ObjectForm<StudyFile.Sampling>(
        noun: "a group such as {method: grid}", empty: StudyFile.Sampling(),
        fields: [
            Field(
                "method", .oneOf(StudyFile.SampleMethod.self), \.method, required: true,
                "grid: every combination; latin_hypercube: n samples spread evenly; one_at_a_time: each parameter "
                    + "alone, the others at their defaults"),
            Field(
                "n", .integer(NumberRange(minimum: 1, maximum: Double(StudyFile.Sweep.largestCount))), \.count,
                "How many samples a Latin hypercube has"),
            Field(
                "seed", .integer(.from(0)), \.seed,
                "What a Latin hypercube is drawn by; \(StudyFile.Sampling.standardSeed) by default"),
        ],
        check: { sampling, node, context in
            let isDrawn = sampling.method == .latinHypercube
            guard case .mapping(let entries) = node.content else { return }
            if isDrawn, !entries.contains(where: { $0.key == "n" }) {
                context.report(
                    "missing-key", "the key 'n' is missing", node.mark,
                    remedy: "Add it: how many samples a Latin hypercube has")
            } else if !isDrawn, sampling.count != nil || sampling.seed != nil {
                let key = sampling.count == nil ? "seed" : "n"
                context.report(
                    "conflicting-keys", "'\(key)' is for latin_hypercube; \(sampling.method.rawValue) needs none",
                    node.mark, remedy: "Remove '\(key)'")
            }
        }
    ).form
}

extension Form where Value == EditTemplate {
    /// An edit in which values may be parameters.
    fileprivate static let editTemplate = Form(
        Form<StudyFile.Edit>.statedEdit.noun, [.mapping], Form<StudyFile.Edit>.statedEdit.schema.allowingParameters
    ) { node, context in
        guard case .mapping(let entries) = node.content else { return nil }
        var uses: [EditTemplate.Use] = []
        var isSound = true
        for entry in entries {
            context.inside(entry.key) { collect(entry.value, entry.key, &uses, &isSound, &$0) }
        }
        return isSound ? EditTemplate(node, uses, in: context) : nil
    }

    private static func collect(
        _ node: YAMLNode, _ key: String, _ uses: inout [EditTemplate.Use], _ isSound: inout Bool,
        _ context: inout DecodingContext
    ) {
        switch node.content {
        case .refused: break
        case .sequence(let items):
            for (index, item) in items.enumerated() {
                context.inside(index) { collect(item, key, &uses, &isSound, &$0) }
            }
        case .mapping(let entries):
            for entry in entries {
                context.inside(entry.key) { context in
                    refuseParameter(inKey: entry, &isSound, &context)
                    collect(entry.value, key, &uses, &isSound, &context)
                }
            }
        case .scalar(let scalar):
            guard scalar.hasDollar else { return }
            do throws(ParameterText.Fault) {
                let text = try ParameterText(scalar.text)
                uses.append(.init(text: text, place: context.place(scalar.textMark), key: key))
            } catch {
                context.report(
                    "invalid-parameter", "a '$' begins the name of a parameter, and there is none",
                    Mark(line: scalar.textMark.line, column: scalar.textMark.column + error.offset),
                    remedy: "Write $name or ${name}, or $$ for a dollar")
                isSound = false
            }
        }
    }

    private static func refuseParameter(
        inKey entry: YAMLEntry, _ isSound: inout Bool, _ context: inout DecodingContext
    ) {
        guard entry.key.utf8.first == UInt8(ascii: "$") else { return }
        context.report(
            "invalid-parameter", "a parameter stands for a value, not for the key \(entry.key.quotedForMessage)",
            entry.keyMark)
        isSound = false
    }
}
