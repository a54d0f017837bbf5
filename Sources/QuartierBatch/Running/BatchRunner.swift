internal import Glibc
import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// Evaluates the scenarios of a study on all threads and writes the results as they come.
///
/// Threads take scenarios one after another, measure them and write their files; what came of them goes into the
/// summary in the order of the study, through a window of bounded size. So results never depend on the number of
/// threads, and memory does not grow with the number of scenarios. A journal tells a later run what was finished.
public struct BatchRunner: Sendable {
    private let study: Study
    private let options: RunOptions
    private let clock = ContinuousClock()

    /// How many scenarios a thread may be ahead of the summary.
    private static let window = 4

    /// A runner of a study.
    public init(_ study: Study, options: RunOptions) {
        self.study = study
        self.options = options
    }

    /// Runs all scenarios, then all sweeps, in this process.
    ///
    /// `progress` is told of each scenario and sweep in the order of the study. Throws `OutputError` if nothing was written,
    /// `StudyError` if the zones cannot be written at all, `RunStopped` if a result could not be written later on, and
    /// `RunCrashed` if two processes before this one ended without a scenario under way; the folder then has no manifest.
    public func run(progress: (RunProgress) -> Void = { _ in }) throws -> RunSummary {
        let start = clock.now
        let folder = try ResultFolder(options.output)
        let crew = Crew(jobs: options.jobs)
        let geometries = try baseGeometries(crew)
        let system = try packageSystem()
        let scenarios = study.scenarios.filter { $0.name.isAmong(options.scenarios) }
        let lock = try folder.lock(by: options.process)
        let earlier = folder.earlierFiles()
        let past: EarlierRun
        let work: ScenarioWork
        do {
            past = try checkedPast(in: folder, earlier, scenarios)
            work = ScenarioWork(
                study: study, options: options, folder: folder, geometries: geometries,
                journal: try folder.begin(past.content), kept: past.kept, crashes: past.content.crashes)
        } catch {
            folder.leave(lock)
            throw error
        }
        do {
            var ledger = try RunLedger(study, options, folder, system)
            try run(scenarios, work, past, crew, into: &ledger, progress: progress)
            ledger.summary.wasInterrupted = ledger.count < scenarios.count + 1
            for sweep in sweeps where !ledger.summary.wasInterrupted {
                try run(sweep, work, past, crew, into: &ledger, progress: progress)
            }
            guard !ledger.summary.wasInterrupted else { return ledger.summary }
            return try ledger.close(
                toWGS84: geometries.operation, seconds: clock.now - start, earlier: earlier, lock: lock)
        } catch let error as OutputError {
            throw RunStopped(reason: error)
        }
    }

    /// What earlier runs have left, if this run may write to their folder.
    private func checkedPast(
        in folder: ResultFolder, _ earlier: [String], _ scenarios: [Scenario]
    ) throws -> EarlierRun {
        let planned = plannedFiles(of: scenarios)
        try refuseToThrowAway(earlier, planned, of: scenarios)
        try refuseToOverwriteInputs(earlier + planned)
        return EarlierRun(in: folder, of: study, options, files: Set(earlier).union(planned).sorted())
    }

    private func run(
        _ scenarios: [Scenario], _ work: ScenarioWork, _ past: EarlierRun, _ crew: Crew, into ledger: inout RunLedger,
        progress: (RunProgress) -> Void
    ) throws {
        let total = scenarios.count + 1
        let reusable = scenarios.count { past.kept[$0.id] != nil }
        progress(RunProgress(step: .began(reusable: reusable, unused: past.unused), done: 0, total: total))
        let settled = try settle(past, scenarios, work, crew)
        try ledger.add(work.basePiece(title: baseTitle, crew: crew))
        progress(RunProgress(step: .evaluated(StudyFile.Scenario.baseID), done: 1, total: total))
        try crew.deliver(scenarios.count, window: options.jobs * Self.window) { index, kernel -> ScenarioPiece? in
            guard !Interruption.isAsked else { return nil }
            let scenario = scenarios[index]
            return try settled[scenario.id] ?? work.piece(of: scenario, crew: Crew(kernel: kernel))
        } to: { piece in
            guard let piece else { return false }
            try ledger.add(piece)
            progress(RunProgress(step: piece.step, done: ledger.count, total: total))
            return true
        }
    }

    /// The sweeps to run.
    private var sweeps: [Sweep] { study.sweeps.filter { options.scenarios?.contains($0.id) ?? true } }

    private func run(
        _ sweep: Sweep, _ work: ScenarioWork, _ past: EarlierRun, _ crew: Crew, into ledger: inout RunLedger,
        progress: (RunProgress) -> Void
    ) throws {
        let watch = SampleWatch(of: sweep.id, in: work.journal, after: past)
        let outcome = try SweepRun(sweep, of: study, watch: watch).write(to: work.folder, crew: crew) { done, total in
            progress(RunProgress(step: .sampled(sweep.id), done: done, total: total))
        }
        if let outcome { ledger.add(outcome) } else { ledger.summary.wasInterrupted = true }
    }

    /// Evaluates one by one what was under way when a process ended, so that whatever ends this one is known by name.
    private func settle(
        _ past: EarlierRun, _ scenarios: [Scenario], _ work: ScenarioWork, _ crew: Crew
    ) throws -> [String: ScenarioPiece] {
        guard !past.isHopeless else { throw RunCrashed() }
        var settled: [String: ScenarioPiece] = [:]
        for scenario in scenarios where past.suspects.contains(scenario.id) && !Interruption.isAsked {
            settled[scenario.id] = try work.piece(of: scenario, crew: Crew(kernel: crew.kernel), isAlone: true)
        }
        return settled
    }

    /// Results of scenarios that the study has and this run leaves out are worth keeping.
    private func refuseToThrowAway(_ earlier: [String], _ planned: [String], of scenarios: [Scenario]) throws {
        guard options.scenarios != nil else { return }
        let layers =
            earlier.contains(ResultPackage.name)
            ? ResultPackage.layers(in: options.output + "/" + ResultPackage.name) : []
        let left = study.scenarios.filter { scenario in !scenarios.contains { $0.id == scenario.id } }
        let tables = study.sweeps.map(\.id).filter {
            let table = SampleTable.name(of: $0)
            return earlier.contains(table) && !planned.contains(table)
        }
        let others =
            left.map(\.id).filter { id in
                study.zoneFiles(of: id).contains { earlier.contains($0) && !planned.contains($0) }
                    || ZoneKind.allCases.contains { layers.contains(ResultPackage.layer(scenario: id, kind: $0)) }
            } + tables
        guard !others.isEmpty else { return }
        throw OutputError(
            path: options.output,
            message: "the folder holds results of other scenarios: \(others.joined(separator: ", "))",
            remedy: "Name another folder for these scenarios alone: --output DIR")
    }

    /// A study may read what an earlier run wrote, but not from the folder it writes to.
    private func refuseToOverwriteInputs(_ files: [String]) throws {
        let inputs = Set(study.inputPaths.compactMap(Self.realPath))
        for file in files {
            guard let path = Self.realPath(options.output + "/" + file), inputs.contains(path) else { continue }
            throw OutputError(
                path: options.output + "/" + file, message: "the run would overwrite an input of the study",
                remedy: "Copy the input elsewhere, or name another folder for results: --output DIR")
        }
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// The zones as results write them; a base that cannot be written is bad input.
    private func baseGeometries(_ crew: Crew) throws -> ZoneGeometries {
        do {
            return try ZoneGeometries(
                of: study.baseline, near: study.site, by: study.file.output.crsOperation?.text, crew: crew)
        } catch let error as UnwritableZone {
            var findings = Findings()
            let zone = study.baseline.zones.zones[error.zone]
            findings.add(
                Finding(
                    .error, "unwritable-zone", error.description(of: zone), at: Place(file: study.path),
                    remedy: "Draw the zone without parts thinner than a hair"))
            throw StudyError(findings: findings)
        } catch let error as ProjectionError {
            throw StudyError(failing: error, at: study.file.crs.place)
        }
    }

    /// The plane of the study as a GeoPackage describes it; nil if none is asked for.
    private func packageSystem() throws -> GeoPackageSystem? {
        guard options.formats.contains(.gpkg) else { return nil }
        do {
            return try GeoPackageSystem(study.baseline.crs)
        } catch {
            throw StudyError(failing: error, at: study.file.crs.place)
        }
    }

    /// Every file the run may write.
    private func plannedFiles(of scenarios: [Scenario]) -> [String] {
        ([StudyFile.Scenario.baseID] + scenarios.map(\.id)).flatMap(study.zoneFiles)
            + sweeps.map { SampleTable.name(of: $0.id) }
            + [ResultPackage.name, SummaryTable.file, "data-dictionary.csv"]
    }

    private var baseTitle: String? {
        study.file.scenarios.first { $0.id.text == StudyFile.Scenario.baseID }?.title
    }
}

extension ScenarioPiece {
    /// What has happened to the scenario.
    fileprivate var step: RunProgress.Step {
        if let reason = record.failure { return .failed(record.id, reason: reason) }
        return isReused ? .reused(record.id) : .evaluated(record.id)
    }
}

extension ScenarioName {
    /// Whether a run that is asked for some scenarios is asked for this one; nil asks for all.
    fileprivate func isAmong(_ names: Set<String>?) -> Bool { names.map { isAmong($0) } ?? true }
}
