import QuartierGeometry
import Testing

@testable import QuartierTransit

/// Names, refusals, composition and what stays untouched.
@Suite struct ServiceChangesTests {
    private let six = 6 * 3_600

    private func twoFeeds() throws -> ServiceExample {
        var (one, other) = (TinyFeed.shuttle(3, every: 1_200, from: six, trips: 2), TinyFeed.row(3))
        (one.name, other.name) = ("data/bus.zip", "data/rail.zip")
        one.lineNames = [0: "25"]
        other.lineNames = [0: "S 45"]
        for stop in other.stops.indices { other.stops[stop].place.y += 0.1 }
        other.stops[2].name = "Hauptbahnhof"
        other.run([0, 1, 2], from: six)
        return try ServiceExample(one, other)
    }

    @Test func wordsForLines() throws {
        let changes = try twoFeeds().changes
        #expect(try changes.lines(named: "25") == [0] && changes.lines(named: "S 45") == [1])
        #expect(try changes.lines(named: "bus:l0") == [0] && changes.lines(named: "data/rail.zip:l0") == [1])
        var service = try twoFeeds()
        let unknown = service.error(.remove(RemoveTripsEdit(TripChoice(line: "S45"))))
        #expect(unknown?.code == .unknownLine && unknown?.remedy == "Did you mean 'S 45'?")
        let twice = service.error(.remove(RemoveTripsEdit(TripChoice(line: "l0"))))
        #expect(twice?.code == .ambiguousLine && twice?.remedy == "Name the one that is meant: bus:l0, rail:l0")
    }

    @Test func wordsForStations() throws {
        var service = try twoFeeds()
        #expect(try service.changes.station(named: "Hauptbahnhof") == 5)
        #expect(try service.changes.station(named: "rail:s1") == 4)
        let unknown = service.error(.closeStop(CloseStopEdit(station: "Hauptbahnof")))
        #expect(unknown?.code == .unknownStation && unknown?.remedy == "Did you mean 'Hauptbahnhof'?")
        let twice = service.error(.closeStop(CloseStopEdit(station: "stop 1")))
        #expect(twice?.code == .ambiguousStation && twice?.remedy == "Name the one that is meant: bus:s1, rail:s1")
    }

    @Test func aPlatformMeansItsStation() throws {
        var feed = TinyFeed.row(2)
        feed.stops.append(("Halle", Coordinate(x: 16, y: 49), nil, .station))
        feed.stops.append(("1", Coordinate(x: 16, y: 49), 2, .stop))
        feed.stops.append(("2", Coordinate(x: 16, y: 49.1), 2, .stop))
        feed.run([0, 4], from: six)
        let changes = try ServiceExample(feed).changes
        for word in ["Halle", "s2", "s3", "t:s4"] { #expect(try changes.station(named: word) == 2) }
        #expect(try changes.stationStop(named: "s4").stop == 4 && changes.stationStop(named: "Halle").stop == 3)
    }

    @Test(arguments: [
        (ServiceEdit.headway(HeadwayEdit(TripChoice(line: "25"), minutes: 0)), ServiceEditError.Code.invalidValue),
        (.headway(HeadwayEdit(TripChoice(line: "25"), minutes: .nan)), .invalidValue),
        (.headway(HeadwayEdit(TripChoice(line: "25", direction: 0), minutes: 5)), .noDirection),
        (.headway(HeadwayEdit(TripChoice(line: "25", direction: 7), minutes: 5)), .invalidValue),
        (.remove(RemoveTripsEdit(TripChoice(line: "25", window: 9..<9))), .invalidValue),
        (.remove(RemoveTripsEdit(TripChoice(line: "25", window: 0..<Int.max))), .invalidValue),
        (.span(SpanEdit(line: "25", hours: -1...5)), .invalidValue),
        (.span(SpanEdit(line: "25", hours: 0...Int.max)), .invalidValue),
        (.span(SpanEdit(line: "S 45", hours: 3_600...90_000)), .noHeadway),
        (.speed(SpeedEdit(TripChoice(line: "25"), factor: 0)), .invalidValue),
        (.speed(SpeedEdit(TripChoice(line: "25"), factor: .infinity)), .invalidValue),
        (.addStop(AddStopEdit(.existing("bus:s0"), lines: ["25"], dwellSeconds: -1)), .invalidValue),
        (.addStop(AddStopEdit(.new(name: "X", place: Coordinate(x: 16, y: 99)), lines: ["25"])), .invalidValue),
        (.addStop(AddStopEdit(.existing("bus:s9"), lines: ["25"])), .unknownStation),
        (.moveStop(MoveStopEdit(station: "bus:s0", to: Coordinate(x: .nan, y: 48))), .invalidValue),
        (.reroute(RerouteEdit(TripChoice(line: "25"), stops: [], hops: .minutes([]))), .invalidValue),
        (
            .reroute(
                RerouteEdit(TripChoice(line: "25"), from: "rail:s0", to: "rail:s1", stops: [], hops: .minutes([1]))),
            .nothingTouched
        ),
        (
            .reroute(RerouteEdit(TripChoice(line: "25"), from: "bus:s0", to: "bus:s2", stops: [], hops: .minutes([]))),
            .invalidValue
        ),
        (
            .reroute(
                RerouteEdit(TripChoice(line: "25"), from: "bus:s0", to: "bus:s0", stops: [], hops: .minutes([1]))),
            .invalidValue
        ),
        (
            .addLine(
                AddLineEdit(
                    name: "N", mode: .bus, stops: [.existing("bus:s0"), .existing("bus:s1")],
                    hops: .speed(kilometresPerHour: 0), service: [AddLineEdit.Period(0..<9, minutes: 5)])),
            .invalidValue
        ),
        (
            .addLine(
                AddLineEdit(
                    name: "N", mode: .bus, stops: [.existing("bus:s0")], hops: .minutes([]),
                    service: [AddLineEdit.Period(0..<9, minutes: 5)])),
            .invalidValue
        ),
    ])
    func whatCannotBeMeantIsRefused(_ edit: ServiceEdit, _ code: ServiceEditError.Code) throws {
        var service = try twoFeeds()
        #expect(service.code(edit) == code)
        #expect(service.changes.isEmpty)
    }

    @Test func editsComposeOnAValue() throws {
        let base = try twoFeeds()
        var service = base
        try service.apply(.headway(HeadwayEdit(TripChoice(line: "25"), minutes: 10)))
        let before = service
        try service.apply(.speed(SpeedEdit(TripChoice(line: "25"), factor: 2)))
        try service.apply(.remove(RemoveTripsEdit(TripChoice(line: "25", window: 0..<six + 300))))
        #expect(service.seconds(0) == [600, 1_200].map { six + $0 })
        #expect(service.seconds(1) == [630, 630, 1_230, 1_230, 1_830].map { six + $0 })
        // The copies know nothing of it.
        #expect(before.seconds(0) == [0, 600, 1_200].map { six + $0 })
        #expect(base.seconds(0) == [0, 1_200].map { six + $0 } && base.changes.isEmpty)
        // Stations of the other line are the base's.
        #expect(service.changes.touchedStations == [0, 1, 2])
        #expect(service.seconds(3) == [six])
    }

    @Test func anUnplacedStationHasNoDistance() throws {
        var feed = TinyFeed.shuttle(3, every: 1_200, from: six, trips: 1)
        feed.unplaced = [2]
        var service = try ServiceExample(feed)
        let bySpeed = ServiceEdit.reroute(
            RerouteEdit(
                TripChoice(line: "l0"), from: "s1", to: "s2", stops: [.existing("s0")],
                hops: .speed(kilometresPerHour: 30)))
        #expect(service.code(bySpeed) == .unplacedStation)
        #expect(service.code(.addStop(AddStopEdit(.existing("s2"), lines: ["l0"]))) == .unplacedStation)
        try service.apply(.moveStop(MoveStopEdit(station: "s2", to: Coordinate(x: 16.02, y: 48))))
        #expect(service.changes.place(ofStation: 2) == Coordinate(x: 16.02, y: 48))
        #expect(try service.apply(bySpeed) == 2)
    }

    @Test func newLinesAreEditedToo() throws {
        var service = try ServiceExample(.shuttle(2, every: 1_200, from: six, trips: 1))
        try service.apply(
            .addLine(
                AddLineEdit(
                    name: "new", mode: .bus,
                    stops: [.existing("s0"), .new(name: "X", place: Coordinate(x: 16, y: 48.1))], hops: .minutes([2]),
                    service: [AddLineEdit.Period(six..<six + 600, minutes: 5)])))
        #expect(try service.changes.lines(named: "new") == [1] && service.changes.lines(named: "new:new") == [1])
        #expect(try service.apply(.headway(HeadwayEdit(TripChoice(line: "new"), minutes: 2.5))) == 4)
        // At the new stop the trips back begin.
        #expect(service.seconds(2) == [0, 150, 300].map { six + $0 })
    }

    @Test func railwayNodesFollowTheTrains() throws {
        var feed = TinyFeed.row(3)
        feed.modes = [.longDistanceRail, .bus]
        feed.run([0, 1, 2], from: six)
        feed.run([0, 1, 2], from: six, line: 1)
        var service = try ServiceExample(feed)
        let base = service.changes.base
        let nodes = RailNodes(base.timetable, base.stations, window: 0..<86_400)
        #expect((0..<3).map { nodes.contains($0) } == [true, true, false])
        try service.apply(.remove(RemoveTripsEdit(TripChoice(line: "l1"))))
        #expect((0..<3).map { nodes.updated(for: service.changes).contains($0) } == [true, true, false])
        try service.apply(.closeStop(CloseStopEdit(station: "stop 1")))
        #expect((0..<3).map { nodes.updated(for: service.changes).contains($0) } == [true, false, false])
    }

    @Test func wordsForModes() {
        #expect(LineMode(word: "suburban_rail") == .suburbanRail && LineMode(word: "S-Bahn") == nil)
        #expect(LineMode.allCases.allSatisfy { LineMode(word: $0.word) == $0 })
    }
}
