import QuartierModel
import QuartierTransit

/// What the timetable offers in a zone.
extension Indicator {
    /// The number of stops with a departure.
    static let stops = Indicator(
        IndicatorDefinition(
            "stops", "Stops", german: "Haltestellen", unit: "1",
            formula: "number of stops whose middle lies in the zone, with a departure in stop_access.window",
            direction: .higher, group: .transit, parameters: ["stop_access"]),
        layers: [.stops], products: [StopMembership.self, DayDepartures<AccessWindow>.self],
        made: .sum(StopSum(name: "stops") { _ in 1 })
    ) { zone in
        Measurement.sum(Double(zone.servedStops.count), atLeast: 0)
    }.ofTimetables()

    /// The number of departures at the stops.
    static let stopDepartures = Indicator(
        IndicatorDefinition(
            "stop_departures", "Departures at stops", german: "Abfahrten an Haltestellen", unit: "1",
            formula: "number of departures in stop_access.window at stops whose middle lies in the zone",
            direction: .higher, group: .transit, parameters: ["stop_access"]),
        layers: [.stops], products: [StopMembership.self, DayDepartures<AccessWindow>.self],
        made: .sum(StopSum(name: "departures") { Double($0) })
    ) { zone in
        Measurement.sum(Double(zone.servedStops.reduce(0) { $0 + $1.departures }), atLeast: 0)
    }.ofTimetables()

    /// The time of the first departure of the service day.
    static let firstDeparture = serviceSpan(
        "first_departure", "First departure", german: "Erste Abfahrt des Betriebstags", words: "first",
        direction: .lower, \.first)

    /// The time of the last departure of the service day.
    static let lastDeparture = serviceSpan(
        "last_departure", "Last departure", german: "Letzte Abfahrt des Betriebstags", words: "last",
        direction: .higher, \.last)

    private static func serviceSpan(
        _ id: String, _ title: String, german: String, words: String, direction: Direction,
        _ event: any KeyPath<ServiceSpans.Span, ServiceSpans.Event?> & Sendable
    ) -> Indicator {
        Indicator(
            IndicatorDefinition(
                id, title, german: german, unit: "h",
                formula: "\(words) departure of the service day, 03:00 to 27:00, at the stops in the zone or at most "
                    + "the largest of stop_access.limits_m in a straight line from it / zones with a departure",
                direction: direction, group: .transit, parameters: ["stop_access"]),
            layers: [.stops], products: [ServiceSpans.self],
            made: .ratio(DepartureTime(words: words, event: event), per: ServedZones())
        ) { zone in
            let span = zone.products[ServiceSpans.self].spans[zone.zone]
            guard span.hasStop else { return .undefined(.noData) }
            let hours = span[keyPath: event].map { Double($0.second) / 3_600 }
            return .ratio(hours ?? 0, hours == nil ? 0 : 1, atLeast: 0)
        }.ofTimetables(labels: .clock)
    }

    /// The access index of the middle of the zone, with its level.
    static let accessIndex = Indicator(
        IndicatorDefinition(
            "ptal_index", "Public transport access index (PTAL)",
            german: "Zugangsindex zum öffentlichen Verkehr nach PTAL", unit: "1",
            formula: "sum over modes of the equivalent doorstep frequency of the best line and half of that of every "
                + "other: 30 / (walk at 80 m/min from the zone's centroid + half the interval of the busier direction in "
                + "ptal.window + 2 min for buses or 0.75 min for rail and trams), of each line at its nearest stop within "
                + "640 m (bus) or 960 m; bands 1a to 2.5, 1b to 5, 2 to 10, 3 to 15, 4 to 20, 5 to 25, 6a to 40, 6b beyond",
            standard: "Transport for London, Assessing transport connectivity in London", edition: "2015",
            direction: .higher, group: .transit, parameters: ["ptal", "walking"]),
        layers: [.stops, .streets], products: [ZoneAccessLevels.self],
        made: .ratio(AccessIndexShares(), per: ZoneCount())
    ) { zone in
        guard let lines = zone.products[ZoneAccessLevels.self].lines[zone.zone] else { return .undefined(.noData) }
        let level = AccessLevel(of: lines.map(\.service), best: zone.site.parameters.accessLevels.bestRoute)
        return .ratio(level.index, 1, atLeast: 0)
    }.ofTimetables(labels: .bands(AccessLevel.bands, ends: AccessLevel.bandEnds))
}

extension ZoneContext {
    /// The stops of the zone that are served in `stop_access.window`, in the order of rows.
    var servedStops: [(row: Int, departures: Int)] {
        let all = products[DayDepartures<AccessWindow>.self]
        let view = site.view.stops
        var found: [(row: Int, departures: Int)] = []
        products[StopMembership.self].stops.forEachRow(in: zone) { row, _ in
            guard view.isPresent(row) else { return }
            let count = all.departures(at: row).count
            if count > 0 { found.append((row, count)) }
        }
        return found
    }
}
