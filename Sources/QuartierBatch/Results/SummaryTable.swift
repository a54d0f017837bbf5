import QuartierIO
import QuartierModel
import QuartierScenario

/// The tidy table of all results: a row for each scenario, zone and indicator.
struct SummaryTable {
    /// The columns, in order.
    static let columns = [
        "scenario", "stage", "zone_kind", "zone", "indicator", "value", "unit", "numerator", "denominator", "status",
        "coverage", "imputed", "class", "baseline", "delta", "delta_pct", "target", "meets_target", "rank", "note",
    ]

    private var writer: CSVWriter
    private let baseline: Baseline

    init(_ dialect: CSVDialect, baseline: Baseline) {
        writer = CSVWriter(dialect)
        writer.row(Self.columns)
        self.baseline = baseline
    }

    /// Adds the rows of a scenario; of its changed zones alone if the others can be had from the base.
    mutating func append(_ outcome: ScenarioOutcome, changedZonesOnly: Bool = false) {
        let isBase = outcome.id == StudyFile.Scenario.baseID
        for zone in outcome.zones where !(changedZonesOnly && zone.isReused) {
            for (index, measurement) in zone.measurements.enumerated() {
                let base = isBase ? nil : zone.baseIndex.map { baseline.measurements[$0][index] }
                let definition = baseline.indicators[index].definition
                let target =
                    zone.verdicts.isEmpty
                    ? nil : ZoneTargets(on: definition.id, in: zone, among: baseline.targets)
                append(measurement, base, zone.zone, definition, outcome.name, target)
            }
        }
    }

    /// Hands over what was written so far.
    mutating func takeBytes() -> [UInt8] { writer.takeBytes() }

    private mutating func append(
        _ measurement: Measurement, _ base: Measurement?, _ zone: Zone, _ definition: IndicatorDefinition,
        _ name: ScenarioName, _ target: ZoneTargets?
    ) {
        let comparison = Comparison(of: measurement, with: base)
        writer.cell(name.scenario)
        if let stage = name.stage { writer.cell(String(stage)) } else { writer.missing() }
        writer.cell(zone.kind.rawValue)
        writer.cell(zone.id)
        writer.cell(definition.id)
        cell(measurement.value)
        writer.cell(definition.unit)
        cell(measurement.numerator)
        cell(measurement.denominator)
        writer.cell(comparison.status)
        writer.cell(measurement.coverage)
        writer.cell(measurement.imputed)
        cell(measurement.value.flatMap { definition.labels?.label(of: $0) })
        cell(base?.value)
        cell(comparison.delta)
        cell(comparison.deltaPercent)
        if let target { writer.cell(target.bounds) } else { writer.missing() }
        if let isMet = target?.isMet { writer.cell(isMet) } else { writer.missing() }
        writer.missing()  // rank: rows are written as scenarios end, and a rank needs them all; 'compare' gives it
        cell(measurement.note)
        writer.endRow()
    }

    private mutating func cell(_ number: Double?) {
        if let number { writer.cell(number) } else { writer.missing() }
    }

    private mutating func cell(_ text: String?) {
        if let text { writer.cell(text) } else { writer.missing() }
    }
}

/// A value beside the value of the base.
struct Comparison {
    /// `ok`, the reason why there is no value, or `became_defined` where only the base has none.
    let status: String
    /// The value less that of the base; nil if one of them is missing.
    let delta: Double?
    /// The difference in per cent of the base; nil where the base is 0.
    let deltaPercent: Double?

    init(of measurement: Measurement, with base: Measurement?) {
        if let reason = measurement.reason {
            status = reason.rawValue
        } else {
            status = base != nil && base?.value == nil ? "became_defined" : "ok"
        }
        guard let value = measurement.value, let before = base?.value else {
            (delta, deltaPercent) = (nil, nil)
            return
        }
        delta = value - before
        deltaPercent = before == 0 ? nil : (value - before) / abs(before) * 100
    }
}
