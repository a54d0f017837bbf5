import ArgumentParser
import Quartier

/// `quartier check`: every finding that a run would meet.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say everything a run of the study would find, and write nothing.",
        discussion: "Example: quartier check study.yaml")

    @Argument(help: "The study file.")
    var study: String

    func run() throws {
        let findings: Findings
        do {
            findings = try Study(path: study, jobs: 1).findings
        } catch let error as StudyError {
            findings = error.findings
        }
        for finding in findings.all { try Terminal.show(finding.description) }
        try Terminal.show("\(study): \(Terminal.summary(of: findings))")
        if findings.hasErrors { throw Outcome.badInput }
    }
}
