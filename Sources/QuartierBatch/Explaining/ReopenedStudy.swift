import QuartierIO
public import QuartierModel
import QuartierScenario

/// The study that results were made from, opened again to look into them.
public struct ReopenedStudy: Sendable {
    /// The results.
    public let results: FinishedResults
    /// The study, loaded and measured.
    public let study: Study
    /// Inputs that are not what they were; only where the user has named the study all the same.
    public let findings: Findings

    /// Opens the study that the manifest of a folder names, or the one the user names.
    ///
    /// Inputs that have changed since are an error, for what they explain is not what stands in the results; where
    /// the user has named the study they are warnings. Throws `StudyError` with what is wrong.
    public init(results folder: String, study named: String? = nil, jobs: Int = 1) throws {
        var findings = Findings()
        let path: String
        do throws(Finding) {
            results = try FinishedResults(folder: folder)
            if let named { path = named } else { path = try Self.path(of: results) }
        } catch {
            findings.add(error)
            throw StudyError(findings: findings)
        }
        for var finding in Self.changes(of: results, since: path) {
            if named != nil { finding.severity = .warning }
            findings.add(finding)
        }
        guard !findings.hasErrors else { throw StudyError(findings: findings) }
        study = try Study(path: path, jobs: jobs)
        self.findings = findings
    }

    /// The path of the study as the results see it.
    private static func path(of results: FinishedResults) throws(Finding) -> String {
        guard let path = results.manifest["run"]?["study"]?.text else {
            throw Finding(
                .error, "unknown-study", "the results do not say which study they are of",
                at: Place(file: results.path), remedy: "Name it: --study FILE")
        }
        let file = path.hasPrefix("/") ? path : results.path + "/" + path
        guard (try? MappedFile(path: file)) != nil else {
            throw Finding(
                .error, "unknown-study", "the study that the results are of is not where it was",
                at: Place(file: file), remedy: "Name it: --study FILE")
        }
        return file
    }

    /// What stands in the results otherwise than it was explained: libraries differ, or the study was named.
    ///
    /// Throws what is wrong with the table of results.
    public func deviations(of explanations: [ZoneExplanation]) throws(Finding) -> [Finding] {
        guard results.digest(of: "summary.csv") != nil else { return [] }
        var ignored = Findings()
        let summary = try KeptSummary(of: results, findings: &ignored)
        return explanations.compactMap { one in
            let zone = ZoneKey(kind: one.explanation.zone.kind.rawValue, id: one.explanation.zone.id)
            let name = PlacedText(one.scenario).named
            let key = ScenarioKey(scenario: name.scenario, stage: name.stage.map(String.init))
            guard let kept = summary.value(one.explanation.indicator.id, of: zone, in: key) else { return nil }
            let now = one.explanation.measurement.value
            if let now, let value = kept.value, abs(now - value) <= 1e-9 * max(1, abs(value)) { return nil }
            guard now != nil || kept.value != nil else { return nil }
            return Finding(
                .warning, "other-value",
                "\(one.explanation.indicator.id) is \(kept.value.map { "\($0)" } ?? kept.status) in the results, and "
                    + "\(now.map { "\($0)" } ?? "not defined") when it is computed now",
                at: Place(file: results.path), remedy: "Run the study again")
        }
    }

    /// A finding for each input that is not what it was.
    private static func changes(of results: FinishedResults, since path: String) -> [Finding] {
        let folder = Study.folder(of: path)
        return results.inputs.enumerated().compactMap { number, input in
            let file = number == 0 ? path : Study.resolve(input.file, in: folder)
            let digest = try? FileDigest.sha256(ofFile: file)
            guard digest != input.digest else { return nil }
            return Finding(
                .error, "changed-input",
                digest == nil ? "an input of the results is gone" : "an input has changed since the results were made",
                at: Place(file: file),
                remedy: "Run the study again, or name the study the results were made from: --study FILE")
        }
    }
}
