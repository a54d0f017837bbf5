internal import Glibc
public import QuartierIO

/// What a run is asked to do.
public struct RunOptions: Sendable {
    /// What a run takes over from earlier runs into the same folder, where the keys of scenarios are equal and the
    /// files are still what they were.
    public enum Reuse: Sendable {
        /// Nothing: every scenario is evaluated.
        case nothing
        /// The scenarios of a run that came to its end.
        case finishedRuns
        /// Also the scenarios that a run finished before it was interrupted or killed.
        case everything
    }

    /// Where the results go.
    public var output: String
    /// The formats to write.
    public var formats: Set<StudyFile.OutputFormat>
    /// The scenarios and sweeps to run, or stages of scenarios as `ID@YEAR`; nil runs all.
    public var scenarios: Set<String>?
    /// The number of threads.
    public var jobs: Int
    /// The time the run began, for the manifest.
    public var startedAt: String
    /// What is taken over from earlier runs.
    public var reuse = Reuse.finishedRuns
    /// The process that others are told of when they find the folder locked.
    public var process: Int32 = getpid()
    /// How a process ended that was at this very run; nil if there was none.
    ///
    /// The run then goes on where that process left it. The scenarios it had under way are evaluated one by one, and
    /// the one that ended a process although it was alone is given up.
    public var crash: String?

    /// What to run, and where to.
    public init(
        output: String, formats: Set<StudyFile.OutputFormat>, scenarios: Set<String>? = nil, jobs: Int,
        startedAt: String
    ) {
        self.output = output
        self.formats = formats
        self.scenarios = scenarios
        self.jobs = max(1, jobs)
        self.startedAt = startedAt
    }
}

/// A result that could not be written when others already were: the run can be made again.
public struct RunStopped: Error, Sendable {
    /// What the system said.
    public let reason: OutputError
}

/// Processes that were at this run have ended in the middle of it, and no scenario is to blame.
public struct RunCrashed: Error, Sendable {}
