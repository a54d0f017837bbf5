public import QuartierModel
import QuartierScenario

/// The sums of a whole study, scenario by scenario, for a first look.
///
/// Parents are made of parts: numerators and denominators of all zones of the first kind are added up, and ratios
/// are formed of the sums.
public struct Overview: Sendable {
    /// A scenario's sums.
    public struct Row: Sendable {
        /// The scenario.
        public let scenario: String
        /// The value of each indicator; nil where a zone has no number.
        public let values: [String: Double]
    }

    /// The rows, the base first.
    public private(set) var rows: [Row] = []
    /// The kind of zone that was added up.
    public private(set) var kind = ZoneKind.districts
    /// How many zones were added up.
    public private(set) var zoneCount = 0

    init() {}

    mutating func append(_ outcome: ScenarioOutcome, baseline: Baseline) {
        // Districts may overlap; the study as a zone of its own never counts anything twice.
        let kinds = baseline.zoneKinds
        guard let kind = kinds.contains(.study) ? .study : kinds.first else { return }
        let zones = outcome.zones.filter { $0.zone.kind == kind }
        self.kind = kind
        zoneCount = zones.count
        var values: [String: Double] = [:]
        for (index, indicator) in baseline.indicators.enumerated() {
            values[indicator.definition.id] = Self.total(
                zones.map { $0.measurements[index] }, scale: indicator.definition.scale)
        }
        rows.append(Row(scenario: outcome.id, values: values))
    }

    /// Whether a zone without a value has all that the whole needs: nobody living there is no gap.
    private static func canBePart(_ reason: Undefined) -> Bool {
        reason == .denominatorZero || reason == .belowMinimumPopulation
    }

    /// The value of all zones together; nil if one of them is withheld, for a sum with a hole is no sum.
    static func total(_ measurements: [Measurement], scale: Double) -> Double? {
        var numerator = 0.0
        var denominator: Double?
        for measurement in measurements {
            guard measurement.reason.map(canBePart) ?? true, let part = measurement.numerator else { return nil }
            numerator += part
            if let base = measurement.denominator { denominator = (denominator ?? 0) + base }
        }
        guard let denominator else { return measurements.isEmpty ? nil : numerator }
        return denominator > 0 ? numerator / denominator * scale : nil
    }
}
