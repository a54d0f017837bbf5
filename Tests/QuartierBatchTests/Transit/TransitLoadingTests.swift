import Foundation
import QuartierGeometry
import QuartierModel
import QuartierScenario
import QuartierTransit
import Testing

@testable import QuartierBatch

/// Timetables as studies name them, and what comes of them.
@Suite struct TransitLoadingTests {
    // MARK: What cannot be used

    @Test func aDayMustBeStated() throws {
        let expected = """
            study.yaml, date: error: timetables need a day: the key 'date' is missing. State one, such as date: \
            2026-05-19 [missing-key]
            """
        #expect(try TransitStudy.findings(TransitStudy.text(date: nil)) == [expected])
    }

    @Test(arguments: ["2025-12-31", "2027-01-01"])
    func aDayOutsideTheValidityIsAnErrorWithTheDaysInside(date: String) throws {
        let expected = """
            gtfs: error: \(date) lies outside the days the timetable is valid on, 2026-01-01 to 2026-12-31. Choose a \
            date of that period, or get the timetable that holds on the date [date-outside-feed]
            """
        #expect(try TransitStudy.findings(TransitStudy.text(date: date)) == [expected])
    }

    @Test func everyFeedMustBeValidOnTheDay() throws {
        let findings = try TransitStudy.findings(TransitStudy.text(transit: "[gtfs, old, older]")) { folder in
            try SmallFeed(period: "20240101,20240630").write(to: folder + "/old")
            try SmallFeed(period: "20230101,20230630").write(to: folder + "/older")
        }
        #expect(findings.map { $0.prefix { $0 != ":" } } == ["old", "older"])
        #expect(findings.first?.contains("2024-01-01 to 2024-06-30") == true)
    }

    @Test func stopsAndTimetablesAreNotBothStated() throws {
        let findings = try TransitStudy.findings(TransitStudy.text(layers: "stops: stops.geojson, "))
        #expect(findings.count == 1)
        #expect(findings.first?.contains("error: 'stops' and 'transit' both say where the stops are") == true)
        #expect(findings.first?.contains("[conflicting-keys]") == true)
    }

    @Test func aTimetableOfAnotherPlaceIsAnError() throws {
        let expected = """
            far: error: no station lies within 3 000 m of what the study has. Check that the timetables are those of the \
            place [layer-elsewhere]
            """
        let findings = try TransitStudy.findings(TransitStudy.text(transit: "far")) {
            try SmallFeed(longitude: 2).write(to: $0 + "/far")
        }
        #expect(findings == [expected])
    }

    @Test(arguments: [
        ("districts.geojson", "the file is no archive, but text such as GeoJSON"),
        ("nowhere.zip", "there is no such file"),
        (".", "there is no agency.txt, stops.txt, routes.txt, trips.txt, stop_times.txt"),
    ])
    func whatIsNoTimetableIsAnErrorThatSaysWhatItIs(path: String, words: String) throws {
        let findings = try TransitStudy.findings(TransitStudy.text(transit: path))
        #expect(findings.count == 1)
        #expect(findings.first?.hasPrefix("\(path): error: ") == true, "\(findings)")
        #expect(findings.first?.contains(words) == true, "\(findings)")
    }

    @Test(arguments: ["[gtfs, ./gtfs]", "[gtfs, gtfs/]", "[gtfs, gtfs]", "[gtfs, copy]", "[gtfs, copy.zip]"])
    func oneTimetableTwiceIsAnErrorUnderAnyName(transit: String) throws {
        let findings = try TransitStudy.findings(TransitStudy.text(transit: transit)) { folder in
            try FileManager.default.copyItem(atPath: folder + "/gtfs", toPath: folder + "/copy")
            try SmallFeed.pack(folder + "/gtfs", to: folder + "/copy.zip")
        }
        #expect(findings.count == 1)
        #expect(findings.first?.contains("error: it is the timetable of 'gtfs' once more") == true, "\(findings)")
    }

    @Test func walksWithoutStreetsAreToldWhatToDo() throws {
        let text = TransitStudy.text(layers: "", parameters: "stop_access: {distance: network}")
        let told = try TransitStudy.findings(text, atLeast: .warning).filter { $0.contains("layer 'streets'") }
        #expect(told.count == 1)
        #expect(
            told.first?.contains("Add the layer, or measure in a straight line: 'distance: straight'") == true,
            "\(told)")
    }

    // MARK: What is odd about the day

    @Test func aHolidayWithoutServiceIsTold() throws {
        let findings = try TransitStudy.findings(TransitStudy.text(date: "2026-05-25"), atLeast: .warning) { folder in
            try ResultRun.replace("SO,20260525,1\n", with: "", in: folder + "/gtfs/calendar_dates.txt")
        }
        let told = findings.filter { $0.hasPrefix("gtfs: ") }
        #expect(
            told == [
                """
                gtfs: warning: no trip runs on 2026-05-25, a Monday; a Monday with service has 108. Choose another date; \
                most trips run on 2026-01-02 [no-service-on-date]
                """
            ])
    }

    @Test func aHolidayWithFewTripsIsTold() throws {
        let findings = try TransitStudy.findings(TransitStudy.text(date: "2026-05-25"), atLeast: .warning) { folder in
            let gtfs = folder + "/gtfs"
            try ResultRun.replace("SO,20260525,1", with: "XX,20260525,1", in: gtfs + "/calendar_dates.txt")
            try ResultRun.replace("T,SO,T-SO-0", with: "T,XX,T-SO-0", in: gtfs + "/trips.txt")
        }
        #expect(
            findings.filter { $0.hasPrefix("gtfs: ") } == [
                """
                gtfs: warning: only 1 trips run on 2026-05-25, a Monday, against 108 on most such days. Choose another \
                date if this one is a holiday [few-trips-on-date]
                """
            ])
    }

    /// Each way 52 buses, 90 + 14 trams and 180 + 27 metros on working days; 30, 59 and 117 on Sundays.
    @Test(arguments: [("2026-05-19", 726), ("2026-01-07", 726), ("2026-05-25", 412), ("2026-05-24", 412)])
    func theTripsOfTheDayAreCountedAlone(date: String, trips: Int) throws {
        let findings = try TransitStudy.findings(TransitStudy.text(date: date), atLeast: .note)
        #expect(findings.contains { $0.hasPrefix("gtfs: note: \(trips) trips on \(date)") }, "\(findings)")
    }

    // MARK: What becomes of it

    @Test func departuresAndModesAreThoseOfTheDrawnStops() throws {
        let study = try TransitStudy.folder(TransitStudy.text()).load()
        let drawn = try TransitStudy.folder(
            TransitStudy.text().replacingOccurrences(of: "transit: gtfs", with: "stops: stops.geojson")
        ).load()
        let (stops, expected) = (study.baseline.city.stops, drawn.baseline.city.stops)
        #expect(expected.count == 3)
        for row in 0..<expected.count {
            let id = expected.identifiers[row]
            let found = try #require((0..<stops.count).first { stops.identifiers[$0] == id })
            #expect(stops.elements[found].departuresPerHour == expected.elements[row].departuresPerHour, "\(id)")
            #expect(stops.elements[found].mode == expected.elements[row].mode, "\(id)")
            #expect(stops.elements[found].name == expected.elements[row].name, "\(id)")
            // The table has degrees of seven decimals, and the way to them is exact to the centimetre.
            let place = try #require(stops.shapes.centroid(of: found))
            let drawnPlace = try #require(expected.shapes.centroid(of: row))
            #expect(place.distance(to: drawnPlace) < 0.1, "\(id)")
        }
    }

    @Test func stopsOfSeveralTimetablesHaveTheirScopes() throws {
        let text = TransitStudy.text(transit: "[gtfs, {path: far.zip}, other/gtfs]")
        let study = try TransitStudy.folder(text) { folder in
            try SmallFeed(longitude: 16.495, north: 48.225, name: "Mitte").writeArchive(to: folder + "/far.zip")
            try SmallFeed(longitude: 16.496, north: 48.226, name: "Rand").write(to: folder + "/other/gtfs")
        }.load()
        let names = (0..<study.baseline.city.stops.count).map { study.baseline.city.stops.identifiers[$0] }
        // Two folders have one last part, so that their whole names tell them apart.
        #expect(names.contains("gtfs:S1") && names.contains("far:A") && names.contains("other/gtfs:B"))
        #expect(Set(names).count == names.count)
        #expect(names.count == 9 + 2 + 2)
    }

    @Test func stationsOfOneNameInTwoTimetablesAreOne() throws {
        let study = try TransitStudy.folder(TransitStudy.text(transit: "[gtfs, more]")) { folder in
            try SmallFeed(longitude: 16.4898, north: 48.2254, name: "West").write(to: folder + "/more")
        }.load()
        let stops = study.baseline.city.stops
        let west = (0..<stops.count).filter { stops.elements[$0].name == "West" }
        #expect(west.map { stops.identifiers[$0] } == ["gtfs:S1"])
        // 84 departures in 14 hours, and the bus of 8 o'clock.
        #expect(stops.elements[west[0]].departuresPerHour == 85.0 / 14)
    }
}
