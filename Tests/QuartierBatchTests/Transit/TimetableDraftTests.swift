import Foundation
import QuartierModel
import QuartierScenario
import QuartierTransit
import Testing

@testable import QuartierBatch

/// What a draft makes of the timetables in a folder.
@Suite struct TimetableDraftTests {
    /// A folder with two districts and whatever is put beside them.
    private static func folder(_ change: (DraftFolder) throws -> Void) throws -> DraftFolder {
        let folder = try DraftFolder()
        try folder.write(DraftFolder.squares(field: "name", values: ["Nord", "Süd"]), to: "bezirke.geojson")
        try change(folder)
        return folder
    }

    private static func unused(_ findings: [Finding]) -> [String] {
        findings.filter { $0.code == "not-used" }.map { "\($0.place.file ?? ""): \($0.message)" }
    }

    @Test(arguments: ["linien.zip", "LINIEN.ZIP", "netz/linien.zip"])
    func anArchiveIsTheTimetable(name: String) throws {
        let draft = try Self.folder { folder in
            try folder.makeFolder("netz")
            try SmallFeed().writeArchive(to: folder.path + "/" + name)
        }.draft()
        #expect(draft.messages == [])
        #expect(draft.study?.feeds.map(\.path.text) == [name])
        #expect(draft.findings.isEmpty)
    }

    @Test(arguments: [("gtfs", "gtfs"), ("netz/wien", "netz/wien"), (".", ".")])
    func aFolderOfTablesIsOneAndItsTablesAreNoFilesOfTheirOwn(name: String, path: String) throws {
        let draft = try Self.folder { try SmallFeed().write(to: $0.path + "/" + name) }.draft()
        #expect(draft.messages == [])
        // What is no name of a file is in quotes, and is a path all the same.
        #expect(draft.study?.feeds.map(\.path.text) == [path])
        #expect(draft.findings.isEmpty)
    }

    @Test func filesBesideTheTablesAreLookedInto() throws {
        let draft = try Self.folder { folder in
            try SmallFeed().write(to: folder.path + "/netz")
            try folder.write(DraftFolder.squares(field: "geschosse", values: ["3"]), to: "netz/haeuser.geojson")
        }.draft()
        #expect(draft.study?.layers[.buildings]?.path.text == "netz/haeuser.geojson")
        #expect(draft.study?.feeds.count == 1)
        #expect(draft.text.contains("indicators: [density, transit]"))
    }

    @Test func severalNearTheDistrictsAreAListAndOthersAreLeft() throws {
        let draft = try Self.folder { folder in
            try SmallFeed(weekdays: "1,1,1,1,1,1,1").writeArchive(to: folder.path + "/b.zip")
            try SmallFeed().write(to: folder.path + "/a")
            try SmallFeed(longitude: 18).writeArchive(to: folder.path + "/far.zip")
        }.draft()
        #expect(draft.messages == [])
        #expect(draft.study?.feeds.map(\.path.text) == ["a", "b.zip"])
        #expect(
            Self.unused(draft.findings) == [
                "far.zip: it is a timetable, but none of its stops is near the districts"
            ])
        #expect(draft.text.contains("# - far.zip: it is a timetable"))
    }

    @Test func anArchiveAndWhatWasUnpackedFromItAreOneTimetable() throws {
        let draft = try Self.folder { folder in
            try SmallFeed().writeArchive(to: folder.path + "/linien.zip")
            try SmallFeed().write(to: folder.path + "/linien")
        }.draft()
        #expect(draft.study?.feeds.map(\.path.text) == ["linien"])
        #expect(Self.unused(draft.findings) == ["linien.zip: it is the timetable of linien once more"])
    }

    @Test func oneFarStopDoesNotMakeATimetableNear() throws {
        // The box of its stops spans the districts, but no stop is there.
        let draft = try Self.folder { folder in
            try SmallFeed(longitude: 15.9).write(to: folder.path + "/west")
            try ResultRun.replace(
                "B,Bahn,48.0005,15.91", with: "B,Bahn,48.0005,16.5", in: folder.path + "/west/stops.txt")
        }.draft()
        #expect(draft.study?.feeds.isEmpty == true)
        #expect(draft.study?.date == nil)
        #expect(draft.messages == [])
    }

    // MARK: The day

    @Test(arguments: [
        // The first Tuesday, Wednesday or Thursday of several alike; 1 January 2026 is a Thursday.
        (SmallFeed(), "2026-01-01"),
        (SmallFeed(period: "20260102,20261231"), "2026-01-06"),
        // The busiest, though Fridays may have more.
        (SmallFeed(busyDay: "20260520"), "2026-05-20"),
        (SmallFeed(busyDay: "20260522"), "2026-01-01"),
        // Service at weekends only.
        (SmallFeed(weekdays: "0,0,0,0,0,1,1"), "2026-01-03"),
        (SmallFeed(period: "20260102,20260104"), "2026-01-02"),
    ])
    func theDayIsTheBusiestInTheMiddleOfTheWeek(feed: SmallFeed, date: String) throws {
        let draft = try Self.folder { try feed.write(to: $0.path + "/gtfs") }.draft()
        #expect(draft.messages == [])
        #expect(draft.study?.date == date)
    }

    @Test func theReasonAndTheValidityStandAboveTheDay() throws {
        let text = try Self.folder { try SmallFeed(busyDay: "20260520").write(to: $0.path + "/gtfs") }.draft().text
        let comment = text.components(separatedBy: "date: ")[0].components(separatedBy: "crs: ")[1]
            .replacingOccurrences(of: "\n# ", with: " ")
        #expect(comment.contains("the one with most trips, and the first of several: a Wednesday with 2 trips"))
        #expect(comment.contains("Valid: gtfs from 2026-01-01 to 2026-12-31."))
        let odd = try Self.folder { try SmallFeed(weekdays: "0,0,0,0,0,1,1").write(to: $0.path + "/gtfs") }.draft().text
        #expect(odd.contains("no Tuesday, Wednesday or Thursday has service"))
    }

    @Test func theDayIsOneThatAllAreValidOn() throws {
        let draft = try Self.folder { folder in
            try SmallFeed(period: "20260101,20260630", busyDay: "20260520").write(to: folder.path + "/a")
            try SmallFeed(period: "20260601,20261231", busyDay: "20260603").write(to: folder.path + "/b")
            try SmallFeed(period: "20270101,20271231").write(to: folder.path + "/c")
        }.draft()
        #expect(draft.study?.feeds.map(\.path.text) == ["a", "b"])
        #expect(draft.study?.date == "2026-06-03")
        #expect(
            Self.unused(draft.findings) == [
                "c: it is a timetable valid from 2027-01-01 to 2027-12-31, without a day in common with a, b"
            ])
    }

    // MARK: What cannot be used

    @Test func anArchiveOfOtherThingsStaysUnusedWithTheReason() throws {
        let draft = try Self.folder { folder in
            try SmallFeed.write([("readme.md", Array("x".utf8))], to: folder.path + "/notes.zip")
            try SmallFeed.write([("a/x.shp", [1]), ("b/x.shp", [2])], to: folder.path + "/maps.zip")
            try folder.write("no archive", to: "text.zip")
        }.draft()
        #expect(draft.study?.feeds.isEmpty == true)
        #expect(draft.findings.map(\.severity) == [.note, .note, .note])
        #expect(
            Self.unused(draft.findings).contains(
                "notes.zip: the archive holds no timetable: there is no stops.txt, no trips.txt …"))
        #expect(Set(draft.findings.compactMap(\.place.file)) == ["maps.zip", "notes.zip", "text.zip"])
        #expect(draft.text.contains("# - maps.zip: the archive holds folders"))
    }

    @Test func aBrokenTimetableIsAFindingAndNotUsed() throws {
        let draft = try Self.folder { folder in
            try SmallFeed(missing: "trips.txt").write(to: folder.path + "/a")
            try SmallFeed(missing: "stop_times.txt").writeArchive(to: folder.path + "/b.zip")
            try SmallFeed(weekdays: "0,0,0,0,0,0,0").write(to: folder.path + "/c")
            try SmallFeed().write(to: folder.path + "/sound")
        }.draft()
        #expect(draft.messages == [])
        #expect(draft.study?.feeds.map(\.path.text) == ["sound"])
        #expect(
            draft.findings.map(\.description) == [
                "a: warning: there is no trips.txt. Get a whole GTFS feed from its publisher [missing_required_file]",
                "b.zip: warning: there is no stop_times.txt. Get a whole GTFS feed from its publisher "
                    + "[missing_required_file]",
                "c: warning: the calendars name no day of service. Get the feed anew from its publisher "
                    + "[feed-without-service]",
            ])
        #expect(draft.text.contains("# - b.zip: there is no stop_times.txt"))
    }

    @Test func aTimetableAloneMakesADraftThatLacksTheDistricts() throws {
        let folder = try DraftFolder()
        try SmallFeed().writeArchive(to: folder.path + "/linien.zip")
        let draft = try folder.draft()
        #expect(draft.messages == [])
        #expect(draft.study?.feeds.map(\.path.text) == ["linien.zip"])
        #expect(draft.findings.map(\.code) == ["no-districts"])
    }

    // MARK: Stops and classes

    @Test func stopsAreLeftToTheTimetable() throws {
        let stops = DraftFolder.points(field: "takt", values: ["6", "12"])
        let alone = try Self.folder { try $0.write(stops, to: "haltestellen.geojson") }.draft()
        #expect(alone.study?.layers[.stops] != nil)
        let both = try Self.folder { folder in
            try folder.write(stops, to: "haltestellen.geojson")
            try SmallFeed().write(to: folder.path + "/gtfs")
        }.draft()
        #expect(both.messages == [])
        #expect(both.study?.layers[.stops] == nil)
        #expect(
            Self.unused(both.findings) == [
                "haltestellen.geojson: it looks like stops, but the timetables have them, with their departures"
            ])
    }

    @Test func everyStandardIsOfferedAndNoneIsTaken() throws {
        let draft = try Self.folder { try SmallFeed().write(to: $0.path + "/gtfs") }.draft()
        #expect(draft.study?.parameters.transitClasses.standard == nil)
        #expect(!draft.text.contains("\nparameters:"))
        for standard in QualityStandard.all {
            let chosen = draft.text.replacingOccurrences(
                of: "# parameters: {transit_classes: {standard: …}}",
                with: "parameters: {transit_classes: {standard: \(standard.id)}}")
            let (study, findings) = StudyTexts.readWhole(chosen)
            #expect(findings.all.isEmpty, "\(standard.id)")
            #expect(study?.parameters.transitClasses.standard == standard)
            #expect(draft.text.contains(standard.id), "\(standard.id)")
        }
        for country in ["Austria: oerok_2017", "Switzerland: are_2017", "Germany: goat_60, goat_120, goat_210"] {
            #expect(draft.text.contains("# - \(country)"), "\(country)")
        }
    }
}
