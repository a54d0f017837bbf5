internal import Glibc
internal import QuartierGeometry

/// What knows the trips of a day: the timetable, or what a scenario makes of it.
protocol TripSource {
    associatedtype Trip

    /// The number of stops of a trip; two or more.
    func visitCount(of trip: Trip) -> Int
    /// A stop of a trip, from 0.
    func visit(_ index: Int, of trip: Trip) -> DayTimetable.Visit
    /// The line of a trip, numbered through all feeds.
    func line(of trip: Trip) -> Int
    /// The direction stated; -1 for none.
    func direction(of trip: Trip) -> Int8
    /// What a line runs with.
    func mode(ofLine line: Int) -> LineMode
    /// Where a stop is, in degrees (WGS 84); nil if nobody says.
    func place(ofStop stop: Int) -> Coordinate?
}

/// What knows which stops are one to passengers: the stations, or what a scenario makes of them.
protocol StationSource {
    /// The number of stations.
    var stationCount: Int { get }
    /// The station of a stop; -1 for what nobody boards at.
    func station(ofStop stop: Int) -> Int
}

extension Stations: StationSource {
    var stationCount: Int { count }
    func station(ofStop stop: Int) -> Int { Int(stationOfStop[stop]) }
}

/// Goes through trips of a day and notes their departures.
struct DepartureGathering<Trips: TripSource, Grounds: StationSource> {
    /// A departure, where it is, and the number of the trip that is its.
    typealias Found = (station: Int32, owner: Int32, departure: Departure)

    private let trips: Trips
    private let stations: Grounds
    private let span: Range<Int>
    private var found: [Found] = []
    /// The last trip that was counted at each station.
    private var counted: [Int]
    private var number = 0

    init(_ trips: Trips, _ stations: Grounds, _ span: Range<Int>) {
        self.trips = trips
        self.stations = stations
        self.span = span
        counted = [Int](repeating: -1, count: stations.stationCount)
    }

    /// Adds the departures of a trip; `continuation` is the trip it goes on as with its passengers in their seats.
    mutating func add(_ trip: Trips.Trip, owner: Int32, continuation: Trips.Trip?) {
        let run = run(trip)
        let last = trips.visitCount(of: trip) - 1
        var visit = trips.visit(0, of: trip)
        for index in 1..<last + 1 {
            let next = trips.visit(index, of: trip)
            note(visit, of: run, owner, next: next.stop)
            visit = next
        }
        if let continuation { goOn(from: visit, owner, as: continuation) }
        number += 1
    }

    /// Adds a departure that was found before.
    mutating func add(_ departure: Departure, at station: Int, owner: Int32) {
        found.append((Int32(station), owner, departure.untold))
    }

    /// The last stop of a trip counts if the next trip does not begin at the same station, where it is counted itself.
    private mutating func goOn(from visit: DayTimetable.Visit, _ owner: Int32, as trip: Trips.Trip) {
        let first = trips.visit(0, of: trip)
        let isSame = stations.station(ofStop: visit.stop) == stations.station(ofStop: first.stop)
        if isSame, !first.marks.contains(.noBoarding) { return }
        note(visit, of: run(trip), owner, next: isSame ? trips.visit(1, of: trip).stop : first.stop)
    }

    /// What all departures of a trip have in common.
    private typealias Run = (line: Int, mode: LineMode, direction: Int8)

    private func run(_ trip: Trips.Trip) -> Run {
        let line = trips.line(of: trip)
        return (line, trips.mode(ofLine: line), trips.direction(of: trip))
    }

    private mutating func note(_ visit: DayTimetable.Visit, of run: Run, _ owner: Int32, next: Int) {
        let station = stations.station(ofStop: visit.stop)
        guard station >= 0, span.contains(visit.departure), !visit.marks.contains(.noBoarding),
            counted[station] != number
        else { return }
        counted[station] = number
        let departure = Departure(
            second: Int32(visit.departure), line: Int32(run.line), stop: Int32(visit.stop), mode: run.mode,
            direction: run.direction,
            isOnDemand: run.mode == .demandResponsive || visit.marks.contains(.boardingOnDemand),
            bearing: run.direction >= 0 ? nil : bearing(from: visit.stop, to: next))
        found.append((Int32(station), owner, departure))
    }

    private func bearing(from stop: Int, to next: Int) -> Float {
        guard let start = trips.place(ofStop: stop), let end = trips.place(ofStop: next) else { return 0 }
        let east = (end.x - start.x) * cos(start.y * .pi / 180)
        return Float(atan2(east, end.y - start.y) * 180 / .pi)
    }

    /// The departures by station and time, with directions.
    consuming func sorted() -> [Found] {
        found.sort {
            let (left, right) = ($0.departure, $1.departure)
            if $0.station != $1.station { return $0.station < $1.station }
            if left.second != right.second { return left.second < right.second }
            return (left.line, left.stop, left.direction, left.bearing, left.isOnDemand ? 1 : 0)
                < (right.line, right.stop, right.direction, right.bearing, right.isOnDemand ? 1 : 0)
        }
        Self.tellDirections(&found)
        return found
    }

    /// Where the feed states no direction: to the side of the line's first departure, or away from it.
    private static func tellDirections(_ found: inout [Found]) {
        var references: [Int32: Float] = [:]
        for index in found.indices {
            if index > 0, found[index].station != found[index - 1].station {
                references.removeAll(keepingCapacity: true)
            }
            let departure = found[index].departure
            guard departure.direction < 0 else { continue }
            let reference = references[departure.line] ?? departure.bearing
            references[departure.line] = reference
            var turn = abs(departure.bearing - reference)
            if turn > 180 { turn = 360 - turn }
            found[index].departure.direction = turn <= 90 ? 0 : 1
        }
    }
}
