import Foundation
import Testing

/// Input that is odd but legal, or illegal in ways that people meet.
@Suite struct OddInputTests {
    private static let nothing = #"{"type": "FeatureCollection", "features": []}"#

    /// Runs a study in a folder with the nine squares.
    private func run(_ study: String, _ files: [String: String] = [:]) throws -> (
        run: Executable.Execution, folder: TemporaryFolder
    ) {
        let folder = try TemporaryFolder.withGrid()
        for (name, text) in files { try folder.write(text, to: "grid/" + name) }
        try folder.write(study, to: "grid/study.yaml")
        return (try Executable.run("run", "study.yaml", "--output", "r", in: folder.path + "/grid"), folder)
    }

    /// The rows of a summary, by scenario, zone and indicator.
    private func values(_ folder: TemporaryFolder) throws -> [String: [Substring]] {
        let rows = try folder.text(of: "grid/r/summary.csv").split(separator: "\n").dropFirst()
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let cells = row.split(separator: ",", omittingEmptySubsequences: false)
                return ("\(cells[0]) \(cells[3]) \(cells[4])", cells)
            })
    }

    @Test func emptyLayersAreNothingThereAndNotMissing() throws {
        let layers = ["plots", "buildings", "green", "stops"].map { "  \($0): none.geojson\n" }.joined()
        let (run, folder) = try run(GridStudy.text(layers: layers), ["none.geojson": Self.nothing])
        #expect(run.code == 0)
        let rows = try values(folder)
        #expect(rows["base A1 buildings"]?[5] == "0")
        #expect(rows["base A1 green_share"]?[5] == "0")
        #expect(rows["base A1 residents_near_stop_300m_share"]?[9] == "denominator_zero")
    }

    @Test func aDistrictFileWithoutFeaturesIsRefused() throws {
        let (run, folder) = try run(GridStudy.text(), ["districts.geojson": Self.nothing])
        #expect(run.code == 2)
        #expect(run.errors.contains("districts.geojson: error: there is no district: no feature has coordinates"))
        #expect(!folder.names(in: "grid").contains("r"))
    }

    @Test func anEmptyFileIsRefusedAsEmpty() throws {
        let (run, _) = try run(GridStudy.text(layers: "  green: green.geojson\n"), ["green.geojson": ""])
        #expect(run.code == 2)
        #expect(run.errors.contains("green.geojson: error: the file is empty"))
    }

    @Test func plotsCannotBeReportedWithoutPlots() throws {
        let (run, _) = try run(GridStudy.text(then: "report_by: [districts, plots]\n"))
        #expect(run.code == 2)
        #expect(run.errors.contains("results are asked for plots, but the study has no layer 'plots'"))
    }

    @Test func anIndicatorAskedForByNameWithoutItsLayerIsAWarning() throws {
        let (run, folder) = try run(GridStudy.text(then: "indicators: [transit]\n"))
        #expect(run.code == 0)
        #expect(run.errors.contains("warning: without the layer 'stops' there is no data for 2 of the indicators: "))
        #expect(try values(folder)["base A1 residents_near_stop_300m_share"]?[9] == "no_data")
    }

    @Test func aStudyThatTakesAllIndicatorsIsOnlyToldWhichLayersItLacks() throws {
        let (run, _) = try run(GridStudy.text())
        #expect(run.code == 0)
        // MGI goes to WGS 84 by a set of parameters good to 1.5 m, which is said in every study of Vienna.
        let others = run.complaints.filter { !$0.contains("[coarse-operation]") }
        // Plots, green, surfaces and trees, stops; places are read by no indicator yet.
        #expect(others.count == 6)
        #expect(others.allSatisfy { $0.contains("note: without the layer") })
        #expect(run.output.hasPrefix("scenario"))
        #expect(run.output.contains("area_m2"))
    }

    @Test func theBaseMayHaveATitleAndScenariosNoEdits() throws {
        let (run, folder) = try run(
            GridStudy.text(
                then: """
                    scenarios:
                      - {id: idle, title: Nothing at all}
                      - {id: base, title: "Bestand \\"heute\\""}

                    """))
        #expect(run.code == 0)
        let manifest = try folder.text(of: "grid/r/manifest.json")
        #expect(manifest.contains(#""title": "Bestand \"heute\"""#))
        #expect(manifest.contains(#""title": "Nothing at all""#))
        let rows = try values(folder)
        #expect(rows["idle A1 area_m2"]?[14] == "0")
        let dry = try Executable.run("run", "study.yaml", "--dry-run", in: folder.path + "/grid")
        #expect(dry.output == "idle\n  no edits\n")
    }

    @Test(arguments: ["scenarios: []\n", "scenarios:\n  - {id: a, edits: []}\n", "report_by: []\n", "indicators: []\n"])
    func emptyListsAreRefusedWithTheLine(tail: String) throws {
        let (run, _) = try run(GridStudy.text(then: tail))
        #expect(run.code == 2)
        #expect(run.errors.contains("study.yaml:"))
        #expect(run.errors.contains("[empty-list]"))
    }

    @Test func zonesMayBeCalledAnything() throws {
        let ids = ["a/b", "c\"d", "e'f", "Grün ß", "new\nline", "tab\tx", "-lead", "=1+1", "𝄞 <>&,;"]
        let folder = try TemporaryFolder.withGrid()
        let url = URL(fileURLWithPath: folder.path + "/grid/districts.geojson")
        var object = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
        var features = try #require(object["features"] as? [[String: Any]])
        #expect(features.count == ids.count)
        for (number, id) in ids.enumerated() { features[number]["id"] = id }
        object["features"] = features
        try JSONSerialization.data(withJSONObject: object).write(to: url)
        try folder.write(GridStudy.text(then: "indicators: [area_m2]\n"), to: "grid/study.yaml")
        let run = try Executable.run("run", "study.yaml", "--output", "r", in: folder.path + "/grid")
        #expect(run.code == 0)
        #expect(folder.names(in: "grid/r").count == 4)
        let written = try JSONSerialization.jsonObject(
            with: Data(folder.text(of: "grid/r/base.districts.geojson").utf8))
        let zones = (written as? [String: Any])?["features"] as? [[String: Any]]
        #expect(Set(zones?.compactMap { $0["id"] as? String } ?? []) == Set(ids))
        let summary = try folder.text(of: "grid/r/summary.csv")
        for cell in [",a/b,", ",\"c\"\"d\",", ",\"new\nline\",", ",\"𝄞 <>&,;\","] { #expect(summary.contains(cell)) }
    }

    @Test func anEmptyIdentifierIsNone() throws {
        let folder = try TemporaryFolder.withGrid()
        let text = try folder.text(of: "grid/districts.geojson")
        try folder.write(text.replacingOccurrences(of: "\"A1\"", with: "\"\""), to: "grid/districts.geojson")
        try folder.write(GridStudy.text(then: "indicators: [area_m2]\n"), to: "grid/study.yaml")
        let run = try Executable.run("run", "study.yaml", "--output", "r", in: folder.path + "/grid")
        #expect(run.code == 0)
        #expect(run.errors.contains("note: 1 feature has no id and is named by position in the file: #1, #2"))
        #expect(try folder.text(of: "grid/r/base.districts.geojson").contains("\"id\":\"#"))
    }

    @Test func pathsMayHaveSpacesAndUmlauts() throws {
        let folder = try TemporaryFolder.withGrid(in: "Grün fläche/Ä 'ö' \"ü\"")
        let place = "Grün fläche/Ä 'ö' \"ü\""
        let study = try folder.text(of: place + "/study.yaml")
        try folder.write(
            study.replacingOccurrences(of: "../../notebooks-output/grid-3x3", with: "\"Ergebnis ß/neu dir\""),
            to: place + "/Studie 1.yaml")
        let run = try Executable.run("run", place + "/Studie 1.yaml", "--quiet", in: folder.path)
        #expect(run.code == 0)
        #expect(folder.names(in: place + "/Ergebnis ß/neu dir").contains("manifest.json"))
        let away = try Executable.run(
            "run", "Studie 1.yaml", "--output", "./neu/x y/d/", "--quiet", in: folder.path + "/" + place)
        #expect(away.code == 0)
        let results = try folder.results(in: place + "/neu/x y/d")
        #expect(results == (try folder.results(in: place + "/Ergebnis ß/neu dir")))
    }

    @Test func resultsMayGoThroughALinkToAFolder() throws {
        let folder = try TemporaryFolder.withGrid()
        try FileManager.default.createDirectory(atPath: folder.path + "/real", withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link", withDestinationPath: folder.path + "/real")
        let words = ["run", "grid/study.yaml", "--output", "link", "--quiet"]
        #expect(try Executable.start(words, in: folder.path).wait().code == 0)
        #expect(try Executable.start(words, in: folder.path).wait().code == 0)
        #expect(folder.names(in: "real").contains("manifest.json"))
    }

    @Test func aResultThatIsALinkIsNotWrittenThrough() throws {
        let folder = try TemporaryFolder.withGrid()
        let words = ["run", "grid/study.yaml", "--output", "r", "--quiet"]
        #expect(try Executable.start(words, in: folder.path).wait().code == 0)
        try folder.write("mine", to: "precious.csv")
        try FileManager.default.removeItem(atPath: folder.path + "/r/summary.csv")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/r/summary.csv", withDestinationPath: "../precious.csv")
        let run = try Executable.start(words, in: folder.path).wait()
        #expect(run.code == 3)
        #expect(run.errors.contains("r/summary.csv: this is a link, and links are not written through"))
        #expect(try folder.text(of: "precious.csv") == "mine")
    }

    @Test func missingAssumptionsTakeALineEachAndNotALineForEachUse() throws {
        let (run, _) = try run(
            GridStudy.text(layers: "  buildings: buildings.geojson\n", then: "indicators: [dwellings]\n"))
        #expect(run.code == 0)
        let gaps = run.complaints.filter { $0.contains("[missing-assumption]") }
        #expect(gaps.count == Set(gaps.compactMap { $0.split(separator: "'").dropFirst().first }).count)
        #expect(run.errors.contains("the assumption 'storey_height_m' is missing for 1 building: residential (1)"))
    }
}
