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
        /// Whether it meets the targets that are set for it, in the order of the baseline's targets.
        public internal(set) var verdicts: [Verdict] = []
    }

    /// The scenario, and the stage where it has stages.
    public let name: ScenarioName
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
    /// In how many zones each target of the baseline is met; nil for a target that asks nothing of this stage yet.
    public let targets: [TargetTally?]

    /// The scenario's identifier, that of a stage with its year.
    public var id: String { name.text }
}

extension Baseline {
    /// The base itself as an outcome, under the identifier `base`.
    public func baseOutcome(title: String? = nil) -> ScenarioOutcome {
        var outcomes = zones.zones.indices.map {
            ScenarioOutcome.ZoneOutcome(
                zone: zones.zones[$0], baseIndex: $0, measurements: measurements[$0], isReused: true)
        }
        let name = ScenarioName("base")
        let tallies = judge(&outcomes, asInTheBase: name)
        return ScenarioOutcome(
            name: name, title: title, zones: outcomes, shapes: zones.shapes, findings: Findings(),
            matches: [], targets: tallies)
    }

    /// Applies the edits of a scenario without measuring anything, and says what was wrong with them.
    public func draft(_ scenario: Scenario, crew: Crew) -> ScenarioDraft {
        var draft = ScenarioDraft(of: self, crew: crew)
        for part in scenario.parts {
            draft.part = part.name
            for edit in part.edits { draft.apply(edit) }
        }
        draft.settleStops()
        return draft
    }

    /// Measures a scenario; its findings tell why if it cannot be.
    ///
    /// - Throws: what GEOS could not do, as a `GeometryError`.
    public func evaluate(_ scenario: Scenario, crew: Crew) throws -> Result<ScenarioOutcome, ScenarioRefusal> {
        var draft = draft(scenario, crew: crew)
        guard !draft.findings.hasErrors else { return .failure(ScenarioRefusal(findings: draft.findings)) }
        return .success(try measure(&draft, of: scenario, crew: crew))
    }

    private func measure(
        _ draft: inout ScenarioDraft, of scenario: Scenario, crew: Crew
    ) throws -> ScenarioOutcome {
        let appraisal = try appraisal(of: draft, crew: crew)
        var outcomes = appraisal.hasOtherZones ? measureAnew(appraisal) : measureChanges(appraisal)
        let tallies = judge(&outcomes, scenario.name, appraisal.site.zones, &draft)
        var findings = draft.findings
        for finding in noEffect(of: draft, outcomes, scenario) { findings.add(finding) }
        return ScenarioOutcome(
            name: scenario.name, title: scenario.title, zones: outcomes, shapes: appraisal.site.zones.shapes,
            findings: findings, matches: draft.matches, targets: tallies)
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
