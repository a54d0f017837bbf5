import QuartierGeometry
import Testing

@testable import QuartierTransit

/// Departures of random feeds against a counter that follows the words of GTFS, one departure at a time.
@Suite struct RandomFeedTests {
    @Test func departuresAreThoseOfTheNaiveCounter() throws {
        var (compared, counted, seed) = (0, 0, -1)
        while compared < 10_000 {
            seed += 1
            var dice = Dice(state: UInt64(seed))
            for _ in 0..<4 { _ = dice.next() }
            let naive = NaiveFeed(&dice)
            let feeds = TransitFeeds([naive.tiny.feed])
            let start = dice.roll(10) * 3600
            let window = start..<start + 3600 + dice.roll(24 * 3600)
            // Late enough for whatever a trip of the window goes on as.
            guard naive.isValid else {
                #expect(throws: (any Error).self) { try DayTimetable(feeds, on: naive.date, end: 4 * 86_400) }
                continue
            }
            let timetable = try DayTimetable(feeds, on: naive.date, end: 4 * 86_400)
            compared += 1
            let stations = Stations(of: feeds, clusterWithin: 100)
            let found = StopDepartures(timetable, at: stations, window: window)
            let expected = naive.departures(in: window)
            for station in 0..<stations.count {
                let name = naive.station(ofStop: Int(stations.stops(of: station).first ?? 0))
                let mine = found.departures(at: station).map {
                    NaiveFeed.Event(Int($0.second), Int($0.line), Int($0.stop))
                }
                if mine != expected[name, default: []].sorted() {
                    Issue.record("seed \(seed), station \(station): \(mine) but \(expected[name, default: []])")
                }
                counted += mine.count
            }
        }
        // Otherwise nothing was compared.
        #expect(counted > 10_000)
    }
}

/// A small random feed that knows its own departures, by other means than the engine.
private struct NaiveFeed {
    struct Event: Comparable {
        let second, line, stop: Int

        init(_ second: Int, _ line: Int, _ stop: Int) { (self.second, self.line, self.stop) = (second, line, stop) }

        static func < (left: Event, right: Event) -> Bool {
            (left.second, left.line, left.stop) < (right.second, right.line, right.stop)
        }
    }

    var tiny = TinyFeed()
    let date: ServiceDate

    init(_ dice: inout Dice) {
        let first = TinyFeed.day("2026-05-11")
        date = first.advanced(by: dice.roll(9))
        let stations = 1 + dice.roll(2)
        for index in 0..<stations {
            tiny.stops.append(("S\(index)", Coordinate(x: 16, y: 48 + Double(index)), nil, .station))
        }
        for _ in 0..<2 + dice.roll(4) {
            let station = dice.roll(stations + 1)
            // Stops of one name lie in one place, or a kilometre away.
            let place = Coordinate(x: 16, y: 47 + Double(dice.roll(2)) * 0.01)
            let name = ["A", "B", ""][dice.roll(3)]
            tiny.stops.append((name, place, station < stations ? station : nil, .stop))
        }
        tiny.modes = [.bus, .tram]
        tiny.regular = (0..<2).map { _ in
            let start = first.advanced(by: dice.roll(4))
            return dice.roll(5) == 0
                ? nil
                : Services.Regular(
                    weekdays: UInt8(dice.roll(128) | dice.roll(128)), period: start...start.advanced(by: dice.roll(9)))
        }
        tiny.exceptions = (0..<dice.roll(3)).map { _ in
            Services.Exception(
                service: Int32(dice.roll(2)), date: first.advanced(by: dice.roll(8)), isAdded: dice.roll(3) > 0)
        }
        for _ in 0..<2 + dice.roll(4) { addTrip(stations, &dice) }
        for trip in 0..<tiny.trips.count where dice.roll(4) == 0 {
            let start = dice.roll(20) * 3600
            tiny.frequencies.append(
                Frequency(
                    trip: Int32(trip), start: Int32(start), end: Int32(start + 1 + dice.roll(7200)),
                    headway: Int32(300 + dice.roll(3000)), isExact: dice.roll(2) == 0))
        }
        if tiny.trips.count > 1, dice.roll(3) == 0 {
            tiny.transfers = [TransferRule(dice.roll(3) == 0 ? .inSeatForbidden : .inSeat, fromTrip: 0, toTrip: 1)]
        }
    }

    /// Whether the date lies between the first and the last day that a service has.
    var isValid: Bool {
        // Of two exceptions of a service on a day, the first counts.
        var days = tiny.exceptions.enumerated().filter { number, exception in
            exception.isAdded
                && !tiny.exceptions[..<number].contains {
                    $0.service == exception.service && $0.date == exception.date
                }
        }.map(\.element.date)
        for case let regular? in tiny.regular where regular.weekdays != 0 {
            days += [regular.period.lowerBound, regular.period.upperBound]
        }
        guard let first = days.min(), let last = days.max() else { return false }
        return (first...last).contains(date)
    }

    private mutating func addTrip(_ stations: Int, _ dice: inout Dice) {
        var time = dice.roll(30) * 3600
        let visits = (0..<2 + dice.roll(3)).map { _ in
            let arrival = time + dice.roll(1200)
            let departure = arrival + dice.roll(2) * 60
            time = departure
            let marks: [StopTimeMarks] = [[], [], [], .noBoarding]
            return (
                stop: stations + dice.roll(tiny.stops.count - stations), arrival: arrival, departure: departure,
                marks: marks[dice.roll(4)]
            )
        }
        tiny.trips.append(
            TinyFeed.Trip(
                line: dice.roll(2), service: dice.roll(2), direction: 0, block: Int32(dice.roll(3)) - 1, visits: visits)
        )
    }

    /// What tells stations apart: the parent, or name and place, or the stop itself.
    func station(ofStop stop: Int) -> String {
        if let parent = tiny.stops[stop].parent { return "parent \(parent)" }
        return tiny.stops[stop].name.isEmpty ? "stop \(stop)" : "\(tiny.stops[stop].name) \(tiny.stops[stop].place.y)"
    }

    private func runs(_ service: Int, on date: ServiceDate) -> Bool {
        for exception in tiny.exceptions where Int(exception.service) == service && exception.date == date {
            return exception.isAdded
        }
        guard let regular = tiny.regular[service], regular.period.contains(date) else { return false }
        return (Int(regular.weekdays) >> date.weekday.rawValue) % 2 == 1
    }

    /// Every departure in a window, by station.
    func departures(in window: Range<Int>) -> [String: [Event]] {
        var events: [String: [Event]] = [:]
        for offset in -4...4 {
            let active = tiny.trips.indices.filter { runs(tiny.trips[$0].service, on: date.advanced(by: offset)) }
            for trip in active {
                let first = tiny.trips[trip].visits[0].departure
                let periods = tiny.frequencies.filter { Int($0.trip) == trip }
                var shifts = periods.isEmpty ? [0] : []
                for period in periods {
                    var start = Int(period.start)
                    while start < Int(period.end) {
                        shifts.append(start - first)
                        start += Int(period.headway)
                    }
                }
                for shift in shifts {
                    let next = periods.isEmpty ? continuation(of: trip, among: active) : nil
                    add(trip, next, shift + offset * 86_400, window, &events)
                }
            }
        }
        return events
    }

    private func add(_ trip: Int, _ next: Int?, _ shift: Int, _ window: Range<Int>, _ events: inout [String: [Event]]) {
        var seen: Set<String> = []
        let visits = tiny.trips[trip].visits
        for (index, visit) in visits.enumerated() {
            let here = station(ofStop: visit.stop)
            // At its last stop the vehicle departs as the next trip.
            var line = tiny.trips[trip].line
            if index == visits.count - 1 {
                guard let next else { continue }
                let start = tiny.trips[next].visits[0]
                line = tiny.trips[next].line
                if station(ofStop: start.stop) == here, !start.marks.contains(.noBoarding) { continue }
            }
            guard !visit.marks.contains(.noBoarding), window.contains(visit.departure + shift) else { continue }
            guard seen.insert(here).inserted else { continue }
            events[here, default: []].append(Event(visit.departure + shift, line, visit.stop))
        }
    }

    private func isRepeated(_ trip: Int) -> Bool { tiny.frequencies.contains { Int($0.trip) == trip } }

    private func follows(_ one: Int, _ other: Int) -> Bool {
        (tiny.trips[one].visits.last?.arrival ?? 0) <= tiny.trips[other].visits[0].departure
    }

    /// The trip that the passengers of another one stay on for.
    private func continuation(of trip: Int, among active: [Int]) -> Int? {
        let rule = tiny.transfers.first
        let joined = rule.map { rule in
            rule.kind == .inSeat && active.contains(0) && active.contains(1) && !isRepeated(0) && !isRepeated(1)
                && follows(0, 1)
        }
        if trip == 0, joined == true { return 1 }
        let block = tiny.trips[trip].block
        guard block >= 0 else { return nil }
        let vehicle = active.filter { tiny.trips[$0].block == block && !isRepeated($0) }.sorted {
            (tiny.trips[$0].visits[0].departure, $0) < (tiny.trips[$1].visits[0].departure, $1)
        }
        guard let place = vehicle.firstIndex(of: trip), place + 1 < vehicle.count else { return nil }
        let next = vehicle[place + 1]
        guard follows(trip, next), tiny.trips[trip].visits.last?.stop == tiny.trips[next].visits[0].stop else {
            return nil
        }
        if joined == true, next == 1 { return nil }
        if let rule, rule.kind == .inSeatForbidden, trip == 0, next == 1 { return nil }
        return next
    }
}
