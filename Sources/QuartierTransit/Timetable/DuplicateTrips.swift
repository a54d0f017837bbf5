/// Trips that a feed holds twice: the same line, stops and times under two identifiers, on a day that both run on.
///
/// They would count as two departures. Repeated trips are compared with their repetitions.
public struct DuplicateTrips: Sendable {
    /// Each trip that repeats an earlier one, with that one; in the order of the feed.
    public let pairs: [(trip: Int, original: Int)]

    /// As many trips that are equal but for their days are compared with each further one: no honest feed has more.
    private static let mostServices = 500

    /// Finds the duplicates of a feed.
    public init(in feed: TransitFeed) {
        var pairs: [(trip: Int, original: Int)] = []
        var overlaps: [[Int32]: Bool] = [:]
        for group in Self.equalTrips(in: feed) {
            // Of each service the first trip stands for all others.
            var kept: [(service: Int32, trip: Int)] = []
            for trip in group {
                let service = feed.trips.services[trip]
                let original = kept.first { other in
                    let key = [min(service, other.service), max(service, other.service)]
                    if let known = overlaps[key] { return known }
                    let overlap = feed.services.overlap(Int(service), Int(other.service))
                    overlaps[key] = overlap
                    return overlap
                }
                if let original {
                    pairs.append((trip, original.trip))
                } else if kept.count < Self.mostServices {
                    kept.append((service, trip))
                }
            }
        }
        self.pairs = pairs.sorted { $0.trip < $1.trip }
    }

    /// Groups of trips of one line with the same stops and times, each group in the order of the feed.
    private static func equalTrips(in feed: TransitFeed) -> [[Int]] {
        var byHash: [Int: [Int]] = [:]
        for trip in 0..<feed.trips.count { byHash[hash(of: trip, in: feed), default: []].append(trip) }
        var groups: [[Int]] = []
        for candidates in byHash.values where candidates.count > 1 {
            var rest = candidates[...]
            while let first = rest.first {
                let same = rest.filter { areEqual(first, $0, in: feed) }
                if same.count > 1 { groups.append(same) }
                rest = rest.count == same.count ? [] : rest.filter { !areEqual(first, $0, in: feed) }[...]
            }
        }
        return groups
    }

    private static func hash(of trip: Int, in feed: TransitFeed) -> Int {
        var hasher = Hasher()
        hasher.combine(feed.trips.lines[trip])
        let rows = feed.trips.stopTimes(of: trip)
        feed.stopTimes.stops[rows].withUnsafeBytes { hasher.combine(bytes: $0) }
        feed.stopTimes.departures[rows].withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }

    private static func areEqual(_ one: Int, _ other: Int, in feed: TransitFeed) -> Bool {
        if one == other { return true }
        let (mine, theirs) = (feed.trips.stopTimes(of: one), feed.trips.stopTimes(of: other))
        return feed.trips.lines[one] == feed.trips.lines[other]
            && feed.stopTimes.stops[mine] == feed.stopTimes.stops[theirs]
            && feed.stopTimes.arrivals[mine] == feed.stopTimes.arrivals[theirs]
            && feed.stopTimes.departures[mine] == feed.stopTimes.departures[theirs]
            && repetitions(of: one, in: feed) == repetitions(of: other, in: feed)
    }

    private static func repetitions(of trip: Int, in feed: TransitFeed) -> [[Int32]] {
        guard let entries = feed.repeated[Int32(trip)] else { return [] }
        return feed.frequencies[entries].map { [$0.start, $0.end, $0.headway] }
    }
}
