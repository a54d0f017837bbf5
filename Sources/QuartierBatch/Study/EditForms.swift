internal import QuartierModel
internal import QuartierScenario

extension Form where Value == StudyFile.Edit {
    /// An edit; its verb decides which keys it has.
    static let edit = VerbForm<StudyFile.Edit>(
        noun: "an edit",
        variants: [
            ("change", change.map(StudyFile.Edit.change)),
            ("add", Form<StudyFile.Addition>.addition.map(StudyFile.Edit.add)),
            ("remove", removal.map(StudyFile.Edit.remove)), ("assume", assuming.map(StudyFile.Edit.assume)),
        ], unsupported: Unsupported.edits
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

    private static let assuming = ObjectForm<StudyFile.Assuming>(
        noun: "an edit", empty: StudyFile.Assuming(),
        fields: [
            Field(
                "assume", .assumptions, \.assumptions, required: true,
                "The assumptions that differ from those of the study")
        ], place: { $0.place = $1 }
    ).form
}

/// What edits say about the keys they share.
enum EditTexts {
    static let filter = "Which elements, as CQL2 text; \"true\" for all"
    static let expect = "How many elements it must be"
    static let mayTouchNothing = "Whether it is no error that nothing is touched; false by default"
}
