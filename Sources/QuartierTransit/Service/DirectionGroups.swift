/// Which trips of a line run in one direction.
///
/// As stated by the feed; trips without a statement run in one direction if a chain of trips joins them in which each
/// shares with the next a pair of stations that follow each other.
struct DirectionGroups {
    /// The group of each trip, from 0 in the order of their first trips.
    let groups: [Int]

    /// Groups trips by the stations of their stops; a negative station is none.
    init(_ trips: [ServiceTrip], station: (Int) -> Int) {
        var roots = Array(trips.indices)
        func root(_ trip: Int) -> Int {
            var trip = trip
            while roots[trip] != trip {
                roots[trip] = roots[roots[trip]]
                trip = roots[trip]
            }
            return trip
        }
        var first: [Key: Int] = [:]
        for (index, trip) in trips.enumerated() {
            for key in Self.keys(of: trip, station) {
                guard let other = first[key] else {
                    first[key] = index
                    continue
                }
                let (mine, theirs) = (root(index), root(other))
                roots[max(mine, theirs)] = min(mine, theirs)
            }
        }
        var numbers: [Int: Int] = [:]
        groups = trips.indices.map { trip in
            let root = root(trip)
            let number = numbers[root] ?? numbers.count
            numbers[root] = number
            return number
        }
    }

    /// What a trip has in common with others of its direction.
    private enum Key: Hashable {
        case stated(Int8)
        case hop(Int, Int)
        /// For trips that never leave a station.
        case station(Int)
    }

    private static func keys(of trip: ServiceTrip, _ station: (Int) -> Int) -> [Key] {
        guard trip.direction < 0 else { return [.stated(trip.direction)] }
        var stations: [Int] = []
        for visit in trip.visits {
            let here = station(visit.stop)
            if here >= 0, here != stations.last { stations.append(here) }
        }
        return stations.count > 1
            ? zip(stations, stations.dropFirst()).map { .hop($0, $1) } : [.station(stations.first ?? -1)]
    }
}

/// The trips of one direction on one day of service, by their first departures.
struct DirectionDay {
    let serviceDay: Int
    let direction: Int
    /// The places of the trips among all trips, ordered by first departure.
    let members: [Int]

    /// Sorts trips by days of service and directions.
    static func all(of trips: [ServiceTrip], station: (Int) -> Int) -> [DirectionDay] {
        let groups = DirectionGroups(trips, station: station).groups
        var members: [[Int]: [Int]] = [:]
        for (index, trip) in trips.enumerated() {
            members[[trip.serviceDay, groups[index]], default: []].append(index)
        }
        return members.map { key, members in
            DirectionDay(
                serviceDay: key[0], direction: key[1],
                members: members.sorted { (trips[$0].firstDeparture, $0) < (trips[$1].firstDeparture, $1) })
        }.sorted { ($0.serviceDay, $0.direction) < ($1.serviceDay, $1.direction) }
    }
}
