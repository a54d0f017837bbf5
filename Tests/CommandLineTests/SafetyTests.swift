import Foundation
import Testing

/// What a run must never do to the files of the person who runs it.
@Suite struct SafetyTests {
    private func names(_ folder: TemporaryFolder, in sub: String) -> Set<String> { Set(folder.names(in: sub)) }

    @Test func anInputIsNeitherOverwrittenNorTakenAway() throws {
        let folder = try TemporaryFolder.withGrid()
        #expect(try Executable.run("run", "grid/study.yaml", "--output", "io", in: folder.path).code == 0)
        let input = try folder.text(of: "io/base.districts.geojson")
        try folder.write(
            """
            quartier: 1
            name: reads its own results
            crs: EPSG:31256
            layers: {districts: io/base.districts.geojson}
            indicators: [area_m2]

            """, to: "own.yaml")
        let words = [["--output", "io"], ["--output", "io", "--format", "csv"]]
        for word in words {
            let run = try Executable.start(["run", "own.yaml"] + word, in: folder.path).wait()
            #expect(run.code == 2)
            #expect(run.errors.contains("the run would overwrite an input of the study"))
            #expect(try folder.text(of: "io/base.districts.geojson") == input)
        }
    }

    @Test func someScenariosDoNotThrowTheOthersAway() throws {
        let folder = try TemporaryFolder.withGrid()
        #expect(try Executable.run("run", "grid/study.yaml", "--output", "r", in: folder.path).code == 0)
        let before = names(folder, in: "r")
        let run = try Executable.run(
            "run", "grid/study.yaml", "--output", "r", "--scenario", "park", in: folder.path)
        #expect(run.code == 2)
        #expect(run.errors.contains("the folder holds results of other scenarios: taller"))
        #expect(names(folder, in: "r") == before)
    }

    @Test func whatARunTakesAwayItSays() throws {
        let folder = try TemporaryFolder.withGrid()
        #expect(try Executable.run("run", "grid/study.yaml", "--output", "r", in: folder.path).code == 0)
        let run = try Executable.run(
            "run", "grid/study.yaml", "--output", "r", "--format", "csv", in: folder.path)
        #expect(run.code == 0)
        #expect(run.errors.contains("files of an earlier run that this one did not make again"))
        #expect(names(folder, in: "r") == ["data-dictionary.csv", "manifest.json", "summary.csv", "sweeps"])
    }

    @Test(arguments: ["schema", "indicators --format json", "check grid/study.yaml"])
    func lostOutputIsNoSuccess(words: String) throws {
        let folder = try TemporaryFolder.withGrid()
        let run = try Executable.start(
            words.split(separator: " ").map(String.init), in: folder.path, redirection: ">/dev/full"
        ).wait()
        #expect(run.code == 70)
        #expect(run.errors.contains("standard output cannot be written"))
    }
}
