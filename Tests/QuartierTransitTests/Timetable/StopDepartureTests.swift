import QuartierGeometry
import Testing

@testable import QuartierTransit

@Suite struct StopDepartureTests {
    private let day = 0..<86_400

    private func departures(_ feed: TinyFeed, within metres: Double = 100) throws -> (StopDepartures, Stations) {
        let feeds = TransitFeeds([feed.feed])
        let timetable = try DayTimetable(feeds, on: TinyFeed.day("2026-05-19"))
        let stations = Stations(of: feeds, clusterWithin: metres)
        return (StopDepartures(timetable, at: stations, window: day), stations)
    }

    @Test func lastStopsAndForbiddenBoardingAreNoDepartures() throws {
        var feed = TinyFeed.row(3)
        feed.run([0, 1, 2], from: 3600)
        feed.trips[0].visits[1].marks = .noBoarding
        let (found, _) = try departures(feed)
        #expect(found.departures(at: 0).map(\.second) == [3600])
        #expect(found.departures(at: 1).isEmpty && found.departures(at: 2).isEmpty)
    }

    @Test func aVehicleThatGoesOnDepartsOnce() throws {
        var feed = TinyFeed.row(3)
        feed.run([0, 1], from: 3600, block: 1)
        feed.run([1, 2], from: 4000, block: 1)
        #expect(try departures(feed).0.departures(at: 1).map(\.second) == [4000])
        // Joined though it begins elsewhere: who sits in it is carried on from the last stop.
        feed.trips[1].visits[0].stop = 0
        feed.transfers = [TransferRule(.inSeat, fromTrip: 0, toTrip: 1)]
        let (found, _) = try departures(feed)
        #expect(found.departures(at: 1).map(\.second) == [3660])
        #expect(found.departures(at: 0).map(\.second) == [3600, 4000])
    }

    @Test func eachTripCountsOnceAtAStation() throws {
        var feed = TinyFeed.row(3)
        feed.run([0, 1, 2, 1, 0], from: 3600)
        let (found, _) = try departures(feed)
        #expect(found.departures(at: 1).map(\.second) == [3660])
        #expect(found.departures(at: 0).map(\.second) == [3600])
    }

    @Test func stationsAreParentsElseNamesCloseTogether() throws {
        var feed = TinyFeed()
        let metre = 1 / 111_195.0
        for (index, north) in [0.0, 80, 160, 1_000, 0].enumerated() {
            feed.stops.append(
                (index == 4 ? "Am Anger" : "Bahnhof", Coordinate(x: 16, y: 48 + north * metre), nil, .stop))
        }
        feed.stops.append(("Halle", Coordinate(x: 16, y: 48), nil, .station))
        feed.stops.append(("Steig 1", Coordinate(x: 16, y: 48.5), 5, .stop))
        feed.stops.append(("Steig 2", Coordinate(x: 16, y: 48.6), 5, .stop))
        feed.run([0, 1, 2, 3, 4, 6, 7], from: 0)
        let (_, stations) = try departures(feed)
        #expect(stations.stationOfStop == [0, 0, 0, 1, 2, -1, 3, 3])
        #expect(stations.name(of: 3) == "Halle")
        #expect(Array(stations.stops(of: 0)) == [0, 1, 2])
        #expect(try departures(feed, within: 70).1.stationOfStop == [0, 1, 2, 3, 4, -1, 5, 5])
        let middle = try #require(stations.place(of: 0))
        #expect(abs(middle.y - (48 + 80 * metre)) < 1e-9)
    }

    @Test func directionsAreStatedOrToldByTheWayOut() throws {
        var feed = TinyFeed.row(3)
        feed.run([0, 1, 2], from: 3600)
        feed.run([2, 1, 0], from: 4000)
        feed.run([0, 1, 2], from: 5000)
        #expect(try departures(feed).0.departures(at: 1).map(\.direction) == [0, 1, 0])
        for (trip, direction) in [1, 0, 1].enumerated() { feed.trips[trip].direction = Int8(direction) }
        #expect(try departures(feed).0.departures(at: 1).map(\.direction) == [1, 0, 1])
    }

    @Test func theNextDepartureBehindTheWindowIsKnown() throws {
        var feed = TinyFeed.row(2)
        feed.run([0, 1], from: 5 * 3600)
        feed.run([0, 1], from: 12 * 3600)
        let feeds = TransitFeeds([feed.feed])
        let timetable = try DayTimetable(feeds, on: TinyFeed.day("2026-05-19"))
        let stations = Stations(of: feeds)
        let window = 6 * 3600..<20 * 3600
        let found = StopDepartures(timetable, at: stations, window: window)
        #expect(found.departures(at: 0).map(\.second) == [43_200])
        // 5 o'clock of the next day is twenty-nine o'clock of this one, and sooner than twelve.
        let seconds = found.departuresAndBeyond(at: 0).map { Int($0.second) }
        #expect(seconds == [43_200, 104_400])
        #expect(ServiceInterval.byExpectedWait(seconds, window: window) == 840)
    }
}
