public import QuartierModel

extension Measurement {
    /// A measurement that was written down by an earlier run; nil if its parts cannot belong together.
    public init?(
        kept value: Double?, reason: Undefined?, numerator: Double?, denominator: Double?, coverage: Double,
        imputed: Double, isDoubtful: Bool = false
    ) {
        switch (value, reason) {
        case (let value?, nil): self.init(.value(value), numerator, denominator, coverage, imputed)
        case (nil, let reason?): self.init(.undefined(reason), numerator, denominator, coverage, imputed)
        default: return nil
        }
        self.isDoubtful = isDoubtful
    }
}

/// What an earlier run measured of a zone.
public struct KeptZone: Sendable {
    /// The kind of zone.
    public let kind: ZoneKind
    /// Its identifier.
    public let id: String
    /// What the indicators said, in the order of the baseline's indicators.
    public let measurements: [Measurement]

    /// A zone with a measurement for each indicator.
    public init(kind: ZoneKind, id: String, measurements: [Measurement]) {
        self.kind = kind
        self.id = id
        self.measurements = measurements
    }
}

extension Baseline {
    /// Whether a scenario may have other zones than the base, or other names or shapes for them.
    public func mayChangeZones(_ scenario: Scenario) -> Bool {
        zoneKinds.contains(.plots) && scenario.edits.contains { $0.layer == .plots }
    }

    /// The outcome of a scenario as an earlier run on the same base has written it down.
    ///
    /// Zones that are not among the kept ones are as in the base, unless the scenario may change the zones: then the
    /// kept ones are all there are, without names, and with the shapes of the base, which are not theirs. Nil if a
    /// kept zone is none of the base although the scenario cannot change the zones, and if no zone differs from the
    /// base: what there is to say of that, only measuring it can tell.
    ///
    /// Nil as well if the scenario may change the zones that targets are set for.
    public func outcome(of scenario: Scenario, kept: [KeptZone], matches: [Int]) -> ScenarioOutcome? {
        guard targets.isEmpty || !mayChangeZones(scenario) else { return nil }
        var rows: [ZoneKind: [String: Int]] = [:]
        for kind in Set(kept.map(\.kind)) { rows[kind] = [:] }
        for (row, zone) in zones.zones.enumerated() where rows[zone.kind] != nil { rows[zone.kind]?[zone.id] = row }
        var outcomes: [ScenarioOutcome.ZoneOutcome]
        if mayChangeZones(scenario) {
            outcomes = kept.map { zone in
                .init(
                    zone: Zone(kind: zone.kind, id: zone.id, name: nil), baseIndex: rows[zone.kind]?[zone.id],
                    measurements: zone.measurements, isReused: false)
            }
        } else {
            var all = baseOutcome().zones
            for zone in kept {
                guard let row = rows[zone.kind]?[zone.id] else { return nil }
                all[row] = .init(
                    zone: zones.zones[row], baseIndex: row, measurements: zone.measurements, isReused: false)
            }
            outcomes = all
        }
        let differs = outcomes.contains { $0.baseIndex.map { measurements[$0] } != $0.measurements }
        // A later stage may well come back to what the base is, which is nothing to remark upon.
        guard differs || scenario.isLaterStage else { return nil }
        for zone in outcomes.indices { outcomes[zone].verdicts = [] }
        let tallies = judge(&outcomes, asInTheBase: scenario.name)
        var findings = Findings()
        for finding in unreached(of: scenario, matches: matches) { findings.add(finding) }
        return ScenarioOutcome(
            name: scenario.name, title: scenario.title, zones: outcomes, shapes: zones.shapes, findings: findings,
            matches: matches, targets: tallies)
    }
}
