import Foundation
import Testing

/// `quartier init`: what it drafts can be checked and run.
@Suite struct InitTests {
    @Test(arguments: ["Fixtures/grid-3x3", "Fixtures/seestadt"])
    func theDraftOfAFixtureIsAStudyThatRuns(fixture: String) throws {
        let folder = try Self.copy(of: fixture, without: ["study.yaml"])
        let drafted = try Executable.run("init", "data", in: folder.path)
        #expect(drafted.code == 0)
        #expect(drafted.output.isEmpty)
        #expect(drafted.errors.contains("data/study.yaml: a draft with 6 layers"))
        let text = try folder.text(of: "data/study.yaml")
        #expect(text.contains("crs: EPSG:31256"))
        for layer in ["districts", "plots", "buildings", "green", "streets"] {
            #expect(text.contains("  \(layer):\n    path: \(layer).geojson"), "\(layer)")
        }
        #expect(text.contains("\n  transit: gtfs\n"))
        #expect(text.contains("\ndate: 2026-01-07\n"))
        #expect(!text.contains("\n  stops:"))
        #expect(drafted.errors.contains("stops.geojson: note: it looks like stops, but the timetables have them"))
        #expect(!drafted.errors.contains(".txt"))
        let checked = try Executable.run("check", "data/study.yaml", in: folder.path)
        #expect(checked.code == 0, "\(checked.output)")
        #expect(!checked.output.contains("[unknown-key]"))
        #expect(checked.output.contains("trips on 2026-01-07, a Wednesday"))
        #expect(try Executable.run("run", "data/study.yaml", "--quiet", in: folder.path).code == 0)
    }

    @Test func aStandardOfTheListAndTheMapsNeedOnlyTheirMarkTakenAway() throws {
        let folder = try Self.copy(of: "Fixtures/grid-3x3", without: ["study.yaml"])
        let text = try Executable.run("init", "data", "--output", "-", in: folder.path).output
        let chosen = text.replacingOccurrences(
            of: "# transit_classes: {standard: …}", with: "transit_classes: {standard: oerok_2017}"
        )
        .replacingOccurrences(of: "# transit: [", with: "transit: [")
        try folder.write(chosen, to: "data/study.yaml")
        #expect(try Executable.run("run", "data/study.yaml", "--quiet", in: folder.path).code == 0)
        #expect(folder.names(in: "data/results").contains("base.transit_classes.geojson"))
    }

    @Test func theFieldsOfTheDrawnDistrictAreFound() throws {
        let folder = try Self.copy(of: "Fixtures/seestadt", without: ["study.yaml", "gtfs"])
        let text = try Executable.run("init", "data", "--output", "-", in: folder.path).output
        for line in [
            "zone: widmung", "use: nutzung", "storeys: geschosse", "height_m: hoehe_m", "dwellings: we",
            "tenure: rechtsform", "kind: typ", "public: oeffentlich", "mode: art", "departures_per_hour: takt",
        ] {
            #expect(text.contains("      \(line)    # "), "\(line)")
        }
        #expect(text.contains("not minutes between them"))
        #expect(folder.names(in: "data").contains("study.yaml") == false)
    }

    @Test func modelsAndPackagesAreLookedIntoAndWhatLiesElsewhereIsLeft() throws {
        let folder = try Self.copy(of: "Fixtures/formats")
        #expect(try Executable.run("init", "data", in: folder.path).code == 0)
        let checked = try Executable.run("check", "data/study.yaml", in: folder.path)
        #expect(checked.code == 0, "\(checked.output)")
        let text = try folder.text(of: "data/study.yaml")
        #expect(text.contains("lies elsewhere"))
        #expect(text.contains("# - town.gtfs.zip: it is a timetable, but none of its stops is near the districts"))
    }

    @Test func anExtractAloneMakesADraftThatLacksTheDistrictsOnly() throws {
        let folder = try Self.copy(
            of: "Fixtures/formats",
            without: ["houses.city.json", "houses.gml", "plots.gpkg", "town.gtfs.zip", "xplan.gml"])
        let drafted = try Executable.run("init", "data", in: folder.path)
        #expect(drafted.code == 0)
        #expect(drafted.errors.contains("[no-districts]"))
        let text = try folder.text(of: "data/study.yaml")
        #expect(text.contains("  buildings:\n    path: quarter.osm.pbf"))
        #expect(text.contains("  stops:\n    path: quarter.osm.pbf"))
        let checked = try Executable.run("check", "data/study.yaml", in: folder.path)
        #expect(checked.code == 2)
        #expect(checked.output.contains("districts.geojson: error: there is no such file"))
        #expect(checked.output.contains("1 error"))
        #expect(!checked.output.contains("[unknown-key]"))
    }

    @Test func aStudyThatIsThereIsNeverReplaced() throws {
        let folder = try TemporaryFolder.withGrid(in: "data")
        let before = try folder.text(of: "data/study.yaml")
        let refused = try Executable.run("init", "data", in: folder.path)
        #expect(refused.code == 2)
        #expect(refused.errors.contains("there is such a file"))
        #expect(try folder.text(of: "data/study.yaml") == before)
    }

    @Test func aDraftElsewhereLeadsToTheData() throws {
        let folder = try TemporaryFolder.withGrid(in: "town/data")
        try FileManager.default.createDirectory(
            atPath: folder.path + "/studies", withIntermediateDirectories: true)
        let drafted = try Executable.run("init", "town/data", "--output", "studies/a.yaml", in: folder.path)
        #expect(drafted.code == 0)
        #expect(try folder.text(of: "studies/a.yaml").contains("path: \"../town/data/districts.geojson\""))
        #expect(try folder.text(of: "studies/a.yaml").contains("transit: \"../town/data/gtfs\""))
        #expect(try Executable.run("check", "studies/a.yaml", in: folder.path).code == 0)
    }

    @Test func nothingUsableIsBadInputWithARemedy() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/data", withIntermediateDirectories: true)
        try folder.write("hello", to: "data/readme.md")
        let refused = try Executable.run("init", "data", in: folder.path)
        #expect(refused.code == 2)
        #expect(refused.errors.contains("the folder holds no data that a study can use"))
        #expect(refused.errors.contains("GeoJSON (.geojson"))
        #expect(folder.names(in: "data") == ["readme.md"])
        #expect(try Executable.run("init", "nowhere", in: folder.path).code == 2)
    }

    private static func copy(of fixture: String, without names: [String] = []) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: Repository.root + "/" + fixture, toPath: folder.path + "/data")
        for name in names { try FileManager.default.removeItem(atPath: folder.path + "/data/" + name) }
        return folder
    }
}
