import Foundation
import Testing

@testable import QuartierBatch

/// The account that a run gives of itself.
@Suite struct ManifestTests {
    private let run: ResultRun
    private let manifest: [String: Any]

    init() throws {
        run = try ResultRun.seestadt.get()
        manifest = try run.manifest()
    }

    private func list(_ key: String) throws -> [[String: Any]] {
        try #require(manifest[key] as? [[String: Any]])
    }

    @Test func inputsAreTheFilesThatWereReadWithTheDigestsOfTheSystem() throws {
        let ofFeed = Shell.digests(in: run.folder + "/gtfs").map { ("gtfs/" + $0.key, $0.value) }
        let digests = Shell.digests(in: run.folder).merging(ofFeed) { first, _ in first }
        let inputs = try list("inputs")
        #expect(
            inputs.compactMap { $0["file"] as? String } == [
                "study.yaml", "districts.geojson", "plots.geojson", "buildings.geojson", "green.geojson",
                "streets.geojson", "gtfs/agency.txt", "gtfs/stops.txt", "gtfs/routes.txt", "gtfs/calendar.txt",
                "gtfs/calendar_dates.txt", "gtfs/trips.txt", "gtfs/stop_times.txt", "gtfs/frequencies.txt",
                "park.geojson", "tower.geojson", "built-2018.geojson", "built-2024.geojson", "built-2034.geojson",
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
        #expect(Set(versions.keys) == ["geos", "proj", "epsg", "sqlite", "libzip"])
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
        #expect(codes.filter { $0 == "incomplete-attribute" }.count == 4)
        #expect(codes.suffix(3) == ["overlapping-green", "walked-streets", "samples-tried"])
        let parameters = try #require(manifest["parameters"] as? [String: Any])
        #expect(parameters["assign"] as? String == "centroid")
        #expect((parameters["green_access"] as? [String: Any])?["limit_m"] as? Double == 300)
        let assumptions = try #require(manifest["assumptions"] as? [String: [String: Any]])
        #expect(assumptions["household_size"]?["default"] as? Double == 2.24)
        let scenarios = try list("scenarios")
        #expect(
            scenarios.compactMap { $0["id"] as? String } == [
                "base", "taller-boulevard", "larger-park", "park-and-tower", "smaller-dwellings", "tram",
                "build-out@2015", "build-out@2018", "build-out@2024", "build-out@2034",
            ])
        #expect(scenarios.suffix(4).map { $0["stage"] as? String } == ["2015", "2018", "2024", "2034"])
        #expect(scenarios.suffix(4).allSatisfy { $0["scenario"] as? String == "build-out" })
        #expect(
            scenarios.last?["title"] as? String == "Built in stages: Complete, and tram 25 goes through the quarter")
        #expect(scenarios.last?["edits_matched"] as? [Int] == [387, 90, 69, 228, 228, 69, 69])
        #expect(scenarios[2]["edits_matched"] as? [Int] == [9, 1])
        #expect(scenarios.allSatisfy { $0["failure"] is NSNull })
        #expect((manifest["indicators"] as? [String])?.contains("fsi") == true)
    }

    @Test func targetsSayWhereTheyAreMetAndWhetherAtEveryStage() throws {
        let targets = try list("targets")
        #expect(
            targets.compactMap { $0["indicator"] as? String } == [
                "green_public_m2_per_resident", "residents_near_green_300m_share", "fsi",
            ])
        #expect(targets[0]["at_least"] as? Double == 3.5 && targets[0]["at_most"] is NSNull)
        #expect(targets[1]["by"] as? Int == 2024 && targets[0]["by"] is NSNull)
        #expect(targets[2]["zones"] as? String == "plots" && targets[2]["where"] as? String == "zone = 'W'")
        let green = try #require(targets[0]["results"] as? [[String: Any]])
        #expect(green.count == 10)
        // Q5 has residents and no public green, nobody lives in Q9.
        #expect([green[0]["met"], green[0]["missed"], green[0]["undefined"]].map { $0 as? Int } == [7, 1, 1])
        #expect(green[6]["stage"] as? String == "2015" && green[6]["met"] as? Int == 1)
        // Two stages lie before the year that the share is asked for.
        #expect((targets[1]["results"] as? [[String: Any]])?.compactMap { $0["stage"] as? String } == ["2024", "2034"])
        for target in targets {
            let stages = try #require(target["stages"] as? [[String: Any]])
            #expect(stages.map { $0["scenario"] as? String } == ["build-out"])
            #expect(stages.map { $0["met_at_every_stage"] as? Bool } == [false])
        }
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
