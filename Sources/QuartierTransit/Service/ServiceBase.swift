/// The day that scenarios of transit start from: its timetable, its stations, and where the trips of a line are.
///
/// Made once and shared; whatever edits cost afterwards follows what they touch.
public final class ServiceBase: Sendable {
    /// The trips of the day.
    public let timetable: DayTimetable
    /// The stations.
    public let stations: Stations
    /// For each trip of the timetable the one that goes on as it; -1 for none.
    let previous: [Int32]
    /// The names by which studies call lines and stations.
    let names: ServiceNames

    /// The trips of each feed by line, all days of service together.
    private let tripsOfLine: Buckets
    /// The trips of the timetable by line, only those that go on as another or as which another goes on.
    private let joinedTripsOfLine: Buckets
    /// The lines that serve each station on the day.
    private let linesOfStation: [[Int32]]

    /// A base of a day and the stations of its feeds.
    public init(_ timetable: DayTimetable, _ stations: Stations) {
        self.timetable = timetable
        self.stations = stations
        var previous = [Int32](repeating: -1, count: timetable.trips.count)
        for (trip, next) in timetable.continuations.enumerated() where next >= 0 { previous[Int(next)] = Int32(trip) }
        self.previous = previous
        let lineCount = timetable.feeds.firstLines.last ?? 0
        let lineOfTrip = timetable.feeds.feeds.enumerated().flatMap { number, feed in
            feed.trips.lines.map { Int32(timetable.feeds.firstLines[number]) + $0 }
        }
        tripsOfLine = Buckets(of: lineOfTrip, count: lineCount)
        joinedTripsOfLine = Buckets(
            of: timetable.trips.enumerated().map { number, trip in
                previous[number] >= 0 || timetable.continuations[number] >= 0 ? Int32(timetable.line(of: trip)) : -1
            }, count: lineCount)
        linesOfStation = Self.linesOfStations(timetable, stations)
        names = ServiceNames(timetable.feeds, stations)
    }

    /// The number of lines of all feeds.
    var lineCount: Int { timetable.feeds.firstLines.last ?? 0 }

    /// The lines that serve a station on the day, in order.
    func lines(servingStation station: Int) -> [Int32] { linesOfStation[station] }

    /// The line of a trip by its number; those of headways are numbered behind all others.
    func line(ofTrip number: Int) -> Int {
        let count = timetable.trips.count
        return timetable.line(
            of: number < count ? timetable.trips[number] : timetable.headwayTrips[number - count].template)
    }

    // MARK: Trips

    /// All trips of a line, of the date and of the days of service around it; each departure of a headway is a trip.
    ///
    /// Trips of other days are all there, not only those on the way on the date: what an edit does to a day of service
    /// must not depend on which part of it can be seen.
    func trips(ofLine line: Int) -> [ServiceTrip] {
        let feeds = timetable.feeds
        let (number, _) = feeds.locate(line: line)
        let feed = feeds.feeds[number]
        let first = feeds.feeds[..<number].reduce(0) { $0 + $1.trips.count }
        var numbers: [DayTrip: Int32] = [:]
        for joined in joinedTripsOfLine[line] { numbers[timetable.trips[Int(joined)]] = joined }
        var trips: [ServiceTrip] = []
        for day in timetable.serviceDays(in: feed.zone, latest: feed.latestTime) {
            let date = timetable.date.advanced(by: day.offset)
            for global in tripsOfLine[line] {
                let trip = Int(global) - first
                guard feed.services.isActive(Int(feed.trips.services[trip]), on: date) else { continue }
                for run in runs(of: trip, in: feed, number, on: day) {
                    trips.append(serviceTrip(run, numbers[run] ?? -1, dayStart: day.shift))
                }
            }
        }
        return trips
    }

    private func runs(of trip: Int, in feed: TransitFeed, _ number: Int, on day: DayTimetable.Day) -> [DayTrip] {
        guard let entries = feed.repeated[Int32(trip)] else {
            return [DayTrip(feed: number, trip: trip, shift: day.shift, serviceDay: day.offset)]
        }
        return entries.flatMap { HeadwayTrip(feed.frequencies[$0], of: feed, number, on: day).expanded() }
    }

    /// A trip of the timetable by its number.
    func trip(_ number: Int) -> ServiceTrip {
        // Only trips at their own times go on as others: their shift is that of their day.
        let trip = timetable.trips[number]
        return serviceTrip(trip, Int32(number), dayStart: Int(trip.shift))
    }

    private func serviceTrip(_ trip: DayTrip, _ number: Int32, dayStart: Int) -> ServiceTrip {
        ServiceTrip(
            line: timetable.line(of: trip), direction: timetable.direction(of: trip),
            visits: (0..<timetable.visitCount(of: trip)).map { timetable.visit($0, of: trip) },
            serviceDay: Int(trip.serviceDay), dayStart: dayStart, base: number,
            next: number < 0 ? -1 : timetable.continuations[Int(number)])
    }

    // MARK: Stations

    /// The lines of all trips of the feeds that are on the timetable or on days around it.
    private static func linesOfStations(_ timetable: DayTimetable, _ stations: Stations) -> [[Int32]] {
        var lines = [[Int32]](repeating: [], count: stations.count)
        for (number, feed) in timetable.feeds.feeds.enumerated() {
            let (firstStop, firstLine) = (timetable.feeds.firstStops[number], timetable.feeds.firstLines[number])
            for trip in 0..<feed.trips.count {
                let line = Int32(firstLine) + feed.trips.lines[trip]
                for row in feed.trips.stopTimes(of: trip) {
                    let station = stations.station(ofStop: firstStop + Int(feed.stopTimes.stops[row]))
                    // Trips of a line mostly follow each other.
                    if station >= 0, lines[station].last != line { lines[station].append(line) }
                }
            }
        }
        return lines.map { Set($0).sorted() }
    }
}

/// Numbers sorted into buckets, as flat columns.
struct Buckets: Sendable {
    private let members: [Int32]
    private let starts: [Int]

    /// The places of `buckets`, in order, by the bucket each belongs to; -1 belongs to none.
    init(of buckets: [Int32], count: Int) {
        var starts = [Int](repeating: 0, count: count + 1)
        for bucket in buckets where bucket >= 0 { starts[Int(bucket) + 1] += 1 }
        for bucket in 0..<count { starts[bucket + 1] += starts[bucket] }
        var next = starts
        var members = [Int32](repeating: 0, count: starts[count])
        for (place, bucket) in buckets.enumerated() where bucket >= 0 {
            members[next[Int(bucket)]] = Int32(place)
            next[Int(bucket)] += 1
        }
        (self.members, self.starts) = (members, starts)
    }

    subscript(bucket: Int) -> ArraySlice<Int32> { members[starts[bucket]..<starts[bucket + 1]] }
}
