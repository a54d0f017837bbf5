import QuartierGeometry
import QuartierModel
import QuartierTransit

@testable import QuartierScenario

/// A timetable quick to write down: stops in metres, lines that run at even intervals on every day.
struct TestTimetable {
    private var stops: [(id: String, x: Double, y: Double)] = []
    private var modes: [LineMode] = []
    private var trips: [(line: Int, direction: Int8, visits: [(stop: Int, second: Int)])] = []

    static let day = ServiceDate("2026-05-19") ?? ServiceDate(day: 0)

    mutating func stop(_ id: String, _ x: Double, _ y: Double) { stops.append((id, x, y)) }

    /// A line that runs both ways between stops, a minute from one to the next; times of day in hours.
    mutating func line(
        _ mode: LineMode, _ ids: String..., every minutes: Double, from start: Double = 0, to end: Double = 24,
        bothWays: Bool = true
    ) {
        line(mode, ids, every: minutes, from: start, to: end, bothWays: bothWays)
    }

    /// The same with the stops as a list.
    mutating func line(
        _ mode: LineMode, _ ids: [String], every minutes: Double, from start: Double = 0, to end: Double = 24,
        bothWays: Bool = true
    ) {
        let route = ids.compactMap { id in stops.firstIndex { $0.id == id } }
        precondition(route.count == ids.count, "every stop of a line is there")
        modes.append(mode)
        for second in stride(from: Int(start * 3_600), to: Int(end * 3_600), by: Int(minutes * 60)) {
            for (direction, stops) in [route, route.reversed()].enumerated() where bothWays || direction == 0 {
                let visits = stops.enumerated().map { (stop: $0.element, second: second + $0.offset * 60) }
                trips.append((modes.count - 1, Int8(direction), visits))
            }
        }
    }

    /// The feed, places in degrees near the equator, where a degree has 111 km both ways.
    var feed: TransitFeed {
        var places = TransitStops()
        for stop in stops {
            Self.bytes(stop.id) {
                places.append(
                    id: $0, name: $0, place: Coordinate(x: stop.x / 111_320, y: stop.y / 111_320), kind: .stop)
            }
        }
        var lines = TransitLines()
        for (index, mode) in modes.enumerated() {
            Self.bytes("\(index + 1)") { lines.append(id: $0, name: $0, mode: mode, type: 3) }
        }
        var table = TransitTrips()
        var end = 0
        for (index, trip) in trips.enumerated() {
            end += trip.visits.count
            Self.bytes("t\(index)") {
                table.append(
                    id: $0, line: Int32(trip.line), service: 0, direction: trip.direction, block: -1, end: end)
            }
        }
        let times = trips.flatMap { $0.visits.map { Int32($0.second) } }
        var services = TextColumn()
        services.append("daily")
        let week = Services.Regular(weekdays: 0b111_1111, period: Self.day.advanced(by: -7)...Self.day.advanced(by: 7))
        return TransitFeed(
            name: "test.zip", agencies: TextColumn(), zone: .utc, stops: places, lines: lines, trips: table,
            stopTimes: StopTimes(
                stops: trips.flatMap { $0.visits.map { Int32($0.stop) } }, arrivals: times, departures: times,
                marks: times.map { _ in StopTimeMarks() }),
            services: Services(ids: services, regular: [week], exceptions: []))
    }

    private static func bytes(_ text: String, _ body: (UnsafeRawBufferPointer) -> Void) {
        Array(text.utf8).withUnsafeBytes(body)
    }

    /// Gives a city the timetable's stations as its stops, where the timetable says they are in metres.
    func serve(_ city: inout TestCity) throws {
        let timetable = try DayTimetable(TransitFeeds([feed]), on: Self.day)
        let stations = Stations(of: timetable.feeds)
        let window = 6 * 3_600..<20 * 3_600
        let departures = StopDepartures(timetable, at: stations, window: window)
        for station in 0..<stations.count {
            let stop = stops[Int(stations.representatives[station])]
            city.stop(stop.id, stop.x, stop.y)
            city.city.stops.elements[station] = Stop(
                name: stop.id, departures.departures(at: station), in: window)
        }
        city.city.transit = CityTransit(
            timetable, stations, departures: departures, stationOfStop: (0..<stations.count).map(Int32.init),
            middles: (0..<stations.count).map { station in
                let stop = stops[Int(stations.representatives[station])]
                return Coordinate(x: stop.x, y: stop.y)
            })
    }
}
