internal import QuartierGeometry

/// The trips of all feeds on one date.
///
/// Times are seconds since noon minus twelve hours of the date in the zone of the first feed: on nearly all days since
/// midnight, and at any hour what clocks show, but for the hours before a change of clocks. Trips of the days before that
/// are still on the way are there too, and those of the days after that begin before the end.
public struct DayTimetable: Sendable {
    /// The feeds.
    public let feeds: TransitFeeds
    /// The date.
    public let date: ServiceDate
    /// Trips of later service days are there if they begin before this second.
    public let end: Int
    /// The trips, by feed, service day and trip; those that repeat exactly, once for each departure.
    public private(set) var trips: [DayTrip] = []
    /// The trips of which only the headway is promised.
    public private(set) var headwayTrips: [HeadwayTrip] = []
    /// The trip each goes on as with its passengers in their seats, by its place in `trips`; -1 for none.
    public private(set) var continuations: [Int32] = []
    /// What is odd about the date.
    public private(set) var remarks: [DayRemark] = []

    /// Makes the timetable of a date.
    ///
    /// Throws if a feed does not speak of the date. With the usual `end`, two days behind the beginning of the date, every
    /// first departure behind a window of the date is there.
    public init(_ feeds: TransitFeeds, on date: ServiceDate, end: Int = 172_800) throws(TransitError) {
        try feeds.check(date)
        self.feeds = feeds
        self.date = date
        self.end = end
        for (number, feed) in feeds.feeds.enumerated() {
            append(feed, number)
            remark(on: feed, number)
        }
    }

    /// The trips that belong to the date itself, without those of the days before and after.
    public var tripsOfDate: Int {
        trips.reduce(0) { $0 + ($1.serviceDay == 0 ? 1 : 0) }
    }

    /// The trips of the date itself, those at a headway once for each departure.
    public var runsOfDate: Int {
        headwayTrips.reduce(tripsOfDate) { $0 + ($1.template.serviceDay == 0 ? Int($1.departures) : 0) }
    }

    // MARK: Days of service

    private mutating func append(_ feed: TransitFeed, _ number: Int) {
        for day in serviceDays(in: feed.zone, latest: feed.latestTime) {
            guard day.offset == 0 || feed.latestTime + day.shift >= 0 else { continue }
            append(feed, number, day)
        }
    }

    private mutating func append(_ feed: TransitFeed, _ number: Int, _ day: Day) {
        let date = date.advanced(by: day.offset)
        let isActive = (0..<feed.services.count).map { feed.services.isActive($0, on: date) }
        guard isActive.contains(true) else { return }
        let start = trips.count
        for trip in 0..<feed.trips.count where isActive[Int(feed.trips.services[trip])] {
            guard let entries = feed.repeated[Int32(trip)] else {
                let trip = DayTrip(feed: number, trip: trip, shift: day.shift, serviceDay: day.offset)
                if runs(trip) { trips.append(trip) }
                continue
            }
            for entry in entries { append(feed.frequencies[entry], feed, number, day) }
        }
        continuations += Continuations(of: feed, trips: trips[start...], at: start).next
    }

    /// Appends the departures of a trip that is repeated.
    private mutating func append(_ frequency: Frequency, _ feed: TransitFeed, _ number: Int, _ day: Day) {
        let repeated = HeadwayTrip(frequency, of: feed, number, on: day)
        guard frequency.isExact else {
            let last = Int(repeated.start) + (frequency.departures - 1) * Int(frequency.headway) + length(of: repeated)
            if day.offset == 0 || (last >= 0 && Int(repeated.start) < end) { headwayTrips.append(repeated) }
            return
        }
        trips += repeated.expanded().filter(runs)
    }

    private func length(of trip: HeadwayTrip) -> Int {
        visit(visitCount(of: trip.template) - 1, of: trip.template).arrival
    }

    private func runs(_ trip: DayTrip) -> Bool {
        runs(
            onServiceDay: Int(trip.serviceDay), first: visit(0, of: trip).departure,
            last: visit(visitCount(of: trip) - 1, of: trip).arrival)
    }

    /// Whether a trip belongs to the timetable: those of the date do, and those of other days of service that are on the
    /// way at its beginning or depart before the end.
    func runs(onServiceDay offset: Int, first: Int, last: Int) -> Bool { offset == 0 || (last >= 0 && first < end) }

    /// A day of service, by its distance from the date, and the seconds from the date's beginning to its own.
    typealias Day = (offset: Int, shift: Int)

    /// The days of service of which trips may be on the way, where the latest time of any trip is known.
    func serviceDays(in zone: TimeZoneRules, latest: Int) -> [Day] {
        guard let axis = feeds.feeds.first?.zone else { return [] }
        let noon = axis.noon(of: date)
        let before = min(latest / 86_400 + 1, 100)
        let after = min(max(0, (end - 1) / 86_400) + 1, 100)
        return (-before...after).map { ($0, zone.noon(of: date.advanced(by: $0)) - noon) }
            .filter { $0.offset == 0 || $0.shift < end }
    }

    // MARK: Remarks

    private mutating func remark(on feed: TransitFeed, _ number: Int) {
        if !feed.zone.isKnown {
            remarks.append(
                DayRemark(
                    kind: .unknownZone, feed: number,
                    message: "the rules of the time zone '\(feed.zone.name)' are not known; its clocks are taken to "
                        + "never change",
                    remedy: "Install the Debian package tzdata, or correct agency_timezone"))
        }
        guard let calendar = TripCalendar(feed) else { return }
        let (trips, typical) = (calendar.trips(on: date), calendar.typicalTrips(on: date.weekday))
        if trips == 0 {
            let usual = typical > 0 ? "a \(date.weekday.name) with service has \(typical)" : nil
            remarks.append(
                DayRemark(
                    kind: .noService, feed: number,
                    message: "no trip runs on \(date), a \(date.weekday.name)" + (usual.map { "; \($0)" } ?? ""),
                    remedy: "Choose another date; most trips run on \(calendar.busiest.date)"))
        } else if trips * 3 < typical * 2 {
            // Sundays' service on a holiday is a half or three fifths of a working day's; holidays of schools leave far more.
            remarks.append(
                DayRemark(
                    kind: .fewTrips, feed: number,
                    message: "only \(trips) trips run on \(date), a \(date.weekday.name), against \(typical) on most "
                        + "such days",
                    remedy: "Choose another date if this one is a holiday"))
        }
    }
}

extension DayTimetable {
    /// From the first to the last departure of a feed's trips of the date, from their first stops, in seconds; nil if
    /// none runs.
    public func serviceHours(ofFeed feed: Int) -> Range<Int>? {
        var hours: Range<Int>?
        func include(_ second: Int) {
            hours = min(hours?.lowerBound ?? second, second)..<max(hours?.upperBound ?? second, second + 1)
        }
        for trip in trips where Int(trip.feed) == feed && trip.serviceDay == 0 { include(visit(0, of: trip).departure) }
        for trip in headwayTrips where Int(trip.template.feed) == feed && trip.template.serviceDay == 0 {
            include(Int(trip.start))
            include(Int(trip.start) + max(0, Int(trip.departures) - 1) * Int(trip.headway))
        }
        return hours
    }
}

// MARK: - Where a trip is when

extension DayTimetable {
    /// A stop of a trip on the day.
    public struct Visit: Sendable, Hashable {
        /// The stop, numbered through all feeds.
        public let stop: Int
        /// When the vehicle arrives and departs, in seconds since noon minus twelve hours of the date.
        public let arrival, departure: Int
        /// Boarding, alighting, and whether the times are interpolated.
        public let marks: StopTimeMarks
    }

    /// The number of stops of a trip.
    public func visitCount(of trip: DayTrip) -> Int {
        feeds.feeds[Int(trip.feed)].trips.stopTimes(of: Int(trip.trip)).count
    }

    /// A stop of a trip, from 0.
    public func visit(_ index: Int, of trip: DayTrip) -> Visit {
        let feed = feeds.feeds[Int(trip.feed)]
        let row = feed.trips.stopTimes(of: Int(trip.trip)).lowerBound + index
        return Visit(
            stop: feeds.firstStops[Int(trip.feed)] + Int(feed.stopTimes.stops[row]),
            arrival: Int(feed.stopTimes.arrivals[row]) + Int(trip.shift),
            departure: Int(feed.stopTimes.departures[row]) + Int(trip.shift), marks: feed.stopTimes.marks[row])
    }

    /// The line of a trip, numbered through all feeds.
    public func line(of trip: DayTrip) -> Int {
        feeds.firstLines[Int(trip.feed)] + Int(feeds.feeds[Int(trip.feed)].trips.lines[Int(trip.trip)])
    }

    /// The direction the feed states for a trip; -1 for none.
    func direction(of trip: DayTrip) -> Int8 { feeds.feeds[Int(trip.feed)].trips.directions[Int(trip.trip)] }

    /// What a line, numbered through all feeds, runs with.
    func mode(ofLine line: Int) -> LineMode {
        let (feed, line) = feeds.locate(line: line)
        return feeds.feeds[feed].lines.modes[line]
    }

    /// Where a stop, numbered through all feeds, is.
    func place(ofStop stop: Int) -> Coordinate? { feeds.place(ofStop: stop) }
}

extension DayTimetable: TripSource {}
