import QuartierScenario

/// The targets that are set for one indicator in one zone, taken together.
struct ZoneTargets {
    /// The targets in words: `at_least 16.5`, several apart by a semicolon.
    let bounds: String
    /// Whether all of them are met; nil if the indicator has no value.
    let isMet: Bool?

    /// Nil where no target is set.
    init?(on indicator: String, in zone: ScenarioOutcome.ZoneOutcome, among targets: [Target]) {
        let verdicts = zone.verdicts.filter { targets[$0.target].indicator == indicator }
        guard !verdicts.isEmpty else { return nil }
        bounds = verdicts.map { targets[$0.target].bounds }.joined(separator: "; ")
        isMet = verdicts.contains { $0.isMet == nil } ? nil : verdicts.allSatisfy { $0.isMet == true }
    }
}
