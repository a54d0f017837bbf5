import ArgumentParser
import Quartier

/// `quartier check`: every finding that a run would meet.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say everything a run of the study would find, and write nothing.",
        discussion: """
            Example: quartier check study.yaml
            With --against it is a regression test: quartier check study.yaml --against results --tolerance 1e-9
            (exit code 1 if a number differs).
            """)

    @Argument(help: "The study file.")
    var study: String

    @Option(help: "Evaluate the study and compare it with the results kept in this folder.")
    var against: String?

    @Option(help: "How much a number may differ, relative to itself.")
    var tolerance = 1e-9

    func validate() throws {
        guard tolerance >= 0, tolerance.isFinite else {
            throw ValidationError("--tolerance takes 0 or more, such as 1e-9.")
        }
    }

    func run() throws {
        var findings: Findings
        var loaded: Study?
        do {
            let study = try Study(path: study, jobs: 1)
            findings = study.findings
            findings.add(contentsOf: try study.editsWithoutEffect())
            loaded = study
        } catch let error as StudyError {
            findings = error.findings
        }
        for finding in findings.all { try Terminal.show(finding.description) }
        try Terminal.show("\(study): \(Terminal.summary(of: findings))")
        guard let loaded, !findings.hasErrors else { throw Outcome.badInput }
        if let against { try compare(loaded, with: against) }
    }

    /// Says what differs; differences are a failure, since whoever compares expects none.
    private func compare(_ loaded: Study, with folder: String) throws {
        var report: KeptResults.Report
        do {
            report = try KeptResults(folder: folder).compare(with: loaded, tolerance: tolerance)
            report.add(try KeptSamples(folder: folder).compare(with: loaded, tolerance: tolerance))
        } catch let finding as Finding {
            Terminal.tell(finding.description)
            throw Outcome.badInput
        }
        for finding in report.findings.all { try Terminal.show(finding.description) }
        let differences = report.findings.all.isEmpty ? "no difference" : "differences"
        try Terminal.show(
            "\(folder): \(differences) beyond \(tolerance); \(report.values) results compared, largest relative "
                + "difference \(report.largestDifference)")
        let missing = report.kindsNotKept.map(\.rawValue) + report.sweepsNotKept.map { "the sweep '\($0)'" }
        if !missing.isEmpty {
            try Terminal.show(
                "\(folder): nothing is kept of \(missing.joined(separator: ", ")), so nothing was compared")
        }
        if report.findings.hasErrors { throw Outcome.failedScenarios }
    }
}
