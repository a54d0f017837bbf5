internal import Glibc
import QuartierGeometry
public import QuartierIO
public import QuartierModel
import QuartierScenario

/// What a run is asked to do.
public struct RunOptions: Sendable {
    /// Where the results go.
    public var output: String
    /// The formats to write.
    public var formats: Set<StudyFile.OutputFormat>
    /// The scenarios and sweeps to run; nil runs all.
    public var scenarios: Set<String>?
    /// The number of threads.
    public var jobs: Int
    /// The time the run began, for the manifest.
    public var startedAt: String

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

/// What came of a run.
public struct RunSummary: Sendable {
    /// The scenarios that were measured, the base first, with sums over the first kind of zone.
    public internal(set) var overview = Overview()
    /// The scenarios that could not be measured, and why.
    public internal(set) var failures: [(id: String, reason: String)] = []
    /// What came of the sweeps.
    public internal(set) var sweeps: [SweepOutcome] = []
    /// What measuring the scenarios found.
    public internal(set) var findings = Findings()
    /// The files that were written.
    public internal(set) var files: [String] = []
    /// Files of earlier runs that this one did not make again and took away.
    public internal(set) var removed: [String] = []
    /// Whether the run was interrupted before its end.
    public internal(set) var wasInterrupted = false
}

/// Evaluates the scenarios of a study on all threads and writes the results as they come.
///
/// Scenarios are worked on in waves: all threads measure and write scenarios of a wave, then the wave's rows go into
/// the summary in the order of the study. So results never depend on the number of threads, and memory does not
/// grow with the number of scenarios.
public struct BatchRunner: Sendable {
    private let study: Study
    private let options: RunOptions
    private let clock = ContinuousClock()

    /// A runner of a study.
    public init(_ study: Study, options: RunOptions) {
        self.study = study
        self.options = options
    }

    /// One scenario, measured and written.
    private struct Piece: Sendable {
        var record: Manifest.ScenarioRecord
        var outcome: ScenarioOutcome?
        var outputs: [Manifest.Output] = []
    }

    /// Runs all scenarios, then all sweeps.
    ///
    /// `progress` is told after each wave how many of how many scenarios are done, `sampling` how many samples of a
    /// sweep. Throws `OutputError` if nothing was written, `StudyError` if the zones cannot be written at all, and
    /// `RunStopped` if a result could not be written later on; the folder then has no manifest.
    public func run(
        progress: (_ done: Int, _ of: Int) -> Void = { _, _ in },
        sampling: (_ sweep: String, _ done: Int, _ of: Int) -> Void = { _, _, _ in }
    ) throws -> RunSummary {
        let start = clock.now
        let folder = try ResultFolder(options.output)
        let crew = Crew(jobs: options.jobs)
        let geometries = try baseGeometries(crew)
        let system = try packageSystem()
        let scenarios = study.scenarios.filter { options.scenarios?.contains($0.id) ?? true }
        let lock = try folder.lock()
        let planned = plannedFiles(of: scenarios)
        do {
            try refuseToThrowAway(folder.earlierFiles(), planned, of: scenarios)
            try refuseToOverwriteInputs(folder.earlierFiles() + planned)
        } catch {
            folder.leave(lock)
            throw error
        }
        let earlier = try folder.begin(planned: planned)
        do {
            return try run(
                scenarios, folder, geometries, crew, system: system, start: start, earlier: earlier, lock: lock,
                progress: progress, sampling: sampling)
        } catch let error as OutputError {
            throw RunStopped(reason: error)
        }
    }

    /// The sweeps to run.
    private var sweeps: [Sweep] { study.sweeps.filter { options.scenarios?.contains($0.id) ?? true } }

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
                plannedFiles(of: left.filter { $0.id == id }).contains { earlier.contains($0) && !planned.contains($0) }
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

    private func run(
        _ scenarios: [Scenario], _ folder: ResultFolder, _ geometries: ZoneGeometries, _ crew: Crew,
        system: GeoPackageSystem?, start: ContinuousClock.Instant, earlier: [String], lock: consuming FolderLock,
        progress: (_ done: Int, _ of: Int) -> Void, sampling: (_ sweep: String, _ done: Int, _ of: Int) -> Void
    ) throws -> RunSummary {
        var ledger = try Ledger(study, options, folder, system)
        try ledger.add(write(study.baseline.baseOutcome(title: baseTitle), folder, geometries, crew))
        progress(1, scenarios.count + 1)
        let wave = options.jobs * 4
        for first in stride(from: 0, to: scenarios.count, by: wave) {
            guard !Interruption.isAsked else { break }
            let part = Array(scenarios[first..<min(first + wave, scenarios.count)])
            let pieces = try crew.map(part.count) { [self] index, kernel in
                Interruption.isAsked ? nil : try evaluate(part[index], folder, geometries, Crew(kernel: kernel))
            }
            for piece in pieces {
                guard let piece else { break }
                try ledger.add(piece)
            }
            progress(ledger.count, scenarios.count + 1)
        }
        ledger.summary.wasInterrupted = ledger.count < scenarios.count + 1
        for sweep in sweeps where !ledger.summary.wasInterrupted {
            let run = SweepRun(sweep, of: study)
            if let outcome = try run.write(to: folder, crew: crew, progress: { sampling(sweep.id, $0, $1) }) {
                ledger.summary.sweeps.append(outcome)
            } else {
                ledger.summary.wasInterrupted = true
            }
        }
        guard !ledger.summary.wasInterrupted else { return ledger.summary }
        return try ledger.close(
            toWGS84: geometries.operation, seconds: clock.now - start, earlier: earlier, lock: lock)
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
        let names = ([StudyFile.Scenario.baseID] + scenarios.map(\.id)).flatMap { id in
            study.baseline.zoneKinds.flatMap { kind in
                ZoneFile.Form.allCases.map { ZoneFile.name(scenario: id, kind: kind, as: $0) }
            }
        }
        let differences = scenarios.map { DifferenceFile.name(scenario: $0.id) }
        return names + differences + sweeps.map { SampleTable.name(of: $0.id) }
            + [ResultPackage.name, "summary.csv", "data-dictionary.csv"]
    }

    private var baseTitle: String? {
        study.file.scenarios.first { $0.id.text == StudyFile.Scenario.baseID }?.title
    }

    private func evaluate(
        _ scenario: Scenario, _ folder: ResultFolder, _ geometries: ZoneGeometries, _ crew: Crew
    ) throws -> Piece {
        let result: Result<ScenarioOutcome, ScenarioRefusal>
        do {
            result = try study.baseline.evaluate(scenario, crew: crew)
        } catch let error as GeometryError {
            return failed(scenario, error.description)
        }
        switch result {
        case .failure(let refusal):
            return failed(scenario, refusal.findings.all.first { $0.severity == .error }?.message ?? "refused")
        case .success(let outcome):
            do {
                return try write(outcome, folder, geometries, crew)
            } catch let error as UnwritableZone {
                return failed(scenario, error.description(of: outcome.zones[error.zone].zone))
            } catch let error as ProjectionError {
                return failed(scenario, error.description)
            }
        }
    }

    private func failed(_ scenario: Scenario, _ reason: String) -> Piece {
        Piece(record: .init(id: scenario.id, title: scenario.title, matches: [], failure: reason))
    }

    /// Writes the files of a scenario.
    private func write(
        _ outcome: ScenarioOutcome, _ folder: ResultFolder, _ geometries: ZoneGeometries, _ crew: Crew
    ) throws -> Piece {
        var piece = Piece(
            record: .init(id: outcome.id, title: outcome.title, matches: outcome.matches), outcome: outcome)
        let forms = ZoneFile.Form.allCases.filter { options.formats.contains($0.format) }
        let differs = study.file.output.difference && outcome.id != StudyFile.Scenario.baseID
        guard !forms.isEmpty || differs else { return piece }
        // Shapes that nobody touched are the very same memory, which is all the comparison looks at.
        let isBase = outcome.shapes == study.baseline.zones.shapes
        let encoded = isBase ? geometries.base : try geometries.encode(outcome.shapes, crew: crew)
        let file = ZoneFile(study.baseline.indicators)
        for kind in study.baseline.zoneKinds {
            for form in forms {
                let name = ZoneFile.name(scenario: outcome.id, kind: kind, as: form)
                let bytes = file.bytes(of: outcome, kind: kind, geometries: encoded, as: form)
                try folder.write(bytes, to: name)
                piece.outputs.append(.init(file: name, bytes: bytes.count, digest: FileDigest.sha256(of: bytes)))
            }
        }
        if differs {
            let name = DifferenceFile.name(scenario: outcome.id)
            let bytes = DifferenceFile(of: study.baseline).bytes(of: outcome, geometries: encoded)
            try folder.write(bytes, to: name)
            piece.outputs.append(.init(file: name, bytes: bytes.count, digest: FileDigest.sha256(of: bytes)))
        }
        return piece
    }
}

// MARK: - What adds up over scenarios

extension BatchRunner {
    /// Gathers what all scenarios share: the summary table, the overview, the manifest.
    private struct Ledger: ~Copyable {
        var summary = RunSummary()
        private let study: Study
        private let options: RunOptions
        private let folder: ResultFolder
        private var table: SummaryTable
        private var tableFile: OutputFile?
        private var package: ResultPackage?
        private var records: [Manifest.ScenarioRecord] = []
        private var outputs: [Manifest.Output] = []
        private var tableDigest = FileDigest()
        private var tableSize = 0

        var count: Int { records.count }

        init(
            _ study: Study, _ options: RunOptions, _ folder: ResultFolder, _ system: GeoPackageSystem?
        ) throws {
            self.study = study
            self.options = options
            self.folder = folder
            table = SummaryTable(study.file.output.csv.dialect, baseline: study.baseline)
            tableFile = options.formats.contains(.csv) ? try OutputFile(path: folder.path + "/summary.csv") : nil
            package = try system.map { try ResultPackage(in: folder, of: study, system: $0) }
        }

        mutating func add(_ piece: Piece) throws {
            records.append(piece.record)
            outputs += piece.outputs
            guard let outcome = piece.outcome else {
                summary.failures.append((piece.record.id, piece.record.failure ?? ""))
                return
            }
            summary.overview.append(outcome, baseline: study.baseline)
            // What its edits had to say is known since the study was checked; this is what measuring added.
            for var finding in outcome.findings.all where finding.code == "no-effect" {
                finding.message = "scenario '\(outcome.id)': \(finding.message)"
                summary.findings.add(finding)
            }
            try package?.append(outcome, kinds: study.baseline.zoneKinds)
            guard tableFile != nil else { return }
            table.append(outcome)
            let bytes = table.takeBytes()
            tableDigest.update(bytes)
            tableSize += bytes.count
            try tableFile?.append(bytes)
        }

        consuming func close(
            toWGS84: OperationInfo, seconds: Duration, earlier: [String], lock: consuming FolderLock
        ) throws -> RunSummary {
            if tableFile != nil {
                try tableFile?.commit()
                outputs.append(
                    .init(file: "summary.csv", bytes: tableSize, digest: tableDigest.finish()))
                let dictionary = DataDictionary.bytes(
                    of: study.baseline.indicators, study.file.output.csv.dialect)
                try folder.write(dictionary, to: "data-dictionary.csv")
                outputs.append(
                    .init(
                        file: "data-dictionary.csv", bytes: dictionary.count,
                        digest: FileDigest.sha256(of: dictionary)))
            }
            if let output = try package?.close() { outputs.append(output) }
            outputs += summary.sweeps.map(\.output)
            var findings = study.findings
            findings.add(contentsOf: summary.findings)
            let manifest = Manifest(
                study: study, toWGS84: toWGS84, scenarios: records, sweeps: summary.sweeps, findings: findings,
                outputs: outputs,
                run: .init(
                    startedAt: options.startedAt, seconds: seconds / .seconds(1), jobs: options.jobs,
                    study: RelativePath.path(from: options.output, to: study.path)))
            try folder.finish(manifest: manifest.bytes(), made: Set(outputs.map(\.file)), earlier: earlier, lock: lock)
            let made = Set(outputs.map(\.file))
            summary.removed = earlier.filter { !made.contains($0) && $0 != "manifest.json" }
            summary.files = outputs.map(\.file).sorted() + ["manifest.json"]
            return summary
        }
    }
}

extension StudyFile.CSVStyle {
    /// The dialect that the table writer knows.
    var dialect: CSVDialect {
        let separator: CSVDialect.Separator =
            switch self.separator {
            case .comma: .comma
            case .semicolon: .semicolon
            case .tab: .tabulator
            }
        return CSVDialect(separator: separator, hasDecimalComma: decimal == .comma, hasByteOrderMark: bom)
    }
}
