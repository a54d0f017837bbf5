import Foundation
import Testing

@testable import QuartierBatch

/// The account that a run gives of itself.
@Suite struct ManifestTests {
    private static let shared = Result { try ResultRun(of: "seestadt") }
    private let run: ResultRun
    private let manifest: [String: Any]

    init() throws {
        run = try Self.shared.get()
        manifest = try run.manifest()
    }

    private func list(_ key: String) throws -> [[String: Any]] {
        try #require(manifest[key] as? [[String: Any]])
    }

    @Test func inputsAreTheFilesThatWereReadWithTheDigestsOfTheSystem() throws {
        let digests = Shell.digests(in: run.folder)
        let inputs = try list("inputs")
        #expect(
            inputs.compactMap { $0["file"] as? String } == [
                "study.yaml", "districts.geojson", "plots.geojson", "buildings.geojson", "green.geojson",
                "stops.geojson", "park.geojson", "tower.geojson", "tram.geojson",
            ])
        for input in inputs {
            let file = try #require(input["file"] as? String)
            #expect(input["sha256"] as? String == digests[file], "\(file)")
        }
    }

    @Test func outputsAreAllFilesButTheManifestWithTheDigestsOfTheSystem() throws {
        let digests = Shell.digests(in: run.results)
        let outputs = try list("outputs")
        #expect(outputs.compactMap { $0["file"] as? String } == run.names.filter { $0 != "manifest.json" })
        for output in outputs {
            let file = try #require(output["file"] as? String)
            #expect(output["sha256"] as? String == digests[file], "\(file)")
            let size = try FileManager.default.attributesOfItem(atPath: run.results + "/" + file)[.size] as? Int
            #expect(output["bytes"] as? Int == size, "\(file)")
        }
    }

    @Test func versionsNameTheLibraries() throws {
        #expect(manifest["quartier"] as? String == Version.current)
        let versions = try #require(manifest["versions"] as? [String: String])
        #expect(Set(versions.keys) == ["geos", "proj", "epsg", "sqlite"])
        #expect(versions["epsg"]?.hasPrefix("v") == true)
    }

    @Test func thePlaneSaysHowItWasReachedAndHowTrueItIsToArea() throws {
        let plane = try #require(manifest["plane"] as? [String: Any])
        #expect(plane["crs"] as? String == "EPSG:31256")
        let site = try #require(plane["site"] as? [Double])
        #expect(abs(site[0] - 16.5) < 0.02 && abs(site[1] - 48.22) < 0.02)
        let scale = try #require(plane["areal_scale_at_site"] as? Double)
        #expect(abs(scale - 1) < 1e-4 && scale != 1)
        let operation = try #require(plane["to_wgs84"] as? [String: Any])
        #expect((operation["operation"] as? String)?.contains("MGI") == true)
        let accuracy = try #require(operation["accuracy_m"] as? Double)
        #expect(accuracy > 0 && accuracy < 5)
        #expect(operation["missing_grids"] is [String])
    }

    @Test func layersSayHowTheyWereRead() throws {
        let layers = try list("layers")
        let buildings = try #require(layers.first { $0["layer"] as? String == "buildings" })
        #expect(buildings["crs"] as? String == "EPSG:31256")
        #expect(buildings["crs_source"] as? String == "crs member")
        #expect(buildings["features"] as? Int == 429)
        #expect(buildings["features_used"] as? Int == 429)
        #expect((buildings["attributes_stated"] as? [String: Int])?["storeys"] == 403)
        #expect(layers.filter { $0["layer"] as? String == "green" }.count == 2)
    }

    @Test func findingsParametersAssumptionsAndScenariosAreThere() throws {
        let codes = try list("findings").compactMap { $0["code"] as? String }
        #expect(codes == ["incomplete-attribute", "coarse-operation", "overlapping-green", "samples-tried"])
        let parameters = try #require(manifest["parameters"] as? [String: Any])
        #expect(parameters["assign"] as? String == "centroid")
        #expect((parameters["green_access"] as? [String: Any])?["limit_m"] as? Double == 300)
        let assumptions = try #require(manifest["assumptions"] as? [String: [String: Any]])
        #expect(assumptions["household_size"]?["default"] as? Double == 2.24)
        let scenarios = try list("scenarios")
        #expect(
            scenarios.compactMap { $0["id"] as? String } == [
                "base", "taller-boulevard", "larger-park", "park-and-tower", "smaller-dwellings", "tram",
            ])
        #expect(scenarios[2]["edits_matched"] as? [Int] == [9, 1])
        #expect(scenarios.allSatisfy { $0["failure"] is NSNull })
        #expect((manifest["indicators"] as? [String])?.contains("fsi") == true)
    }

    @Test func nothingButTheMemberRunSaysWhenAndWhere() throws {
        let facts = try #require(manifest["run"] as? [String: Any])
        #expect(facts["started"] as? String == "2026-05-19T12:00:00Z")
        #expect(facts["jobs"] as? Int == 2)
        let text = try run.text(of: "manifest.json")
        #expect(!text.contains(run.folder))
        #expect(!text.contains(NSTemporaryDirectory()))
        let start = try #require(text.range(of: "\"run\": {")).lowerBound
        #expect(!text[..<start].contains("2026-05-19T"))
    }
}
