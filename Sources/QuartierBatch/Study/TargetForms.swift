internal import QuartierModel

extension Form where Value == [StudyFile.Target] {
    /// The targets of a study, by indicator, in the order of the file.
    static let targets = Form<[MapEntry<[StudyFile.Target]>]>.map("a group of targets by indicator", of: ofIndicator)
        .map { entries in
            entries.flatMap { entry in
                entry.value.map { target in
                    var target = target
                    target.indicator = PlacedText(entry.key, place: entry.place)
                    return target
                }
            }
        }

    /// One target, or several.
    private static let ofIndicator = either(target.map { [$0] }, list(of: target))

    private static let target = ObjectForm<StudyFile.Target>(
        noun: "a target", empty: StudyFile.Target(),
        fields: [
            Field("at_least", .number(), \.atLeast, "The least value that meets it, in the unit of the indicator"),
            Field("at_most", .number(), \.atMost, "The greatest value that meets it, in the unit of the indicator"),
            Field("where", .placedText, \.filter, "Which zones it is set for, as CQL2 text; all by default"),
            Field(
                "zones", .oneOf(ZoneKind.self), \.zones,
                "The kind of these zones; that which has what 'where' asks for, or the first of 'report_by'"),
            Field(
                "by", .year, \.by,
                "The year from which on it must be met: in stages of that year and later; always by default"),
        ], place: { $0.place = $1 }, atLeastOne: ["at_least", "at_most"],
        check: { target, node, context in
            guard let least = target.atLeast, let most = target.atMost, least > most else { return }
            context.report(
                "impossible-target", "no value is at least \(least.shortest) and at most \(most.shortest)", node.mark,
                remedy: "Let 'at_least' be the smaller number")
        }
    ).form.named("target")
}
