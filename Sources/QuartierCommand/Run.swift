import ArgumentParser
import Glibc
import Quartier

/// `quartier run`: evaluates the scenarios of studies and writes the results.
struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Evaluate the scenarios of a study and write the results.",
        discussion: """
            Example: quartier run Fixtures/seestadt/study.yaml --scenario taller --jobs 4
            Several studies: quartier run linz.yaml graz.yaml --output towns writes to towns/linz and towns/graz.
            Scenarios whose results lie there already, from the same inputs, are taken over.
            """)

    @Argument(help: "The study file; several for several towns.")
    var study: [String]

    @Option(
        help: ArgumentHelp(
            "The folder for results; without it the study's output.directory. Several studies get a folder each in it.",
            valueName: "folder"))
    var output: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Only these scenarios and sweeps, beside the base.", valueName: "id"))
    var scenario: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Only these formats: \(knownFormats).", valueName: "name"))
    var format: [String] = []

    @Option(help: ArgumentHelp("The number of threads; without it one for each processor.", valueName: "number"))
    var jobs: Int?

    @Flag(
        inversion: .prefixedNo,
        help: "Go on where a run was interrupted or killed; --no-resume evaluates everything anew.")
    var resume: Bool?

    @Flag(help: "Say only what went wrong.")
    var quiet = false

    @Flag(help: "Say what happens as one JSON object a line, on standard error.")
    var jsonLog = false

    @Flag(help: "Show what each edit matches and write nothing.")
    var dryRun = false

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
        if quiet, jsonLog { throw ValidationError("--quiet and --json-log cannot go together.") }
        for name in format where StudyFile.OutputFormat(rawValue: name) == nil {
            throw ValidationError("There is no format '\(name)'; known are \(knownFormats).")
        }
    }

    func run() throws {
        guard !dryRun else { return try DryRun(self).run() }
        let code = try supervise(StudyRun.plan(study, output: output))
        guard code != 0 else { return }
        throw Outcome(rawValue: code) ?? Outcome.internalError
    }

    var threads: Int { jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    var manner: RunMessages.Manner { jsonLog ? .events : quiet ? .quiet : .plain }
}

// MARK: - As a supervisor

extension Run {
    /// Runs one study after the other; the code is that of the one that ended worst.
    private func supervise(_ runs: [StudyRun]) throws -> Int32 {
        Supervisor.listen()
        var worst: Int32 = 0
        for run in runs {
            guard !Supervisor.isAsked else {
                RunMessages(manner: manner, study: run.study, name: run.name).fail("not begun: interrupted before")
                continue
            }
            worst = max(worst, supervise(run))
        }
        return worst
    }

    private func supervise(_ run: StudyRun) -> Int32 {
        let messages = RunMessages(manner: manner, study: run.study, name: run.name)
        let supervisor = getpid()
        var crashes: [String] = []
        while true {
            // What crashes again and again may be too much at a time.
            let threads = crashes.count < 3 ? self.threads : 1
            let ending = Supervisor.run { report in
                var runner = StudyRunner(self, run, threads: threads)
                runner.process = supervisor
                runner.crash = crashes.last
                return runner.run(onBeginning: report.tellBeginning)
            }
            switch ending {
            case nil:
                // Where there can be no second process, the work is done in this one.
                Interruption.listen()
                return StudyRunner(self, run, threads: threads).run()
            case .code(let code)?:
                return code
            case .signal(_, _)? where Supervisor.isAsked:
                messages.fail("Interrupted; add --resume to go on from what was finished")
                return Outcome.interrupted.rawValue
            case .signal(let signal, let hadBegun)?:
                let reason = Self.name(of: signal)
                guard hadBegun else { return giveUp(signal, reason, messages) }
                messages.crash(
                    signal,
                    "\(run.study): the run has crashed (\(reason)); the scenarios that were under way are now evaluated "
                        + "one by one")
                crashes.append(reason)
            }
        }
    }

    private func giveUp(_ signal: Int32, _ reason: String, _ messages: RunMessages) -> Int32 {
        messages.crash(
            signal,
            "\(messages.study): the run has crashed before it began with the scenarios (\(reason)). Nothing was written. "
                + "This is a fault of Quartier or of a library: please report it with the inputs")
        messages.finish(Outcome.internalError.rawValue)
        return Outcome.internalError.rawValue
    }

    private static func name(of signal: Int32) -> String {
        strsignal(signal).map { "\(String(cString: $0)), signal \(signal)" } ?? "signal \(signal)"
    }
}

/// The formats of results, as a list for people.
private let knownFormats = StudyFile.OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
