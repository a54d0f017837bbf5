import Foundation
import Testing

@testable import QuartierBatch

/// The files of zones that scenarios change.
@Suite struct DifferenceTests {
    @Test func zonesThatChangeAreWrittenWithTheirDifferencesAlone() throws {
        let run = try ResultRun(of: "grid-3x3", formats: [.csv]) { folder in
            try ResultRun.replace(
                "  formats: [geojson, csv]", with: "  difference: true", in: folder + "/study.yaml")
        }
        #expect(run.names.contains("taller.difference.geojson") && !run.names.contains("base.difference.geojson"))
        let object = try JSONSerialization.jsonObject(with: Data(run.text(of: "taller.difference.geojson").utf8))
        let features = try #require((object as? [String: Any])?["features"] as? [[String: Any]])
        #expect(features.map { $0["id"] as? String } == ["districts/A1"])
        let properties = try #require(features.first?["properties"] as? [String: Any])
        #expect(properties["zone_kind"] as? String == "districts" && properties["scenario"] as? String == "taller")
        #expect(properties["gfa_m2_delta"] as? Double == 100 && properties["area_m2_delta"] as? Double == 0)
        #expect(properties["gfa_m2"] == nil)
        let outputs = try #require(run.manifest()["outputs"] as? [[String: Any]])
        #expect(outputs.contains { $0["file"] as? String == "taller.difference.geojson" })
        // What is not asked for any more goes with the next run.
        let summary = try run.runAgain { folder in
            try ResultRun.replace("  difference: true", with: "  difference: false", in: folder + "/study.yaml")
        }
        #expect(summary.removed.contains("taller.difference.geojson"))
    }
}
