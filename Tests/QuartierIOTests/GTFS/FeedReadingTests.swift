import QuartierModel
import QuartierTransit
import Testing

@testable import QuartierIO

/// What is read of a feed, and what becomes of rows that are wrong.
@Suite struct FeedReadingTests {
    @Test func aSoundFeedIsReadWhole() throws {
        let result = FeedText().read()
        let loaded = try #require(result.loaded)
        let feed = loaded.feed
        #expect(result.codes == ["interpolated-times"])
        #expect(result.trips == ["T1", "T2", "T3"])
        #expect(feed.stops.names[2] == "Chor \"Neu\", Platz")
        #expect(feed.stops.parents == [-1, 3, -1, -1])
        #expect(feed.stops.kinds == [.stop, .stop, .stop, .station])
        #expect(feed.lines.modes == [.tram, .bus] && feed.lines.names[1] == "Nachtlinie")
        #expect(feed.trips.directions == [0, 1, -1] && feed.trips.blocks == [0, 0, -1])
        #expect(feed.stopTimes.departures == [28_800, 29_100, 29_400, 32_400, 32_940, 91_800, 92_400])
        #expect(feed.stopTimes.arrivals[4] == 32_880)
        #expect(feed.stopTimes.marks[1] == .interpolated && feed.stopTimes.marks[2] == .noBoarding)
        #expect(feed.stopTimes.marks[3] == .boardingOnDemand && feed.stopTimes.marks[4] == .alightingOnDemand)
        #expect(feed.validity.map { "\($0)" } == "2026-01-01...2026-12-31")
        let day = try #require(ServiceDate("20260525"))
        #expect(!feed.services.isActive(0, on: day) && feed.services.isActive(0, on: day.advanced(by: 1)))
        #expect(loaded.account.blankTimes == 1 && loaded.account.lateTimes == 2 && loaded.account.stopTimes == 7)
    }

    /// The order of rows and columns does not matter.
    @Test func unsortedStopTimesAreSorted() throws {
        var text = FeedText()
        let rows = (text.tables[.stopTimes] ?? "").split(separator: "\n")
        text.tables[.stopTimes] = ([rows[0]] + rows.dropFirst().reversed()).joined(separator: "\n")
        let (one, other) = (try #require(FeedText().read().loaded?.feed), try #require(text.read().loaded?.feed))
        #expect(one.stopTimes.departures == other.stopTimes.departures && one.stopTimes.stops == other.stopTimes.stops)
        #expect(one.stopTimes.marks == other.stopTimes.marks)
    }

    /// One wrong row: the code it gets, and the trips that are left.
    @Test(arguments: [
        ("T2,09:08:00,09:09:00,A,2,0,3", "T2,09:08:00,09:09:00,X,2,0,3", "foreign_key_violation"),
        ("T2,09:08:00,09:09:00,A,2,0,3", "T2,09:08:00,09:09:00,S,2,0,3", "wrong-location-type"),
        ("T2,09:08:00,09:09:00,A,2,0,3", "T2,9:8:00,09:09:00,A,2,0,3", "invalid_time"),
        ("T2,09:08:00,09:09:00,A,2,0,3", "T2,909:08:00,909:09:00,A,2,0,3", "invalid_time"),
        ("T2,09:08:00,09:09:00,A,2,0,3", "T2,09:08:00,09:09:00,A,-2,0,3", "invalid_integer"),
        ("T2,09:08:00,09:09:00,A,2,0,3", "T2,09:08:00,09:09:00,A,1,0,3", "duplicate_key"),
        ("T2,09:08:00,09:09:00,A,2,0,3", "T2,,,A,2,0,3", "missing_trip_edge"),
        ("T2,09:08:00,09:09:00,A,2,0,3\n", "", "unusable_trip"),
        ("T2,09:08:00,09:09:00,A,2,0,3", "T2,09:08:00,09:09:00,A,2,0,3,9", "invalid_row_length"),
        (
            "T2,09:08:00,09:09:00,A,2,0,3", "T2,08:08:00,08:09:00,A,2,0,3",
            "stop_time_with_arrival_before_previous_departure_time"
        ),
        (
            "T2,09:08:00,09:09:00,A,2,0,3", "T2,09:10:00,09:09:00,A,2,0,3",
            "stop_time_with_arrival_before_previous_departure_time"
        ),
    ])
    func aWrongStopTimeCostsItsTrip(_ old: String, _ new: String, _ code: String) throws {
        let result = FeedText.with(old, new, in: .stopTimes)
        #expect(result.trips == ["T1", "T3"])
        #expect(result.loaded?.account.tripsLeftOut == [code: 1])
        let finding = try #require(result.findings.first { $0.code == code }, "\(result.lines)")
        #expect(finding.severity == .warning && finding.place.line != nil && finding.remedy != nil)
        #expect(finding.place.file?.hasPrefix("t.zip!/") == true)
    }

    @Test func areasOnDemandAreLeftOutQuietly() {
        var text = FeedText()
        text.replace("drop_off_type\n", with: "drop_off_type,location_id\n", in: .stopTimes)
        text.replace("T2,09:08:00,09:09:00,A,2,0,3", with: "T2,,,,2,2,2,area", in: .stopTimes)
        let result = text.read()
        #expect(result.trips == ["T1", "T3"])
        #expect(result.findings.first { $0.code == "flexible-trip" }?.severity == .note)
    }

    /// Wrong rows of other tables, what is said, and which trips are left.
    @Test(arguments: [
        (FeedTable.trips, "R2,night,T3", "R9,night,T3", "foreign_key_violation", ["T1", "T2"]),
        (.trips, "R2,night,T3", "R2,day,T3", "foreign_key_violation", ["T1", "T2"]),
        (.trips, "R2,night,T3,,", "R2,night,T1,,", "duplicate_key", ["T1", "T2"]),
        (.trips, "T2,1,b", "T2,7,b", "unexpected_enum_value", ["T1", "T2", "T3"]),
        (.routes, "Nachtlinie,3", "Nachtlinie,9", "unexpected_enum_value", ["T1", "T2", "T3"]),
        (.routes, "Nachtlinie,3", "Nachtlinie,bus", "invalid_integer", ["T1", "T2", "T3"]),
        (.stops, "Am Anger,48.20,16.30", "Am Anger,0,0", "point_near_origin", []),
        (.stops, "Am Anger,48.20,16.30", "Am Anger,,", "stop_without_location", []),
        (.stops, "Am Anger,48.20,16.30", "Am Anger,N48,16.30", "invalid_float", []),
        (.stops, "Am Anger,48.20,16.30", "Am Anger,148.20,16.30", "number_out_of_range", []),
        (.stops, "Am Anger,48.20,16.30", "Am Anger,90,16.30", "point_near_pole", []),
        (.stops, "16.31,0,S", "16.31,0,X", "foreign_key_violation", ["T1", "T2", "T3"]),
        (.stops, "16.31,0,S", "16.31,0,C", "wrong_parent_location_type", ["T1", "T2", "T3"]),
        (.stops, "16.31,1,\n", "16.31,1,A\n", "station_with_parent_station", ["T1", "T2", "T3"]),
        (.stops, "16.31,1,\n", "16.31,1,\nE,,48,16,2,\n", "location_without_parent_station", ["T1", "T2", "T3"]),
        (.stops, "48.20,16.30,0,", "48.20,16.30,8,", "unexpected_enum_value", ["T1", "T2", "T3"]),
        (.stops, "\nC,", "\nA,,1,1,,\nC,", "duplicate_key", ["T1", "T2", "T3"]),
        (.calendar, "20261231", "20261331", "invalid_date", ["T1", "T2", "T3"]),
        (.calendar, "20261231", "20251231", "start_and_end_range_out_of_order", ["T1", "T2", "T3"]),
        (.calendar, "week,1,1,1,1,1", "week,1,1,yes,1,1", "unexpected_enum_value", ["T1", "T2", "T3"]),
        (.calendar, "week,1,1,1,1,1", "week,0,0,0,0,0", "service_has_no_active_day_of_the_week", ["T1", "T2", "T3"]),
        (.calendarDates, "20260522", "2026-05-22", "invalid_date", ["T1", "T2"]),
        (.calendarDates, "20260522,1", "20260522,3", "unexpected_enum_value", ["T1", "T2"]),
        (.calendarDates, "20260522,1\n", "20260522,1\nnight,20260522,2\n", "duplicate_key", ["T1", "T2", "T3"]),
        (.agency, "Europe/Vienna", "Europe/Wien", "invalid_timezone", ["T1", "T2", "T3"]),
        (.agency, "Europe/Vienna", "../../etc/passwd", "invalid_timezone", ["T1", "T2", "T3"]),
        (.agency, "Vienna\n", "Vienna\n2,B,,UTC\n", "inconsistent_agency_timezone", ["T1", "T2", "T3"]),
    ])
    func aWrongRowIsSaid(_ table: FeedTable, _ old: String, _ new: String, _ code: String, _ trips: [String]) throws {
        let result = FeedText.with(old, new, in: table)
        let finding = try #require(result.findings.first { $0.code == code }, "\(result.lines)")
        #expect(finding.place.file == "t.zip!/\(table.fileName)")
        #expect(result.trips == trips, "\(result.lines)")
    }

    /// A stop whose place nobody knows is passed by; one with a station is where the station is.
    @Test func stopsWithoutAPlaceArePassedBy() throws {
        var text = FeedText()
        text.replace("B,Bahnhof,48.21,16.31,0,S", with: "B,Bahnhof,,,0,S", in: .stops)
        let placed = try #require(text.read().loaded?.feed)
        #expect(placed.stops.places[1] == placed.stops.places[3] && placed.stopTimes.count == 7)
        text.replace("B,Bahnhof,,,0,S", with: "B,Bahnhof,,,0,", in: .stops)
        let result = text.read()
        #expect(result.trips == ["T1", "T2", "T3"])
        #expect(result.loaded?.feed.stopTimes.stops == [0, 2, 2, 0, 0, 2])
        #expect(result.codes == ["stop_without_location", "stop-passed-by", "stop_without_stop_time"])
    }

    @Test(arguments: FeedTable.allCases.filter(\.isRequired))
    func aMissingTableCostsTheFeed(_ table: FeedTable) {
        var text = FeedText()
        text.tables[table] = nil
        #expect(text.read().codes == ["missing_required_file"])
        text.tables[table] = ""
        #expect(text.read().codes.last == "empty_file")
        text.tables[table] = "x,y\n1,2\n"
        #expect(text.read().codes.last == "missing_required_column")
    }

    @Test func aColumnThatIsThereIsNotSuggestedForOneThatIsNot() throws {
        var text = FeedText()
        text.tables[.stops] = try #require(text.tables[.stops]).replacing("stop_lat", with: "lat")
        let finding = try #require(text.read().findings.last { $0.code == "missing_required_column" })
        #expect(finding.message.contains("'stop_lat'"))
        #expect(finding.remedy == "Known are lat")
        #expect(!finding.description.contains("stop_lon"))
    }

    @Test func oneCalendarIsEnough() {
        var text = FeedText()
        text.tables[.calendar] = nil
        #expect(text.read().loaded?.feed.validity.map { "\($0)" } == "2026-05-22...2026-05-22")
        text.tables[.calendarDates] = nil
        #expect(text.read().codes == ["missing_calendar_and_calendar_date_files"])
    }

    /// A hundred thousand wrong rows make one finding that can be read.
    @Test func manyWrongRowsMakeOneFinding() throws {
        var text = FeedText()
        let count = 20_000
        text.tables[.stopTimes, default: ""] += String(repeating: "T9,10:00:00,10:00:00,A,1,0,0\n", count: count)
        let findings = text.read().findings.filter { $0.code == "foreign_key_violation" }
        #expect(findings.count == 1 && findings.first?.count == count)
        let line = try #require(findings.first?.description)
        #expect(line.contains("stop_times.txt:9: ") && line.contains("lines 10, 11, 12, 13 …") && line.count < 250)
    }

    @Test func repeatedTripsAreCheckedAndLimited() throws {
        var text = FeedText()
        text.tables[.frequencies] = """
            trip_id,start_time,end_time,headway_secs,exact_times
            T1,06:00:00,07:00:00,600,1
            T1,06:30:00,08:00:00,900,
            T2,06:00:00,07:00:00,0,
            T9,06:00:00,07:00:00,600,
            """
        let result = text.read()
        #expect(result.trips == ["T1", "T3"])
        for code in ["overlapping_frequency", "number_out_of_range", "foreign_key_violation"] {
            #expect(result.codes.contains(code), "\(result.lines)")
        }
        #expect(result.loaded?.feed.frequencies.map(\.departures) == [6, 6])
        #expect(result.loaded?.feed.frequencies.map(\.isExact) == [true, false])
        var limits = FeedLimits()
        limits.repeatedDepartures = 7
        #expect(text.read(limits: limits).loaded?.account.tripsLeftOut["too-many-departures"] == 1)
    }

    @Test func rulesForChangingReferToWhatIsThere() throws {
        var text = FeedText()
        text.tables[.transfers] = """
            from_stop_id,to_stop_id,transfer_type,min_transfer_time,from_trip_id,to_trip_id
            A,B,2,120,,
            ,,4,,T1,T2
            X,B,2,,,
            A,B,9,,,
            """
        text.tables[.pathways] = """
            pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,traversal_time,length
            p,S,B,2,1,40,30.5
            q,S,X,1,1,,
            """
        let result = text.read()
        #expect(
            result.loaded?.feed.transfers == [
                TransferRule(.minimumTime, fromStop: 0, toStop: 1, minimumSeconds: 120),
                TransferRule(.inSeat, fromTrip: 0, toTrip: 1),
            ])
        #expect(
            result.loaded?.feed.pathways == [
                Pathway(mode: 2, from: 3, to: 1, isBidirectional: true, seconds: 40, metres: 30.5)
            ])
        #expect(result.findings.filter { $0.code == "foreign_key_violation" }.count == 2)
        #expect(result.codes.contains("unexpected_enum_value"))
    }

    @Test func whatIsTooFastIsSaid() throws {
        let result = FeedText.with("T2,09:08:00,09:09:00", "T2,09:00:30,09:09:00", in: .stopTimes)
        let finding = try #require(result.findings.first { $0.code == "fast_travel_between_consecutive_stops" })
        // 2.67 km in 31 seconds: no tram does that.
        #expect(finding.message == "a tram trip runs at 310 km/h between stops", "\(finding)")
    }

    @Test func duplicatesAreCounted() {
        var text = FeedText()
        text.tables[.trips, default: ""] += "R1,week,T4,0,\n"
        text.tables[.stopTimes, default: ""] +=
            "T4,8:00:00,8:00:00,A,1,0,0\nT4,,,B,2,0,0\nT4,08:10:00,08:10:00,C,3,1,0\n"
        let result = text.read()
        #expect(result.codes.contains("duplicate-trip"))
        #expect(result.loaded?.account.duplicateTrips == 1)
    }

    @Test func tooMuchIsRefused() {
        var limits = FeedLimits()
        limits.stopTimes = 6
        #expect(FeedText().read(limits: limits).codes.last == "too_many_rows")
        limits = FeedLimits()
        limits.stopTimesOfTrip = 2
        #expect(FeedText().read(limits: limits).trips == ["T2", "T3"])
    }
}
