import Glibc
import QuartierGeometry
import Testing

@testable import QuartierTransit

@Suite struct DayTimetableTests {
    private func timetable(_ feed: TinyFeed, on date: String = "2026-05-19") throws -> DayTimetable {
        try DayTimetable(TransitFeeds([feed.feed]), on: TinyFeed.day(date))
    }

    private func starts(_ timetable: DayTimetable) -> [Int] {
        timetable.trips.map { timetable.visit(0, of: $0).departure }
    }

    @Test func dayBeforeAndDayAfterAreThere() throws {
        var feed = TinyFeed.row(3)
        feed.run([0, 1, 2], from: 25 * 3600)
        let day = try timetable(feed)
        #expect(starts(day) == [3600, 25 * 3600])
        #expect(day.trips.map(\.serviceDay) == [-1, 0])
        #expect(day.tripsOfDate == 1)
        feed.run([2, 1], from: 3 * 3600)
        #expect(try starts(timetable(feed)) == [3600, 25 * 3600, 3 * 3600, 27 * 3600])
    }

    /// On 29 March 2026 clocks in Vienna went from 2 to 3 o'clock: the night before is an hour closer.
    @Test(.enabled(if: access("/usr/share/zoneinfo/Europe/Vienna", R_OK) == 0, "the package tzdata is not installed"))
    func nightsOfAChangeOfClocksAreAnHourShorterOrLonger() throws {
        let bytes = try Bytes.of("/usr/share/zoneinfo/Europe/Vienna")
        let zone = try #require(bytes.withUnsafeBytes { TimeZoneRules(name: "Europe/Vienna", file: $0) })
        var feed = TinyFeed.row(2)
        feed.zone = zone
        feed.run([0, 1], from: 26 * 3600)
        #expect(try starts(timetable(feed, on: "2026-03-29")).first == 3 * 3600)
        #expect(try starts(timetable(feed, on: "2026-10-25")).first == 3600)
        #expect(try starts(timetable(feed, on: "2026-05-19")).first == 2 * 3600)
    }

    @Test func feedsOfOtherZonesAreOnTheFirstOnesClock() throws {
        let bytes = try Bytes.of("/usr/share/zoneinfo/Europe/London")
        let london = bytes.withUnsafeBytes { TimeZoneRules(name: "Europe/London", file: $0) }
        guard let london else { return }
        var (first, second) = (TinyFeed.row(2), TinyFeed.row(2))
        first.run([0, 1], from: 8 * 3600)
        second.zone = london
        second.run([0, 1], from: 8 * 3600)
        let feeds = TransitFeeds([first.feed, second.feed])
        let summer = try DayTimetable(feeds, on: TinyFeed.day("2026-05-19"))
        #expect(
            summer.trips.filter { $0.serviceDay == 0 }.map { summer.visit(0, of: $0).departure } == [28_800, 25_200])
        #expect(summer.trips.filter { $0.feed == 1 }.map { summer.visit(0, of: $0).stop }.allSatisfy { $0 == 2 })
    }

    @Test func datesOutsideTheFeedNameTheDaysInside() throws {
        var feed = TinyFeed.row(2)
        feed.run([0, 1], from: 0)
        do {
            _ = try timetable(feed, on: "2027-01-01")
            Issue.record("a date outside must be refused")
        } catch let error as TransitError {
            #expect(error.code == .outsideValidity)
            #expect(error.message.contains("2026-01-01 to 2026-12-31"))
        }
        feed.regular = [nil]
        #expect(throws: TransitError.self) { try timetable(feed) }
    }

    @Test func daysWithoutServiceAndHolidaysAreRemarked() throws {
        var feed = TinyFeed.row(2)
        feed.regular = [
            Services.Regular(weekdays: 0b001_1111, period: TinyFeed.year),
            Services.Regular(weekdays: 0b001_1111, period: TinyFeed.year),
        ]
        for start in 0..<3 { feed.run([0, 1], from: start * 3600, service: start == 0 ? 0 : 1) }
        feed.exceptions = [Services.Exception(service: 1, date: TinyFeed.day("2026-05-25"), isAdded: false)]
        #expect(try timetable(feed).remarks == [])
        #expect(try timetable(feed, on: "2026-05-24").remarks.map(\.kind) == [.noService])
        let holiday = try timetable(feed, on: "2026-05-25").remarks
        #expect(holiday.map(\.kind) == [.fewTrips])
        #expect(holiday.first?.message == "only 1 trips run on 2026-05-25, a Monday, against 3 on most such days")
    }

    @Test func exactFrequenciesAreTripsAndOthersAreHeadways() throws {
        var feed = TinyFeed.row(2)
        feed.run([0, 1], from: 10 * 3600)
        feed.run([1, 0], from: 0)
        feed.frequencies = [
            Frequency(trip: 0, start: 6 * 3600, end: 7 * 3600, headway: 1500, isExact: true),
            Frequency(trip: 1, start: 6 * 3600, end: 7 * 3600, headway: 1800, isExact: false),
        ]
        let day = try timetable(feed)
        let own = day.trips.filter { $0.serviceDay == 0 }
        #expect(own.map { day.visit(0, of: $0).departure } == [21_600, 23_100, 24_600])
        #expect(day.visit(1, of: own[1]).arrival == 23_160)
        let headway = try #require(day.headwayTrips.first { $0.start == 21_600 })
        #expect(headway.departures == 2)
        #expect(headway.expanded().map { day.visit(0, of: $0).departure } == [21_600, 23_400])
        #expect(headway.expanded(phase: 0.5).map { day.visit(1, of: $0).arrival } == [22_560, 24_360])
    }

    @Test func blocksGoOnWhereTheyEndedUnlessARuleSaysOtherwise() throws {
        var feed = TinyFeed.row(4)
        feed.run([0, 1], from: 3600, block: 1)
        feed.run([1, 2], from: 4000, block: 1)
        feed.run([3, 2], from: 5000, block: 1)
        feed.run([2, 0], from: 6000)
        func next(_ rules: [TransferRule]) throws -> [Int32] {
            feed.transfers = rules
            let day = try timetable(feed)
            let first = try #require(day.trips.firstIndex { $0.serviceDay == 0 })
            return day.continuations[first..<first + 4].map { $0 < 0 ? -1 : $0 - Int32(first) }
        }
        #expect(try next([]) == [1, -1, -1, -1])
        #expect(try next([TransferRule(.inSeat, fromTrip: 2, toTrip: 3)]) == [1, -1, 3, -1])
        #expect(try next([TransferRule(.inSeat, fromTrip: 0, toTrip: 3)]) == [3, -1, -1, -1])
        #expect(try next([TransferRule(.inSeatForbidden, fromTrip: 0, toTrip: 1)]) == [-1, -1, -1, -1])
        #expect(try next([TransferRule(.inSeat, fromTrip: 3, toTrip: 0)]) == [1, -1, -1, -1])
    }

    @Test func tripsAreCountedDayByDay() throws {
        var feed = TinyFeed.row(2)
        var dice = Dice(state: 4)
        for _ in 0..<50 {
            feed.regular = (0..<3).map { _ in
                let start = TinyFeed.day("2026-02-20").advanced(by: dice.roll(20))
                return dice.roll(4) == 0
                    ? nil
                    : Services.Regular(
                        weekdays: UInt8(dice.roll(128)), period: start...start.advanced(by: dice.roll(30)))
            }
            feed.exceptions = (0..<6).map { _ in
                Services.Exception(
                    service: Int32(dice.roll(3)), date: TinyFeed.day("2026-02-15").advanced(by: dice.roll(50)),
                    isAdded: dice.roll(2) == 0)
            }
            feed.trips = []
            for _ in 0..<5 { feed.run([0, 1], from: 0, service: dice.roll(3)) }
            let made = feed.feed
            guard let calendar = TripCalendar(made) else {
                #expect(made.validity == nil)
                continue
            }
            for day in 20_490..<20_590 {
                let date = ServiceDate(day: day)
                let trips = made.trips.services.filter { made.services.isActive(Int($0), on: date) }.count
                #expect(calendar.trips(on: date) == trips, "\(date)")
            }
        }
    }

    @Test func duplicatesNeedACommonDay() {
        var feed = TinyFeed.row(3)
        feed.regular = [
            Services.Regular(weekdays: 0b001_1111, period: TinyFeed.year),
            Services.Regular(weekdays: 0b110_0000, period: TinyFeed.year),
            Services.Regular(weekdays: 0b001_0000, period: TinyFeed.year),
        ]
        for service in [0, 1, 2, 0] { feed.run([0, 1, 2], from: 3600, service: service) }
        feed.run([0, 1, 2], from: 3601)
        feed.run([0, 2], from: 3600)
        let pairs = DuplicateTrips(in: feed.feed).pairs
        #expect(pairs.map(\.trip) == [2, 3] && pairs.map(\.original) == [0, 0])
        // The only common days are removed.
        feed.regular[2] = Services.Regular(
            weekdays: 0b001_0000, period: TinyFeed.day("2026-05-22")...TinyFeed.day("2026-05-22"))
        feed.exceptions = [Services.Exception(service: 0, date: TinyFeed.day("2026-05-22"), isAdded: false)]
        #expect(DuplicateTrips(in: feed.feed).pairs.map(\.trip) == [3])
    }
}

@Suite struct TimeInterpolationTests {
    private func fill(_ times: [Int32], distances: [Double]? = nil, x: [Double]) -> (
        [Int32], TimeInterpolation.Measure?
    ) {
        var (arrivals, departures) = (times, times)
        let measure = arrivals.withUnsafeMutableBufferPointer { arrivals in
            departures.withUnsafeMutableBufferPointer { departures in
                (distances ?? []).withUnsafeBufferPointer { stated in
                    TimeInterpolation.fill(
                        arrivals: arrivals, departures: departures, distances: distances == nil ? nil : stated
                    ) { Coordinate(x: x[$0], y: 0) }
                }
            }
        }
        #expect(arrivals == departures)
        return (arrivals, measure)
    }

    @Test func timesFollowStraightLinesOrStatedDistances() {
        let blank: [Int32] = [0, -1, -1, 100, -1, 160]
        let x = [0, 0.1, 0.3, 0.4, 0.5, 0.8]
        #expect(fill(blank, x: x) == ([0, 25, 75, 100, 115, 160], .straightLines))
        #expect(
            fill(blank, distances: [0, 5, 10, 20, 21, 40], x: x) == ([0, 25, 50, 100, 103, 160], .statedDistances))
        // One blank or shrinking distance makes all of them useless.
        #expect(fill(blank, distances: [0, 5, .nan, 20, 21, 40], x: x).1 == .straightLines)
        #expect(fill(blank, distances: [0, 5, 4, 20, 21, 40], x: x).1 == .straightLines)
        #expect(fill([0, -1, -1, 90], x: [1, 1, 1, 1]) == ([0, 30, 60, 90], .straightLines))
        #expect(fill([0, 30, 60], x: [1, 1, 1]).1 == nil)
    }
}

enum Bytes {
    static func of(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        return Array(bytes[..<fread(&bytes, 1, bytes.count, file)])
    }
}
