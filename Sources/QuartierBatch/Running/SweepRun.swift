import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// Evaluates the samples of a sweep on all threads and hands over their rows in order.
///
/// Samples are worked on in windows, of which only the rows are kept: memory does not grow with their number. A sample
/// is made from its number alone, so a run may begin at any of them.
struct SweepRun {
    /// The rows of a sample, counted from 0, and why there are no numbers in them.
    struct Rows: Sendable {
        let sample: Int
        let bytes: [UInt8]
        var failure: String?
    }

    let sweep: Sweep
    let baseline: Baseline
    let table: SampleTable
    /// Sees to it that a sample which ends the process fails alone; nil where nobody keeps a journal.
    private let watch: SampleWatch?

    init(_ sweep: Sweep, of study: Study, watch: SampleWatch? = nil) {
        self.sweep = sweep
        self.watch = watch
        baseline = study.baseline
        table = SampleTable(of: sweep, baseline: baseline, study.file.output.csv.dialect)
    }

    /// Hands over the rows of all samples from `first` on, window by window.
    ///
    /// The size of a window depends on how long samples take, and nothing but the size of windows does. Returns how
    /// many samples were handed over in all, `first` included: fewer than there are if somebody wants the run to stop.
    func run(from first: Int = 0, crew: Crew, take: ([Rows]) throws -> Void) throws -> Int {
        let clock = ContinuousClock()
        var done = first
        var width = crew.jobs * 4
        while done < sweep.sampleCount, !Interruption.isAsked {
            let start = clock.now
            let window = done..<min(done + width, sweep.sampleCount)
            let settled = try settle(window, crew)
            let made = try during(window) {
                try crew.map(window.count) { [self] index, kernel -> Rows? in
                    let sample = window.lowerBound + index
                    guard !Interruption.isAsked else { return nil }
                    return try settled[sample] ?? rows(of: sample, Crew(kernel: kernel))
                }
            }
            let whole = made.prefix { $0 != nil }.compactMap { $0 }
            try take(whole)
            done += whole.count
            if clock.now - start < Self.shortWindow { width = min(width * 2, crew.jobs * Self.widestWindow) }
        }
        return done
    }

    private func during(_ window: Range<Int>, _ body: () throws -> [Rows?]) throws -> [Rows?] {
        guard let watch else { return try body() }
        return try watch.during(window, body)
    }

    /// The rows of samples that have ended a process, or that were under way when one ended.
    private func settle(_ window: Range<Int>, _ crew: Crew) throws -> [Int: Rows] {
        guard let watch else { return [:] }
        var settled: [Int: Rows] = [:]
        for sample in window where !Interruption.isAsked {
            if let reason = watch.crash(of: sample) {
                settled[sample] = failed(sample, reason)
            } else if watch.isSuspect(sample) {
                settled[sample] = try watch.alone(sample) { try rows(of: sample, Crew(kernel: crew.kernel)) }
            }
        }
        return settled
    }

    /// Windows that take less become wider: at the end of each some threads wait for the last one.
    private static let shortWindow = Duration.milliseconds(250)
    /// Rows of so many samples are held for each thread at most.
    private static let widestWindow = 512

    /// The rows of one sample, counted from 0.
    func rows(of sample: Int, _ crew: Crew) throws -> Rows {
        #if DEBUG
            watch?.crashIfAsked(sample)
        #endif
        switch sweep.scenario(ofSample: sample) {
        case .failure(let refusal): return failed(sample, refusal)
        case .success(let scenario):
            do {
                switch try baseline.evaluate(scenario, crew: crew) {
                case .failure(let refusal): return failed(sample, refusal)
                case .success(let outcome): return Rows(sample: sample, bytes: table.rows(of: sample, outcome))
                }
            } catch let error as GeometryError {
                return failed(sample, error.description)
            }
        }
    }

    private func failed(_ sample: Int, _ refusal: ScenarioRefusal) -> Rows {
        failed(sample, refusal.findings.all.first { $0.severity == .error }?.message ?? "refused")
    }

    private func failed(_ sample: Int, _ reason: String) -> Rows {
        Rows(sample: sample, bytes: table.row(of: sample, failure: reason), failure: reason)
    }
}
