import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// Numbers that are taken from a summary are those that were written to it.
@Suite struct KeptRowsTests {
    /// The scenarios of the quarter in the manner of Seestadt, evaluated.
    private static let seestadt = Result {
        let study = try Study(path: ResultRun.root + "/Fixtures/seestadt/study.yaml", jobs: 2)
        return (study, try study.scenarios.map { try study.baseline.evaluate($0, crew: .init()).get() })
    }

    @Test(arguments: [CSVDialect.standard, .german, CSVDialect(separator: .tabulator)])
    func everyMeasurementComesBackToTheLastBit(dialect: CSVDialect) throws {
        let (study, outcomes) = try Self.seestadt.get()
        let definitions = study.baseline.indicators.map(\.definition)
        for (scenario, outcome) in zip(study.scenarios, outcomes) {
            for changedOnly in [false, true] {
                var table = SummaryTable(dialect, baseline: study.baseline)
                _ = table.takeBytes()
                table.append(outcome, changedZonesOnly: changedOnly)
                let bytes = table.takeBytes()
                let zones = try #require(
                    bytes.withUnsafeBytes { SummaryTable.zones(in: $0, dialect, indicators: definitions) })
                #expect(zones.count == (changedOnly ? outcome.zones.count { !$0.isReused } : outcome.zones.count))
                let again = study.baseline.outcome(of: scenario, kept: zones, matches: outcome.matches)
                let isSame =
                    again?.zones.map(\.measurements) == outcome.zones.map(\.measurements)
                    && again?.zones.map(\.zone) == outcome.zones.map(\.zone)
                #expect(isSame, "\(scenario.id)")
            }
        }
    }

    @Test func rowsOfOtherIndicatorsOrCutRowsAreRefused() throws {
        let study = try Study(path: ResultRun.root + "/Fixtures/grid-3x3/study.yaml")
        let definitions = study.baseline.indicators.map(\.definition)
        var table = SummaryTable(.standard, baseline: study.baseline)
        _ = table.takeBytes()
        table.append(study.baseline.baseOutcome())
        let bytes = table.takeBytes()
        func zones(_ bytes: [UInt8], _ definitions: [IndicatorDefinition]) -> Int? {
            bytes.withUnsafeBytes { SummaryTable.zones(in: $0, .standard, indicators: definitions)?.count }
        }
        #expect(zones(bytes, definitions) == 9)
        #expect(zones(bytes, definitions.dropLast()) == nil)
        #expect(zones(Array(bytes.dropLast(bytes.count / 2)), definitions) == nil)
    }
}
