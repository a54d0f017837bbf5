public import QuartierGeometry
public import QuartierModel

/// What a scenario turns out to be: every zone measured, beside what the base says of it.
public struct ScenarioOutcome: Sendable {
    /// One zone of a scenario.
    public struct ZoneOutcome: Sendable {
        /// The zone.
        public let zone: Zone
        /// The number of the zone in the base; nil for a zone that the scenario adds.
        public let baseIndex: Int?
        /// What the indicators say, in the order of the baseline's indicators.
        public let measurements: [Measurement]
        /// Whether the measurements are those of the base because nothing the scenario changed can reach them.
        public let isReused: Bool
    }

    /// The scenario's identifier.
    public let id: String
    /// The scenario's title.
    public let title: String?
    /// The zones of the scenario.
    public let zones: [ZoneOutcome]
    /// The shapes of the scenario's zones, in metres; the base's own where no plot came or went.
    public let shapes: ShapePool
    /// What was worth knowing.
    public let findings: Findings
    /// How many elements each edit matched.
    public let matches: [Int]
}

extension Baseline {
    /// The base itself as an outcome, under the identifier `base`.
    public func baseOutcome(title: String? = nil) -> ScenarioOutcome {
        ScenarioOutcome(
            id: "base", title: title,
            zones: zones.zones.indices.map {
                .init(zone: zones.zones[$0], baseIndex: $0, measurements: measurements[$0], isReused: true)
            },
            shapes: zones.shapes, findings: Findings(), matches: [])
    }

    /// Applies the edits of a scenario without measuring anything, and says what was wrong with them.
    public func draft(_ scenario: Scenario, crew: Crew) -> ScenarioDraft {
        var draft = ScenarioDraft(of: self, crew: crew)
        for edit in scenario.edits { edit.apply(to: &draft) }
        return draft
    }

    /// Measures a scenario; its findings tell why if it cannot be.
    ///
    /// - Throws: what GEOS could not do, as a `GeometryError`.
    public func evaluate(_ scenario: Scenario, crew: Crew) throws -> Result<ScenarioOutcome, ScenarioRefusal> {
        let draft = draft(scenario, crew: crew)
        guard !draft.findings.hasErrors else { return .failure(ScenarioRefusal(findings: draft.findings)) }
        return .success(try measure(draft, of: scenario, crew: crew))
    }

    private func measure(_ draft: ScenarioDraft, of scenario: Scenario, crew: Crew) throws -> ScenarioOutcome {
        let appraisal = try appraisal(of: draft, crew: crew)
        let outcomes = appraisal.hasOtherZones ? measureAnew(appraisal) : measureChanges(appraisal)
        var findings = draft.findings
        if let finding = noEffect(of: draft, outcomes, at: scenario.edits.first?.place ?? Place()) {
            findings.add(finding)
        }
        return ScenarioOutcome(
            id: scenario.id, title: scenario.title, zones: outcomes, shapes: appraisal.site.zones.shapes,
            findings: findings, matches: draft.matches)
    }

    /// The finding that a scenario changes something which no indicator notices; nil if that is not so.
    private func noEffect(
        of draft: ScenarioDraft, _ outcomes: [ScenarioOutcome.ZoneOutcome], at place: Place
    ) -> Finding? {
        let elements = draft.view.changedElementCount
        let assumesOtherwise = draft.assumptions != assumptions
        guard elements > 0 || assumesOtherwise, outcomes.count == zones.count else { return nil }
        let isAsBase = outcomes.allSatisfy { outcome in
            outcome.baseIndex.map { outcome.isReused || measurements[$0] == outcome.measurements } ?? false
        }
        guard isAsBase else { return nil }
        var changed = elements == 1 ? ["1 element"] : elements > 0 ? ["\(elements) elements"] : []
        if assumesOtherwise { changed.append("its assumptions") }
        return Finding(
            .warning, "no-effect", "the scenario changes \(changed.joined(separator: " and ")) and no indicator",
            at: place, remedy: "Check its edits, or ask for the indicators that they are meant to change")
    }

    /// The kinds of zone of the base, in order.
    public var zoneKinds: [ZoneKind] { zones.kinds }

    private func measureChanges(_ appraisal: Appraisal) -> [ScenarioOutcome.ZoneOutcome] {
        let changed = changedPlots(appraisal.site.view.plots)
        return zones.zones.indices.map { zone in
            let isReused = !appraisal.affected.contains(zone)
            return .init(
                zone: changed[zone] ?? zones.zones[zone], baseIndex: zone,
                measurements: isReused
                    ? measurements[zone] : plan.measure(zone, appraisal.site, appraisal.products),
                isReused: isReused)
        }
    }

    /// The plots among the zones that a scenario may have renamed, where no plot came or went.
    private func changedPlots(_ plots: LayerView<Plot>) -> [Int: Zone] {
        guard let first = zones.zones.firstIndex(where: { $0.kind == .plots }) else { return [:] }
        var changed: [Int: Zone] = [:]
        for (row, plot) in plots.patch.changed {
            changed[first + row] = Zone(kind: .plots, id: plots.identifier(row), name: plot.name)
        }
        return changed
    }

    private func measureAnew(_ appraisal: Appraisal) -> [ScenarioOutcome.ZoneOutcome] {
        let (site, products) = (appraisal.site, appraisal.products)
        // By kind and identifier: a scenario may give a plot another name.
        var base: [ZoneKind: [String: Int]] = [:]
        for (index, zone) in zones.zones.enumerated() { base[zone.kind, default: [:]][zone.id] = index }
        return site.zones.zones.indices.map { zone in
            .init(
                zone: site.zones.zones[zone], baseIndex: base[site.zones.zones[zone].kind]?[site.zones.zones[zone].id],
                measurements: plan.measure(zone, site, products), isReused: false)
        }
    }
}

/// Why a scenario was not measured.
public struct ScenarioRefusal: Error, Sendable {
    /// Everything that was wrong with its edits.
    public let findings: Findings

    /// A refusal for what was found.
    public init(findings: Findings) {
        self.findings = findings
    }
}
