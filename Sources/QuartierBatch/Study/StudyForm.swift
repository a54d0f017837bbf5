internal import QuartierModel

extension Form where Value == StudyFile {
    /// The whole study file.
    static let study = ObjectForm<StudyFile>(
        noun: "a group of keys", empty: StudyFile(),
        fields: [
            Field("quartier", .version, required: true, "quartier: 1, the version of the format") { _, _ in },
            Field("name", .text, \.name, required: true, "The name of the study"),
            Field(
                "crs", .placed(.crs), \.crs, required: true,
                "The metric reference system to measure in, such as EPSG:31256, or auto"),
            Field("date", .date, \.date, "The reference day, yyyy-mm-dd"),
            Field("layers", .layers, required: true, "The layers and where they come from") { said, study in
                study.layers = said.layers
                study.feeds = said.feeds
            },
            Field("assumptions", .assumptions, \.assumptions, "What is assumed where the data does not say it"),
            Field(
                "built_forms", .builtForms, \.builtForms,
                "Ways to build on plots, for 'paint', beside or instead of those of the library"),
            Field("parameters", .parameters, \.parameters, "The parameters of the indicators"),
            Field("indicators", .indicators, \.indicators, "The groups or identifiers of indicators, or all"),
            Field(
                "report_by", .uniqueList(of: .oneOf(ZoneKind.self)), \.reportBy,
                "The zones that results are written for; districts by default"),
            Field("targets", .targets, \.targets, "What the indicators should come to, by their identifiers"),
            Field("scenarios", .scenarios, \.scenarios, "The scenarios; base is always evaluated, listed or not"),
            Field("sweeps", .sweeps, \.sweeps, "Many variants of one set of edits, whose values are parameters"),
            Field("output", .output, \.output, "Where results go and how they are written"),
        ], unsupported: Unsupported.studyKeys,
        check: { study, _, context in SweepNames(study).check(&context) }
    ).form
}

extension Form where Value == Int {
    /// The version of the format, which must be ours.
    fileprivate static let version = Form(
        "the format version \(StudyFile.supportedVersion)", [.scalar], .exactly(StudyFile.supportedVersion)
    ) { node, context in
        guard let number = node.scalar?.number else {
            context.reportKind(node, expected: "the format version \(StudyFile.supportedVersion)")
            return nil
        }
        guard number == Double(StudyFile.supportedVersion) else {
            context.reportVersion(node)
            return nil
        }
        return StudyFile.supportedVersion
    }
}

extension DecodingContext {
    /// Reports a study of another version of the format.
    mutating func reportVersion(_ node: YAMLNode) {
        report(
            "unsupported-version",
            "the format version \(node.scalar?.text.shortened ?? "") cannot be read; this program reads version "
                + "\(StudyFile.supportedVersion)", node.mark)
    }
}

extension Form where Value == StudyFile.IndicatorSelection {
    fileprivate static let indicators = either(
        Form<AllIndicators>.oneOf(AllIndicators.self).map { _ in .all },
        Form<[PlacedText]>.list(of: .placedText).map { .some($0) })
}

/// The word that asks for every indicator.
private enum AllIndicators: String, CaseIterable, Sendable {
    case all
}
