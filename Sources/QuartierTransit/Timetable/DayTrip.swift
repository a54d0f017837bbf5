/// A trip of one feed as it runs on one day: its times and how much they are shifted.
public struct DayTrip: Sendable, Hashable {
    /// The feed, by its place among the feeds.
    public let feed: Int32
    /// The trip, by its place in the feed.
    public let trip: Int32
    /// Seconds to add to the times of the feed, so that they count from noon minus twelve hours of the day.
    public let shift: Int32
    /// The day of service it belongs to: 0 the day itself, -1 the day before, 1 the day after.
    public let serviceDay: Int8

    init(feed: Int, trip: Int, shift: Int, serviceDay: Int) {
        self.feed = Int32(feed)
        self.trip = Int32(trip)
        self.shift = Int32(shift)
        self.serviceDay = Int8(serviceDay)
    }
}

/// A trip of which only the headway is promised, on one day.
public struct HeadwayTrip: Sendable, Hashable {
    /// The trip with the shift that makes it depart at second 0 from its first stop.
    let template: DayTrip
    /// The first departure, in seconds since noon minus twelve hours of the day.
    public let start: Int32
    /// The number of departures.
    public let departures: Int32
    /// Seconds between them.
    public let headway: Int32

    /// A repeated trip of a feed, which has a number, on a day of service.
    init(_ frequency: Frequency, of feed: TransitFeed, _ number: Int, on day: DayTimetable.Day) {
        let row = feed.trips.stopTimes(of: Int(frequency.trip)).lowerBound
        template = DayTrip(
            feed: number, trip: Int(frequency.trip), shift: -Int(feed.stopTimes.departures[row]),
            serviceDay: day.offset)
        start = Int32(Int(frequency.start) + day.shift)
        departures = Int32(frequency.departures)
        headway = frequency.headway
    }

    /// The departures, evenly spaced, the first of them a share (0 to below 1) of the headway behind the start.
    public func expanded(phase: Double = 0) -> [DayTrip] {
        let lead = max(0, min(Int(headway) - 1, Int(Double(headway) * min(max(phase, 0), 1))))
        return (0..<Int(departures)).map { number in
            DayTrip(
                feed: Int(template.feed), trip: Int(template.trip),
                shift: Int(template.shift) + Int(start) + lead + number * Int(headway),
                serviceDay: Int(template.serviceDay))
        }
    }
}

/// What is odd about the service of a feed on a date.
public struct DayRemark: Sendable, Hashable {
    /// The kinds of oddity, named as findings are.
    public enum Kind: String, Sendable, Hashable {
        /// No trip runs.
        case noService = "no-service-on-date"
        /// Fewer than half as many trips run as on the typical day of that weekday: a holiday, perhaps.
        case fewTrips = "few-trips-on-date"
        /// The zone of the feed is not known, and another's or a change of clocks matters.
        case unknownZone = "unknown-time-zone"
    }

    /// What is odd.
    public let kind: Kind
    /// The feed, by its place among the feeds.
    public let feed: Int
    /// A sentence for people.
    public let message: String
    /// What to do about it.
    public let remedy: String
}
