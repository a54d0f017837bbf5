import QuartierIO
import QuartierModel
import QuartierScenario

/// What earlier runs have left in a folder, as far as this run may build on it.
struct EarlierRun {
    /// What the journal of this run begins with.
    private(set) var content = Journal.Content()
    /// The finished scenarios that this run makes use of.
    private(set) var kept: [String: KeptScenario] = [:]
    /// The scenarios that were under way when a process ended.
    private(set) var suspects: [String] = []
    /// How many finished scenarios of a run that was cut off are not made use of.
    ///
    /// The journal keeps them all the same: who did not ask to go on may stop now, and ask.
    var unused: Int { content.finished.count - kept.count }
    /// Whether processes end although no scenario is under way, again and again.
    private(set) var isHopeless = false

    /// Looks at a folder; the files themselves are not looked at yet.
    ///
    /// `files` are all that this run and those before it may leave there.
    init(in folder: ResultFolder, of study: Study, _ options: RunOptions, files: [String]) {
        content.build = Build.identity
        content.files = files
        guard options.reuse != .nothing else { return }
        let journal = folder.readJournal().flatMap { $0.build == Build.identity ? $0 : nil }
        let whole = Self.finished(in: folder, study).map { ($0.id, $0) }
        let partial = (journal?.finished ?? [:]).filter { study.keys[$0.key] == $0.value.key }
        content.finished = partial.merging(whole) { $1 }
        kept = options.reuse == .everything ? content.finished : Dictionary(whole) { $1 }
        guard let crash = options.crash, let journal else { return }
        content.crashes = journal.crashes
        for (id, isAlone) in journal.begun {
            if isAlone {
                content.crashes[id] = "it ends the process that evaluates it: \(crash)"
            } else {
                suspects.append(id)
            }
        }
        // Whatever ends a process between two scenarios may not come again; twice, it is no chance.
        guard journal.begun.isEmpty else { return }
        isHopeless = journal.hasEndedOnItsOwn
        content.hasEndedOnItsOwn = true
    }

    /// The scenarios of a run that came to its end, read from its manifest and its summary.
    private static func finished(in folder: ResultFolder, _ study: Study) -> [KeptScenario] {
        guard let manifest = folder.manifest(), manifest["run"]?["build"]?.text == Build.identity,
            let outputs = manifest["outputs"]?.elements?.compactMap(Manifest.Output.init),
            let summary = outputs.first(where: { $0.file == SummaryTable.file }), folder.holds(summary)
        else { return [] }
        let rows = SummaryTable.rows(in: folder, study.file.output.csv.dialect)
        let files = Dictionary(outputs.map { ($0.file, $0) }) { first, _ in first }
        return (manifest["scenarios"]?.elements ?? []).compactMap { record in
            guard let id = record["id"]?.text, let key = record["key"]?.text, study.keys[id] == key,
                record["failure"] == .null, let rows = rows[id], let matches = record["edits_matched"]?.elements
            else { return nil }
            return KeptScenario(
                id: id, key: key, matches: matches.compactMap(\.integer),
                outputs: study.zoneFiles(of: id).compactMap { files[$0] }, rows: rows)
        }
    }
}

extension Study {
    /// The names of all files that the zones of a scenario may be written to.
    func zoneFiles(of scenario: String) -> [String] {
        let zones = baseline.zoneKinds.flatMap { kind in
            ZoneFile.Form.allCases.map { ZoneFile.name(scenario: scenario, kind: kind, as: $0) }
        }
        let maps = file.output.transit.map { TransitMapFile.name(scenario: scenario, $0) }
        return zones + maps
            + (scenario == StudyFile.Scenario.baseID ? [] : [DifferenceFile.name(scenario: scenario)])
    }
}
