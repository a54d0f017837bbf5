/// How many trips of a feed run on each day of its validity.
public struct TripCalendar: Sendable {
    /// The first day counted.
    public let first: ServiceDate
    /// The trips of each day from the first on.
    public let counts: [Int]

    /// As many days are counted, 300 years: longer calendars are a slip of the pen.
    private static let mostDays = 109_575

    /// Counts the trips of a feed; nil if it has no day of service.
    ///
    /// A trip that is repeated counts once.
    public init?(_ feed: TransitFeed) {
        guard let span = feed.validity else { return nil }
        first = span.lowerBound
        let days = min(span.upperBound.day - first.day + 1, Self.mostDays)
        var trips = [Int](repeating: 0, count: feed.services.count)
        for service in feed.trips.services { trips[Int(service)] += 1 }
        // What each weekday has more than the day before, from the periods; exceptions one by one.
        var changes = [[Int]](repeating: [Int](repeating: 0, count: days + 1), count: 7)
        var extra = [Int](repeating: 0, count: days)
        for (service, count) in trips.enumerated() where count > 0 {
            if let regular = feed.services.regular[service] {
                let start = min(max(0, regular.period.lowerBound.day - span.lowerBound.day), days)
                let end = min(max(start, regular.period.upperBound.day - span.lowerBound.day + 1), days)
                for weekday in 0..<7 where regular.weekdays >> UInt8(weekday) & 1 == 1 {
                    changes[weekday][start] += count
                    changes[weekday][end] -= count
                }
            }
            for exception in feed.services.exceptions(of: service) {
                let day = exception.date.day - span.lowerBound.day
                guard day >= 0, day < days else { continue }
                let isRegular = feed.services.isRegular(service, on: exception.date)
                if exception.isAdded != isRegular { extra[day] += exception.isAdded ? count : -count }
            }
        }
        var counts = [Int](repeating: 0, count: days)
        var running = [Int](repeating: 0, count: 7)
        for day in 0..<days {
            for weekday in 0..<7 { running[weekday] += changes[weekday][day] }
            counts[day] = running[first.advanced(by: day).weekday.rawValue] + extra[day]
        }
        self.counts = counts
    }

    /// The trips of a day; 0 on days that are not counted.
    public func trips(on date: ServiceDate) -> Int {
        let day = date.day - first.day
        return counts.indices.contains(day) ? counts[day] : 0
    }

    /// The day with most trips, and the first of several.
    public var busiest: (date: ServiceDate, trips: Int) {
        var best = 0
        for day in counts.indices where counts[day] > counts[best] { best = day }
        return (first.advanced(by: best), counts.isEmpty ? 0 : counts[best])
    }

    /// The median of the trips on the days of a weekday that have any, the lower of two; 0 if none has.
    public func typicalTrips(on weekday: Weekday) -> Int {
        let served = counts.indices.filter {
            counts[$0] > 0 && first.advanced(by: $0).weekday == weekday
        }.map { counts[$0] }.sorted()
        return served.isEmpty ? 0 : served[(served.count - 1) / 2]
    }
}
