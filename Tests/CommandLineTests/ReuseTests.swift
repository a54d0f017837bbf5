import Foundation
import Testing

/// Runs over the results of earlier runs: what is still true of them is taken over, and nothing else.
@Suite struct ReuseTests {
    /// Runs the grid study of a folder; what became of each scenario.
    private func run(_ folder: TemporaryFolder, _ words: String...) throws -> [String: String] {
        let words = ["run", "grid/study.yaml", "--output", "r", "--json-log"] + words
        let run = try Executable.start(words, in: folder.path).wait()
        #expect(run.code == 0, "\(run.errors)")
        let pairs = try run.events("scenario").map { ($0["scenario"] as? String ?? "", $0["status"] as? String ?? "") }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The results of the grid study where nothing was there before.
    private func fresh(_ folder: TemporaryFolder, _ words: [String] = []) throws -> [String: Data] {
        let name = "fresh-\(UUID().uuidString)"
        let words = ["run", "grid/study.yaml", "--output", name, "--quiet"] + words
        #expect(try Executable.start(words, in: folder.path).wait().code == 0)
        return try folder.results(in: name)
    }

    private func replace(_ part: String, with other: String, in file: String, of folder: TemporaryFolder) throws {
        let text = try folder.text(of: file)
        try #require(text.contains(part))
        try folder.write(text.replacing(part, with: other), to: file)
    }

    @Test func aSecondRunTakesOverAllThatTheFirstOneMade() throws {
        let folder = try TemporaryFolder.withGrid()
        #expect(try run(folder).values.allSatisfy { $0 == "evaluated" })
        let first = try folder.results(in: "r")
        let again = try run(folder)
        #expect(again.filter { $0.value == "evaluated" }.map(\.key) == ["base"])
        #expect(try folder.results(in: "r") == first)
        #expect(try run(folder, "--no-resume").values.allSatisfy { $0 == "evaluated" })
        #expect(try folder.results(in: "r") == first)
    }

    @Test func aScenarioMoreCostsThatScenario() throws {
        let folder = try TemporaryFolder.withGrid()
        _ = try run(folder)
        try replace(
            "scenarios:\n",
            with: """
                scenarios:
                  - id: lower
                    edits: [{change: buildings, where: "true", set: {storeys: {to_at_most: 1}}, may_touch_nothing: true}]

                """, in: "grid/study.yaml", of: folder)
        let statuses = try run(folder)
        #expect(Set(statuses.filter { $0.value == "evaluated" }.keys) == ["base", "lower"])
        #expect(try folder.results(in: "r") == fresh(folder))
    }

    /// Every scenario and stage of the nine squares.
    private static let all = ["base", "build-out@2028", "build-out@2032", "park", "taller", "taller-and-smaller"]

    @Test(arguments: [
        ("increase_by: 1", "increase_by: 2", ["base", "taller", "taller-and-smaller"]),
        ("household_size: 1}", "household_size: 1.5}", ["base", "taller-and-smaller"]),
        ("title: One more storey in A1", "title: Another title", ["base"]),
        ("vacancy: 0", "vacancy: 0.1", all), ("minimum_area_m2: 1000", "minimum_area_m2: 900", all),
        ("at_least: 80", "at_least: 90", all),
        ("title: And the park", "title: And a park", ["base", "build-out@2028", "build-out@2032"]),
    ])
    func whatAChangeOfTheStudyReachesIsEvaluated(part: String, other: String, expected: [String]) throws {
        let folder = try TemporaryFolder.withGrid()
        _ = try run(folder)
        try replace(part, with: other, in: "grid/study.yaml", of: folder)
        let statuses = try run(folder)
        #expect(statuses.filter { $0.value == "evaluated" }.keys.sorted() == expected)
        #expect(try folder.results(in: "r") == fresh(folder))
    }

    @Test(arguments: [
        ("grid/buildings.geojson", all),
        // What one stage reads is a matter of all of them.
        ("grid/park.geojson", ["base", "build-out@2028", "build-out@2032", "park"]),
    ])
    func whatReadsAChangedFileIsEvaluated(file: String, expected: [String]) throws {
        let folder = try TemporaryFolder.withGrid()
        _ = try run(folder)
        try folder.write(folder.text(of: file) + "\n", to: file)
        let statuses = try run(folder)
        #expect(statuses.filter { $0.value == "evaluated" }.keys.sorted() == expected)
        #expect(try folder.results(in: "r") == fresh(folder))
    }

    @Test func noFileIsTrustedWhoseDigestIsAnother() throws {
        let folder = try TemporaryFolder.withGrid()
        _ = try run(folder)
        let first = try folder.results(in: "r")
        try replace("\"A1\"", with: "\"A9\"", in: "r/park.districts.geojson", of: folder)
        #expect(try run(folder).filter { $0.value == "evaluated" }.keys.sorted() == ["base", "park"])
        #expect(try folder.results(in: "r") == first)
        // Without the summary there is nothing to take numbers from.
        try replace("park,", with: "mark,", in: "r/summary.csv", of: folder)
        #expect(try run(folder).values.allSatisfy { $0 == "evaluated" })
        #expect(try folder.results(in: "r") == first)
    }

    @Test func anotherFormatIsMadeOfWhatIsThere() throws {
        let folder = try TemporaryFolder.withGrid()
        _ = try run(folder)
        let statuses = try run(folder, "--format", "geojson", "csv", "gpkg")
        #expect(statuses.filter { $0.value == "evaluated" }.keys.sorted() == ["base"])
        #expect(try folder.results(in: "r") == fresh(folder, ["--format", "geojson", "csv", "gpkg"]))
        #expect(try run(folder, "--format", "geojsonseq", "csv").values.allSatisfy { $0 == "evaluated" })
    }

    @Test func resultsOfAnotherBuildAreNotTakenOver() throws {
        let folder = try TemporaryFolder.withGrid()
        _ = try run(folder)
        try replace("\"build\": \"", with: "\"build\": \"other-", in: "r/manifest.json", of: folder)
        #expect(try run(folder).values.allSatisfy { $0 == "evaluated" })
    }
}
