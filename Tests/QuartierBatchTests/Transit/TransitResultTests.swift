import Foundation
import QuartierIO
import Testing

@testable import QuartierBatch

/// Results that rest on timetables: what they are made of is told, and what is true of them is taken over.
@Suite struct TransitResultTests {
    private static let run = Result { try TransitStudy.run(TransitStudy.text(output: TransitStudy.maps)) }

    private static let maps = ["buildings", "classes", "stops"].map { "base.transit_\($0).geojson" }

    @Test func anArchiveAndAFolderGiveTheSameResults() throws {
        let folder = try Self.run.get()
        let archive = try TransitStudy.run(TransitStudy.text(transit: "feed.zip", output: TransitStudy.maps)) { path in
            try SmallFeed.pack(path + "/gtfs", to: path + "/feed.zip")
        }
        let names = folder.names.filter { $0 != "manifest.json" }
        #expect(names.filter { $0.contains(".transit_") }.count == 9)
        #expect(archive.names.filter { $0 != "manifest.json" } == names)
        for name in names { #expect(try archive.text(of: name) == folder.text(of: name), "\(name)") }
    }

    @Test func theManifestListsEveryTableWithItsDigest() throws {
        let run = try Self.run.get()
        let inputs = try #require(try run.manifest()["inputs"] as? [[String: Any]])
        let tables = ["agency", "calendar", "calendar_dates", "frequencies", "routes", "stop_times", "stops", "trips"]
        let digests = Shell.digests(in: run.folder + "/gtfs")
        for table in tables {
            let input = try #require(inputs.first { $0["file"] as? String == "gtfs/\(table).txt" }, "\(table)")
            #expect(input["sha256"] as? String == digests["\(table).txt"], "\(table)")
        }
        #expect(inputs.count { ($0["file"] as? String)?.hasPrefix("gtfs") == true } == tables.count)
    }

    @Test func theManifestTellsOfTheStopsAndTheStandard() throws {
        let manifest = try Self.run.get().manifest()
        let layers = try #require(manifest["layers"] as? [[String: Any]])
        let stops = try #require(layers.first { $0["layer"] as? String == "stops" })
        #expect(stops["file"] as? String == "gtfs")
        #expect(stops["crs_source"] as? String == "GTFS")
        #expect(stops["features"] as? Int == 9 && stops["features_used"] as? Int == 9)
        #expect((manifest["study"] as? [String: Any])?["date"] as? String == "2026-05-19")
        let parameters = try #require(manifest["parameters"] as? [String: Any])
        let classes = try #require(parameters["transit_classes"] as? [String: Any])
        #expect((classes["standard"] as? [String: Any])?["id"] as? String == "oerok_2017")
        #expect(classes["window"] as? [String] == ["06:00", "20:00"])
        #expect(classes["distance"] as? String == "network")
        let outputs = try #require(manifest["outputs"] as? [[String: Any]])
        for map in Self.maps { #expect(outputs.contains { $0["file"] as? String == map }, "\(map)") }
    }

    // MARK: Runs over earlier results

    @Test(arguments: [
        ("stops.txt", "West", "Vest"), ("frequencies.txt", ",300,0", ",301,0"),
        ("calendar_dates.txt", "20261208", "20261207"),
        ("agency.txt", "http", "HTTP"),
    ])
    func aByteOfATableGivesOtherKeys(table: String, part: String, other: String) throws {
        let folder = try TransitStudy.folder(TransitStudy.text())
        let before = try folder.load().keys
        let again = try folder.load().keys
        try ResultRun.replace(part, with: other, in: folder.path + "/gtfs/" + table)
        let after = try folder.load().keys
        for id in ["taller", "gone"] {
            #expect(before[id] != nil && before[id] == again[id])
            #expect(before[id] != after[id], "\(id)")
        }
    }

    /// Scenarios of the quarter in the manner of Seestadt change lines, stops and ways; its timetable stays what it is.
    @Test func aRunLeavesTheTimetableAsItIs() throws {
        let original = Shell.digests(in: ResultRun.root + "/Fixtures/seestadt/gtfs")
        #expect(original.count > 5)
        #expect(try Shell.digests(in: ResultRun.seestadt.get().folder + "/gtfs") == original)
    }

    @Test func mapsAreTakenOverUntilTheTimetableChanges() throws {
        let run = try TransitStudy.run(TransitStudy.text(output: TransitStudy.maps))
        let first = Shell.digests(in: run.results).filter { $0.key != "manifest.json" }
        #expect(try run.runAgain().reused == 2)
        #expect(Shell.digests(in: run.results).filter { $0.key != "manifest.json" } == first)
        let changed = try run.runAgain { folder in
            try ResultRun.replace(
                "M-W-0,05:00:00,20:00:00,300", with: "M-W-0,05:00:00,20:00:00,900", in: folder + "/gtfs/frequencies.txt"
            )
        }
        #expect(changed.reused == 0)
        let stops = "taller.transit_stops.geojson"
        #expect(Shell.digests(in: run.results)[stops] != first[stops])
    }

    @Test func aMapThatIsGoneIsMadeAnew() throws {
        let run = try TransitStudy.run(TransitStudy.text(output: TransitStudy.maps))
        let map = run.results + "/taller.transit_classes.geojson"
        let text = try ResultRun.text(at: map)
        #expect(try run.runAgain { _ in try FileManager.default.removeItem(atPath: map) }.reused == 1)
        #expect(try ResultRun.text(at: map) == text)
        try (text + " ").write(toFile: map, atomically: true, encoding: .utf8)
        #expect(try run.runAgain().reused == 1)
        #expect(try ResultRun.text(at: map) == text)
    }

    @Test func mapsAskedForLaterAreMadeAndThoseNoLongerAskedForGo() throws {
        let run = try TransitStudy.run(TransitStudy.text())
        #expect(!run.names.contains { $0.contains("transit_") })
        _ = try run.runAgain { folder in
            try TransitStudy.text(output: TransitStudy.maps)
                .write(toFile: folder + "/study.yaml", atomically: true, encoding: .utf8)
        }
        #expect(run.names.filter { $0.contains(".transit_") }.count == 9)
        _ = try run.runAgain { folder in
            try TransitStudy.text(output: ", transit: [stops]")
                .write(toFile: folder + "/study.yaml", atomically: true, encoding: .utf8)
        }
        #expect(
            run.names.filter { $0.contains(".transit_") } == [
                "base.transit_stops.geojson", "gone.transit_stops.geojson", "taller.transit_stops.geojson",
            ])
    }

    /// Buses every three minutes rest on a cell in doubt: their stops say so, buildings, and areas that hold any such.
    @Test func mapsTellDoubtAndTheHeadwayOfALine() throws {
        let run = try TransitStudy.run(TransitStudy.text(output: TransitStudy.maps)) { folder in
            try ResultRun.replace("Deep East,1", with: "Deep East,3", in: folder + "/gtfs/routes.txt")
            for direction in 0...1 {
                let period = "M-W-\(direction),05:00:00,20:00:00,"
                try ResultRun.replace(period + "300", with: period + "180", in: folder + "/gtfs/frequencies.txt")
            }
        }
        func features(_ kind: String) throws -> [[String: Any]] {
            let text = try run.text(of: "base.transit_\(kind).geojson")
            let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            let features = try #require(object?["features"] as? [[String: Any]])
            return features.compactMap { $0["properties"] as? [String: Any] }
        }
        let (stops, buildings, classes) = try (features("stops"), features("buildings"), features("classes"))
        let served = stops.filter { $0["lines"] as? String == "M" }
        #expect(!served.isEmpty)
        for stop in served {
            #expect(stop["headway_min"] as? Double == 3)
            #expect(stop["note"] as? String == "doubtful_cell")
        }
        let doubted = Set(buildings.filter { $0["note"] as? String != nil }.compactMap { $0["class"] as? String })
        let sure = Set(buildings.filter { $0["note"] as? String == nil }.compactMap { $0["class"] as? String })
        #expect(!doubted.isEmpty && !sure.subtracting(doubted).isEmpty)
        for area in classes {
            let name = try #require(area["class"] as? String)
            #expect((area["note"] as? String == "doubtful_cell") == doubted.contains(name), "\(name)")
        }
    }

    // MARK: Maps that cannot be drawn

    @Test func aStandardThatIsMisspeltIsNotMissingToo() throws {
        let findings = try TransitStudy.findings(
            TransitStudy.text(parameters: "transit_classes: {standard: oerok_2016}", output: TransitStudy.maps))
        #expect(findings.count == 1)
        #expect(findings.first?.contains("did you mean 'oerok_2017'?") == true, "\(findings)")
    }

    @Test(arguments: [
        (
            TransitStudy.text(parameters: "minimum_population: 1", output: TransitStudy.maps),
            "'parameters.transit_classes.standard'"
        ),
        (
            TransitStudy.text(layers: "", output: TransitStudy.maps),
            "the layer 'streets', for the standard measures on foot"
        ),
        (
            TransitStudy.text(output: TransitStudy.maps).replacingOccurrences(
                of: "transit: gtfs", with: "stops: stops.geojson"),
            "the layer 'transit'"
        ),
    ])
    func mapsNeedAStandardStreetsAndTimetables(text: String, missing: String) throws {
        let expected = """
            study.yaml, output.transit: error: maps of public transport need \(missing). Add it, or leave the maps out \
            [missing-layer]
            """
        #expect(try TransitStudy.findings(text) == [expected])
    }

    @Test func asTheCrowFliesMapsNeedNoStreets() throws {
        let text = TransitStudy.text(
            layers: "", parameters: "transit_classes: {standard: goat_120}", output: TransitStudy.maps)
        #expect(try TransitStudy.findings(text) == [])
    }
}
