internal import QuartierModel
internal import QuartierScenario
internal import QuartierTransit

extension Form where Value == StatedParameters.TransitClasses {
    /// Quality classes of public transport.
    static let transitClasses = ObjectForm<StatedParameters.TransitClasses>(
        noun: "a group of parameters", empty: StatedParameters.TransitClasses(),
        fields: [
            Field(
                "standard", .qualityStandard, \.standard,
                "The standard by its edition, or one with its own tables; no class is measured without one"),
            Field(
                "pooling", .oneOf(QualityStandard.Pooling.self), \.pooling,
                "How departures of several groups of modes are put together; as the standard says by default"),
            Field(
                "window", .clockWindow, \.window,
                "Hours of the day whose departures count; those of the standard by default"),
            Field(
                "directions", .oneOf(DirectionPolicy.self), \.directions,
                "How departures of two directions make one interval, where departures are counted: half of each line's "
                    + "where it serves the stop both ways, half of all, all, the busier direction of each line, or the "
                    + "busiest platform; half_where_both by default"),
            Field(
                "distance", .oneOf(QualityStandard.Distance.self), \.distance,
                "How the way to a stop is measured, network or crow_fly; as the standard says by default"),
        ]
    ).form
}

extension Form where Value == StatedParameters.FrequentService {
    /// Stops that are served often.
    static let frequentService = ObjectForm<StatedParameters.FrequentService>(
        noun: "a group of parameters", empty: StatedParameters.FrequentService(),
        fields: [
            Field(
                "intervals_min", .uniqueList(of: .number(.positive)), \.intervals,
                "Longest mean intervals in minutes, one indicator each; 20 and 30 by default"),
            Field("limit_m", .number(.positive), \.limit, "Longest way to the stop in metres; 500 by default"),
            Field(
                "window", .clockWindow, \.window, "Hours of the day that are looked at; 07:00 to 19:00 by default"),
        ]
    ).form
}

extension Form where Value == StatedParameters.ConvenientTransit {
    /// Stops that are near enough to be convenient.
    static let convenientTransit = ObjectForm<StatedParameters.ConvenientTransit>(
        noun: "a group of parameters", empty: StatedParameters.ConvenientTransit(),
        fields: [
            Field(
                "low_capacity_m", .number(.positive), \.lowCapacity,
                "Longest walk in metres to a stop of buses and other modes of low capacity; 500 by default"),
            Field(
                "high_capacity_m", .number(.positive), \.highCapacity,
                "Longest walk in metres to a stop of modes of high capacity; 1000 by default"),
            Field(
                "high_capacity", .uniqueList(of: .oneOf(TransitMode.self)), \.highCapacityModes,
                "Modes of high capacity; rail, metro and ferry by default, all others are of low capacity"),
        ]
    ).form
}

extension Form where Value == StatedParameters.AccessLevels {
    /// Access levels.
    static let accessLevels = ObjectForm<StatedParameters.AccessLevels>(
        noun: "a group of parameters", empty: StatedParameters.AccessLevels(),
        fields: [
            Field("window", .clockWindow, \.window, "Hours of the day that are looked at; 08:15 to 09:15 by default"),
            Field(
                "best_route", .oneOf(AccessLevel.BestRoute.self), \.bestRoute,
                "Which line of a mode counts in full: that of the highest equivalent doorstep frequency, or of the "
                    + "highest frequency; doorstep_frequency by default"),
        ]
    ).form
}

extension Form where Value == Range<Int> {
    /// Two times of day such as `["06:00", "20:00"]`, as seconds; up to 30:00, for nights belong to the day before.
    static let clockWindow = Form<[Int]>.list(of: .clock).checked { times, node, context in
        // Of a time that is none enough is said.
        if case .sequence(let items) = node.content, items.count == 2, times.count < 2 { return false }
        guard times.count == 2, times[0] < times[1] else {
            context.report(
                "wrong-window", "expected two times, the earlier first", node.mark,
                remedy: "Write them as [\"06:00\", \"20:00\"]")
            return false
        }
        return true
    }.map { $0[0]..<$0[1] }
}

extension Form where Value == Int {
    /// A time of day such as `"07:30"`, as seconds after midnight; up to 30:00, for nights belong to the day before.
    static let clock = Form<String>.text(
        "a time such as \"07:30\"", pattern: "^([01]?[0-9]|2[0-9]):[0-5][0-9]$|^30:00$", rule: { seconds($0) != nil }
    ).map { seconds($0) ?? 0 }

    private static func seconds(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            text.utf8.allSatisfy({ $0 == UInt8(ascii: ":") || (0x30...0x39).contains($0) }),
            let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60
        else { return nil }
        let seconds = hours * 3_600 + minutes * 60
        return seconds <= 30 * 3_600 ? seconds : nil
    }
}
