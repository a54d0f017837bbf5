internal import QuartierModel
internal import QuartierScenario

extension Form where Value == StudyFile.Edit {
    /// An edit of a scenario: its values are stated, for parameters belong to sweeps.
    static let edit = Form(statedEdit.noun, statedEdit.shapes, statedEdit.schema) { node, context in
        guard let scalar = node.firstParameter else { return statedEdit.decode(node, &context) }
        context.report(
            "parameter-outside-sweep", "\(scalar.text.quotedForMessage) names a parameter, and those belong to sweeps",
            scalar.textMark,
            remedy: "Move the edit to a sweep, or put the text in quotes if the dollar is part of it")
        return nil
    }

    /// An edit; its verb decides which keys it has.
    static let statedEdit = VerbForm<StudyFile.Edit>(
        noun: "an edit",
        variants: [
            ("change", change.map(StudyFile.Edit.change)),
            ("add", Form<StudyFile.Addition>.addition.map(StudyFile.Edit.add)),
            ("remove", removal.map(StudyFile.Edit.remove)),
            ("replace_geometry", replacement.map(StudyFile.Edit.replaceGeometry)),
            ("paint", painting.map(StudyFile.Edit.paint)), ("surface", surfacing.map(StudyFile.Edit.surface)),
            ("assume", assuming.map(StudyFile.Edit.assume)),
            ("transit", Form<StudyFile.TransitChange>.transitChange.map(StudyFile.Edit.transit)),
        ]
    ).form.named("edit")

    private static let change = ObjectForm<StudyFile.Change>(
        noun: "an edit", empty: StudyFile.Change(),
        fields: [
            Field(
                "change", .oneOf(LayerKind.self), \.layer, required: true, "The layer whose elements are changed"),
            Field("where", .placedText, \.filter, required: true, EditTexts.filter),
            Field("set", .settings, \.settings, required: true, "The attributes with their new values"),
            Field("expect", .integer(.from(0)), \.expect, EditTexts.expect),
            Field("may_touch_nothing", .boolean, \.mayTouchNothing, EditTexts.mayTouchNothing),
        ], place: { $0.place = $1 }
    ).form

    private static let removal = ObjectForm<StudyFile.Removal>(
        noun: "an edit", empty: StudyFile.Removal(),
        fields: [
            Field(
                "remove", .oneOf(LayerKind.self), \.layer, required: true,
                "The layer from which elements are removed"),
            Field("where", .placedText, \.filter, required: true, EditTexts.filter),
            Field("expect", .integer(.from(0)), \.expect, EditTexts.expect),
            Field("may_touch_nothing", .boolean, \.mayTouchNothing, EditTexts.mayTouchNothing),
        ], place: { $0.place = $1 }
    ).form

    private static let replacement = ObjectForm<StudyFile.GeometryReplacement>(
        noun: "an edit", empty: StudyFile.GeometryReplacement(),
        fields: [
            Field(
                "replace_geometry", .oneOf(LayerKind.self), \.layer, required: true,
                "The layer whose elements are drawn anew"),
            Field("where", .placedText, \.filter, required: true, EditTexts.filter),
            Field(
                "from", .placed(.path), required: true,
                "The file with the new shapes: one for the only element, or one for each with its id"
            ) { $1.source.path = $0 },
            Field("layer", .placedText, \.source.layer, "The layer or table inside the file"),
            Field("id", .placedText, \.source.id, "The field with the identifier"),
            Field("crs", .placed(.crs), \.source.crs, "The reference system, where the file does not state it"),
            Field("crs_operation", .placedText, \.source.crsOperation, OperationTexts.layer),
            Field("expect", .integer(.from(0)), \.expect, EditTexts.expect),
            Field("may_touch_nothing", .boolean, \.mayTouchNothing, EditTexts.mayTouchNothing),
        ],
        place: {
            $0.place = $1
            $0.source.place = $1
        }
    ).form

    private static let painting = ObjectForm<StudyFile.Painting>(
        noun: "an edit", empty: StudyFile.Painting(),
        fields: [
            Field("paint", .oneOf(PaintedLayer.self), required: true, "Always plots") { _, _ in },
            Field("where", .placedText, \.filter, required: true, EditTexts.filter),
            Field(
                "built_form", .placedText, \.form, required: true,
                "The built form: one of 'built_forms', or of the library"),
            Field(
                "share", .number(NumberRange(minimum: 0, maximum: 1, excludesMinimum: true)), \.share,
                "The part of each plot that is built in this manner; 1 by default"),
            Field("density", .number(.positive), \.density, "A factor of the form's coverage; 1 by default"),
            Field(
                "replace", .boolean, \.replaces,
                "Whether what stands on the plots gives way, in the same share; false by default"),
            Field("expect", .integer(.from(0)), \.expect, EditTexts.expect),
            Field("may_touch_nothing", .boolean, \.mayTouchNothing, EditTexts.mayTouchNothing),
        ], place: { $0.place = $1 }
    ).form

    private static let surfacing = ObjectForm<StudyFile.Surfacing>(
        noun: "an edit", empty: StudyFile.Surfacing(),
        fields: [
            Field(
                "surface", .oneOf(SurfaceEdit.Action.self), \.action, required: true,
                "Whether ground is opened or closed: unseal changes what is more sealed than 'to', seal what is less"),
            Field("where", .placedText, \.filter, required: true, EditTexts.filter),
            Field("to", .oneOf(SurfaceKind.self), \.kind, required: true, "What covers the ground then"),
            Field("expect", .integer(.from(0)), \.expect, "How many surfaces must change"),
            Field("may_touch_nothing", .boolean, \.mayTouchNothing, EditTexts.mayTouchNothing),
        ], place: { $0.place = $1 },
        check: { edit, node, context in
            guard !edit.action.canLead(to: edit.kind) else { return }
            context.report(
                "conflicting-keys",
                "'\(edit.kind.rawValue)' is \(edit.kind.sealing.words), which no '\(edit.action.rawValue)' leads to",
                node.mark, remedy: "Name a kind that is \(edit.action.isOpening ? "less" : "more") sealed")
        }
    ).form

    private static let assuming = ObjectForm<StudyFile.Assuming>(
        noun: "an edit", empty: StudyFile.Assuming(),
        fields: [
            Field(
                "assume", stated, required: true, "The assumptions and parameters that differ from those of the study"
            ) { said, edit in
                edit.assumptions = said.assumptions
                edit.parameters = said.parameters
            }
        ], place: { $0.place = $1 }
    ).form

    /// Assumptions and parameters in one group.
    private static let stated = ObjectForm<StudyFile.Assuming>(
        noun: "a group of assumptions and parameters", empty: StudyFile.Assuming(),
        fields: Form<Assumptions>.fields.map { Field($0, in: \.assumptions) }
            + Form<StatedParameters>.fields.map { Field($0, in: \.parameters) },
        unsupported: Unsupported.parameters, needsKey: true
    ).form
}

extension YAMLNode {
    /// The first value with a parameter in it and no quotes around it.
    fileprivate var firstParameter: YAMLScalar? {
        switch content {
        case .refused: return nil
        case .sequence(let items): return items.lazy.compactMap(\.firstParameter).first
        case .mapping(let entries): return entries.lazy.compactMap(\.value.firstParameter).first
        case .scalar(let scalar):
            guard scalar.isPlain, scalar.hasDollar, let text = try? ParameterText(scalar.text) else { return nil }
            return text.parameters.isEmpty ? nil : scalar
        }
    }
}

/// What can be painted.
private enum PaintedLayer: String, CaseIterable, Sendable {
    case plots
}

/// What edits say about the keys they share.
enum EditTexts {
    static let filter = "Which elements, as CQL2 text; \"true\" for all"
    static let expect = "How many elements it must be"
    static let mayTouchNothing = "Whether it is no error that nothing is touched; false by default"
}
