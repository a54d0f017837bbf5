import Foundation
import Testing

/// Runs that are stopped on the way.
@Suite(.serialized) struct InterruptionTests {
    private static let scenarios = 250

    /// Starts a long run that gets a signal when its first results have appeared.
    ///
    /// The shell watches for them: other tests may keep this one waiting.
    private func longRun(
        in folder: TemporaryFolder, signal: String, to target: String = "all", after preparation: String = ":"
    ) throws -> Executable.Child {
        // The command, the child of it that does the work, or both as a terminal would stop them.
        let targets = ["command": "$$", "child": "$child", "all": signal == "STOP" ? "$$ $child" : "$$"]
        try folder.write(GridStudy.long(scenarios: Self.scenarios), to: "grid/long.yaml")
        return try Executable.start(
            ["run", "grid/long.yaml", "--output", "cut", "--jobs", "1"], in: folder.path,
            before: preparation
                + "; (while [ ! -e cut/s3.districts.geojson ]; do sleep 0.005; done; "
                + "for child in $(cat /proc/$$/task/$$/children); do "
                + "if [ \"$(cat /proc/$child/comm)\" = quartier ]; then break; fi; done; "
                + "kill -\(signal) \(targets[target] ?? "$$")) &")
    }

    /// Checks what a stopped run left: no manifest, only whole files.
    private func checkRemains(of folder: TemporaryFolder, mayHoldTemporaries: Bool = false) throws {
        let names = folder.names(in: "cut")
        let isMarkedWhole = names.contains("manifest.json")
        #expect(!isMarkedWhole)
        let results = names.filter { !$0.hasPrefix(".") }
        let count = results.count
        #expect(count > 2 && count < Self.scenarios)
        for name in results {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/cut/\(name)"))
            let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            #expect((object?["features"] as? [Any])?.count == 9, "\(name) is whole")
        }
        let hasTemporaries = names.contains { $0.hasSuffix(".tmp") }
        #expect(mayHoldTemporaries || !hasTemporaries)
    }

    /// What a run makes that nobody disturbs.
    private static let undisturbed = Result {
        let folder = try TemporaryFolder.withGrid()
        try folder.write(GridStudy.long(scenarios: scenarios), to: "grid/long.yaml")
        let run = try Executable.run("run", "grid/long.yaml", "--output", "whole", "--quiet", in: folder.path)
        guard run.code == 0 else { throw Failed(reason: run.errors) }
        return try folder.results(in: "whole")
    }

    /// Goes on; what was finished is kept, and all bytes must be those of a run that nobody disturbed.
    private func checkCompletion(in folder: TemporaryFolder) throws {
        let run = try Executable.run(
            "run", "grid/long.yaml", "--output", "cut", "--resume", "--json-log", in: folder.path)
        #expect(run.code == 0)
        #expect(try run.events("scenario").count { $0["status"] as? String == "reused" } >= 2)
        let whole = try Self.undisturbed.get()
        #expect(whole.count == Self.scenarios + 4)
        let isSame = try folder.results(in: "cut") == whole
        #expect(isSame)
    }

    @Test(arguments: ["INT", "TERM", "HUP"])
    func aSignalEndsTheRunBetweenScenariosAndRunningAgainCompletesIt(signal: String) throws {
        let folder = try TemporaryFolder.withGrid()
        let run = try longRun(in: folder, signal: signal).wait()
        #expect(run.code == 3)
        #expect(run.errors.contains("Interrupted. What was finished is in cut; add --resume to go on from there."))
        try checkRemains(of: folder)
        try checkCompletion(in: folder)
    }

    @Test func aRunUnderNohupOutlivesItsTerminal() throws {
        let folder = try TemporaryFolder.withGrid()
        let run = try longRun(in: folder, signal: "HUP", after: "trap '' HUP").wait()
        #expect(run.code == 0)
        let isWhole = folder.names(in: "cut").contains("manifest.json")
        #expect(isWhole)
    }

    @Test func aKilledRunLeavesWholeFilesAndNoLock() throws {
        let folder = try TemporaryFolder.withGrid()
        #expect(try longRun(in: folder, signal: "KILL").wait().code == 128 + SIGKILL)
        try checkRemains(of: folder, mayHoldTemporaries: true)
        try checkCompletion(in: folder)
    }

    @Test func aRunWhoseChildIsKilledGoesOnByItself() throws {
        let folder = try TemporaryFolder.withGrid()
        let run = try longRun(in: folder, signal: "KILL", to: "child").wait()
        #expect(run.code == 0)
        #expect(run.errors.contains("the run has crashed (Killed, signal 9); the scenarios that were under way"))
        let isSame = try folder.results(in: "cut") == Self.undisturbed.get()
        #expect(isSame)
    }

    @Test func aRunThatStartsAfreshSaysWhatItCouldHaveKept() throws {
        let folder = try TemporaryFolder.withGrid()
        #expect(try longRun(in: folder, signal: "INT").wait().code == 3)
        let run = try Executable.run("run", "grid/long.yaml", "--output", "cut", in: folder.path)
        #expect(run.code == 0)
        #expect(run.errors.contains("which are evaluated again; with --resume they are kept"))
        #expect(!run.output.contains("taken over"))
        let isSame = try folder.results(in: "cut") == Self.undisturbed.get()
        #expect(isSame)
    }

    @Test func filesOfAnInterruptedRunGoIfTheStudyHasLostTheirScenario() throws {
        let folder = try TemporaryFolder.withGrid()
        #expect(try longRun(in: folder, signal: "INT").wait().code == 3)
        try folder.write(GridStudy.text(), to: "grid/short.yaml")
        #expect(try Executable.run("run", "grid/short.yaml", "--output", "cut", "--quiet", in: folder.path).code == 0)
        #expect(
            folder.names(in: "cut") == [
                "base.districts.geojson", "data-dictionary.csv", "manifest.json", "summary.csv",
            ])
    }

    @Test func aSecondRunIntoTheSameFolderIsRefusedWhileTheFirstLasts() throws {
        let folder = try TemporaryFolder.withGrid()
        let child = try longRun(in: folder, signal: "STOP")
        child.waitUntilStopped()
        let second = try Executable.run("run", "grid/long.yaml", "--output", "cut", in: folder.path)
        // The shell's child has stopped the command and the one who works for it; both are to go on.
        _ = try Executable.shell("kill -CONT \(child.pid) $(cat /proc/\(child.pid)/task/\(child.pid)/children)")
        child.send(SIGINT)
        #expect(try child.wait().code == 3)
        #expect(second.code == 2)
        #expect(second.errors.contains("cut: another run is writing here, process \(child.pid). Wait until it has"))
    }
}
