import QuartierGeometry
import Testing

@testable import QuartierTransit

/// Each edit worked by hand.
@Suite struct EditExampleTests {
    private let six = 6 * 3_600

    // MARK: Headway

    @Test func halvingARegularHeadwayDoublesLessOne() throws {
        var service = try ServiceExample(.shuttle(3, every: 600, from: six, trips: 7))
        #expect(try service.apply(.headway(HeadwayEdit(TripChoice(line: "l0"), minutes: 5))) == 14)
        #expect(service.seconds(0) == (0..<13).map { six + $0 * 300 })
        #expect(service.seconds(1, direction: 0) == (0..<13).map { six + 60 + $0 * 300 })
        #expect(service.seconds(1, direction: 1) == (0..<13).map { six + 360 + $0 * 300 })
    }

    @Test func aHeadwayKeepsTheMixOfPatterns() throws {
        var feed = TinyFeed.row(4)
        // Every other trip is a short one.
        for trip in 0..<4 { feed.run(trip % 2 == 0 ? [0, 1, 2, 3] : [0, 1, 2], from: six + trip * 1_200) }
        var service = try ServiceExample(feed)
        try service.apply(.headway(HeadwayEdit(TripChoice(line: "l0"), minutes: 10)))
        #expect(service.seconds(0) == (0...6).map { six + $0 * 600 })
        // Long ones are those at 0, 10, 40 and 50 minutes.
        #expect(service.seconds(2) == [0, 1, 4, 5].map { six + 120 + $0 * 600 })
    }

    @Test func aHeadwayHoldsForItsWindowAndDirection() throws {
        var feed = TinyFeed.shuttle(3, every: 1_800, from: six, trips: 5)
        for trip in feed.trips.indices { feed.trips[trip].direction = Int8(trip % 2) }
        var service = try ServiceExample(feed)
        let choice = TripChoice(line: "l0", direction: 0, window: six + 1_800..<six + 5_400)
        #expect(try service.apply(.headway(HeadwayEdit(choice, minutes: 15))) == 2)
        // The line runs on at 5400, so its headway holds up to there.
        #expect(service.seconds(0) == [0, 1_800, 2_700, 3_600, 4_500, 5_400, 7_200].map { six + $0 })
        #expect(service.seconds(2) == (0..<5).map { six + 900 + $0 * 1_800 })
    }

    @Test func aHeadwayEndsWithTheLineAndNotWithTheWindow() throws {
        var service = try ServiceExample(.shuttle(3, every: 1_200, from: six, trips: 4))
        let choice = TripChoice(line: "l0", window: six..<six + 36_000)
        try service.apply(.headway(HeadwayEdit(choice, minutes: 10)))
        #expect(service.seconds(0) == (0...6).map { six + $0 * 600 })
    }

    @Test func theHeadwayOfTheNightBeforeGoesOn() throws {
        // Forty minutes long, from eleven in the evening every half hour until half past midnight.
        var feed = TinyFeed.row(41)
        for trip in 0..<4 { feed.run(Array(0...40), from: 23 * 3_600 + trip * 1_800) }
        var service = try ServiceExample(feed, window: 0..<3_600)
        #expect(service.seconds(0) == [0, 1_800])
        try service.apply(.headway(HeadwayEdit(TripChoice(line: "l0"), minutes: 20)))
        // Counted from 23:00 of the day before: 23:00, 23:20, 23:40, 24:00, 24:20.
        #expect(service.seconds(0) == [0, 1_200])
        #expect(service.seconds(5) == [300, 1_500])
        #expect(service.seconds(30) == [600, 1_800, 3_000])
    }

    @Test func linesOfANameAreOne() throws {
        var feed = TinyFeed.row(2)
        feed.modes = [.bus, .bus]
        feed.lineNames = [0: "25", 1: "25"]
        feed.run([0, 1], from: six)
        feed.run([0, 1], from: six + 1_200, line: 1)
        var service = try ServiceExample(feed)
        #expect(try service.apply(.headway(HeadwayEdit(TripChoice(line: "25"), minutes: 5))) == 2)
        let departures = service.departures.updated(for: service.changes).departures(at: 0)
        #expect(departures.map { Int($0.second) } == (0...4).map { six + $0 * 300 })
        #expect(departures.map(\.line) == [0, 0, 0, 0, 1])
    }

    @Test func headwaysOnlyPromisedAreReplacedToo() throws {
        var feed = TinyFeed.row(2)
        feed.run([0, 1], from: 0)
        feed.frequencies = [
            Frequency(trip: 0, start: Int32(six), end: Int32(six + 3_600), headway: 1_200, isExact: false)
        ]
        var service = try ServiceExample(feed)
        #expect(service.seconds(0) == [0, 1_200, 2_400].map { six + $0 })
        try service.apply(.headway(HeadwayEdit(TripChoice(line: "l0"), minutes: 10)))
        #expect(service.seconds(0) == [0, 600, 1_200, 1_800, 2_400].map { six + $0 })
    }

    // MARK: Span, speed, remove

    @Test func aSpanTakesAwayAndRepeats() throws {
        var service = try ServiceExample(.shuttle(3, every: 1_200, from: six, trips: 4))
        // Forth 6:00 to 7:00, back 6:10 to 7:10; wanted from 5:15 to 6:45.
        #expect(try service.apply(.span(SpanEdit(line: "l0", hours: six - 2_700...six + 2_700))) == 7)
        #expect(service.seconds(0) == [-2_400, -1_200, 0, 1_200, 2_400].map { six + $0 })
        #expect(service.seconds(2) == [-1_800, -600, 600, 1_800].map { six + $0 })
        try service.apply(.span(SpanEdit(line: "l0", hours: six...six + 3_600, minutes: 15)))
        #expect(service.seconds(0) == [0, 1_200, 2_400, 3_300].map { six + $0 })
    }

    @Test func speedDoesNotDrift() throws {
        var feed = TinyFeed.row(5)
        feed.run([0, 1, 2, 3, 4], from: six)
        feed.trips[0].visits[2].departure += 30
        for stop in 3...4 {
            feed.trips[0].visits[stop].arrival += 30
            feed.trips[0].visits[stop].departure += 30
        }
        var service = try ServiceExample(feed)
        #expect(try service.apply(.speed(SpeedEdit(TripChoice(line: "l0"), factor: 0.7))) == 1)
        // 60, 120, 180 s become 85.7, 171.4, 257.1 s; the wait of 30 s stays.
        #expect((0..<4).map { service.seconds($0) } == [[six], [six + 86], [six + 201], [six + 287]])
        #expect(service.changes.touchedLines == [0])
    }

    @Test func removedTripsAreGone() throws {
        var service = try ServiceExample(.shuttle(3, every: 1_200, from: six, trips: 3))
        let early = TripChoice(line: "l0", window: six..<six + 1_200)
        #expect(try service.apply(.remove(RemoveTripsEdit(early))) == 2)
        #expect(service.seconds(1) == [1_260, 1_860, 2_460, 3_060].map { six + $0 })
        #expect(try service.apply(.remove(RemoveTripsEdit(TripChoice(line: "l0")))) == 4)
        #expect((0..<3).allSatisfy { service.seconds($0).isEmpty })
    }

    // MARK: Add

    @Test func aNewLineRunsBothWays() throws {
        var service = try ServiceExample(.shuttle(3, every: 1_200, from: six, trips: 1))
        var line = AddLineEdit(
            name: "Shuttle", mode: .tram,
            stops: [.existing("stop 0"), .new(name: "Park", place: Coordinate(x: 16, y: 48.01)), .existing("s2")],
            hops: .minutes([2, 3]), service: [AddLineEdit.Period(six..<six + 1_200, minutes: 10)])
        line.dwellSeconds = 20
        #expect(try service.apply(.addLine(line)) == 4)
        #expect(service.changes.stationCount == 4 && service.changes.lineCount == 2)
        #expect(service.changes.name(ofStation: 3) == "Park" && service.changes.lineName(1) == "Shuttle")
        #expect(service.changes.mode(ofLine: 1) == .tram && service.changes.touchedStations == [0, 2, 3])
        #expect(service.seconds(3, direction: 0) == [140, 740].map { six + $0 })
        #expect(service.seconds(3, direction: 1) == [200, 800].map { six + $0 })
        #expect(service.seconds(0) == [0, 0, 600].map { six + $0 })
        // Departures of the day after stand behind the window.
        let beyond = service.departures.updated(for: service.changes).departuresAndBeyond(at: 3)
        let day = [140, 200, 740, 800]
        #expect(beyond.map { Int($0.second) - six } == day + day.map { $0 + 86_400 })
        line.name = "Other"
        #expect(service.code(.addLine(line)) == .duplicateLine)
    }

    @Test func hopsBySpeedAreRoundedUp() throws {
        var service = try ServiceExample(TinyFeed.row(2))
        let metres = 1_003.0
        let north = Coordinate(x: 16, y: 48 + metres / (GreatCircle.radius * .pi / 180))
        let line = AddLineEdit(
            name: "N", mode: .bus, stops: [.existing("s0"), .new(name: "North", place: north)],
            hops: .speed(kilometresPerHour: 36), service: [AddLineEdit.Period(six..<six + 1, minutes: 1)])
        try service.apply(.addLine(line))
        // 100.3 seconds at ten metres a second; back it departs at once.
        let trip = try #require(service.changes.runningTrips.first { $0.trip.isOfDate }?.trip)
        #expect(trip.visits.map(\.arrival) == [six, six + 101])
    }

    @Test func aNewStopNearItsNamesakeIsThatStation() throws {
        var service = try ServiceExample(TinyFeed.shuttle(2, every: 1_200, from: six, trips: 1))
        let near = StopReference.new(name: "stop 1", place: Coordinate(x: 16.0135, y: 48.0005))
        let far = StopReference.new(name: "stop 1", place: Coordinate(x: 16.0135, y: 48.01))
        let line = { (name: String, stop: StopReference) in
            ServiceEdit.addLine(
                AddLineEdit(
                    name: name, mode: .bus, stops: [.existing("s0"), stop], hops: .minutes([1]),
                    service: [AddLineEdit.Period(six..<six + 1, minutes: 1)]))
        }
        try service.apply(line("A", near))
        #expect(service.changes.stationCount == 2 && service.seconds(1).count == 2)
        try service.apply(line("B", far))
        #expect(service.changes.stationCount == 3 && service.seconds(1).count == 2)
        #expect(service.code(.closeStop(CloseStopEdit(station: "stop 1"))) == .ambiguousStation)
    }

    @Test func aStopComesInWhereTheDetourIsShortest() throws {
        var service = try ServiceExample(TinyFeed.shuttle(4, every: 1_200, from: six, trips: 1))
        // Half way between the stops 1 and 2, which are a minute apart.
        let edit = AddStopEdit(
            .new(name: "Halt", place: Coordinate(x: 16.02025, y: 48)), lines: ["l0"], dwellSeconds: 20)
        #expect(try service.apply(.addStop(edit)) == 2)
        #expect(service.seconds(4, direction: 0) == [six + 110] && service.seconds(4, direction: 1) == [six + 710])
        #expect(service.seconds(2, direction: 0) == [six + 140] && service.seconds(1, direction: 1) == [six + 740])
        #expect(service.seconds(1, direction: 0) == [six + 60])
        // Who stops there already stays.
        #expect(try service.apply(.addStop(AddStopEdit(.existing("Halt"), lines: ["l0"]))) == 0)
    }
}
