import ArgumentParser
import Quartier

/// `quartier inspect` on a timetable.
extension Inspect {
    /// Shows a feed.
    func inspectFeed() throws {
        var findings = Findings()
        let inspection = TransitInspection(path: file, findings: &findings)
        if let inspection {
            if format == .json {
                var writer = JSONWriter(isPretty: true)
                writer.beginObject()
                writer.key("file")
                writer.value(file)
                writer.key("timetable")
                inspection.write(to: &writer)
                writer.endObject()
                try Terminal.show(String(decoding: writer.takeBytes(), as: UTF8.self), terminator: "")
            } else {
                try Terminal.show(Self.text(of: inspection))
            }
        }
        Terminal.tell(findings)
        if findings.hasErrors || inspection?.findings.hasErrors == true { throw Outcome.badInput }
    }

    private static func text(of inspection: TransitInspection) -> String {
        let account = inspection.account
        var lines = ["timetable \(inspection.feed)"]
        lines.append("  agencies  " + agencies(inspection.agencies))
        lines.append("  stops     " + counts(inspection.stops.map { ($0.kind, $0.count) }))
        lines.append("  lines     " + counts(inspection.lines.map { ($0.mode, $0.count) }))
        lines.append(
            "  trips     \(account.trips), with \(account.stopTimes) stop times; \(account.blankTimes) state no time, "
                + "\(account.lateTimes) are at or behind 24:00")
        if account.frequencies > 0 { lines.append("  repeated  \(account.frequencies) periods of frequencies.txt") }
        if !account.tripsLeftOut.isEmpty {
            let reasons = account.tripsLeftOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            lines.append("  left out  " + counts(reasons.map { ($0.key, $0.value) }))
        }
        lines.append("  valid     " + validity(of: inspection))
        lines.append(
            "  weekdays  "
                + Weekday.allCases.map { "\($0.name.prefix(3)) \(inspection.tripsOnWeekdays[$0.rawValue])" }
                .joined(separator: ", ") + " trips, the median of days with service")
        lines.append("  zone      \(inspection.zone)")
        lines.append("  degrees   \(text(of: inspection.extent, decimals: degreeDecimals))")
        lines += inspection.findings.all.map { "  \($0)" }
        // Names come from the file.
        return lines.map(\.withoutControls).joined(separator: "\n")
    }

    private static func agencies(_ names: [String]) -> String {
        let shown = names.prefix(5).joined(separator: ", ")
        return names.count > 5 ? "\(names.count): \(shown) …" : shown
    }

    private static func validity(of inspection: TransitInspection) -> String {
        guard let days = inspection.validity, let busiest = inspection.busiest else { return "on no day" }
        let period = "\(days.lowerBound) to \(days.upperBound)"
        return busiest.trips > 0
            ? "\(period); most trips on \(busiest.date), \(busiest.trips)" : "\(period), without a trip"
    }
}
