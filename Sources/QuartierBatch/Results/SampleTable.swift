import QuartierIO
import QuartierModel
import QuartierScenario

/// The table of a sweep: a row for each sample with its parameters and what the indicators say of the whole, and a row
/// for each zone of the kinds the sweep asks for.
struct SampleTable: Sendable {
    /// The columns beside parameters and indicators.
    static let ownColumns = ["sample", "zone_kind", "zone", "status", "reason", "withheld"]
    /// The folder of the tables within that of the results.
    static let folder = "sweeps"

    private let sweep: Sweep
    private let baseline: Baseline
    private let indicators: [IndicatorDefinition]
    private let wholeKind: ZoneKind?
    private let dialect: CSVDialect

    init(of sweep: Sweep, baseline: Baseline, _ dialect: CSVDialect) {
        self.sweep = sweep
        self.dialect = dialect
        self.baseline = baseline
        indicators = baseline.indicators.map(\.definition)
        wholeKind = Overview.kind(of: baseline)
    }

    /// The file of a sweep within the folder of results.
    static func name(of sweep: String) -> String { "\(folder)/\(sweep).csv" }

    /// The names of the columns.
    func header() -> [UInt8] {
        var writer = CSVWriter(dialect)
        writer.row(
            ["sample"] + sweep.parameters.map(\.name) + ["zone_kind", "zone", "status", "reason"]
                + indicators.map(\.id) + ["withheld"])
        return writer.takeBytes()
    }

    /// The rows of a sample, counted from 0.
    func rows(of sample: Int, _ outcome: ScenarioOutcome) -> [UInt8] {
        var writer = start(sample)
        let parts = outcome.zones.filter { $0.zone.kind == wholeKind }
        if let kind = wholeKind {
            let totals = Overview.whole(of: outcome, in: baseline)
            row(of: sample, kind, parts.count == 1 ? parts[0].zone.id : nil, totals, &writer)
        }
        for kind in sweep.statement.zones {
            // The only zone of its kind has its row already.
            for zone in outcome.zones where zone.zone.kind == kind && !(kind == wholeKind && parts.count == 1) {
                row(of: sample, kind, zone.zone.id, zone.measurements.map(\.outcome), &writer)
            }
        }
        return writer.takeBytes()
    }

    /// The row of a sample that could not be measured.
    func row(of sample: Int, failure: String) -> [UInt8] {
        var writer = start(sample)
        head(of: sample, &writer)
        writer.missing()  // zone_kind
        writer.missing()  // zone
        writer.cell("failed")
        writer.cell(failure)
        for _ in indicators { writer.missing() }
        writer.missing()  // withheld
        writer.endRow()
        return writer.takeBytes()
    }

    /// A writer behind the byte order mark, which stands before the header alone.
    private func start(_ sample: Int) -> CSVWriter {
        var writer = CSVWriter(dialect)
        _ = writer.takeBytes()
        return writer
    }

    private func head(of sample: Int, _ writer: inout CSVWriter) {
        writer.cell(sample + 1)
        for value in sweep.values(ofSample: sample) {
            switch value {
            case .number(let number): writer.cell(number)
            case .text(let text): writer.cell(text)
            case .boolean(let flag): writer.cell(flag)
            }
        }
    }

    private func row(
        of sample: Int, _ kind: ZoneKind, _ zone: String?, _ outcomes: [Measurement.Outcome],
        _ writer: inout CSVWriter
    ) {
        head(of: sample, &writer)
        writer.cell(kind.rawValue)
        if let zone { writer.cell(zone) } else { writer.missing() }
        writer.cell("ok")
        writer.missing()  // reason
        var withheld: [String] = []
        for (indicator, outcome) in zip(indicators, outcomes) {
            switch outcome {
            case .value(let value): writer.cell(value)
            case .undefined(let reason):
                writer.missing()
                withheld.append("\(indicator.id)=\(reason.rawValue)")
            }
        }
        if withheld.isEmpty { writer.missing() } else { writer.cell(withheld.joined(separator: " ")) }
        writer.endRow()
    }
}
