internal import QuartierGeometry
import QuartierModel
internal import QuartierTransit

extension Form where Value == StudyFile.TransitChange {
    /// A change of the timetable.
    static let transitChange = ObjectForm<StudyFile.TransitChange>(
        noun: "an edit", empty: StudyFile.TransitChange(),
        fields: [
            Field(
                "transit", .oneOf(StudyFile.TransitChange.Kind.self), \.kind, required: true,
                "What is changed of the public transport of the day"),
            Field("route", .text, \.route, "The line: its name, its route_id, or feed:route_id"),
            Field("routes", .list(of: .text), \.routes, "The lines that stop once more"),
            Field(
                "direction", .integer(NumberRange(minimum: 0, maximum: 1)), \.direction,
                "The direction as the feed has it, 0 or 1; both by default"),
            Field("window", .clockWindow, \.window, "Only trips that set out in these hours"),
            Field("hours", .clockWindow, \.hours, "From when until when the line sets out"),
            Field("minutes", .number(.positive), \.minutes, "Minutes between departures"),
            Field("factor", .number(.positive), \.factor, "How many times as fast the line runs"),
            Field("mode", .lineMode, \.mode, "What the new line runs with"),
            Field("stops", .list(of: .stopName), \.stops, "The stops in order"),
            Field("along", .placed(.path), \.along, "The file with the way of the new line, as one line"),
            Field(
                "stop_spacing_m", .number(.positive), \.spacing,
                "The distance between stops along the way in metres, where 'along' is stated"),
            Field(
                "minutes_between", .list(of: .number(.positive)), \.minutesBetween,
                "Minutes from each stop to the next; or 'speed_km_h'"),
            Field("speed_km_h", .number(.positive), \.speed, "Speed between stops; or 'minutes_between'"),
            Field("service", .list(of: .servicePeriod), \.service, "Hours of the new line with their headways"),
            Field("dwell_s", .integer(.from(0)), \.dwell, "Seconds at each stop; 0 by default"),
            Field(
                "both_directions", .boolean, \.bothDirections, "Whether the new line runs both ways; true by default"),
            Field("from_stop", .text, \.fromStop, "The stop from which the line takes another way"),
            Field("to_stop", .text, \.toStop, "The stop until which the line takes another way"),
            Field("stop", .stopName, \.stop, "The stop that is added, given up or moved"),
            Field("to", .degrees, \.target, "Where the stop is moved to: longitude and latitude"),
            Field("expect", .integer(.from(0)), \.expect, "How many trips of the day it must touch"),
            Field("may_touch_nothing", .boolean, \.mayTouchNothing, EditTexts.mayTouchNothing),
        ], place: { $0.place = $1 },
        check: { change, node, context in change.check(node, &context) }
    ).form
}

extension StudyFile.TransitChange {
    /// The keys that a kind of change takes, and those among them that it needs.
    private var keys: (needed: [String], others: [String]) {
        switch kind {
        case .headway: (["route", "minutes"], ["window", "direction"])
        case .span: (["route", "hours"], ["minutes"])
        case .speed: (["route", "factor"], ["window", "direction"])
        case .remove: (["route"], ["window", "direction"])
        case .addLine:
            (
                ["route", "mode", "service"],
                ["stops", "along", "stop_spacing_m", "minutes_between", "speed_km_h", "dwell_s", "both_directions"]
            )
        case .reroute:
            (
                ["route", "stops"],
                ["from_stop", "to_stop", "minutes_between", "speed_km_h", "direction", "window", "dwell_s"]
            )
        case .addStop: (["stop", "routes"], ["dwell_s"])
        case .closeStop: (["stop"], [])
        case .moveStop: (["stop", "to"], [])
        }
    }

    fileprivate func check(_ node: YAMLNode, _ context: inout DecodingContext) {
        guard case .mapping(let entries) = node.content else { return }
        let (needed, others) = keys
        let verb = "transit: \(kind.rawValue)"
        let always = ["transit", "expect", "may_touch_nothing"]
        for entry in entries where !(needed + others + always).contains(entry.key) {
            context.report(
                "conflicting-keys", "'\(verb)' takes no key '\(entry.key)'", entry.keyMark,
                remedy: "Its keys are \((needed + others).inWords(joinedBy: "and"))")
        }
        for key in needed where !entries.contains(where: { $0.key == key }) {
            context.report("missing-key", "'\(verb)' needs the key '\(key)'", node.mark)
        }
        checkWay(entries, node, &context)
    }

    /// A new way has stops, or a line with a distance between them, and times or a speed.
    private func checkWay(_ entries: [YAMLEntry], _ node: YAMLNode, _ context: inout DecodingContext) {
        guard kind == .addLine || kind == .reroute else { return }
        func has(_ key: String) -> Bool { entries.contains { $0.key == key } }
        if has("minutes_between") == has("speed_km_h") {
            context.report(
                has("speed_km_h") ? "conflicting-keys" : "missing-key",
                "expected exactly one of 'minutes_between' and 'speed_km_h'", node.mark)
        }
        guard kind == .addLine else { return }
        if has("stops") == has("along") {
            context.report(
                has("stops") ? "conflicting-keys" : "missing-key", "expected exactly one of 'stops' and 'along'",
                node.mark)
        } else if has("along"), !has("stop_spacing_m") || !has("speed_km_h") {
            context.report(
                "missing-key", "'along' needs 'stop_spacing_m' and 'speed_km_h' with it", node.mark,
                remedy: "Or name the stops, with their places")
        }
    }
}

extension Form where Value == StudyFile.TransitChange.StopName {
    /// A stop of the feeds by name or identifier, or a new one with its place.
    fileprivate static let stopName = either(
        Form<PlacedText>.placedText.map { text in
            var stop = StudyFile.TransitChange.StopName()
            (stop.name, stop.place) = (text.text, text.place)
            return stop
        },
        ObjectForm<StudyFile.TransitChange.StopName>(
            noun: "a group such as {name: Boulevard, at: [16.5, 48.22]}", empty: StudyFile.TransitChange.StopName(),
            fields: [
                Field("name", .text, \.name, required: true, "The name of the new stop"),
                Field("at", .degrees, \.position, required: true, "Its longitude and latitude"),
            ], place: { $0.place = $1 }
        ).form)
}

extension Form where Value == StudyFile.TransitChange.Period {
    /// Hours with a headway.
    fileprivate static let servicePeriod = ObjectForm<StudyFile.TransitChange.Period>(
        noun: "a group such as {hours: [\"06:00\", \"20:00\"], minutes: 10}", empty: StudyFile.TransitChange.Period(),
        fields: [
            Field("hours", .clockWindow, \.hours, required: true, "From when until when it sets out"),
            Field("minutes", .number(.positive), \.minutes, required: true, "Minutes between departures"),
        ]
    ).form
}

extension Form where Value == Coordinate {
    /// Longitude and latitude in degrees.
    fileprivate static let degrees = Form<[Double]>.list(of: .number()).checked { numbers, node, context in
        guard numbers.count == 2, abs(numbers[0]) <= 180, abs(numbers[1]) <= 90 else {
            context.report(
                "wrong-position", "expected longitude and latitude in degrees", node.mark,
                remedy: "Write them as [16.5, 48.22]: east first")
            return false
        }
        return true
    }.map { Coordinate(x: $0[0], y: $0[1]) }
}

extension Form where Value == LineMode {
    /// What a line runs with, by its word.
    static let lineMode = Form<String>.word(LineMode.allCases.map(\.word)).map {
        LineMode(word: $0) ?? .other
    }
}
