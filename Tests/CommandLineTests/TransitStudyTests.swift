import Foundation
import Testing

/// Studies with timetables, from the command line.
@Suite struct TransitStudyTests {
    private static func folder(_ tail: String, layers: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder.withGrid()
        let text = GridStudy.text(layers: layers, then: tail)
            .replacingOccurrences(of: "layers:\n", with: "date: 2026-05-19\nlayers:\n")
        try folder.write(text, to: "grid/study.yaml")
        return folder
    }

    @Test func checkRefusesMapsWithoutAStandard() throws {
        let folder = try Self.folder(
            "indicators: [area_m2]\noutput: {transit: [stops]}\n",
            layers: "  streets: streets.geojson\n  transit: gtfs\n")
        let checked = try Executable.run("check", "grid/study.yaml", in: folder.path)
        #expect(checked.code == 2)
        #expect(checked.output.contains("maps of public transport need 'parameters.transit_classes.standard'"))
    }

    @Test func mapsAreWrittenAndTakenOver() throws {
        let folder = try Self.folder(
            """
            parameters: {transit_classes: {standard: goat_120}}
            indicators: [area_m2]
            scenarios:
              - {id: more, edits: [{add: buildings, features: [{type: Feature, id: N, properties: {}, geometry:
                  {type: Polygon, coordinates: [[[16.4945, 48.2257], [16.4946, 48.2257], [16.4946, 48.2258], [16.4945, 48.2257]]]}}]}]}
            output: {transit: [stops, classes, buildings]}

            """, layers: "  buildings: buildings.geojson\n  transit: gtfs\n")
        let words = ["run", "grid/study.yaml", "--output", "r", "--quiet"]
        let first = try Executable.start(words, in: folder.path).wait()
        #expect(first.code == 0, "\(first.errors)")
        let names = folder.names(in: "r").filter { $0.contains("transit_") }
        #expect(names.count == 6)
        let results = try folder.results(in: "r")
        #expect(try Executable.start(words + ["--resume"], in: folder.path).wait().code == 0)
        #expect(try folder.results(in: "r") == results)
        #expect(results["more.transit_buildings.geojson"] != results["base.transit_buildings.geojson"])
    }
}
