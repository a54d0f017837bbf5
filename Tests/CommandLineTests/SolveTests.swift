import Foundation
import Testing

/// `quartier solve`, and `quartier compare --sweep`.
@Suite struct SolveTests {
    private static let run = Result {
        let folder = try TemporaryFolder.withGrid()
        _ = try Executable.run("run", "grid/study.yaml", "--output", "r", "--quiet", in: folder.path)
        return folder
    }

    private func solve(_ words: String..., in folder: TemporaryFolder? = nil) throws -> Executable.Execution {
        let folder = try folder ?? Self.run.get()
        return try Executable.start(["solve", "grid/study.yaml"] + words, in: folder.path).wait()
    }

    @Test func theBestPointIsSaidWithWhatItTakes() throws {
        let found = try solve(
            "--maximise", "green_m2", "--subject-to", "green_share <= 0.062", "--vary", "park=0..1.2:0.1")
        #expect(found.code == 0)
        // 90 000 m² times 0.062 are 5 580; half of the park makes 5 500, which is the sixth of thirteen evaluations.
        #expect(found.output.contains("best: evaluation 6"))
        #expect(found.output.contains("<= 0.062 (binding: alone keeps out 7 better evaluations)"))
        #expect(found.output.contains("{storeys: [5], park: [0.5], household: [1]}"))
    }

    @Test func bytesAreTheSameForAnyNumberOfThreads() throws {
        var tables: [String] = []
        for jobs in ["1", "2", "5"] {
            let found = try solve(
                "--maximise", "green_m2", "--minimise", "gsi,area_m2", "--vary", "park=0..1:0.01", "--vary",
                "household=1..2.5", "--evaluations", "40", "--jobs", jobs, "--format", "csv")
            #expect(found.code == 0)
            tables.append(found.output)
        }
        #expect(tables[0].split(separator: "\n").count == 41)
        #expect(tables[0] == tables[1] && tables[0] == tables[2])
    }

    @Test func anAnswerGoesIntoAFileAndNothingFoundIsCodeOne() throws {
        let folder = try TemporaryFolder.withGrid()
        let found = try solve(
            "--minimise", "green_m2", "--format", "json", "--output", "answer.json", in: folder)
        #expect(found.code == 0 && found.output.isEmpty)
        let object = try JSONSerialization.jsonObject(with: Data(folder.text(of: "answer.json").utf8))
        #expect((object as? [String: Any])?["frontier"] is [Any])
        let nothing = try solve("--minimise", "green_m2", "--subject-to", "green_m2 > 1e6", in: folder)
        #expect(nothing.code == 1 && nothing.output.contains("found nothing that keeps everything"))
        #expect(nothing.output.contains("12 of 12"))
    }

    @Test(arguments: [
        [], ["--maximise", ",,"], ["--maximise", "green_m2", "--subject-to", "\u{1F333}"],
        ["--maximise", "green_m2", "--vary", "park=9223372036854775808..1e19:1", "--vary", "=", "--vary", "park='"],
        ["--maximise", "green_m2", "--evaluations", "1000000000000"], ["--maximise", "green_m2", "--jobs", "0"],
    ])
    func whatMakesNoSenseIsBadInput(_ words: [String]) throws {
        let folder = try Self.run.get()
        let refusal = try Executable.start(["solve", "grid/study.yaml"] + words, in: folder.path).wait()
        #expect(refusal.code == 2 && refusal.output.isEmpty && !refusal.errors.isEmpty, "\(words)")
    }

    @Test func aSearchThatIsInterruptedWritesNothing() throws {
        let folder = try TemporaryFolder.withGrid()
        let child = try Executable.start(
            [
                "solve", "grid/study.yaml", "--maximise", "green_m2", "--minimise", "gsi", "--vary",
                "park=0..1:0.0001", "--vary", "storeys=1..900:0.001", "--evaluations", "100000", "--jobs", "1",
                "--output", "answer.txt",
            ], in: folder.path,
            // As soon as it is at work it says what it has found in the study.
            before:
                "(while :; do f=$(readlink /proc/$$/fd/2); case \"$f\" in */quartier-*/err) [ -s \"$f\" ] && break;; "
                + "esac; sleep 0.01; done; kill -INT $$) &")
        let found = try child.wait()
        #expect(found.code == 3 && found.errors.contains("Nothing was written."))
        #expect(!folder.names().contains("answer.txt"))
    }

    @Test func samplesStandSideBySide() throws {
        let folder = try Self.run.get()
        let set = try Executable.run(
            "compare", "r", "--sweep", "height-and-park", "--objectives", "green_m2,green_share", "--subject-to",
            "green_share < 0.06", in: folder.path)
        #expect(set.code == 0 && set.errors.isEmpty)
        #expect(set.output.contains("with green_share < 0.06: 6 of 12") && set.output.contains("Pareto set for more"))
        let spread = try Executable.run(
            "compare", "r", "--sweep", "height-and-park", "--format", "csv", "--indicator", "green", in: folder.path)
        #expect(spread.code == 0 && spread.output.hasPrefix("indicator,unit,baseline,samples"))
        for words in [
            ["--sweep", "x"], ["--sweep", "height-and-park", "--zones", "districts"], ["--subject-to", "green_m2 > 1"],
            ["--sweep", "height-and-park", "--distribution"], ["--sweep", "height-and-park", "--scenario", "park"],
            ["r", "--sweep", "height-and-park"], ["--sweep", "height-and-park", "--format", "geojson"],
            ["--sweep", "height-and-park", "--maximise", ","], ["--sweep", "height-and-park", "--maximise", "x"],
        ] {
            let refusal = try Executable.start(["compare", "r"] + words, in: folder.path).wait()
            #expect(refusal.code == 2 || words.last == ",", "\(words)")
            #expect(refusal.output.isEmpty || words.last == ",", "\(words)")
        }
    }
}
