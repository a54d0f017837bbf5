import Quartier

/// How far a run is, with the time it will still take.
struct Progress {
    private let messages: RunMessages
    private let output: String
    private let jobs: Int
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastLine: ContinuousClock.Instant
    /// What takes time, and what is there already.
    private var evaluated = 0
    private var lastStep: ContinuousClock.Instant
    private var sampling: (sweep: String, start: ContinuousClock.Instant)?
    private var reusable = 0

    /// Where nobody watches a terminal, a line is enough now and then.
    private static let interval = Duration.seconds(10)

    init(_ messages: RunMessages, output: String, jobs: Int) {
        self.messages = messages
        self.output = output
        self.jobs = jobs
        start = clock.now
        lastLine = start
        lastStep = start
    }

    /// Shows a step of the run.
    mutating func show(_ progress: RunProgress) {
        switch progress.step {
        case .began(let reusable, let unused): begin(progress, reusable, unused)
        case .evaluated(let id): step(progress, id, "evaluated")
        case .reused(let id): step(progress, id, "reused")
        case .failed(let id, let reason): step(progress, id, "failed", reason: reason)
        case .sampled(let id): sample(progress, id)
        }
    }

    private mutating func begin(_ progress: RunProgress, _ reusable: Int, _ unused: Int) {
        self.reusable = reusable
        switch messages.manner {
        case .events:
            messages.event("started") { writer in
                writer.member("output", output)
                writer.member("scenarios", progress.total)
                writer.member("reusable", reusable)
                writer.member("jobs", jobs)
            }
        case .plain where unused > 0:
            Terminal.tell(
                "\(output): a run that was cut off has finished \(unused) scenario\(unused == 1 ? "" : "s"), which are "
                    + "evaluated again; with --resume they are kept")
        case .plain, .quiet: break
        }
    }

    private mutating func step(_ progress: RunProgress, _ id: String, _ status: String, reason: String? = nil) {
        if status == "reused" { reusable -= 1 } else { evaluated += 1 }
        lastStep = clock.now
        switch messages.manner {
        case .events:
            messages.event("scenario") { writer in
                writer.member("scenario", id)
                writer.member("status", status)
                if let reason { writer.member("reason", reason) }
                writer.member("done", progress.done)
                writer.member("total", progress.total)
                writer.member("seconds", seconds: elapsed)
                writer.member("seconds_left", seconds: left(progress))
            }
        case .plain: line(progress)
        case .quiet: break
        }
    }

    /// A sweep has a clock of its own: samples take far less time than scenarios.
    private mutating func sample(_ progress: RunProgress, _ id: String) {
        if sampling?.sweep != id { sampling = (id, lastStep) }
        lastStep = clock.now
        let pace = (lastStep - (sampling?.start ?? start)) / .seconds(1) / Double(max(1, progress.done))
        let left = pace * Double(progress.total - progress.done)
        switch messages.manner {
        case .events:
            messages.event("samples") { writer in
                writer.member("sweep", id)
                writer.member("done", progress.done)
                writer.member("total", progress.total)
                writer.member("seconds", seconds: elapsed)
                writer.member("seconds_left", seconds: left)
            }
        case .plain: line(progress, "samples of '\(id)'", left: left)
        case .quiet: break
        }
    }

    private mutating func line(_ progress: RunProgress, _ noun: String = "scenarios", left: Double? = nil) {
        let lead = messages.name.map { "\($0): " } ?? ""
        let seconds = Self.text(left ?? self.left(progress))
        let text = "\(lead)\(progress.done) of \(progress.total) \(noun), about \(seconds) left"
        if Terminal.isWatched {
            Terminal.overwrite(progress.done == progress.total ? "" : text)
        } else if clock.now - lastLine >= Self.interval, progress.done < progress.total {
            lastLine = clock.now
            Terminal.tell(text)
        }
    }

    private var elapsed: Double { (clock.now - start) / .seconds(1) }

    /// The seconds that what is still to be evaluated will take at the pace of what was.
    private func left(_ progress: RunProgress) -> Double {
        let open = max(0, progress.total - progress.done - max(0, reusable))
        return elapsed / Double(max(1, evaluated)) * Double(open)
    }

    private static func text(_ seconds: Double) -> String {
        let whole = Int(exactly: seconds.rounded()) ?? 0
        return whole >= 60 ? "\(whole / 60) min \(whole % 60) s" : "\(whole) s"
    }
}
