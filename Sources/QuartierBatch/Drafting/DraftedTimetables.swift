import QuartierGeometry
import QuartierTransit

/// The timetables of a draft, and the day whose departures count.
struct DraftedTimetables {
    /// The feeds, in the order of their names.
    private(set) var feeds: [SurveyedFeed] = []
    /// The stops of each feed near the districts.
    private(set) var stopsNearby: [Int] = []
    /// The days that all feeds are valid on.
    private var shared: ClosedRange<ServiceDate>?
    /// What is not used, with the reason.
    private(set) var unused: [(name: String, reason: String)] = []

    /// Takes every feed with a stop in a box of degrees, as far as some day is common to them; nil stands for anywhere.
    ///
    /// An archive and what was unpacked from it count once.
    init(_ all: [SurveyedFeed], near box: BoundingBox?) {
        for feed in all {
            if let twin = feeds.first(where: { feed.feed.isCopy(of: $0.feed) }) {
                unused.append((feed.path, "it is the timetable of \(twin.path) once more"))
                continue
            }
            let count = box.map { box in feed.stops.count { box.contains($0) } } ?? feed.stops.count
            guard count > 0 else {
                unused.append((feed.path, "it is a timetable, but none of its stops is near the districts"))
                continue
            }
            guard let days = Self.intersection(shared, feed.validity) else {
                let others = feeds.map(\.path).joined(separator: ", ")
                unused.append(
                    (feed.path, "it is a timetable valid from \(feed.days), without a day in common with \(others)"))
                continue
            }
            shared = days
            feeds.append(feed)
            stopsNearby.append(count)
        }
    }

    private static func intersection(
        _ one: ClosedRange<ServiceDate>?, _ other: ClosedRange<ServiceDate>
    ) -> ClosedRange<ServiceDate>? {
        guard let one else { return other }
        return one.overlaps(other) ? one.clamped(to: other) : nil
    }

    // MARK: The day

    /// The day of a study.
    struct Day {
        /// The date.
        let date: ServiceDate
        /// The trips of all feeds on it.
        let trips: Int
        /// Whether it is a Tuesday, Wednesday or Thursday with service.
        let isTypical: Bool
    }

    /// The days on which service is that of a working day everywhere: Fridays and Mondays may differ.
    private static let typical: Set<Weekday> = [.tuesday, .wednesday, .thursday]

    /// Calendars that reach farther are a slip of the pen; ten years are looked at.
    private static let mostDays = 3_653

    /// The Tuesday, Wednesday or Thursday with most trips of those that all feeds are valid on, the first of several;
    /// where none of them has a trip, the busiest of all days.
    ///
    /// Nil without feeds.
    var day: Day? {
        guard let shared else { return nil }
        let count = min(shared.upperBound.day - shared.lowerBound.day + 1, Self.mostDays)
        let days = (0..<count).map { shared.lowerBound.advanced(by: $0) }
        return busiest(of: days.filter { Self.typical.contains($0.weekday) }, isTypical: true)
            ?? busiest(of: days, isTypical: false)
    }

    private func busiest(of days: [ServiceDate], isTypical: Bool) -> Day? {
        var best: Day?
        for date in days {
            let trips = feeds.reduce(0) { $0 + $1.calendar.trips(on: date) }
            guard trips > best?.trips ?? (isTypical ? 0 : -1) else { continue }
            best = Day(date: date, trips: trips, isTypical: isTypical)
        }
        return best
    }
}
