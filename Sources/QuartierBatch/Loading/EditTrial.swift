import QuartierGeometry
import QuartierModel
import QuartierScenario

/// Tries edits on the base, so that what is wrong with them is known before anything runs.
struct EditTrial {
    private let baseline: Baseline
    private let crew: Crew

    init(on baseline: Baseline, crew: Crew) {
        self.baseline = baseline
        self.crew = crew
    }

    /// What is wrong with the edits of scenarios, each with the first scenario that has them.
    func findings(of scenarios: [Scenario]) throws -> Findings {
        let drafts = try crew.map(scenarios.count) { [baseline] index, kernel in
            baseline.draft(scenarios[index], crew: Crew(kernel: kernel)).findings
        }
        var findings = Findings()
        var seen: Set<Finding> = []
        for (scenario, found) in zip(scenarios, drafts) {
            // Scenarios based on one another share edits; their findings are told once.
            for var finding in found.all where seen.insert(finding).inserted {
                finding.message = "scenario '\(scenario.id)': \(finding.message)"
                findings.add(finding)
            }
        }
        return findings
    }

    /// What is wrong with the edits of some samples of a sweep: enough to know that every value makes sense.
    func findings(of sweep: Sweep) throws -> Findings {
        let probes = sweep.probes
        let found = try crew.map(probes.count) { [baseline] index, kernel in
            switch sweep.scenario(ofSample: probes[index]) {
            case .success(let scenario): baseline.draft(scenario, crew: Crew(kernel: kernel)).findings
            case .failure(let refusal): refusal.findings
            }
        }
        var findings = Findings()
        var seen: Set<Finding> = []
        for (sample, found) in zip(probes, found) {
            for var finding in found.all where seen.insert(finding).inserted {
                let words = sweep.words(forSample: sample)
                finding.message = "sweep '\(sweep.id)', sample \(sample + 1) with \(words): \(finding.message)"
                findings.add(finding)
            }
        }
        guard probes.count < sweep.sampleCount else { return findings }
        findings.add(
            Finding(
                .note, "samples-tried",
                "sweep '\(sweep.id)': the edits of \(probes.count) of its \(sweep.sampleCount) samples were tried; what "
                    + "is wrong with another one stands in its row of the table", at: sweep.statement.id.place))
        return findings
    }
}
