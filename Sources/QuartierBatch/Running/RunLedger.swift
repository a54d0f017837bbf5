import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario

/// Gathers what all scenarios of a run share: the summary table, the overview, the manifest.
struct RunLedger: ~Copyable {
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
        tableFile = options.formats.contains(.csv) ? try OutputFile(path: folder.path + "/" + SummaryTable.file) : nil
        package = try system.map { try ResultPackage(in: folder, of: study, system: $0) }
    }

    mutating func add(_ piece: ScenarioPiece) throws {
        records.append(piece.record)
        outputs += piece.outputs
        if piece.isReused { summary.reused += 1 }
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

    mutating func add(_ outcome: SweepOutcome) { summary.sweeps.append(outcome) }

    consuming func close(
        toWGS84: OperationInfo, seconds: Duration, earlier: [String], lock: consuming FolderLock
    ) throws -> RunSummary {
        if tableFile != nil {
            try tableFile?.commit()
            outputs.append(
                .init(file: SummaryTable.file, bytes: tableSize, digest: tableDigest.finish()))
            let dictionary = DataDictionary.bytes(
                of: study.baseline, study.file.output.csv.dialect)
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
                study: RelativePath.path(from: options.output, to: study.path), reused: summary.reused))
        let made = Set(outputs.map(\.file))
        summary.removed = try folder.finish(manifest: manifest.bytes(), made: made, earlier: earlier, lock: lock)
        summary.files = outputs.map(\.file).sorted() + ["manifest.json"]
        return summary
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
