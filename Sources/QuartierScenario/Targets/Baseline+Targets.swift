public import QuartierGeometry
public import QuartierModel

extension Baseline {
    /// Takes over the targets of a study, and notes what is wrong with their conditions.
    ///
    /// A target for an indicator that is not measured is a mistake of the caller.
    public mutating func adopt(_ targets: [Target], crew: Crew, findings: inout Findings) {
        self.targets = targets
        var draft = ScenarioDraft(of: self, crew: crew)
        targetZones = targets.map { target in
            guard indicators.contains(where: { $0.definition.id == target.indicator }) else {
                preconditionFailure("a target is set for \(target.indicator), which is not measured")
            }
            return zones(of: target, in: &draft, zones)
        }
        findings.add(contentsOf: draft.findings)
        guard !draft.findings.hasErrors else { return }
        for (target, zones) in zip(targets, targetZones) where zones.isEmpty && target.filter != nil {
            findings.add(
                Finding(
                    .warning, "touches-nothing",
                    "the target for '\(target.indicator)' is set for no \(target.zones.rawValue) of the base",
                    at: target.filterPlace, remedy: "Check the condition"))
        }
    }

    /// The zones that a target is set for, as the edits so far leave them.
    private func zones(of target: Target, in draft: inout ScenarioDraft, _ all: ZoneSet) -> [Int] {
        let candidates = all.indices(of: target.zones)
        guard let filter = target.filter, let first = candidates.first else { return candidates }
        switch target.zones {
        case .study: return candidates
        case .districts:
            // Districts never change, so their rows are the zones' own order.
            return (draft.rows(of: District.self, where: filter, at: target.filterPlace) ?? []).map { first + $0 }
        case .plots:
            let matching = Set(draft.rows(of: Plot.self, where: filter, at: target.filterPlace) ?? [])
            return draft.view.plots.rows.enumerated().filter { matching.contains($0.element) }.map {
                first + $0.offset
            }
        }
    }

    /// Judges the zones of a scenario: whether each meets the targets that are set for it.
    func judge(
        _ outcomes: inout [ScenarioOutcome.ZoneOutcome], _ name: ScenarioName, _ zones: ZoneSet,
        _ draft: inout ScenarioDraft
    ) -> [TargetTally?] {
        let changesPlots = !draft.view.patch.plots.isEmpty
        return targets.enumerated().map { number, target in
            guard target.applies(to: name) else { return nil }
            let isAnew = changesPlots && (target.zones == .plots || zones.kinds.contains(.plots))
            let subjects = isAnew ? self.zones(of: target, in: &draft, zones) : targetZones[number]
            return judge(number, target, subjects, &outcomes)
        }
    }

    /// Judges the zones of the base, or of a scenario that leaves the zones as they are.
    func judge(
        _ outcomes: inout [ScenarioOutcome.ZoneOutcome], asInTheBase name: ScenarioName
    ) -> [TargetTally?] {
        targets.enumerated().map { number, target in
            target.applies(to: name) ? judge(number, target, targetZones[number], &outcomes) : nil
        }
    }

    private func judge(
        _ number: Int, _ target: Target, _ subjects: [Int], _ outcomes: inout [ScenarioOutcome.ZoneOutcome]
    ) -> TargetTally {
        var tally = TargetTally()
        guard let index = indicators.firstIndex(where: { $0.definition.id == target.indicator }) else { return tally }
        for zone in subjects {
            let isMet = target.isMet(by: outcomes[zone].measurements[index].value)
            outcomes[zone].verdicts.append(Verdict(target: number, isMet: isMet))
            tally.count(isMet)
        }
        return tally
    }
}
