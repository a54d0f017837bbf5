public import QuartierModel

/// How far a run is.
public struct RunProgress: Sendable {
    /// What has happened to a scenario, or to all of them.
    public enum Step: Sendable {
        /// The run begins; so many scenarios of an earlier run may be taken over, and so many could have been, had
        /// the run been asked to go on.
        case began(reusable: Int, unused: Int)
        /// A scenario was measured and written.
        case evaluated(String)
        /// A scenario was taken over from an earlier run.
        case reused(String)
        /// A scenario could not be measured or written.
        case failed(String, reason: String)
        /// Samples of a sweep were measured; the numbers beside are those of its samples.
        case sampled(String)
    }

    /// What has happened.
    public let step: Step
    /// How many scenarios have come to their end, the base among them; or samples of the sweep.
    public let done: Int
    /// How many there are, the base among them; or samples of the sweep.
    public let total: Int
}

/// What came of a run.
public struct RunSummary: Sendable {
    /// The scenarios that were measured, the base first, with sums over the first kind of zone.
    public internal(set) var overview = Overview()
    /// The scenarios that could not be measured, and why.
    public internal(set) var failures: [(id: String, reason: String)] = []
    /// What came of the sweeps.
    public internal(set) var sweeps: [SweepOutcome] = []
    /// How many scenarios were taken over from an earlier run.
    public internal(set) var reused = 0
    /// What measuring the scenarios found.
    public internal(set) var findings = Findings()
    /// The files that were written or found to be there already.
    public internal(set) var files: [String] = []
    /// Files of earlier runs that this one did not make again and took away.
    public internal(set) var removed: [String] = []
    /// Whether the run was interrupted before its end.
    public internal(set) var wasInterrupted = false
}
