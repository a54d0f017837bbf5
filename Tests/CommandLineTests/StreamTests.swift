import Foundation
import Testing

/// Standard streams that somebody has closed or that cannot be written.
@Suite struct StreamTests {
    @Test(arguments: [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", ">/dev/full", ">/dev/full 2>/dev/full"])
    func resultsAreWholeWhateverBecomesOfTheMessages(redirection: String) throws {
        let folder = try TemporaryFolder()
        let run = try Executable.run(
            "run", Repository.grid + "/study.yaml", "--output", folder.path + "/r", redirection: redirection)
        #expect(run.code == 0)
        let plain = try Executable.run("run", Repository.grid + "/study.yaml", "--output", folder.path + "/plain")
        #expect(plain.code == 0)
        #expect(try folder.results(in: "r") == folder.results(in: "plain"))
    }

    /// A pipe that nobody reads from any more; everything written to it is SIGPIPE or EPIPE.
    private func abandonedPipe() throws -> Int32 {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failed(reason: "pipe: \(errno)") }
        close(ends[0])
        return ends[1]
    }

    @Test func aReaderWhoLeavesEarlyDoesNotStopARun() throws {
        let folder = try TemporaryFolder()
        let pipe = try abandonedPipe()
        defer { close(pipe) }
        let run = try Executable.start(
            ["run", Repository.grid + "/study.yaml", "--output", folder.path + "/r"], output: pipe
        ).wait()
        #expect(run.code == 0)
        #expect(folder.names(in: "r").contains("manifest.json"))
    }

    @Test func aReaderWhoLeavesEarlyEndsAListAsInEveryPipeline() throws {
        let pipe = try abandonedPipe()
        defer { close(pipe) }
        let run = try Executable.start(["indicators"], output: pipe).wait()
        #expect(run.code == 128 + SIGPIPE)
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: [["indicators"], ["schema"], ["--help"], ["check", Repository.grid + "/study.yaml"]])
    func whatWasAskedForDoesNotCrashOnAClosedOutput(words: [String]) throws {
        let run = try Executable.start(words, redirection: ">&-").wait()
        #expect(run.code == 0)
        #expect(run.errors.isEmpty)
    }
}
