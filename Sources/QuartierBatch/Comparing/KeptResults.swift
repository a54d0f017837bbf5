internal import QuartierGeometry
import QuartierIO
public import QuartierModel
import QuartierScenario

/// Results that were kept from an earlier run, to be compared with today's: a city's own regression test.
public struct KeptResults: Sendable {
    /// What a comparison came to.
    public struct Report: Sendable {
        /// How many kept values were compared.
        public var values = 0
        /// The largest relative difference among values that are there on both sides.
        public var largestDifference = 0.0
        /// Kinds of zones that the study reports and of which nothing was kept, so that nothing was compared.
        public var kindsNotKept: [ZoneKind] = []
        /// Sweeps of which no table was kept, so that nothing was compared.
        public var sweepsNotKept: [String] = []
        /// Each difference beyond the tolerance, and each scenario, zone or indicator that is on one side only.
        public var findings = Findings()

        /// Adds what another comparison came to.
        public mutating func add(_ other: Report) {
            values += other.values
            largestDifference = max(largestDifference, other.largestDifference)
            kindsNotKept += other.kindsNotKept
            sweepsNotKept += other.sweepsNotKept
            findings.add(contentsOf: other.findings)
        }
    }

    private let table: CSVTable
    private let file: String
    private let columns: [String: Int]
    private var kinds: Set<String> = []

    /// Reads `summary.csv` of a folder of results.
    ///
    /// Throws if it cannot be read or is no summary of results.
    public init(folder: String) throws(Finding) {
        file = folder + "/summary.csv"
        table = try CSVTable(path: file)
        columns = Dictionary(table.names.enumerated().map { ($1, $0) }) { first, _ in first }
        guard Self.needed.allSatisfy({ columns[$0] != nil }) else {
            throw Finding(
                .error, "no-summary", "this is no summary of results", at: Place(file: file, line: 1),
                remedy: "Name a folder that 'quartier run' wrote, with summary.csv in it")
        }
        kinds = Set(table.rows.indices.map { text("zone_kind", $0) })
    }

    private static let numbers = ["value", "numerator", "denominator", "coverage", "imputed"]
    private static let needed = ["scenario", "zone_kind", "zone", "indicator", "status"] + numbers

    /// Evaluates a study anew and compares it, number by number.
    ///
    /// Two numbers agree if they differ by no more than `tolerance` times the larger, or 1 if that is larger. A kind of
    /// zones of which no row at all is kept is left out, so that it is enough to keep the districts; the report says so.
    /// Throws what GEOS could not do.
    public func compare(with study: Study, tolerance: Double) throws -> Report {
        var report = Report()
        report.kindsNotKept = study.baseline.zoneKinds.filter { !kinds.contains($0.rawValue) }
        var rows = Dictionary(grouping: table.rows.indices) { name($0) }
        let scenarios = [StudyFile.Scenario.baseID] + study.scenarios.map(\.id)
        for id in scenarios {
            guard let kept = rows.removeValue(forKey: id) else {
                note("the scenario '\(id)' is not among the kept results", nil, &report)
                continue
            }
            guard let outcome = try outcome(of: id, in: study, &report) else { continue }
            compare(kept, with: outcome, study.baseline, tolerance, &report)
        }
        for id in rows.keys.sorted() {
            note("the scenario '\(id)' is kept, but not in the study", rows[id]?.first, &report)
        }
        return report
    }

    private func outcome(of id: String, in study: Study, _ report: inout Report) throws -> ScenarioOutcome? {
        guard let scenario = study.scenarios.first(where: { $0.id == id }) else {
            return study.baseline.baseOutcome()
        }
        switch try study.baseline.evaluate(scenario, crew: Crew()) {
        case .success(let outcome): return outcome
        case .failure(let refusal):
            report.findings.add(contentsOf: refusal.findings)
            return nil
        }
    }

    private func compare(
        _ kept: [Int], with outcome: ScenarioOutcome, _ baseline: Baseline, _ tolerance: Double,
        _ report: inout Report
    ) {
        var rows = Dictionary(kept.map { (key($0), $0) }) { first, _ in first }
        for zone in outcome.zones where kinds.contains(zone.zone.kind.rawValue) {
            for (index, measurement) in zone.measurements.enumerated() {
                let indicator = baseline.indicators[index].definition
                let key = Key(kind: zone.zone.kind.rawValue, zone: zone.zone.id, indicator: indicator.id)
                guard let row = rows.removeValue(forKey: key) else {
                    note("\(key.words) in '\(outcome.id)' is not among the kept results", nil, &report)
                    continue
                }
                let base = outcome.id == StudyFile.Scenario.baseID ? nil : zone.baseIndex
                let before = base.map { baseline.measurements[$0][index] }
                compare(row, key, measurement, Comparison(of: measurement, with: before).status, tolerance, &report)
            }
        }
        for (key, row) in rows.sorted(by: { $0.value < $1.value }) {
            note("\(key.words) in '\(outcome.id)' is kept, but not evaluated any more", row, &report)
        }
    }

    private func compare(
        _ row: Int, _ key: Key, _ measurement: Measurement, _ status: String, _ tolerance: Double,
        _ report: inout Report
    ) {
        report.values += 1
        let today = [
            measurement.value, measurement.numerator, measurement.denominator, measurement.coverage,
            measurement.imputed,
        ]
        let scenario = name(row)
        if text("status", row) != status {
            note("\(key.words) in '\(scenario)' was '\(text("status", row))' and is '\(status)'", row, &report)
        }
        for (name, now) in zip(Self.numbers, today) {
            let cell = columns[name].flatMap { table.rows[row][$0] }
            let kept = cell.flatMap(table.number)
            guard let kept, let now else {
                if (cell == nil) != (now == nil) || cell != nil && kept == nil {
                    let (was, is_) = (cell ?? "missing", now.map { "\($0)" } ?? "missing")
                    note("\(name) of \(key.words) in '\(scenario)' was \(was) and is \(is_)", row, &report)
                }
                continue
            }
            let difference = abs(kept - now) / max(1, abs(kept), abs(now))
            report.largestDifference = max(report.largestDifference, difference)
            guard difference > tolerance else { continue }
            note("\(name) of \(key.words) in '\(scenario)' was \(kept) and is \(now)", row, &report)
        }
    }

    private func note(_ message: String, _ row: Int?, _ report: inout Report) {
        report.findings.add(
            Finding(
                .error, "kept-result", message, at: Place(file: file, line: row.map { table.lines[$0] }),
                remedy: "If the change is meant, run the study again and keep what it writes"))
    }
}

// MARK: - Rows

extension KeptResults {
    private struct Key: Hashable {
        var kind: String
        var zone: String
        var indicator: String

        var words: String { "\(indicator) of '\(zone)' in \(kind)" }
    }

    private func key(_ row: Int) -> Key {
        Key(kind: text("zone_kind", row), zone: zone(row), indicator: text("indicator", row))
    }

    /// The scenario of a row, and the stage where it has one: `build-out@2028`.
    private func name(_ row: Int) -> String {
        let stage = text("stage", row)
        return stage.isEmpty ? text("scenario", row) : text("scenario", row) + "@" + stage
    }

    private func text(_ name: String, _ row: Int) -> String { columns[name].flatMap { table.rows[row][$0] } ?? "" }

    private func zone(_ row: Int) -> String { table.plain(text("zone", row)) }
}
