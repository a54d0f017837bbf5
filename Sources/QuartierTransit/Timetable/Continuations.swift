/// Which trips of one day of service go on as another with their passengers in their seats.
///
/// A rule of `transfers.txt` that joins two trips decides; else the next trip of the same block that begins where the
/// first one ends, and not before. Trips that are repeated go on as none.
struct Continuations {
    /// For each trip of the day, the trip it goes on as, by its place in the timetable; -1 for none.
    private(set) var next: [Int32]

    private let feed: TransitFeed
    private let trips: ArraySlice<DayTrip>

    /// Joins the trips of one feed and one day, which begin at a place of the timetable.
    init(of feed: TransitFeed, trips: ArraySlice<DayTrip>, at start: Int) {
        self.feed = feed
        self.trips = trips
        next = [Int32](repeating: -1, count: trips.count)
        let rules = feed.transfers.filter {
            ($0.kind == .inSeat || $0.kind == .inSeatForbidden) && $0.fromTrip >= 0 && $0.toTrip >= 0
        }
        guard !rules.isEmpty || feed.trips.blocks.contains(where: { $0 >= 0 }) else { return }
        var places: [Int32: Int] = [:]
        for (index, trip) in trips.enumerated() where feed.repeated[trip.trip] == nil { places[trip.trip] = index }
        var hasEarlier = [Bool](repeating: false, count: trips.count)
        var forbidden: Set<[Int]> = []
        for rule in rules {
            guard let from = places[rule.fromTrip], let to = places[rule.toTrip], from != to else { continue }
            if rule.kind == .inSeatForbidden {
                forbidden.insert([from, to])
            } else if next[from] < 0, !hasEarlier[to], lastArrival(from) <= firstDeparture(to) {
                next[from] = Int32(start + to)
                hasEarlier[to] = true
            }
        }
        for (from, to) in neighboursInBlocks(places) {
            guard next[from] < 0, !hasEarlier[to], !forbidden.contains([from, to]) else { continue }
            next[from] = Int32(start + to)
            hasEarlier[to] = true
        }
    }

    /// Trips of one block that follow each other where the first one ends.
    private func neighboursInBlocks(_ places: [Int32: Int]) -> [(from: Int, to: Int)] {
        let order = places.values.filter { block($0) >= 0 }.sorted {
            (block($0), firstDeparture($0), $0) < (block($1), firstDeparture($1), $1)
        }
        return zip(order, order.dropFirst()).filter { from, to in
            block(from) == block(to) && lastArrival(from) <= firstDeparture(to) && lastStop(from) == firstStop(to)
        }
    }

    private func rows(_ index: Int) -> Range<Int> {
        feed.trips.stopTimes(of: Int(trips[trips.startIndex + index].trip))
    }
    private func block(_ index: Int) -> Int32 { feed.trips.blocks[Int(trips[trips.startIndex + index].trip)] }
    private func firstDeparture(_ index: Int) -> Int32 { feed.stopTimes.departures[rows(index).lowerBound] }
    private func lastArrival(_ index: Int) -> Int32 { feed.stopTimes.arrivals[rows(index).upperBound - 1] }
    private func firstStop(_ index: Int) -> Int32 { feed.stopTimes.stops[rows(index).lowerBound] }
    private func lastStop(_ index: Int) -> Int32 { feed.stopTimes.stops[rows(index).upperBound - 1] }
}
