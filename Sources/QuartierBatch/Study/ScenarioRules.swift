internal import QuartierModel
internal import QuartierScenario

/// The rules that hold among the scenarios of a study.
struct ScenarioRules {
    private let scenarios: [StudyFile.Scenario]
    /// The first scenario of each identifier.
    private let byID: [String: StudyFile.Scenario]

    /// The scenario that a `based_on` names, without the year of a stage.
    private func scenario(of reference: PlacedText) -> StudyFile.Scenario? { byID[reference.named.scenario] }

    init(_ scenarios: [StudyFile.Scenario]) {
        self.scenarios = scenarios
        byID = Dictionary(scenarios.map { ($0.id.text, $0) }) { first, _ in first }
    }

    /// Reports what breaks the rules.
    func check(_ context: inout DecodingContext) {
        checkUnique(&context)
        checkBase(&context)
        checkReferences(&context)
        checkCircles(&context)
    }

    /// Identifiers name files, and some file systems do not tell cases apart.
    private func checkUnique(_ context: inout DecodingContext) {
        var seen = [StudyFile.Scenario.baseID: StudyFile.Scenario.base(of: context.file)]
        for scenario in scenarios {
            let key = scenario.id.text.lowercased()
            guard let first = seen[key], scenario.id.text != StudyFile.Scenario.baseID || first.place.line != nil else {
                seen[key] = scenario
                continue
            }
            let line = first.id.place.line.map { " in line \($0)" } ?? ""
            context.report(
                "duplicate-id", "the id '\(scenario.id.text)' is taken by '\(first.id.text)'\(line)", scenario.id,
                remedy: "Choose another; upper and lower case make no difference")
        }
    }

    private func checkBase(_ context: inout DecodingContext) {
        guard let base = byID[StudyFile.Scenario.baseID] else { return }
        guard !base.allEdits.isEmpty || base.basedOn != nil else { return }
        context.report(
            "edited-base", "the scenario 'base' is the data as it is", base.id,
            remedy: "Move its edits to a scenario of their own")
    }

    private func checkReferences(_ context: inout DecodingContext) {
        let known = byID[StudyFile.Scenario.baseID] == nil ? [StudyFile.Scenario.baseID] : []
        let ids = known + scenarios.flatMap(\.referable)
        let all = Set(ids)
        for reference in scenarios.compactMap(\.basedOn) where !all.contains(reference.text) {
            let nearest = context.nearestName(to: reference.text, among: ids).map { "; did you mean '\($0)'?" } ?? ""
            context.report(
                "unknown-scenario", "unknown scenario \(reference.text.quotedForMessage)\(nearest)", reference,
                remedy: nearest.isEmpty ? "Name one of the scenarios of this study" : nil)
        }
    }

    /// Follows each scenario to what it is based on; each circle is reported once, where it was met first.
    private func checkCircles(_ context: inout DecodingContext) {
        var done: Set<String> = []
        for scenario in scenarios {
            var chain: [StudyFile.Scenario] = []
            var positions: [String: Int] = [:]
            var next: StudyFile.Scenario? = scenario
            while let current = next, !done.contains(current.id.text), positions[current.id.text] == nil {
                positions[current.id.text] = chain.count
                chain.append(current)
                next = current.basedOn.flatMap { self.scenario(of: $0) }
            }
            if let current = next, let start = positions[current.id.text] {
                report(chain[start...], &context)
            }
            done.formUnion(positions.keys)
        }
    }

    private func report(_ circle: ArraySlice<StudyFile.Scenario>, _ context: inout DecodingContext) {
        guard let first = circle.first, let reference = first.basedOn else { return }
        let shown = 8
        var names = circle.prefix(shown).map(\.id.text)
        if circle.count > shown { names.append("…") }
        names.append(first.id.text)
        context.report(
            "circular-scenarios", "scenarios are based on each other: \(names.joined(separator: " → "))", reference,
            remedy: "Remove one 'based_on'")
    }
}

extension StudyFile.Scenario {
    /// What `based_on` may say to mean it: its id, and those of its stages.
    var referable: [String] { [id.text] + stages.map { ScenarioName(id.text, stage: $0.year).text } }

    /// The names under which it is evaluated: its own, or those of its stages.
    var names: [String] { stages.isEmpty ? [id.text] : Array(referable.dropFirst()) }
}

extension PlacedText {
    /// The scenario that the text names, and the stage if it names one: `build-out@2028`.
    var named: ScenarioName {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let year = Int(parts[1]), String(year) == parts[1] else { return ScenarioName(text) }
        return ScenarioName(String(parts[0]), stage: year)
    }
}

extension DecodingContext {
    /// Reports an error at the place that a text has kept.
    fileprivate mutating func report(_ code: String, _ message: String, _ text: PlacedText, remedy: String? = nil) {
        findings.add(Finding(.error, code, message, at: text.place, remedy: remedy))
    }
}
