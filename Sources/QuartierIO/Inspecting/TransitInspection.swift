public import QuartierGeometry
public import QuartierModel
public import QuartierTransit

/// What there is to know about a timetable before a study uses it.
public struct TransitInspection: Sendable {
    /// The feed, as it was named.
    public let feed: String
    /// The names of the agencies (Verkehrsunternehmen).
    public let agencies: [String]
    /// The zone of all times.
    public let zone: String
    /// How many stops, stations and other places there are; only kinds that occur.
    public let stops: [(kind: String, count: Int)]
    /// How many lines there are of each mode, most first.
    public let lines: [(mode: String, count: Int)]
    /// What the tables hold, and what was left out.
    public let account: FeedAccount
    /// The trips that can be used.
    public let trips: Int
    /// The first and the last day the calendars speak of.
    public let validity: ClosedRange<ServiceDate>?
    /// The day with most trips, the first of several.
    public let busiest: (date: ServiceDate, trips: Int)?
    /// The median number of trips on each weekday that has any, from Monday; 0 where none has.
    public let tripsOnWeekdays: [Int]
    /// The extent of the stops in degrees (WGS 84).
    public let extent: BoundingBox
    /// What is wrong with the feed.
    public let findings: Findings
}

extension TransitInspection {
    /// Inspects a feed; nil if it cannot be used as a whole, and findings say why.
    public init?(path: String, findings: inout Findings) {
        var found = Findings()
        guard let loaded = TransitFeedFile.read(path: path, findings: &found) else {
            findings.add(contentsOf: found)
            return nil
        }
        let feed = loaded.feed
        self.feed = path
        agencies = (0..<feed.agencies.count).map { feed.agencies[$0] }
        zone = feed.zone.name
        stops = StopKind.allCases.compactMap { kind in
            let count = feed.stops.kinds.reduce(0) { $0 + ($1 == kind ? 1 : 0) }
            return count > 0 ? (kind.plural, count) : nil
        }
        lines = Dictionary(grouping: feed.lines.modes) { $0 }.sorted {
            ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue)
        }.map { ($0.key.name, $0.value.count) }
        account = loaded.account
        trips = feed.trips.count
        validity = feed.validity
        let calendar = TripCalendar(feed)
        busiest = calendar?.busiest
        tripsOnWeekdays = Weekday.allCases.map { calendar?.typicalTrips(on: $0) ?? 0 }
        extent = feed.stops.places.indices.reduce(into: BoundingBox.empty) { box, stop in
            if feed.stops.isPlaced[stop] { box.formUnion(feed.stops.places[stop]) }
        }
        self.findings = found
    }
}

// MARK: - For programs

extension TransitInspection {
    /// Writes the inspection as a JSON object.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("agencies")
        writer.beginArray()
        for agency in agencies { writer.value(agency) }
        writer.endArray()
        writer.key("time_zone")
        writer.value(zone)
        counts("stops", stops.map { ($0.kind, $0.count) }, &writer)
        counts("lines", lines.map { ($0.mode, $0.count) }, &writer)
        for (name, number) in [
            ("trips", account.trips), ("trips_used", trips), ("stop_times", account.stopTimes),
            ("blank_times", account.blankTimes), ("times_from_24_h", account.lateTimes),
            ("frequencies", account.frequencies), ("duplicate_trips", account.duplicateTrips),
        ] {
            writer.key(name)
            writer.value(number)
        }
        counts("trips_left_out", account.tripsLeftOut.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, &writer)
        writeDays(to: &writer)
        writer.key("extent_wgs84")
        if extent.isEmpty {
            writer.null()
        } else {
            writer.beginArray()
            for value in [extent.minX, extent.minY, extent.maxX, extent.maxY] { writer.value(value) }
            writer.endArray()
        }
        writer.key("findings")
        writer.beginArray()
        for finding in findings.all { Inspection.write(finding, to: &writer) }
        writer.endArray()
        writer.endObject()
    }

    private func writeDays(to writer: inout JSONWriter) {
        writer.key("valid")
        if let validity {
            writer.beginArray()
            writer.value(validity.lowerBound.description)
            writer.value(validity.upperBound.description)
            writer.endArray()
        } else {
            writer.null()
        }
        writer.key("busiest_day")
        if let busiest {
            writer.beginObject()
            writer.key("date")
            writer.value(busiest.date.description)
            writer.key("trips")
            writer.value(busiest.trips)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.key("trips_on_weekdays")
        writer.beginObject()
        for day in Weekday.allCases {
            writer.key(day.name.lowercased())
            writer.value(tripsOnWeekdays[day.rawValue])
        }
        writer.endObject()
    }

    private func counts(_ name: String, _ counts: [(String, Int)], _ writer: inout JSONWriter) {
        writer.key(name)
        writer.beginArray()
        for (text, count) in counts {
            writer.beginObject()
            writer.key("value")
            writer.value(text)
            writer.key("count")
            writer.value(count)
            writer.endObject()
        }
        writer.endArray()
    }
}
