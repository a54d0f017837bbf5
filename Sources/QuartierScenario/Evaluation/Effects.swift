public import QuartierGeometry
public import QuartierModel
import QuartierTransit

/// Edits that are made and that nobody notices.
///
/// What an evaluation tells costs nothing: that the whole scenario measures like the base, and which of its edits
/// touch nothing that any measured indicator reads. Whether an edit that does leaves all numbers as they were, only
/// measuring the scenario with and without it can tell: `effects`.
extension Baseline {
    /// What can be said of a scenario without measuring it again.
    func noEffect(
        of draft: ScenarioDraft, _ outcomes: [ScenarioOutcome.ZoneOutcome], _ scenario: Scenario
    ) -> [Finding] {
        if !scenario.isLaterStage,
            let finding = wholeWithoutEffect(draft, outcomes, at: scenario.edits.first?.place ?? Place())
        {
            return [finding]
        }
        return unreached(of: scenario, matches: draft.matches)
    }

    /// The edits of a scenario that touch nothing which any measured indicator reads, by how many elements each matched.
    func unreached(of scenario: Scenario, matches: [Int]) -> [Finding] {
        let edits = scenario.edits
        let first = edits.count - scenario.ownEdits.count
        return edits.indices.dropFirst(first).filter { number in
            number < matches.count && matches[number] > 0 && !canReach(edits[number])
                && !isAsked(for: edits[number], by: edits[(number + 1)...])
        }.map { Self.withoutEffect(edits[$0]) }
    }

    /// The finding that a scenario changes something which no indicator notices; nil if that is not so.
    private func wholeWithoutEffect(
        _ draft: ScenarioDraft, _ outcomes: [ScenarioOutcome.ZoneOutcome], at place: Place
    ) -> Finding? {
        let elements = draft.view.changedElementCount
        let assumesOtherwise = draft.assumptions != assumptions
        let measuresOtherwise = draft.parameters != parameters
        let runsOtherwise = draft.view.patch.transit.map { !$0.changes.isEmpty } ?? false
        guard elements > 0 || runsOtherwise || assumesOtherwise || measuresOtherwise, outcomes.count == zones.count
        else { return nil }
        // Plots that are told otherwise may be ones that a target is set for.
        let movesTargets =
            !draft.view.patch.plots.isEmpty && targets.contains { $0.zones == .plots && $0.filter != nil }
        guard !movesTargets else { return nil }
        let isAsBase = outcomes.allSatisfy { outcome in
            outcome.baseIndex.map { outcome.isReused || measurements[$0] == outcome.measurements } ?? false
        }
        guard isAsBase else { return nil }
        var changed = elements == 1 ? ["1 element"] : elements > 0 ? ["\(elements) elements"] : []
        if runsOtherwise { changed.append("its public transport") }
        if assumesOtherwise { changed.append("its assumptions") }
        if measuresOtherwise { changed.append("its parameters") }
        return Finding(
            .warning, "no-effect", "the scenario changes \(changed.joined(separator: " and ")) and no indicator",
            at: place, remedy: "Check its edits, or ask for the indicators that they are meant to change")
    }

    private static func withoutEffect(_ edit: any ScenarioEdit) -> Finding {
        Finding(
            .warning, "no-effect", "the edit changes no indicator", at: edit.place,
            remedy: "Leave it out, or ask for the indicators that it is meant to change")
    }

    /// Whether anything that is measured reads what an edit may touch.
    private func canReach(_ edit: any ScenarioEdit) -> Bool {
        if edit is TransitEdit { return !plan.reads.isDisjoint(with: [.timetable, .stopShapes, .stopAttributes]) }
        guard let layer = edit.changedLayer else { return true }
        if layer == .plots, zoneKinds.contains(.plots) { return true }
        guard let attributes = edit.attributes else {
            return !plan.reads.isDisjoint(with: [.shapes(of: layer), .attributes(of: layer)])
                || indicators.contains { $0.layers.contains(layer) }
        }
        return plan.reads.contains(.attributes(of: layer))
            && !attributes.isDisjoint(with: Aspects.measuredAttributes(of: layer))
    }

    /// Whether later edits may match other elements because of an edit.
    private func isAsked(for edit: any ScenarioEdit, by later: ArraySlice<any ScenarioEdit>) -> Bool {
        later.contains { other in
            guard let asked = other.filter?.attributeNames else { return false }
            guard let attributes = edit.attributes else {
                return other.layer == edit.changedLayer || edit.changedLayer == .plots && asked.contains("plot")
            }
            return other.layer == edit.layer && !asked.isDisjoint(with: attributes)
        }
    }
}

extension Baseline {
    /// Measures a scenario edit by edit and says which of its own edits change no indicator and no verdict of a target.
    ///
    /// Each edit is measured upon those before it, and if nothing differs, all others are measured without it: a later
    /// one may ask for what it does. So a scenario of n edits costs as much as n to 2n scenarios. What it takes over
    /// from others is theirs to answer for; a scenario that is refused has nothing to say here.
    ///
    /// - Throws: what GEOS could not do, as a `GeometryError`.
    public func effects(of scenario: Scenario, crew: Crew) throws -> [Finding] {
        guard case .success(let whole) = try evaluate(scenario, crew: crew) else { return [] }
        let own = scenario.ownEdits
        guard !own.isEmpty, scenario.isLaterStage || !isAsBase(whole) else {
            return whole.findings.all.filter { $0.code == "no-effect" }
        }
        var without: [Finding] = []
        var before = try measured(scenario.keeping { _ in false }, crew: crew)
        for (number, edit) in own.enumerated() {
            let after = number + 1 == own.count ? whole : try measured(scenario.keeping { $0 <= number }, crew: crew)
            if Self.areAlike(before, after),
                Self.areAlike(try measured(scenario.keeping { $0 != number }, crew: crew), whole)
            {
                without.append(Self.withoutEffect(edit))
            }
            before = after
        }
        return without
    }

    private func isAsBase(_ outcome: ScenarioOutcome) -> Bool {
        outcome.zones.count == zones.count
            && outcome.zones.allSatisfy { zone in zone.baseIndex.map { measurements[$0] == zone.measurements } ?? false
            }
    }

    private func measured(_ scenario: Scenario, crew: Crew) throws -> ScenarioOutcome? {
        guard case .success(let outcome) = try evaluate(scenario, crew: crew) else { return nil }
        return outcome
    }

    /// Whether two states measure the same; one that is refused is like no other.
    private static func areAlike(_ one: ScenarioOutcome?, _ other: ScenarioOutcome?) -> Bool {
        guard let one, let other else { return false }
        return one.zones.count == other.zones.count
            && zip(one.zones, other.zones).allSatisfy {
                $0.zone == $1.zone && $0.measurements == $1.measurements && $0.verdicts == $1.verdicts
            }
    }
}

extension Scenario {
    /// Whether it goes on from a stage of the same scenario: it may well come back to what the base is.
    var isLaterStage: Bool { parts.dropLast().last?.name.scenario == name.scenario }

    /// The scenario with only some of its own edits, by their numbers.
    fileprivate func keeping(_ isKept: (Int) -> Bool) -> Scenario {
        guard let last = parts.last, last.name == name else { return self }
        let edits = last.edits.enumerated().filter { isKept($0.offset) }.map(\.element)
        return Scenario(name, title: title, parts: parts.dropLast() + [Part(last.name, edits)])
    }
}
