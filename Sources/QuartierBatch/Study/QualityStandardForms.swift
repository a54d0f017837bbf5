internal import QuartierModel
internal import QuartierTransit

extension Form where Value == QualityStandard {
    /// A standard by the name of its edition, or with tables of its own.
    static let qualityStandard = Form.either(named, Form<QualityStandard>.own.named("quality_standard"))

    private static let named = Form<String>.word(QualityStandard.all.map(\.id)).map {
        QualityStandard.named($0) ?? .oerok2017
    }

    /// The rules of a city, canton or transport association that are none of the known editions.
    private static let own: Form<QualityStandard> = {
        let statement = ObjectForm<StatedStandard>(
            noun: "a standard with its tables", empty: StatedStandard(),
            fields: [
                Field(
                    "id", .standardName, \.id, required: true, "A name for the standard with its edition: zuerich_2020"),
                Field("title", .text, \.title, required: true, "The name for people"),
                Field("source", .text, \.source, "Where the tables are from; goes into the results"),
                Field("window", .clockWindow, \.window, "Hours of the day that count; 06:00 to 20:00 by default"),
                Field(
                    "interval", .oneOf(QualityStandard.IntervalMethod.self), \.interval,
                    "How the interval of a stop is made of its departures: count, the hours over the departures of one "
                        + "direction; expected_wait, twice the mean wait; count by default"),
                Field(
                    "on_demand", .boolean, \.countsOnDemand,
                    "Whether services that must be called beforehand count; false by default"),
                Field(
                    "distance", .oneOf(QualityStandard.Distance.self), \.distance,
                    "How the way to a stop is measured, network or crow_fly; crow_fly by default"),
                Field(
                    "pooling", .oneOf(QualityStandard.Pooling.self), \.pooling,
                    "How departures of several groups are put together; per_group_best by default"),
                Field(
                    "groups", .list(of: .standardGroup), \.groups, required: true,
                    "Groups of modes that are rated together, the highest first: the columns of 'categories'"),
                Field(
                    "rings_m", .list(of: .number(NumberRange(minimum: 1, maximum: 5_000))), \.rings, required: true,
                    "Upper ends of ways to stops in metres, the nearest first: the columns of 'classes'"),
                Field(
                    "categories", .tableLines("a group of intervals"), \.categories, required: true,
                    "The categories of stops: an interval in minutes such as \"<5\", \"≤60\" or \">60\", and one for each "
                        + "group; – for none, a question mark behind one that is doubtful"),
                Field(
                    "classes", .tableLines("a group of categories"), \.classes, required: true,
                    "The classes of places: a category, the best first, and a class for each ring; – for none"),
            ]
        ).form
        return Form<QualityStandard>(statement.noun, statement.shapes, statement.schema) { node, context in
            var inner = context.emptied
            let read = statement.decode(node, &inner)
            context.findings.add(contentsOf: inner.findings)
            // What could not be read is missing in the tables; to say that of them too would help nobody.
            guard let stated = read, !inner.findings.hasErrors else { return nil }
            do throws(QualityTableFault) {
                return try stated.standard
            } catch {
                error.report(in: node, &context)
                return nil
            }
        }
    }()
}

/// What is stated of a standard.
private struct StatedStandard: Sendable {
    var id = ""
    var title = ""
    var source = "Stated in the study."
    var window = 6 * 3_600..<20 * 3_600
    var interval = QualityStandard.IntervalMethod.count
    var countsOnDemand = false
    var distance = QualityStandard.Distance.crowFly
    var pooling = QualityStandard.Pooling.perGroupBest
    var groups: [Group] = []
    var rings: [Double] = []
    var categories: [QualityTables.Line] = []
    var classes: [QualityTables.Line] = []

    struct Group: Sendable {
        var title = ""
        var modes: [LineMode] = []
        var isForNodes: Bool?
        var limit: Double?
    }

    var standard: QualityStandard {
        get throws(QualityTableFault) {
            try QualityStandard(
                id, title: title, source: source, window: window, interval: interval, countsOnDemand: countsOnDemand,
                distance: distance, pooling: pooling,
                groups: groups.map {
                    QualityStandard.Group($0.title, Set($0.modes), isForNodes: $0.isForNodes, limit: $0.limit)
                },
                rings: rings, tables: QualityTables(categories: categories, classes: classes))
        }
    }
}

extension Form where Value == String {
    /// The name of a standard; the known editions keep theirs.
    fileprivate static let standardName = Form.text(
        "a name of up to 40 letters a-z, digits, '-', '_' and '.'", pattern: "^[A-Za-z0-9_.-]{1,40}$"
    ) { text in
        (1...40).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789_.-".unicodeScalars.contains($0))
            }
    }.checked { name, node, context in
        guard QualityStandard.named(name) != nil else { return true }
        context.report(
            "taken-name", "'\(name)' is the name of a known standard", node.mark,
            remedy: "Give this one a name of its own, or write 'standard: \(name)' for the known one")
        return false
    }
}

extension Form where Value == StatedStandard.Group {
    fileprivate static let standardGroup = ObjectForm<StatedStandard.Group>(
        noun: "a group of modes", empty: StatedStandard.Group(),
        fields: [
            Field("title", .text, \.title, required: true, "The heading of the column"),
            Field("modes", .uniqueList(of: .lineMode), \.modes, required: true, "The modes"),
            Field(
                "nodes", .boolean, \.isForNodes,
                "true: only at nodes of the railway (stops of trains between cities, or with six next stations or more); "
                    + "false: only elsewhere; everywhere by default"),
            Field(
                "limit_m", .number(.positive), \.limit,
                "Longest way in metres that counts to stops of the group; the last ring by default"),
        ]
    ).form
}

extension Form where Value == [QualityTables.Line] {
    /// Lines of a table, by their heads.
    fileprivate static func tableLines(_ noun: String) -> Form {
        Form<[MapEntry<[String]>]>.map(noun, of: .list(of: .text)).map { entries in
            entries.map { QualityTables.Line(head: $0.key, cells: $0.value) }
        }
    }
}

extension QualityTableFault {
    /// Reports the fault where the statement has it.
    fileprivate func report(in statement: YAMLNode, _ context: inout DecodingContext) {
        let (key, index) =
            switch place {
            case .categories(let index): ("categories", index)
            case .classes(let index): ("classes", index)
            case .groups(let index): ("groups", index)
            case .rings(let index): ("rings_m", index)
            }
        guard case .mapping(let entries) = statement.content,
            let value = entries.first(where: { $0.key == key })?.value
        else { return context.report("wrong-table", description, statement.mark, remedy: remedy) }
        context.inside(key) { context in
            switch value.content {
            case .mapping(let lines) where lines.indices.contains(index):
                context.inside(lines[index].key) {
                    $0.report("wrong-table", description, lines[index].keyMark, remedy: remedy)
                }
            case .sequence(let items) where items.indices.contains(index):
                context.inside(index) { $0.report("wrong-table", description, items[index].mark, remedy: remedy) }
            default: context.report("wrong-table", description, value.mark, remedy: remedy)
            }
        }
    }
}
