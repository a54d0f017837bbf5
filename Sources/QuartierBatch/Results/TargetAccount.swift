import QuartierIO
import QuartierModel
import QuartierScenario

/// What became of one target: scenario by scenario, and over the stages of those that have them.
struct TargetAccount {
    private let target: Target
    /// The scenarios and stages of which the target asks something, in the order of the study.
    private let tallies: [(name: ScenarioName, tally: TargetTally)]

    /// The account of the target with a number among those of the study.
    init(of target: Target, number: Int, in records: [Manifest.ScenarioRecord]) {
        self.target = target
        tallies = records.compactMap { record in
            guard record.targets.indices.contains(number), let tally = record.targets[number] else { return nil }
            return (record.name, tally)
        }
    }

    /// The scenarios with stages, and whether each stage of which the target asks something meets it everywhere.
    private var staged: [(scenario: String, isMet: Bool)] {
        var order: [String] = []
        var isMet: [String: Bool] = [:]
        for (name, tally) in tallies where name.stage != nil {
            if isMet[name.scenario] == nil { order.append(name.scenario) }
            isMet[name.scenario] = (isMet[name.scenario] ?? true) && tally.isMetEverywhere
        }
        return order.map { ($0, isMet[$0] ?? false) }
    }

    /// Writes the members of an object.
    func write(to writer: inout JSONWriter) {
        writer.member("indicator", target.indicator)
        writer.member("at_least", target.atLeast)
        writer.member("at_most", target.atMost)
        writer.member("zones", target.zones.rawValue)
        writer.member("where", target.filter?.text)
        writer.key("by")
        if let by = target.by { writer.value(by) } else { writer.null() }
        writer.array("results", tallies) { result, writer in
            writer.member("scenario", result.name.scenario)
            writer.member("stage", result.name.stage.map(String.init))
            writer.member("met", result.tally.met)
            writer.member("missed", result.tally.missed)
            writer.member("undefined", result.tally.undefined)
        }
        writer.array("stages", staged) { result, writer in
            writer.member("scenario", result.scenario)
            writer.member("met_at_every_stage", result.isMet)
        }
    }
}
