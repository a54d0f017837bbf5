import Foundation
import Testing

/// A crash in the middle of a run costs what has crashed.
@Suite struct CrashTests {
    private func crash(_ what: String, _ words: String..., in folder: TemporaryFolder) throws -> Executable.Execution {
        // The account of a crash takes seconds and is of no use here.
        let environment = ["QUARTIER_TEST_CRASH": what, "SWIFT_BACKTRACE": "enable=no"]
        let words = ["run", "grid/study.yaml", "--output", "r"] + words
        return try Executable.start(words, in: folder.path, environment: environment).wait()
    }

    @Test(arguments: ["1", "3"])
    func aScenarioThatEndsTheProcessFailsAlone(jobs: String) throws {
        let folder = try TemporaryFolder.withGrid()
        let run = try crash("park", "--jobs", jobs, in: folder)
        #expect(run.code == 1)
        #expect(run.errors.contains("the run has crashed (Aborted, signal 6); the scenarios that were under way"))
        #expect(
            run.errors.contains("scenario 'park' failed: it ends the process that evaluates it: Aborted, signal 6"))
        let text = try folder.text(of: "r/manifest.json")
        #expect(text.contains("\"failure\": \"it ends the process that evaluates it: Aborted, signal 6\""))
        let broken = try folder.results(in: "r")
        #expect(!broken.keys.contains("park.districts.geojson") && !broken.keys.contains(".quartier"))
        // Once the fault is gone, the scenario is evaluated and the others are what they were.
        let whole = try Executable.run("run", "grid/study.yaml", "--output", "r", "--json-log", in: folder.path)
        #expect(whole.code == 0)
        let evaluated = try whole.events("scenario").filter { $0["status"] as? String == "evaluated" }
        #expect(evaluated.compactMap { $0["scenario"] as? String } == ["base", "park"])
        #expect(try Executable.run("run", "grid/study.yaml", "--output", "f", "--quiet", in: folder.path).code == 0)
        #expect(try folder.results(in: "r") == folder.results(in: "f"))
    }

    @Test(arguments: ["1", "2"])
    func aSampleThatEndsTheProcessFailsAlone(jobs: String) throws {
        let folder = try TemporaryFolder.withGrid()
        #expect(try Executable.run("run", "grid/study.yaml", "--output", "f", "--quiet", in: folder.path).code == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/f/sweeps")
        let sweep = try #require(names.first?.split(separator: ".").first.map(String.init))
        let run = try crash("\(sweep)#5", "--jobs", jobs, in: folder)
        #expect(run.code == 1)
        #expect(
            run.errors.contains("1 of 12 samples failed; the first is sample 5: it ends the process"), "\(run.errors)")
        let whole = try folder.text(of: "f/sweeps/\(sweep).csv").split(separator: "\n")
        let rows = try folder.text(of: "r/sweeps/\(sweep).csv").split(separator: "\n")
        #expect(rows.count { $0.hasPrefix("5,") } == 1)
        #expect(rows.filter { !$0.hasPrefix("5,") } == whole.filter { !$0.hasPrefix("5,") })
    }

    @Test func aCrashBeforeTheFirstScenarioEndsTheRun() throws {
        let folder = try TemporaryFolder.withGrid()
        let run = try crash("@loading", in: folder)
        #expect(run.code == 70)
        #expect(run.errors.contains("grid/study.yaml: the run has crashed before it began with the scenarios (Aborted"))
        #expect(folder.names(in: "r") == [])
    }

    @Test func programsLearnOfACrashByAnEvent() throws {
        let folder = try TemporaryFolder.withGrid()
        let run = try crash("park", "--json-log", in: folder)
        #expect(run.code == 1)
        let lines = run.errors.split(separator: "\n").filter { $0.hasPrefix("{") }
        let kinds = try lines.map { line in
            let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return event?["event"] as? String ?? ""
        }
        #expect(kinds.contains("crashed"))
        #expect(kinds.last == "finished")
        #expect(kinds.count { $0 == "started" } == 3)
    }
}
