import QuartierGeometry
import Testing

@testable import QuartierTransit

/// Ways, stations and what becomes of vehicles that go on, worked by hand.
@Suite struct RerouteExampleTests {
    private let six = 6 * 3_600
    private let north = StopReference.new(name: "North", place: Coordinate(x: 16.03, y: 48.005))

    @Test func bothDirectionsTakeTheNewWay() throws {
        var service = try ServiceExample(.shuttle(5, every: 1_200, from: six, trips: 1))
        var edit = RerouteEdit(
            TripChoice(line: "l0"), from: "stop 1", to: "stop 3", stops: [north], hops: .minutes([3, 4]))
        edit.dwellSeconds = 30
        #expect(try service.apply(.reroute(edit)) == 2)
        // Forth: stop 1 at 60 s, North at 240 to 270, stop 3 at 510 instead of 180.
        #expect(service.seconds(5, direction: 0) == [six + 270] && service.seconds(3, direction: 0) == [six + 510])
        // Back it begins at 600: stop 3 at 660, North at 900 to 930, stop 1 at 1110, stop 0 after 60 more.
        #expect(service.seconds(5, direction: 1) == [six + 930] && service.seconds(1, direction: 1) == [six + 1_110])
        #expect(service.seconds(2).isEmpty && service.seconds(0) == [six])
        #expect(service.changes.touchedStations == [0, 1, 2, 3, 4, 5])
    }

    @Test func aLineIsLengthenedAtItsEnd() throws {
        var service = try ServiceExample(.shuttle(3, every: 1_200, from: six, trips: 1))
        let edit = RerouteEdit(TripChoice(line: "l0"), from: "stop 2", stops: [north], hops: .minutes([4]))
        #expect(try service.apply(.reroute(edit)) == 2)
        #expect(service.seconds(2, direction: 0) == [six + 120])
        // Back the times from the old end on stay: it departs from there at 600.
        #expect(service.seconds(3) == [six + 360] && service.seconds(2, direction: 1) == [six + 600])
    }

    @Test func aLineIsCutShort() throws {
        var service = try ServiceExample(.shuttle(4, every: 1_200, from: six, trips: 1))
        let choice = TripChoice(line: "l0")
        let cut = { RerouteEdit($0, from: "stop 2", stops: [], hops: .minutes([])) }
        // Both directions pass the station: which side is meant?
        #expect(service.code(.reroute(cut(choice))) == .ambiguousEnd)
        var feed = TinyFeed.shuttle(4, every: 1_200, from: six, trips: 1)
        for trip in feed.trips.indices { feed.trips[trip].direction = Int8(trip % 2) }
        service = try ServiceExample(feed)
        #expect(try service.apply(.reroute(cut(TripChoice(line: "l0", direction: 0)))) == 1)
        #expect(service.seconds(2) == [six + 660] && service.seconds(1) == [six + 60, six + 720])
    }

    @Test func aClosedStationIsPassed() throws {
        var feed = TinyFeed.shuttle(3, every: 1_200, from: six, trips: 1)
        feed.modes = [.bus, .bus]
        feed.run([0, 1], from: six + 60, line: 1)
        var service = try ServiceExample(feed)
        #expect(try service.apply(.closeStop(CloseStopEdit(station: "stop 1"))) == 3)
        #expect(service.changes.isClosed(1) && !service.changes.isClosed(0))
        #expect(service.seconds(1).isEmpty && service.seconds(0) == [six] && service.seconds(2) == [six + 600])
        #expect(service.code(.addStop(AddStopEdit(.existing("stop 1"), lines: ["l0"]))) == .closedStation)
    }

    @Test func aMovedStationTurnsDirections() throws {
        var feed = TinyFeed.row(3)
        feed.run([0, 1], from: six)
        feed.run([0, 2], from: six + 600)
        var service = try ServiceExample(feed)
        #expect(service.seconds(0, direction: 1).isEmpty)
        // Now the second trip leaves to the west.
        #expect(try service.apply(.moveStop(MoveStopEdit(station: "stop 2", to: Coordinate(x: 15.9, y: 48)))) == 1)
        #expect(service.seconds(0, direction: 1) == [six + 600])
        #expect(service.changes.place(ofStation: 2) == Coordinate(x: 15.9, y: 48))
        #expect(service.changes.touchedStations == [0, 1, 2])
    }

    /// Of a vehicle that goes on, the last stop is a departure of the next trip, until that is no more.
    @Test func vehiclesGoOnWhileTheNextTripRuns() throws {
        var feed = TinyFeed.row(4)
        feed.modes = [.bus, .tram]
        feed.run([0, 1], from: six, block: 1)
        feed.run([1, 2], from: six + 600, line: 1, block: 1)
        feed.trips[1].visits[0].marks = .noBoarding
        var service = try ServiceExample(feed)
        #expect(service.seconds(1) == [six + 60])
        try service.apply(.speed(SpeedEdit(TripChoice(line: "l1"), factor: 2)))
        #expect(service.seconds(1) == [six + 60])
        var later = service
        try later.apply(.remove(RemoveTripsEdit(TripChoice(line: "l1"))))
        #expect(later.seconds(1).isEmpty && later.seconds(0) == [six])
        // So slow that it just meets the next trip, and then no more.
        try service.apply(.speed(SpeedEdit(TripChoice(line: "l0"), factor: 0.1)))
        #expect(service.seconds(1) == [six + 600])
        try service.apply(.speed(SpeedEdit(TripChoice(line: "l0"), factor: 0.9)))
        #expect(service.seconds(1).isEmpty)
    }

    /// The first departure of a line tells its directions; if that belonged to another line's trip, they are told anew.
    @Test func directionsOfOtherLinesAreToldAnew() throws {
        var feed = TinyFeed.row(3)
        feed.modes = [.bus, .tram]
        feed.run([0, 1], from: six, block: 1)
        feed.run([1, 2], from: six + 600, line: 1, block: 1)
        feed.trips[1].visits[0].marks = .noBoarding
        feed.run([1, 0], from: six + 3_600, line: 1)
        var service = try ServiceExample(feed)
        #expect(service.seconds(1, direction: 0) == [six + 60] && service.seconds(1, direction: 1) == [six + 3_600])
        try service.apply(.remove(RemoveTripsEdit(TripChoice(line: "l0"))))
        #expect(service.changes.touchedLines == [0])
        #expect(service.seconds(1, direction: 0) == [six + 3_600] && service.seconds(1, direction: 1).isEmpty)
    }
}
