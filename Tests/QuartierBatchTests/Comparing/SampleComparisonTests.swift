import Foundation
import QuartierIO
import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// Samples of a finished sweep, side by side.
@Suite struct SampleComparisonTests {
    private static let grid = Result { try ResultRun(of: "grid-3x3", formats: [.csv], withSweeps: true) }

    private func comparison(
        _ sweep: String = "height-and-park", _ change: (inout SampleComparison.Options) -> Void = { _ in }
    ) throws -> SampleComparison {
        var options = SampleComparison.Options()
        change(&options)
        return try SampleComparison(folder: Self.grid.get().results, sweep: sweep, options: options)
    }

    @Test func theWholeIsReadAndNotItsZones() throws {
        let all = try comparison()
        #expect(all.points.count == 12 && all.failed == 0 && all.counted.count == 12)
        #expect(all.points.parameters == ["storeys", "park", "household"])
        let green = try #require(all.spreads.first { all.points.indicators[$0.indicator] == "green_m2" })
        #expect(abs(green.minimum.value - 4_500) < 1e-6 && green.minimum.sample == "1")
        #expect(abs(green.maximum.value - 6_000) < 1e-6 && green.maximum.sample == "3")
        #expect(abs(green.quartiles[1] - 5_250) < 1e-6 && green.undefined == 0)
        let effects = Dictionary(uniqueKeysWithValues: green.effects.map { ($0.parameter, $0.range) })
        #expect(effects["storeys"] == 0 && effects["household"] == 0)
        #expect(effects["park"].map { abs($0 - 1_500) < 1e-6 } == true)
        // Nothing can be said of the dwellings in B1.
        #expect(!all.spreads.contains { all.points.indicators[$0.indicator] == "dwellings" })
        #expect(all.text(width: 100).contains("without a value: gfa_m2"))
    }

    @Test func objectivesBoundsAndTheBaseChoose() throws {
        let set = try comparison {
            $0.maximised = ["green_m2"]
            $0.bounds = ["green_share < 0.06"]
        }
        #expect(set.counted.count == 6 && set.members.count == 6)
        let more = try comparison { $0.objectives = ["green_m2", "green_share"] }
        #expect(more.members.map { more.name(of: $0) } == ["3", "4", "7", "8", "11", "12"])
        let rows = String(decoding: more.csv(.standard), as: UTF8.self).split(separator: "\n")
        #expect(rows.count == 7 && rows[0].contains("green_m2,green_m2_delta"))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(more.json().utf8)) as? [String: Any])
        let member = try #require((object["members"] as? [[String: Any]])?.first)
        #expect(((member["deltas"] as? [String: Any])?["green_m2"] as? Double).map { abs($0 - 1_500) < 1e-6 } == true)
        let park = try comparison {
            $0.maximised = ["green_m2"]
            $0.baseline = "park"
        }
        // The scenario has all of the park.
        #expect(park.text(width: 100).contains("6 000 (−500)"))
    }

    @Test func whatIsNotThereIsAFinding() throws {
        func code(
            _ sweep: String = "height-and-park", _ change: (inout SampleComparison.Options) -> Void
        ) throws -> String? {
            do {
                _ = try comparison(sweep, change)
                return nil
            } catch let finding as Finding {
                return finding.code
            }
        }
        #expect(try code("heights") { _ in } == "unknown-sweep")
        #expect(try code("../../secret") { _ in } == "unknown-sweep")
        #expect(try code { $0.indicators = ["x"] } == "unknown-indicator")
        #expect(try code { $0.maximised = ["x"] } == "unknown-indicator")
        #expect(try code { $0.bounds = ["x < 1"] } == "unknown-indicator")
        #expect(try code { $0.bounds = ["green_m2 <"] } == "invalid-bound")
        #expect(try code { $0.baseline = "x" } == "unknown-scenario")
        #expect(try code { $0.objectives = ["jobs"] } == "no-direction")
        #expect(
            try code {
                $0.maximised = ["jobs"]
                $0.minimised = ["jobs"]
            } == "named-twice")
    }

    @Test func tablesForSpreadsheetsAreReadToo() throws {
        let run = try ResultRun(of: "grid-3x3", formats: [.csv], withSweeps: true) { folder in
            let path = folder + "/study.yaml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try (text + "  csv: {separator: \";\", decimal: \",\", bom: true}\n")
                .write(toFile: path, atomically: true, encoding: .utf8)
        }
        let options = SampleComparison.Options()
        let one = try SampleComparison(folder: run.results, sweep: "height-and-park", options: options)
        #expect(one.csv(.standard) == (try comparison().csv(.standard)))
    }

    @Test(
        arguments: [
            "", "sample", "sample,", "a,b\n1,2\n", "sample,zone_kind,zone,status,reason,withheld\n1,2\n", "\u{FEFF}",
        ])
    func aTableThatIsNoneIsAFinding(_ text: String) throws {
        let folder = NSTemporaryDirectory() + "quartier-\(UUID().uuidString).csv"
        try text.write(toFile: folder, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: Finding.self) { try KeptPoints(path: folder) }
    }
}
