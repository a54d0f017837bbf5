public import QuartierModel
public import QuartierScenario

/// The sums of a whole study, scenario by scenario, for a first look.
///
/// Parents are made of parts: numerators and denominators of all zones of the first kind are added up, and ratios
/// are formed of the sums.
public struct Overview: Sendable {
    /// A scenario's sums.
    public struct Row: Sendable {
        /// The scenario, with the year of a stage.
        public let scenario: String
        /// The value of each indicator; nil where a zone has no number.
        public let values: [String: Double]
        /// In how many zones each target of the study is met; nil for one that asks nothing of this stage yet.
        public let targets: [TargetTally?]
    }

    /// The rows, the base first.
    public private(set) var rows: [Row] = []
    /// The kind of zone that was added up.
    public private(set) var kind = ZoneKind.districts
    /// How many zones were added up.
    public private(set) var zoneCount = 0

    init() {}

    mutating func append(_ outcome: ScenarioOutcome, baseline: Baseline) {
        guard let kind = Self.kind(of: baseline) else { return }
        let zones = outcome.zones.filter { $0.zone.kind == kind }
        self.kind = kind
        zoneCount = zones.count
        var values: [String: Double] = [:]
        for (index, indicator) in baseline.indicators.enumerated() {
            values[indicator.definition.id] = Self.total(
                zones.map { $0.measurements[index] }, scale: indicator.definition.scale)
        }
        rows.append(Row(scenario: outcome.id, values: values, targets: outcome.targets))
    }

    /// Whether a zone without a value has all that the whole needs: nobody living there is no gap.
    private static func canBePart(_ reason: Undefined) -> Bool {
        reason == .denominatorZero || reason == .belowMinimumPopulation
    }

    /// The kind of zone that is added up to the whole; nil if nothing is reported.
    static func kind(of baseline: Baseline) -> ZoneKind? {
        // Districts may overlap; the study as a zone of its own never counts anything twice.
        baseline.zoneKinds.contains(.study) ? .study : baseline.zoneKinds.first
    }

    /// What the indicators say of the whole: of the study as a zone, or of all zones of the first kind together.
    static func whole(of outcome: ScenarioOutcome, in baseline: Baseline) -> [Measurement.Outcome] {
        let wholeKind = kind(of: baseline)
        let parts = outcome.zones.filter { $0.zone.kind == wholeKind }
        return baseline.indicators.indices.map { index in
            parts.count == 1
                ? parts[0].measurements[index].outcome
                : whole(parts.map { $0.measurements[index] }, scale: baseline.indicators[index].definition.scale)
        }
    }

    /// The value of all zones together; nil if there is none.
    static func total(_ measurements: [Measurement], scale: Double) -> Double? {
        if case .value(let value) = whole(measurements, scale: scale) { return value }
        return nil
    }

    /// The value of all zones together; withheld if that of one of them is, for a sum with a hole is no sum.
    static func whole(_ measurements: [Measurement], scale: Double) -> Measurement.Outcome {
        var numerator = 0.0
        var denominator: Double?
        for measurement in measurements {
            if let reason = measurement.reason, !canBePart(reason) { return .undefined(reason) }
            guard let part = measurement.numerator else { return .undefined(measurement.reason ?? .noData) }
            numerator += part
            if let base = measurement.denominator { denominator = (denominator ?? 0) + base }
        }
        guard let denominator else { return measurements.isEmpty ? .undefined(.noData) : .value(numerator) }
        return denominator > 0 ? .value(numerator / denominator * scale) : .undefined(.denominatorZero)
    }
}
