import QuartierIO
import QuartierModel
import QuartierScenario

extension SummaryTable {
    /// The name of the table among the results.
    static let file = "summary.csv"

    private static let column = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })

    private static func index(_ name: String) -> Int {
        guard let index = column[name] else { preconditionFailure("the summary has a column '\(name)'") }
        return index
    }

    /// Where the rows of each scenario stand in the summary of a folder; empty if it is no such table.
    static func rows(in folder: ResultFolder, _ dialect: CSVDialect) -> [String: KeptScenario.Rows] {
        guard let table = try? MappedFile(path: folder.path + "/" + file, limit: .max) else { return [:] }
        let (scenario, stage) = (index("scenario"), index("stage"))
        var cursor = CSVCursor(table.bytes, dialect)
        var ranges: [(id: String, range: Range<Int>)] = []
        guard cursor.next(cells: columns.count) else { return [:] }
        while cursor.next(cells: columns.count) {
            let id = cursor.text(scenario) + (cursor.isMissing(stage) ? "" : "@" + cursor.text(stage))
            if ranges.last?.id == id {
                ranges[ranges.count - 1].range = ranges[ranges.count - 1].range.lowerBound..<cursor.position
            } else {
                ranges.append((id, cursor.rowStart..<cursor.position))
            }
        }
        guard cursor.position == table.bytes.count else { return [:] }
        var rows: [String: KeptScenario.Rows] = [:]
        for (id, range) in ranges {
            let bytes = UnsafeRawBufferPointer(rebasing: table.bytes[range])
            rows[id] = KeptScenario.Rows(
                file: file, start: range.lowerBound, bytes: range.count, digest: FileDigest.sha256(of: bytes))
        }
        return rows
    }

    /// What rows say of their zones; nil if they are not rows with all these indicators for each zone.
    static func zones(
        in rows: UnsafeRawBufferPointer, _ dialect: CSVDialect, indicators: [IndicatorDefinition]
    ) -> [KeptZone]? {
        let (kind, zone, indicator) = (index("zone_kind"), index("zone"), index("indicator"))
        var cursor = CSVCursor(rows, dialect)
        var zones: [KeptZone] = []
        while cursor.next(cells: columns.count) {
            guard let first = ZoneKind(rawValue: cursor.text(kind)) else { return nil }
            let id = cursor.text(zone)
            var measurements: [Measurement] = []
            for definition in indicators {
                if !measurements.isEmpty { guard cursor.next(cells: columns.count) else { return nil } }
                guard cursor.text(indicator) == definition.id, let measurement = measurement(at: cursor) else {
                    return nil
                }
                measurements.append(measurement)
            }
            zones.append(KeptZone(kind: first, id: id, measurements: measurements))
        }
        return cursor.position == rows.count ? zones : nil
    }

    private static func measurement(at cursor: CSVCursor) -> Measurement? {
        guard let coverage = cursor.number(index("coverage")), let imputed = cursor.number(index("imputed")) else {
            return nil
        }
        return Measurement(
            kept: cursor.number(index("value")), reason: Undefined(rawValue: cursor.text(index("status"))),
            numerator: cursor.number(index("numerator")), denominator: cursor.number(index("denominator")),
            coverage: coverage, imputed: imputed, isDoubtful: cursor.text(index("note")) == Measurement.doubtfulNote)
    }
}
