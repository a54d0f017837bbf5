import Foundation
import Testing

@testable import QuartierBatch

/// What happens to a folder of results from one run to the next.
@Suite struct FolderTests {
    @Test func resultsOfARenamedScenarioGo() throws {
        let run = try ResultRun(of: "grid-3x3")
        #expect(run.names.contains("park.districts.geojson"))
        _ = try run.runAgain { try ResultRun.replace("id: park", with: "id: green-centre", in: $0 + "/study.yaml") }
        #expect(!run.names.contains("park.districts.geojson"))
        #expect(run.names.contains("green-centre.districts.geojson"))
        #expect(run.names.count == 9)
    }

    @Test func filesOfOthersInOurFolderStay() throws {
        let run = try ResultRun(of: "grid-3x3")
        for name in ["notes.txt", "own.districts.geojson", ".hidden"] {
            try "mine".write(toFile: run.results + "/" + name, atomically: true, encoding: .utf8)
        }
        _ = try run.runAgain { try ResultRun.replace("id: park", with: "id: other", in: $0 + "/study.yaml") }
        for name in ["notes.txt", "own.districts.geojson", ".hidden"] {
            #expect(try run.text(of: name) == "mine")
        }
    }

    @Test func aFormatThatIsNoLongerAskedForGoes() throws {
        let run = try ResultRun(of: "grid-3x3")
        _ = try run.runAgain {
            try ResultRun.replace("formats: [geojson, csv]", with: "formats: [geojson]", in: $0 + "/study.yaml")
        }
        #expect(run.names.filter { $0.hasSuffix(".csv") }.isEmpty)
        #expect(run.names.contains("base.districts.geojson"))
    }

    @Test func aFolderWithForeignContentIsRefusedAndLeftAsItIs() throws {
        let run = try ResultRun(of: "grid-3x3")
        try FileManager.default.removeItem(atPath: run.results + "/manifest.json")
        let before = run.names
        #expect(throws: (any Error).self) { try run.runAgain() }
        #expect(run.names == before)
    }

    @Test func staleTemporariesOfADeadRunGoAndThoseOfOthersStay() throws {
        let run = try ResultRun(of: "grid-3x3")
        // No process has the largest number there can be.
        let stale = ".quartier-base.districts.geojson-\(Int32.max)-3.tmp"
        for name in [stale, "mine.tmp"] {
            try "half".write(toFile: run.results + "/" + name, atomically: true, encoding: .utf8)
        }
        _ = try run.runAgain()
        #expect(!run.names.contains(stale))
        #expect(run.names.contains("mine.tmp"))
    }

    @Test func temporariesGoEvenIfTheNumberOfTheirProcessLivesAgain() throws {
        let run = try ResultRun(of: "grid-3x3")
        let stale = [getpid(), 1].map { ".quartier-base.districts.geojson-\($0)-3.tmp" }
        for name in stale { try "half".write(toFile: run.results + "/" + name, atomically: true, encoding: .utf8) }
        _ = try run.runAgain()
        #expect(!run.names.contains { $0.hasSuffix(".tmp") })
    }

    @Test func aManifestThatNamesFilesElsewhereReachesNoneOfThem() throws {
        let run = try ResultRun(of: "grid-3x3")
        try "mine".write(toFile: run.folder + "/precious.txt", atomically: true, encoding: .utf8)
        try ResultRun.replace(
            "\"file\": \"park.districts.geojson\"", with: "\"file\": \"../precious.txt\"",
            in: run.results + "/manifest.json")
        _ = try run.runAgain()
        #expect(try ResultRun.text(at: run.folder + "/precious.txt") == "mine")
    }
}
