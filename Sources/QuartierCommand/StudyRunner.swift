import Glibc
import Quartier

/// Runs one study in this process, and says how it goes.
struct StudyRunner {
    /// The process that others are told of when they find the folder locked.
    var process: Int32 = getpid()
    /// How a process ended that was at this very run; nil if there was none.
    var crash: String?
    private let options: Run
    private let path: String
    private let output: String?
    private let threads: Int
    private let messages: RunMessages

    init(_ options: Run, _ run: StudyRun, threads: Int) {
        self.options = options
        self.threads = threads
        path = run.study
        output = run.output
        messages = RunMessages(manner: options.manner, study: run.study, name: run.name)
    }

    /// Runs the study and gives the exit code.
    ///
    /// `onBeginning` is called when the study is loaded and scenarios are begun.
    func run(onBeginning: () -> Void = {}) -> Int32 {
        let clock = ContinuousClock()
        var summary: RunSummary?
        var code: Int32 = 0
        let seconds = clock.measure { code = run(&summary, onBeginning) }
        messages.finish(code, summary, seconds: seconds)
        return code
    }

    private func run(_ summary: inout RunSummary?, _ onBeginning: () -> Void) -> Int32 {
        let startedAt = Self.now()
        #if DEBUG
            // Tests have the loading of a study end the process; no scenario can be called that.
            if getenv("QUARTIER_TEST_CRASH").map({ String(cString: $0) }) == "@loading" { abort() }
        #endif
        do {
            let study = try Study(path: path, jobs: threads)
            guard let unknown = options.unknownScenario(in: study) else {
                // Whoever was here before has said that already.
                if crash == nil { messages.tell(study.findings) }
                let made = try run(study, startedAt, onBeginning)
                summary = made
                return report(made, of: study)
            }
            messages.fail(unknown)
            return Outcome.badInput.rawValue
        } catch let error as StudyError {
            messages.refuse(error.findings)
            messages.fail("\(path): \(Terminal.summary(of: error.findings)). Nothing was written.")
            return Outcome.badInput.rawValue
        } catch let error as OutputError {
            messages.fail(error.description)
            return Outcome.badInput.rawValue
        } catch let stopped as RunStopped {
            messages.fail(stopped.reason.description)
            messages.fail("Stopped. What was finished is kept; add --resume to go on from there.")
            return Outcome.interrupted.rawValue
        } catch {
            messages.fail(
                "\(path): the run has crashed, and no scenario was under way. Please report it with the inputs")
            return Outcome.internalError.rawValue
        }
    }

    private func run(_ study: Study, _ startedAt: String, _ onBeginning: () -> Void) throws -> RunSummary {
        let formats = options.format.compactMap(StudyFile.OutputFormat.init)
        var order = RunOptions(
            output: folder(of: study), formats: Set(formats.isEmpty ? study.file.output.formats : formats),
            scenarios: options.scenario.isEmpty ? nil : Set(options.scenario), jobs: threads,
            startedAt: startedAt)
        order.process = process
        order.crash = crash
        if crash != nil {
            order.reuse = .everything
        } else if let resume = options.resume {
            order.reuse = resume ? .everything : .nothing
        }
        var progress = Progress(messages, output: order.output, jobs: order.jobs)
        return try BatchRunner(study, options: order).run { step in
            if case .began = step.step { onBeginning() }
            progress.show(step)
        }
    }

    private func folder(of study: Study) -> String { output ?? study.outputFolder }

    private func report(_ summary: RunSummary, of study: Study) -> Int32 {
        messages.tell(summary.findings)
        if messages.manner != .events {
            let lead = messages.name.map { "\($0): " } ?? ""
            for failure in summary.failures {
                Terminal.tell("\(lead)scenario '\(failure.id)' failed: \(failure.reason)")
            }
            for outcome in summary.sweeps {
                guard let (sample, reason) = outcome.firstFailure else { continue }
                Terminal.tell(
                    "\(lead)sweep '\(outcome.sweep.id)': \(outcome.failed) of \(outcome.sweep.sampleCount) samples "
                        + "failed; the first is sample \(sample): \(reason)")
            }
        }
        guard !summary.wasInterrupted else {
            messages.fail(
                "Interrupted. What was finished is in \(folder(of: study)); add --resume to go on from there.")
            return Outcome.interrupted.rawValue
        }
        if messages.manner == .plain { show(summary, of: study) }
        let isWhole = summary.failures.isEmpty && summary.sweeps.allSatisfy { $0.failed == 0 }
        return isWhole ? 0 : Outcome.failedScenarios.rawValue
    }

    private func show(_ summary: RunSummary, of study: Study) {
        if let name = messages.name { print("\(name):") }
        print(OverviewTable(summary.overview, study: study).text)
        for outcome in summary.sweeps { print("sweep '\(outcome.sweep.id)': \(outcome.sweep.words)") }
        let scenarios = "\(summary.reused) scenario\(summary.reused == 1 ? "" : "s")"
        let reused = summary.reused == 0 ? "" : "; \(scenarios) taken over from an earlier run"
        print("\(summary.files.count) files in \(folder(of: study))\(reused)")
        if !summary.removed.isEmpty {
            Terminal.tell("Removed \(summary.removed.count) files of an earlier run that this one did not make again")
        }
    }

    /// The time in UTC, as ISO 8601 writes it.
    private static func now() -> String {
        var seconds = time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
            + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }
}

extension Run {
    /// What is wrong with the scenarios that were asked for; nil if the study has them all.
    func unknownScenario(in loaded: Study) -> String? {
        let known = loaded.scenarioNames
        guard let id = scenario.first(where: { !known.contains($0) }) else { return nil }
        let remedy = Suggestion.remedy(for: id, known: known) ?? ""
        return "\(loaded.path): there is no scenario or sweep '\(id)'. \(remedy)"
    }
}
