import QuartierGeometry

@testable import QuartierTransit

/// A small random feed whose stations have names and places of their own, and edits for it.
struct RandomService {
    var tiny = TinyFeed()
    let date: ServiceDate
    /// The stops that vehicles stop at.
    private(set) var platforms: [Int] = []
    /// For each line, whether its trips state directions.
    private let statesDirections: [Bool]
    private var newStops = 0

    init(_ dice: inout Dice) {
        let first = TinyFeed.day("2026-05-11")
        date = first.advanced(by: dice.roll(9))
        tiny.modes = [.bus, .regionalRail, .longDistanceRail, .demandResponsive]
        statesDirections = tiny.modes.map { _ in dice.roll(2) == 0 }
        addStations(&dice)
        tiny.regular = (0..<2).map { _ in
            let start = first.advanced(by: dice.roll(4))
            return dice.roll(6) == 0
                ? nil
                : Services.Regular(
                    weekdays: UInt8(dice.roll(128) | dice.roll(128)), period: start...start.advanced(by: dice.roll(9)))
        }
        tiny.exceptions = (0..<dice.roll(3)).map { _ in
            Services.Exception(
                service: Int32(dice.roll(2)), date: first.advanced(by: dice.roll(8)), isAdded: dice.roll(3) > 0)
        }
        for _ in 0..<3 + dice.roll(7) { addTrip(&dice) }
        for trip in 0..<tiny.trips.count where dice.roll(4) == 0 {
            let start = dice.roll(20) * 3600
            tiny.frequencies.append(
                Frequency(
                    trip: Int32(trip), start: Int32(start), end: Int32(start + 1 + dice.roll(7200)),
                    headway: Int32(300 + dice.roll(3000)), isExact: dice.roll(2) == 0))
        }
        if dice.roll(3) == 0 {
            tiny.transfers = [TransferRule(dice.roll(4) == 0 ? .inSeatForbidden : .inSeat, fromTrip: 0, toTrip: 1)]
        }
    }

    private mutating func addStations(_ dice: inout Dice) {
        for _ in 0..<3 + dice.roll(5) {
            let (x, y) = (16 + Double(dice.roll(200)) / 1000, 48 + Double(dice.roll(200)) / 1000)
            let number = tiny.stops.count
            let parent = dice.roll(3) == 0 ? number : nil
            if parent != nil { tiny.stops.append(("N\(number)", Coordinate(x: x, y: y), nil, .station)) }
            for platform in 0..<(parent == nil ? 1 : 1 + dice.roll(2)) {
                platforms.append(tiny.stops.count)
                let place = Coordinate(x: x + Double(platform) * 0.001, y: y - Double(platform) * 0.0004)
                tiny.stops.append(("N\(tiny.stops.count)", place, parent, .stop))
            }
        }
    }

    private mutating func addTrip(_ dice: inout Dice) {
        var time = dice.roll(29) * 3600 + dice.roll(4) * 900
        let line = dice.roll(tiny.modes.count)
        // Trips there and back among others, and some of one way and time.
        var way = (0..<2 + dice.roll(4)).map { _ in platforms[dice.roll(platforms.count)] }
        if let like = tiny.trips.last(where: { $0.line == line }), dice.roll(3) > 0 {
            way = like.visits.map(\.stop)
            if dice.roll(2) == 0 { way.reverse() }
            if dice.roll(4) == 0 { time = like.visits[0].departure }
        }
        let visits = way.map { stop in
            let arrival = time + dice.roll(1200)
            let departure = arrival + dice.roll(2) * 60
            time = departure
            let marks: [StopTimeMarks] = [[], [], [], .noBoarding, .boardingOnDemand]
            return (stop: stop, arrival: arrival, departure: departure, marks: marks[dice.roll(5)])
        }
        tiny.trips.append(
            TinyFeed.Trip(
                line: line, service: dice.roll(2), direction: statesDirections[line] ? Int8(dice.roll(2)) : -1,
                block: Int32(dice.roll(3)) - 1, visits: visits))
    }

    // MARK: Edits

    mutating func edit(_ dice: inout Dice) -> ServiceEdit {
        let line = ["", "t:", "t.zip:"][dice.roll(3)] + "l\(dice.roll(tiny.modes.count))"
        switch dice.roll(9) {
        case 0: return .headway(HeadwayEdit(choice(line, &dice), minutes: Double(5 + dice.roll(90)) / 2))
        case 1:
            let from = dice.roll(24) * 1800
            let minutes = dice.roll(2) == 0 ? nil : Double(20 + dice.roll(60))
            return .span(SpanEdit(line: line, hours: from...from + dice.roll(40) * 1800, minutes: minutes))
        case 2: return .speed(SpeedEdit(choice(line, &dice), factor: Double(6 + dice.roll(20)) / 10))
        case 3: return .remove(RemoveTripsEdit(choice(line, &dice)))
        case 4:
            let stops = way(2 + dice.roll(3), &dice)
            var edit = AddLineEdit(
                name: "new \(dice.roll(4))", mode: LineMode.allCases[dice.roll(5)], stops: stops,
                hops: hops(stops.count - 1, &dice),
                service: (0..<1 + dice.roll(2)).map { _ in
                    let start = dice.roll(26) * 3600
                    let window = start..<start + 1 + dice.roll(14_400)
                    return AddLineEdit.Period(window, minutes: Double(10 + dice.roll(50)))
                })
            edit.dwellSeconds = dice.roll(2) * 20
            edit.runsBothWays = dice.roll(2) == 0
            return .addLine(edit)
        case 5: return .reroute(reroute(line, &dice))
        case 6:
            return .addStop(
                AddStopEdit(
                    way(1, &dice)[0], lines: Array(Set([line, "l0"])).sorted(), dwellSeconds: dice.roll(2) * 40))
        case 7: return .closeStop(CloseStopEdit(station: station(&dice)))
        default:
            let place = Coordinate(x: 16 + Double(dice.roll(300)) / 1000, y: 48 + Double(dice.roll(300)) / 1000)
            return .moveStop(MoveStopEdit(station: station(&dice), to: place))
        }
    }

    /// Between stations that a trip of the line visits, mostly.
    private mutating func reroute(_ line: String, _ dice: inout Dice) -> RerouteEdit {
        let stops = way(dice.roll(3), &dice)
        let ends = dice.roll(4)
        let trips = tiny.trips.filter { line.hasSuffix("l\($0.line)") }
        var visited = trips.isEmpty || dice.roll(6) == 0 ? [] : trips[dice.roll(trips.count)].visits.map(\.stop)
        if dice.roll(3) == 0 { visited.reverse() }
        let start = visited.isEmpty || ends == 1 ? visited.count - 1 : dice.roll(visited.count - 1)
        var (from, to) = (station(&dice), station(&dice))
        if !visited.isEmpty {
            from = "s\(visited[start])"
            to = "s\(ends == 0 ? visited[0] : visited[visited.count - 1])"
        }
        var edit = RerouteEdit(
            choice(line, &dice), from: ends == 0 ? nil : from, to: ends == 1 ? nil : to, stops: stops,
            hops: hops(stops.count + (ends < 2 ? 0 : 1), &dice))
        edit.dwellSeconds = dice.roll(2) * 30
        return edit
    }

    private func choice(_ line: String, _ dice: inout Dice) -> TripChoice {
        let start = dice.roll(12) * 3600
        return TripChoice(
            line: line, direction: dice.roll(4) == 0 ? dice.roll(2) : nil,
            window: dice.roll(2) == 0 ? start..<start + 3600 + dice.roll(72_000) : nil)
    }

    private func station(_ dice: inout Dice) -> String {
        let platform = platforms[dice.roll(platforms.count)]
        guard let parent = tiny.stops[platform].parent else {
            return ["N\(platform)", "s\(platform)", "t:s\(platform)"][dice.roll(3)]
        }
        return ["N\(parent)", "s\(platform)", "s\(parent)"][dice.roll(3)]
    }

    private mutating func way(_ count: Int, _ dice: inout Dice) -> [StopReference] {
        (0..<count).map { _ in
            guard dice.roll(4) == 0 else { return .existing(station(&dice)) }
            newStops += 1
            let place = Coordinate(x: 16 + Double(dice.roll(300)) / 1000, y: 48 + Double(dice.roll(300)) / 1000)
            return .new(name: "X\(newStops)", place: place)
        }
    }

    private func hops(_ count: Int, _ dice: inout Dice) -> HopTimes {
        dice.roll(2) == 0
            ? .speed(kilometresPerHour: Double(20 + dice.roll(40)))
            : .minutes((0..<max(0, count)).map { _ in Double(1 + dice.roll(40)) / 4 })
    }
}
