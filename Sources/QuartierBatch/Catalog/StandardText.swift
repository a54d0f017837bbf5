internal import QuartierIO
internal import QuartierScenario
public import QuartierTransit

/// Standards of quality classes as text, in the form in which a study states one of its own.
public enum StandardText {
    /// A line a standard.
    public static func list(of standards: [QualityStandard]) -> String {
        let width = standards.map(\.id.count).max() ?? 0
        return standards.map { standard in
            standard.id + String(repeating: " ", count: width - standard.id.count) + "  " + standard.title
        }.joined(separator: "\n")
    }

    /// All that a standard says, as a study file states it under `parameters.transit_classes`.
    public static func page(of standard: QualityStandard) -> String {
        func list(_ texts: [String]) -> String { "[\(texts.map(DraftText.value).joined(separator: ", "))]" }
        func table(_ lines: [QualityTables.Line]) -> [String] {
            let width = lines.map { DraftText.value($0.head).count }.max() ?? 0
            return lines.map { line in
                let head = DraftText.value(line.head)
                return "    \(head):" + String(repeating: " ", count: width - head.count + 1) + list(line.cells)
            }
        }
        let groups = standard.groups.map { group in
            let parts =
                ["title: \(DraftText.value(group.title))", "modes: \(list(group.modeWords))"]
                + [group.isForNodes.map { "nodes: \($0)" }, group.limit.map { "limit_m: \($0.shortest)" }].compactMap {
                    $0
                }
            return "    - {\(parts.joined(separator: ", "))}"
        }
        let lines = [
            "standard:",
            "  id: \(DraftText.value(standard.id))",
            "  title: \(DraftText.value(standard.title))",
            "  source: \(DraftText.value(standard.source))",
            "  window: \(list(standard.hours))",
            "  interval: \(standard.interval.rawValue)",
            "  on_demand: \(standard.countsOnDemand)",
            "  distance: \(standard.distance.rawValue)",
            "  pooling: \(standard.pooling.rawValue)",
            "  groups:",
        ]
        let tables = standard.tables
        return
            (lines + groups + [
                "  rings_m: [\(standard.rings.map(\.shortest).joined(separator: ", "))]", "  categories:",
            ]
            + table(tables.categories) + ["  classes:"] + table(tables.classes)).joined(separator: "\n")
    }

    /// All that the standards say, as a JSON array.
    public static func json(of standards: [QualityStandard]) -> String {
        var writer = JSONWriter(isPretty: true)
        writer.beginArray()
        for standard in standards { writer.value(standard) }
        writer.endArray()
        return String(decoding: writer.takeBytes(), as: UTF8.self)
    }

    /// The standards as a page of Markdown, for `Documentation/Standards.md`.
    public static func markdown(of standards: [QualityStandard]) -> String {
        var lines = [
            "# Standards of quality classes", "",
            "Generated from the tables that the program has (`make docs`); a test compares. A study names one of them under",
            "`parameters.transit_classes.standard`, or states one of its own there in this form.", "",
        ]
        for standard in standards {
            lines += ["## `\(standard.id)`: \(standard.title)", "", "```yaml", page(of: standard), "```", ""]
        }
        return lines.joined(separator: "\n")
    }
}

extension QualityStandard {
    /// The window as two times.
    fileprivate var hours: [String] {
        [window.lowerBound, window.upperBound].map { ValueLabels.clock(ofHours: Double($0) / 3_600) ?? "" }
    }
}

extension QualityStandard.Group {
    /// The modes in the order of their list.
    fileprivate var modeWords: [String] { modes.sorted { $0.rawValue < $1.rawValue }.map(\.word) }
}

extension JSONWriter {
    /// All that a standard says; a study may state it so.
    mutating func value(_ standard: QualityStandard) {
        beginObject()
        member("id", standard.id)
        member("title", standard.title)
        member("source", standard.source)
        window(standard.window)
        member("interval", standard.interval.rawValue)
        member("on_demand", standard.countsOnDemand)
        member("distance", standard.distance.rawValue)
        member("pooling", standard.pooling.rawValue)
        key("groups")
        beginArray()
        for group in standard.groups {
            beginObject()
            member("title", group.title)
            texts("modes", group.modeWords)
            if let isForNodes = group.isForNodes { member("nodes", isForNodes) }
            if let limit = group.limit { member("limit_m", limit) }
            endObject()
        }
        endArray()
        key("rings_m")
        beginArray()
        for ring in standard.rings { value(ring) }
        endArray()
        table("categories", standard.tables.categories)
        table("classes", standard.tables.classes)
        endObject()
    }

    private mutating func table(_ name: String, _ lines: [QualityTables.Line]) {
        key(name)
        beginObject()
        for line in lines { texts(line.head, line.cells) }
        endObject()
    }
}
