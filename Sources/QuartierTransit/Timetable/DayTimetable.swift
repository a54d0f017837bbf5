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

    // MARK: Days of service

    private mutating func append(_ feed: TransitFeed, _ number: Int) {
        guard let axis = feeds.feeds.first?.zone else { return }
        let noon = axis.noon(of: date)
        let before = min(feed.latestTime / 86_400 + 1, 100)
        let after = min(max(0, (end - 1) / 86_400) + 1, 100)
        for offset in -before...after {
            let shift = feed.zone.noon(of: date.advanced(by: offset)) - noon
            guard offset == 0 || (feed.latestTime + shift >= 0 && shift < end) else { continue }
            append(feed, number, serviceDay: offset, shift: shift)
        }
    }

    private mutating func append(_ feed: TransitFeed, _ number: Int, serviceDay: Int, shift: Int) {
        let day = date.advanced(by: serviceDay)
        let isActive = (0..<feed.services.count).map { feed.services.isActive($0, on: day) }
        guard isActive.contains(true) else { return }
        let start = trips.count
        for trip in 0..<feed.trips.count where isActive[Int(feed.trips.services[trip])] {
            if let entries = feed.repeated[Int32(trip)] {
                for entry in entries { append(feed.frequencies[entry], feed, number, serviceDay, shift) }
                continue
            }
            let times = feed.trips.stopTimes(of: trip)
            let first = Int(feed.stopTimes.departures[times.lowerBound]) + shift
            let last = Int(feed.stopTimes.arrivals[times.upperBound - 1]) + shift
            guard serviceDay == 0 || (last >= 0 && first < end) else { continue }
            trips.append(DayTrip(feed: number, trip: trip, shift: shift, serviceDay: serviceDay))
        }
        continuations += Continuations(of: feed, trips: trips[start...], at: start).next
    }

    /// Appends the departures of a trip that is repeated.
    private mutating func append(
        _ frequency: Frequency, _ feed: TransitFeed, _ number: Int, _ serviceDay: Int, _ shift: Int
    ) {
        let times = feed.trips.stopTimes(of: Int(frequency.trip))
        let first = Int(feed.stopTimes.departures[times.lowerBound])
        let length = Int(feed.stopTimes.arrivals[times.upperBound - 1]) - first
        let repeated = HeadwayTrip(
            template: DayTrip(feed: number, trip: Int(frequency.trip), shift: -first, serviceDay: serviceDay),
            start: Int32(Int(frequency.start) + shift), departures: Int32(frequency.departures),
            headway: frequency.headway)
        guard frequency.isExact else {
            let last = Int(repeated.start) + (frequency.departures - 1) * Int(frequency.headway) + length
            if serviceDay == 0 || (last >= 0 && Int(repeated.start) < end) { headwayTrips.append(repeated) }
            return
        }
        for trip in repeated.expanded() {
            let start = Int(trip.shift) + first
            if serviceDay == 0 || (start + length >= 0 && start < end) { trips.append(trip) }
        }
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
        } else if trips * 2 < typical {
            remarks.append(
                DayRemark(
                    kind: .fewTrips, feed: number,
                    message: "only \(trips) trips run on \(date), a \(date.weekday.name), against \(typical) on most "
                        + "such days",
                    remedy: "Choose another date if this one is a holiday"))
        }
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
}
