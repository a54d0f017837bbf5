import Glibc
import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierIO

/// Real feeds against what was counted in them with other programs.
@Suite struct FeedRealDataTests {
    private static let data = "\(Files.root)/../shared/data"
    private static let absence: Comment = "needs the collection of real data beside the repository: ../shared/data"

    private static func isThere(_ path: String) -> Bool { access("\(data)/\(path)", R_OK) == 0 }

    private func read(_ path: String) throws -> (LoadedFeed, [Finding]) {
        let result = FeedReadingResult(file: "\(Self.data)/\(path)")
        return (try #require(result.loaded, "\(result.lines)"), result.findings)
    }

    private func counts(_ loaded: LoadedFeed) -> [Int] {
        let (feed, account) = (loaded.feed, loaded.account)
        return [
            feed.agencies.count, feed.stops.count, feed.lines.count, account.trips, account.stopTimes,
            account.blankTimes,
            account.lateTimes,
        ]
    }

    @Test(.enabled(if: isThere("laspalmas/gtfs"), absence))
    func lasPalmasOnAWednesdayInMay() throws {
        let (loaded, findings) = try read("laspalmas/gtfs/guaguas_20230222.gtfs.zip")
        #expect(counts(loaded) == [1, 793, 44, 6_839, 152_558, 0, 481])
        #expect(loaded.feed.trips.count == 6_839)
        #expect(findings.map(\.code) == ["stop_without_stop_time"])
        #expect(loaded.feed.validity.map { "\($0)" } == "2015-12-10...2025-01-30")
        #expect(loaded.feed.lines.modes.allSatisfy { $0 == .bus })
        let calendar = try #require(TripCalendar(loaded.feed))
        #expect(calendar.busiest.date.description == "2015-12-11" && calendar.busiest.trips == 3_783)
        #expect(calendar.trips(on: try #require(ServiceDate("20230513"))) == 2_161)
        #expect(calendar.trips(on: try #require(ServiceDate("20230514"))) == 1_951)

        let feeds = TransitFeeds([loaded.feed])
        let day = try DayTimetable(feeds, on: try #require(ServiceDate("20230510")))
        #expect(day.tripsOfDate == 3_759)
        var (visits, departures, stops, lines) = (0, 0, Set<Int>(), Set<Int>())
        for trip in day.trips where trip.serviceDay == 0 {
            lines.insert(day.line(of: trip))
            for index in 0..<day.visitCount(of: trip) {
                let visit = day.visit(index, of: trip)
                visits += 1
                stops.insert(visit.stop)
                if (7 * 3600..<9 * 3600).contains(visit.departure) { departures += 1 }
            }
        }
        #expect([visits, departures, stops.count, lines.count] == [82_449, 9_753, 792, 43])
    }

    @Test(.enabled(if: isThere("portoalegre/gtfs"), absence))
    func portoAlegreStatesTimesAtTheEndsOnly() throws {
        let (bus, findings) = try read("portoalegre/gtfs/poa_eptc.gtfs.zip")
        #expect(counts(bus) == [1, 3_986, 115, 2_374, 130_019, 125_271, 0])
        #expect(
            findings.contains { $0.code == "interpolated-times" && $0.message.hasPrefix("125271 stop times of 2374") })
        #expect(bus.feed.stopTimes.marks.filter { $0.contains(.interpolated) }.count == 125_271)
        let (rail, notes) = try read("portoalegre/gtfs/poa_trensurb.gtfs.zip")
        #expect(counts(rail) == [1, 24, 2, 1_248, 14_855, 0, 0])
        #expect(notes.map(\.code).contains("leading_or_trailing_whitespaces"))
        let day = try DayTimetable(TransitFeeds([bus.feed, rail.feed]), on: try #require(ServiceDate("20190513")))
        let own = day.trips.filter { $0.serviceDay == 0 }
        #expect(own.filter { $0.feed == 0 }.count == 2_374 && own.filter { $0.feed == 1 }.count == 529)
        #expect(day.remarks == [])
    }

    @Test(.enabled(if: isThere("gtfs_samples"), absence))
    func theSampleOfTheSpecificationIsRepeatedTrips() throws {
        let (loaded, _) = try read("gtfs_samples/google_sample_feed_1.gtfs.zip")
        #expect(counts(loaded) == [1, 9, 5, 11, 28, 0, 0])
        #expect(loaded.account.frequencies == 11)
        let day = try DayTimetable(TransitFeeds([loaded.feed]), on: try #require(ServiceDate("20070108")))
        #expect(!day.headwayTrips.isEmpty)
    }

    @Test(.enabled(if: isThere("gtfs_samples"), absence))
    func kuopioRunsPastMidnight() throws {
        let (loaded, findings) = try read("gtfs_samples/kuopio_finland.gtfs.zip")
        #expect(counts(loaded) == [5, 1_355, 46, 2_149, 79_123, 0, 2_335])
        let calendar = try #require(TripCalendar(loaded.feed))
        #expect(calendar.busiest.date.description == "2016-12-02" && calendar.busiest.trips == 1_167)
        #expect(findings.contains { $0.code == "duplicate-trip" })
        let day = try DayTimetable(TransitFeeds([loaded.feed]), on: try #require(ServiceDate("20161203")))
        #expect(day.trips.contains { $0.serviceDay == -1 && day.visit(0, of: $0).departure < 3 * 3600 })
    }
}
