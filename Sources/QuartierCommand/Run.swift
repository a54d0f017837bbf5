import ArgumentParser
import Glibc
import Quartier

/// `quartier run`: evaluates the scenarios of a study and writes the results.
struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Evaluate the scenarios of a study and write the results.",
        discussion: "Example: quartier run Fixtures/seestadt/study.yaml --scenario taller --jobs 4")

    @Argument(help: "The study file.")
    var study: String

    @Option(
        help: ArgumentHelp("The folder for results; without it the study's output.directory.", valueName: "folder"))
    var output: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Only these scenarios and sweeps, beside the base.", valueName: "id"))
    var scenario: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Only these formats: \(knownFormats).", valueName: "name"))
    var format: [String] = []

    @Option(help: ArgumentHelp("The number of threads; without it one for each processor.", valueName: "number"))
    var jobs: Int?

    @Flag(help: "Say only what went wrong.")
    var quiet = false

    @Flag(help: "Show what each edit matches and write nothing.")
    var dryRun = false

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
        for name in format where StudyFile.OutputFormat(rawValue: name) == nil {
            throw ValidationError("There is no format '\(name)'; known are \(knownFormats).")
        }
    }

    func run() throws {
        Interruption.listen()
        let startedAt = Self.now()
        guard !dryRun else { return try showMatches() }
        let loaded = try loadStudy(path: study, jobs: threads)
        try checkScenarios(of: loaded)
        if !quiet { Terminal.tell(loaded.findings) }
        let runner = BatchRunner(
            loaded,
            options: RunOptions(
                output: folder(of: loaded), formats: formats(of: loaded),
                scenarios: scenario.isEmpty ? nil : Set(scenario), jobs: threads, startedAt: startedAt))
        let progress = Progress(isShown: !quiet)
        let summary: RunSummary
        do {
            var sampling: (sweep: String, progress: Progress)?
            summary = try runner.run {
                progress.show($0, of: $1)
            } sampling: { sweep, done, count in
                let shown = sampling?.sweep == sweep ? sampling : nil
                sampling = shown ?? (sweep, Progress(isShown: !quiet, "samples of '\(sweep)'"))
                sampling?.progress.show(done, of: count)
            }
        } catch let error as OutputError {
            Terminal.tell(error.description)
            throw Outcome.badInput
        } catch let stopped as RunStopped {
            Terminal.tell(stopped.reason.description)
            Terminal.tell("Stopped. What was finished is in \(folder(of: loaded)); run again to complete it.")
            throw Outcome.interrupted
        } catch let error as StudyError {
            Terminal.tell(error.findings)
            throw Outcome.badInput
        }
        try report(summary, of: loaded)
    }

    private var threads: Int { jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    private func folder(of study: Study) -> String {
        output ?? study.outputFolder
    }

    private func formats(of study: Study) -> Set<StudyFile.OutputFormat> {
        Set(format.isEmpty ? study.file.output.formats : format.compactMap(StudyFile.OutputFormat.init))
    }

    private func checkScenarios(of study: Study) throws {
        let known = study.scenarios.map(\.id) + [StudyFile.Scenario.baseID] + study.sweeps.map(\.id)
        for id in scenario where !known.contains(id) {
            let advice = Suggestion.remedy(for: id, known: known) ?? ""
            Terminal.tell("\(self.study): there is no scenario or sweep '\(id)'. \(advice)")
            throw Outcome.badInput
        }
    }

    /// What the edits match is worth most where that is what is wrong with the study.
    private func showMatches() throws {
        do {
            let loaded = try Study(path: study, jobs: threads)
            try checkScenarios(of: loaded)
            if !quiet { Terminal.tell(loaded.findings) }
            try show(loaded)
        } catch let error as StudyError {
            Terminal.tell(error.findings)
            if let refused = error.refused {
                try checkScenarios(of: refused)
                try show(refused)
            }
            throw refusal(of: study, error)
        }
    }

    private func show(_ study: Study) throws {
        for shown in study.scenarios where scenario.isEmpty || scenario.contains(shown.id) {
            try Terminal.show(shown.id)
            if shown.edits.isEmpty { try Terminal.show("  no edits") }
            for (edit, count) in zip(shown.edits, study.matches(of: shown)) {
                let lead = edit.place.line.map { "line \($0): " } ?? ""
                let what = edit.layer.map { " \($0.rawValue), \(count) matched" } ?? ""
                try Terminal.show("  \(lead)\(type(of: edit).kind)\(what)")
            }
        }
        try show(sweepsOf: study)
    }

    private func show(sweepsOf study: Study) throws {
        for sweep in study.sweeps where scenario.isEmpty || scenario.contains(sweep.id) {
            try Terminal.show("\(sweep.id)")
            try Terminal.show("  \(sweep.words)")
            for (edit, counts) in study.matches(of: sweep) {
                let lead = edit.place.line.map { "line \($0): " } ?? ""
                let least = "\(counts.lowerBound)"
                let range = counts.count == 1 ? least : "\(least) to \(counts.upperBound)"
                let what = edit.layer.map { " \($0.rawValue), \(range) matched" } ?? ""
                try Terminal.show("  \(lead)\(type(of: edit).kind)\(what)")
            }
        }
    }

    private func report(_ summary: RunSummary, of study: Study) throws {
        if !quiet { Terminal.tell(summary.findings) }
        for failure in summary.failures { Terminal.tell("scenario '\(failure.id)' failed: \(failure.reason)") }
        for outcome in summary.sweeps {
            guard let (sample, reason) = outcome.firstFailure else { continue }
            Terminal.tell(
                "sweep '\(outcome.sweep.id)': \(outcome.failed) of \(outcome.sweep.sampleCount) samples failed; the "
                    + "first is sample \(sample): \(reason)")
        }
        guard !summary.wasInterrupted else {
            Terminal.tell("Interrupted. What was finished is in \(folder(of: study)); run again to complete it.")
            throw Outcome.interrupted
        }
        if !quiet {
            print(OverviewTable(summary.overview, study: study).text)
            for outcome in summary.sweeps {
                print("sweep '\(outcome.sweep.id)': \(outcome.sweep.words)")
            }
            print("\(summary.files.count) files in \(folder(of: study))")
            if !summary.removed.isEmpty {
                Terminal.tell(
                    "Removed \(summary.removed.count) files of an earlier run that this one did not make again")
            }
        }
        if !summary.failures.isEmpty || summary.sweeps.contains(where: { $0.failed > 0 }) {
            throw Outcome.failedScenarios
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

/// The formats of results, as a list for people.
private let knownFormats = StudyFile.OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")

/// Loads a study, or says everything that is wrong with it and ends with "bad input".
func loadStudy(path: String, jobs: Int) throws -> Study {
    do {
        return try Study(path: path, jobs: jobs)
    } catch let error as StudyError {
        Terminal.tell(error.findings)
        throw refusal(of: path, error)
    }
}

/// Says how much is wrong with a study that cannot be run; the end is "bad input".
private func refusal(of path: String, _ error: StudyError) -> Outcome {
    Terminal.tell("\(path): \(Terminal.summary(of: error.findings)). Nothing was written.")
    return Outcome.badInput
}
