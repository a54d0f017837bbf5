internal import Glibc
internal import QuartierGeometry

/// A departure at a station.
public struct Departure: Sendable, Hashable {
    /// Seconds since noon minus twelve hours of the date.
    public let second: Int32
    /// The line, numbered through all feeds.
    public let line: Int32
    /// The stop or platform (Steig), numbered through all feeds.
    public let stop: Int32
    /// What the line runs with.
    public let mode: LineMode
    /// The direction of the line, 0 or 1.
    ///
    /// As the feed states it; else 0 for departures that leave the station to the side to which the line's first does,
    /// and 1 for the others.
    public fileprivate(set) var direction: Int8
    /// Whether boarding must be arranged beforehand.
    public let isOnDemand: Bool
    /// Where the vehicle goes next, in degrees clockwise from north.
    fileprivate let bearing: Float

    /// A departure whose direction is known.
    public init(
        second: Int32, line: Int32, stop: Int32, mode: LineMode, direction: Int8, isOnDemand: Bool = false
    ) {
        self.init(
            second: second, line: line, stop: stop, mode: mode, direction: direction, isOnDemand: isOnDemand,
            bearing: 0)
    }

    fileprivate init(
        second: Int32, line: Int32, stop: Int32, mode: LineMode, direction: Int8, isOnDemand: Bool, bearing: Float
    ) {
        self.second = second
        self.line = line
        self.stop = stop
        self.mode = mode
        self.direction = direction
        self.isOnDemand = isOnDemand
        self.bearing = bearing
    }
}

/// The departures of a day at each station: what standards of service count.
///
/// A departure is where somebody may board and be carried on: not where the feed forbids boarding, and not at the last
/// stop of a trip, unless the vehicle goes on to another station as the next trip with its passengers in their seats.
/// Each trip counts once at each station, with its first departure in the window. Trips of which only the headway is
/// promised depart at even intervals from the start of their period.
public struct StopDepartures: Sendable {
    /// The window, in seconds since noon minus twelve hours of the date; its end is not part of it.
    public let window: Range<Int>
    private let departures: [Departure]
    private let ends: [Int]

    /// Gathers the departures at stations from the beginning of a window.
    ///
    /// Those behind its end are kept for as long again as the window is: the expected wait asks for the next one.
    public init(_ timetable: DayTimetable, at stations: Stations, window: Range<Int>) {
        self.window = window
        var gathering = DepartureGathering(timetable, stations, window.lowerBound..<window.upperBound + window.count)
        for index in timetable.trips.indices { gathering.add(timetable.trips[index], timetable.continuations[index]) }
        for trip in timetable.headwayTrips {
            for departure in trip.expanded() { gathering.add(departure, -1) }
        }
        (departures, ends) = gathering.sorted()
    }

    /// The departures at a station within the window, by second, line, stop and direction.
    public func departures(at station: Int) -> ArraySlice<Departure> {
        all(at: station).prefix { Int($0.second) < window.upperBound }
    }

    /// The departures at a station from the beginning of the window, and for as long again behind its end.
    public func departuresAndBeyond(at station: Int) -> ArraySlice<Departure> { all(at: station) }

    /// The number of departures at all stations within the window.
    public var count: Int { departures.reduce(0) { $0 + (Int($1.second) < window.upperBound ? 1 : 0) } }

    private func all(at station: Int) -> ArraySlice<Departure> {
        departures[(station == 0 ? 0 : ends[station - 1])..<ends[station]]
    }
}

/// Goes through the trips of a day and notes their departures.
private struct DepartureGathering {
    private let timetable: DayTimetable
    private let stations: Stations
    private let span: Range<Int>
    private var found: [(station: Int32, departure: Departure)] = []
    /// The last trip that was counted at each station.
    private var counted: [Int]
    private var number = 0

    init(_ timetable: DayTimetable, _ stations: Stations, _ span: Range<Int>) {
        self.timetable = timetable
        self.stations = stations
        self.span = span
        counted = [Int](repeating: -1, count: stations.count)
    }

    /// Adds the departures of a trip; `continuation` is the trip it goes on as, or -1.
    mutating func add(_ trip: DayTrip, _ continuation: Int32) {
        let last = timetable.visitCount(of: trip) - 1
        var visit = timetable.visit(0, of: trip)
        for index in 1..<last + 1 {
            let next = timetable.visit(index, of: trip)
            note(visit, of: trip, next: next.stop)
            visit = next
        }
        if continuation >= 0 { goOn(from: visit, as: timetable.trips[Int(continuation)]) }
        number += 1
    }

    /// The last stop of a trip counts if the next trip does not begin at the same station, where it is counted itself.
    private mutating func goOn(from visit: DayTimetable.Visit, as trip: DayTrip) {
        let first = timetable.visit(0, of: trip)
        let isSame = stations.stationOfStop[visit.stop] == stations.stationOfStop[first.stop]
        if isSame, !first.marks.contains(.noBoarding) { return }
        note(visit, of: trip, next: isSame ? timetable.visit(1, of: trip).stop : first.stop)
    }

    private mutating func note(_ visit: DayTimetable.Visit, of trip: DayTrip, next: Int) {
        let station = stations.stationOfStop[visit.stop]
        guard station >= 0, span.contains(visit.departure), !visit.marks.contains(.noBoarding),
            counted[Int(station)] != number
        else { return }
        counted[Int(station)] = number
        let feed = timetable.feeds.feeds[Int(trip.feed)]
        let stated = feed.trips.directions[Int(trip.trip)]
        let mode = feed.lines.modes[Int(feed.trips.lines[Int(trip.trip)])]
        let departure = Departure(
            second: Int32(visit.departure), line: Int32(timetable.line(of: trip)), stop: Int32(visit.stop), mode: mode,
            direction: stated, isOnDemand: mode == .demandResponsive || visit.marks.contains(.boardingOnDemand),
            bearing: stated >= 0 ? 0 : bearing(from: visit.stop, to: next))
        found.append((station, departure))
    }

    private func bearing(from stop: Int, to next: Int) -> Float {
        guard let start = timetable.feeds.place(ofStop: stop), let end = timetable.feeds.place(ofStop: next) else {
            return 0
        }
        let east = (end.x - start.x) * cos(start.y * .pi / 180)
        return Float(atan2(east, end.y - start.y) * 180 / .pi)
    }

    /// The departures by station and time, with directions, and where those of each station end.
    consuming func sorted() -> (departures: [Departure], ends: [Int]) {
        found.sort {
            let (left, right) = ($0.departure, $1.departure)
            return ($0.station, left.second, left.line, left.stop, left.direction, left.bearing)
                < ($1.station, right.second, right.line, right.stop, right.direction, right.bearing)
        }
        var ends = [Int](repeating: 0, count: stations.count)
        for (station, _) in found { ends[Int(station)] += 1 }
        for station in ends.indices.dropFirst() { ends[station] += ends[station - 1] }
        var departures = found.map(\.departure)
        var start = 0
        for end in ends {
            Self.tellDirections(&departures, start..<end)
            start = end
        }
        return (departures, ends)
    }

    /// Where the feed states no direction: to the side of the line's first departure, or away from it.
    private static func tellDirections(_ departures: inout [Departure], _ range: Range<Int>) {
        var references: [Int32: Float] = [:]
        for index in range where departures[index].direction < 0 {
            let reference = references[departures[index].line] ?? departures[index].bearing
            references[departures[index].line] = reference
            var turn = abs(departures[index].bearing - reference)
            if turn > 180 { turn = 360 - turn }
            departures[index].direction = turn <= 90 ? 0 : 1
        }
    }
}
