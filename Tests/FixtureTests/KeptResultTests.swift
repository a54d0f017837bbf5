import Quartier
import Testing

/// The results kept in `notebooks-output` are those of today's study and today's engine.
@Suite struct KeptResultTests {
    @Test func everyKeptValueIsWhatAnEvaluationGives() throws {
        let study = try Fixtures.study("seestadt")
        var now: [String: Double?] = [:]
        for scenario in study.scenarios {
            note(try study.baseline.evaluate(scenario, crew: Crew()).get(), of: study, in: &now)
        }
        note(study.baseline.baseOutcome(), of: study, in: &now)
        let kept = try Self.keptValues()
        #expect(Set(kept.keys) == Set(now.keys))
        for (cell, value) in kept {
            let today = now[cell] ?? nil
            guard let value, let today else {
                #expect(value == nil && today == nil, "\(cell)")
                continue
            }
            #expect(abs(value - today) <= 1e-9 * max(abs(value), abs(today)), "\(cell): \(value) kept, \(today) now")
        }
    }

    private func note(_ outcome: ScenarioOutcome, of study: Study, in values: inout [String: Double?]) {
        for zone in outcome.zones {
            for (indicator, measurement) in zip(study.baseline.indicators, zone.measurements) {
                let cell = [outcome.id, zone.zone.kind.rawValue, zone.zone.id, indicator.definition.id]
                values[cell.joined(separator: "/")] = measurement.value
            }
        }
    }

    /// The column `value` of the kept summary; its texts need no quotes.
    private static func keptValues() throws -> [String: Double?] {
        let text = String(decoding: try Fixtures.bytes("../notebooks-output/seestadt/summary.csv"), as: UTF8.self)
        let rows = text.split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        try #require(rows.allSatisfy { $0.count == 19 })
        let pairs = rows.map { ([$0[0], $0[2], $0[3], $0[4]].joined(separator: "/"), Double($0[5])) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}
