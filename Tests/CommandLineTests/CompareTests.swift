import Foundation
import Testing

/// `quartier compare` and `quartier explain`.
@Suite struct CompareTests {
    private static let run = Result {
        let folder = try TemporaryFolder.withGrid()
        _ = try Executable.run("run", "grid/study.yaml", "--output", "r", "--quiet", in: folder.path)
        return folder
    }

    @Test func scenariosStandSideBySide() throws {
        let folder = try Self.run.get()
        let text = try Executable.run(
            "compare", "r", "--indicator", "green", "--maximise", "green_m2,buildings", in: folder.path)
        #expect(text.code == 0 && text.errors.isEmpty)
        #expect(text.output.contains("taller-and-smaller") && text.output.contains("Pareto set"))
        let file = try Executable.run(
            "compare", "r", "--format", "csv", "--zones", "districts", "--output", "c.csv", in: folder.path)
        #expect(file.code == 0 && file.output.isEmpty)
        #expect(try folder.text(of: "c.csv").hasPrefix("folder,study,scenario,stage,zone_kind"))
    }

    @Test func whatCannotBeComparedIsBadInput() throws {
        let folder = try Self.run.get()
        for words in [
            ["compare", "grid"], ["compare", "nowhere"], ["compare", "r", "--zones", "blocks"],
            ["compare", "r", "--format", "geojson"], ["compare", "r", "--indicator", "nothing"], ["compare"],
        ] {
            let refusal = try Executable.start(words, in: folder.path).wait()
            #expect(refusal.code == 2 && refusal.output.isEmpty, "\(words)")
        }
    }

    @Test func aValueIsExplainedByItsFeaturesAndEdits() throws {
        let folder = try Self.run.get()
        let text = try Executable.run(
            "explain", "r", "--zone", "districts/A1", "--indicator", "residents", "--scenario", "taller",
            in: folder.path)
        #expect(text.code == 0 && text.errors.isEmpty)
        #expect(text.output.hasPrefix("residents of districts/A1 (Square A1) in taller: 12.0"))
        #expect(text.output.contains("B01") && text.output.contains("household_size 2"))
        #expect(text.output.contains("change buildings (line "))
        let json = try Executable.run(
            "explain", "r", "--zone", "districts/A1", "--indicator", "fsi", "--format", "json", in: folder.path)
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
        #expect((object?.first?["numerator"] as? [String: Any])?["sum"] as? Double == 500)
    }

    @Test func effectsOfEditsAreToldAloneAndInOrder() throws {
        let folder = try Self.run.get()
        let text = try Executable.run(
            "explain", "r", "--scenario", "taller-and-smaller", "--edits", "--indicator", "dwellings", "--zone",
            "districts/A1", in: folder.path)
        #expect(text.code == 0)
        // A storey alone is a dwelling, halving them alone five; together seven.
        let lines = text.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(lines.contains { $0.first == "together" && $0.contains("+6.0") && $0.contains("+7.0") })
    }

    @Test func changedInputsAreNamedAndTheStudyCanBeNamed() throws {
        let folder = try TemporaryFolder.withGrid()
        #expect(try Executable.run("run", "grid/study.yaml", "--output", "r", "--quiet", in: folder.path).code == 0)
        let stops = try folder.text(of: "grid/stops.geojson")
        try folder.write(stops + "\n", to: "grid/stops.geojson")
        let words = ["explain", "r", "--zone", "districts/A1", "--indicator", "fsi"]
        let refusal = try Executable.start(words, in: folder.path).wait()
        #expect(refusal.code == 2 && refusal.errors.contains("grid/stops.geojson: error: an input has changed"))
        let named = try Executable.start(words + ["--study", "grid/study.yaml"], in: folder.path).wait()
        #expect(named.code == 0 && named.errors.contains("warning: an input has changed"))
        try FileManager.default.moveItem(atPath: folder.path + "/grid", toPath: folder.path + "/elsewhere")
        #expect(try Executable.start(words, in: folder.path).wait().errors.contains("[unknown-study]"))
    }

    @Test func whatIsNotThereIsBadInput() throws {
        let folder = try Self.run.get()
        for words in [
            ["--zone", "districts/Z9", "--indicator", "fsi"], ["--zone", "A1", "--indicator", "fsi"],
            ["--zone", "plots/P1", "--indicator", "fsi"], ["--zone", "districts/A1", "--indicator", "fsy"],
            ["--zone", "districts/A1"], ["--edits"], ["--edits", "--scenario", "none"], [],
        ] {
            let refusal = try Executable.start(["explain", "r"] + words, in: folder.path).wait()
            #expect(refusal.code == 2 && refusal.output.isEmpty, "\(words)")
        }
    }
}
