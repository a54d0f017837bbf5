import Foundation
import QuartierGeometry
import QuartierIO
import QuartierModel
import Testing

@testable import QuartierBatch

/// `results.gpkg` and sequences of features: the same results in other forms.
@Suite struct PackageTests {
    private func table(_ path: String, layer: String? = nil) throws -> FeatureTable {
        var findings = Findings()
        let table = FeatureFile.read(path: path, layer: layer, findings: &findings)
        #expect(findings.all.isEmpty)
        return try #require(table)
    }

    @Test func thereIsALayerForEachScenarioAndKindOfZone() throws {
        let run = try ResultRun.seestadt.get()
        let layers = try GeoPackageReader.layers(path: run.results + "/results.gpkg")
        let scenarios = [
            "base", "build-out@2015", "build-out@2018", "build-out@2024", "build-out@2034", "larger-park",
            "park-and-tower", "smaller-dwellings",
            "taller-boulevard", "tram",
        ]
        #expect(layers.map(\.name) == ["districts", "plots"].flatMap { kind in scenarios.map { "\(kind)_\($0)" } })
        #expect(layers.allSatisfy { $0.srs == "EPSG:31256" && $0.geometryType == "MULTIPOLYGON" })
        #expect(run.summary.files.contains("results.gpkg"))
    }

    @Test(arguments: ["park-and-tower", "build-out@2024"])
    func layersHaveWhatTheGeoJSONFilesHave(_ scenario: String) throws {
        let run = try ResultRun.seestadt.get()
        for kind in ["districts", "plots"] {
            let layer = try table(run.results + "/results.gpkg", layer: "\(kind)_\(scenario)")
            let file = try table(run.results + "/\(scenario).\(kind).geojson")
            #expect(layer.count == file.count)
            #expect(
                layer.column("id").map { id in (0..<layer.count).map { id[$0] } }
                    == file.identifiers.map { $0.map { .text($0) } ?? .missing })
            var compared = 0
            for name in layer.fieldNames where name != "id" {
                let values = try #require(layer.column(name))
                let others = file.column(name)
                for row in 0..<layer.count {
                    #expect(values[row] == others?[row] ?? .missing, "\(kind) \(name) \(row)")
                    compared += values[row] == .missing ? 0 : 1
                }
            }
            #expect(file.fieldNames.allSatisfy(layer.fieldNames.contains))
            #expect(compared > layer.count * 10)
        }
    }

    @Test func zonesAreInThePlaneAndAsLargeAsTheySay() throws {
        let run = try ResultRun.seestadt.get()
        let layer = try table(run.results + "/results.gpkg", layer: "plots_base")
        let areas = try #require(layer.column("area_m2"))
        for row in 0..<layer.count {
            guard case .number(let area) = areas[row] else { throw Unexpected() }
            #expect(abs(layer.shapes.area(of: row) - area) < 1e-9 * area)
        }
        // The same borders as in degrees, to the seven decimals those have.
        let file = try table(run.results + "/base.plots.geojson")
        var degrees = layer.shapes
        var transform = try CoordinateTransform(
            from: CRS("EPSG:31256"), to: .wgs84, near: file.shapes.extent.center)
        try transform.apply(to: &degrees)
        for row in 0..<layer.count {
            let (mine, theirs) = (degrees.boxes[row], file.shapes.boxes[row])
            for (side, other) in [
                (mine.minX, theirs.minX), (mine.minY, theirs.minY), (mine.maxX, theirs.maxX), (mine.maxY, theirs.maxY),
            ] { #expect(abs(side - other) < 0.6e-7) }
        }
    }

    @Test func aSequenceHasTheFeaturesOfTheCollection() throws {
        let run = try ResultRun.seestadt.get()
        for name in ["base.plots", "tram.districts"] {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(run.results)/\(name).geojsons"))
            let records = bytes.split(separator: 0x1E, omittingEmptySubsequences: false)
            // RFC 8142: a separator before each text and a line feed behind it.
            #expect(records.first?.isEmpty == true)
            #expect(records.dropFirst().allSatisfy { $0.last == 0x0A && $0.dropLast().contains(0x0A) == false })
            let lines = try run.text(of: name + ".geojson").split(separator: "\n").dropFirst().dropLast()
            #expect(
                records.dropFirst().map { String(decoding: $0.dropLast(), as: UTF8.self) }
                    == lines.map { String($0.hasSuffix(",") ? $0.dropLast() : $0) })
            let sequence = try table("\(run.results)/\(name).geojsons")
            #expect(try sequence.shapes == table("\(run.results)/\(name).geojson").shapes)
        }
    }

    @Test func theNumberOfThreadsDoesNotShow() throws {
        let runs = try [1, 5].map { try ResultRun(of: "grid-3x3", jobs: $0, formats: [.gpkg, .geojsonseq]) }
        for name in runs[0].names where name != "manifest.json" {
            let bytes = try runs.map { try Data(contentsOf: URL(fileURLWithPath: $0.results + "/" + name)) }
            #expect(bytes[0] == bytes[1], "\(name)")
        }
        #expect(runs[0].names == runs[1].names)
        #expect(runs[0].names.count == 8)
    }

    @Test func theManifestKnowsTheFilesAndTheNextRunClearsThemAway() throws {
        let run = try ResultRun(of: "grid-3x3", formats: [.gpkg, .geojsonseq])
        let digests = Shell.digests(in: run.results)
        let outputs = try #require(run.manifest()["outputs"] as? [[String: Any]])
        let names = outputs.compactMap { $0["file"] as? String }
        #expect(names == run.names.filter { $0 != "manifest.json" })
        #expect(names.contains("results.gpkg") && names.contains("park.districts.geojsons"))
        for output in outputs {
            let name = try #require(output["file"] as? String)
            #expect(output["sha256"] as? String == digests[name], "\(name)")
        }
        let again = try run.runAgain()
        #expect(Set(again.removed) == Set(names))
        #expect(!run.names.contains("results.gpkg"))
    }

    @Test func someScenariosDoNotReplaceAFileThatHasAll() throws {
        let run = try ResultRun(of: "grid-3x3", formats: [.gpkg])
        let study = try Study(path: run.folder + "/study.yaml", jobs: 1)
        for formats: Set<StudyFile.OutputFormat> in [[.gpkg], [.csv]] {
            let options = RunOptions(
                output: run.results, formats: formats, scenarios: ["park"], jobs: 1, startedAt: "")
            let error = #expect(throws: OutputError.self) { try BatchRunner(study, options: options).run() }
            #expect(error?.message.hasPrefix("the folder holds results of other scenarios: taller") == true)
        }
        #expect(try GeoPackageReader.layers(path: run.results + "/results.gpkg").count == 6)
    }

    @Test func whatTheStudyCallsThingsBreaksNeitherNamesNorStyles() throws {
        let run = try ResultRun(of: "grid-3x3", formats: [.gpkg]) { folder in
            try ResultRun.replace("id: park", with: "id: sqlite_sequence", in: folder + "/study.yaml")
        }
        let layers = try GeoPackageReader.layers(path: run.results + "/results.gpkg").map(\.name)
        #expect(layers.contains("districts_sqlite_sequence"))
    }
}
