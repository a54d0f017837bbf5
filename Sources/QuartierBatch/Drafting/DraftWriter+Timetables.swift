import QuartierModel
import QuartierTransit

/// What timetables bring to a draft.
extension DraftWriter {
    /// The day of the study, and why it is this one.
    var dateLines: [String] {
        let feeds = layers.timetables.feeds
        guard let day = layers.timetables.day else { return [] }
        let choice =
            day.isTypical
            ? "of the Tuesdays, Wednesdays and Thursdays that \(feeds.count > 1 ? "all timetables are" : "it is") valid "
                + "on, when service is that of a working day, the one with most trips, and the first of several"
            : "no Tuesday, Wednesday or Thursday has service, so this is the busiest day; is it what you want to know of?"
        let validity = feeds.map { "\($0.path) from \($0.days)" }.joined(separator: ", ")
        return DraftText.comment(
            "The day whose departures count: \(choice): a \(day.date.weekday.name) with \(day.trips) "
                + "trip\(day.trips == 1 ? "" : "s"), repeated ones counted once. Valid: \(validity).", indent: "")
            + ["date: \(day.date)"]
    }

    /// The layer of timetables.
    var timetableLines: [String] {
        let feeds = layers.timetables.feeds
        guard let first = feeds.first else { return [] }
        let held = zip(feeds, layers.timetables.stopsNearby).flatMap { feed, stops in
            let lines = feed.feed.lines.modes.count
            return DraftText.comment(
                "transit: \(feed.path) is a timetable in GTFS; \(lines) line\(lines == 1 ? "" : "s"), "
                    + "\(stops) of \(feed.stops.count) stops and platforms near the districts.", indent: "  ")
        }
        guard feeds.count > 1 else { return held + ["  transit: \(DraftText.value(prefix + first.path))"] }
        return held + ["  transit:"] + feeds.map { "    - \(DraftText.value(prefix + $0.path))" }
    }

    /// How stops are reached, and the standards of quality classes for the user to choose from.
    var parameterLines: [String] {
        let (walks, rides) = (layers.chosen[.streets] != nil, !layers.timetables.feeds.isEmpty)
        guard walks, rides || layers.chosen[.stops] != nil else {
            return rides ? Self.standards(indent: "") + ["# parameters: {transit_classes: {standard: …}}"] : []
        }
        let access = "  stop_access: {distance: both}    # in a straight line, and on foot along the streets"
        return ["parameters:", access]
            + (rides ? Self.standards(indent: "  ") + ["  # transit_classes: {standard: …}"] : [])
    }

    /// The standards by country, as comments.
    private static func standards(indent: String) -> [String] {
        var countries: [(name: String, standards: [String])] = []
        for standard in QualityStandard.all {
            let country = String(standard.title.prefix { $0 != ":" })
            let shown = standard.id + (standard.distance == .network ? " (on foot, by the layer 'streets')" : "")
            if countries.last?.name == country {
                countries[countries.count - 1].standards.append(shown)
            } else {
                countries.append((country, [shown]))
            }
        }
        let head = DraftText.comment(
            "Quality classes of public transport (ÖV-Güteklassen) go by a standard, and none is official here: choose "
                + "one, and take the '#' away.", indent: indent)
        return head
            + countries.flatMap {
                DraftText.comment("- \($0.name): \($0.standards.joined(separator: ", "))", indent: indent)
            }
    }
}
