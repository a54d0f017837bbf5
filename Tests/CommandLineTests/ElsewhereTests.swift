import Foundation
import Testing

/// Data that lie where nobody looks must not come out as zeros.
@Suite struct ElsewhereTests {
    private static let head = """
        quartier: 1
        name: elsewhere
        crs: EPSG:31256
        indicators: [buildings, residents_near_stop_300m_share]

        """

    private func errors(_ layers: String, files: [String: String] = [:]) throws -> (code: Int32, text: String) {
        let folder = try TemporaryFolder.withGrid()
        for (name, text) in files { try folder.write(text, to: "grid/\(name)") }
        try folder.write(Self.head + layers, to: "grid/study.yaml")
        let run = try Executable.run("check", "grid/study.yaml", in: folder.path)
        return (run.code, run.output)
    }

    @Test func stopsWithSwappedAxesAreAnError() throws {
        let run = try errors(
            """
            layers:
              districts: districts.geojson
              stops: {path: stops.csv, crs: EPSG:4326, fields: {x: lat, y: lon}}

            """, files: ["stops.csv": "lat,lon\n48.22,16.50\n48.23,16.51\n"])
        #expect(run.code == 2)
        #expect(run.text.contains("the stops lie nowhere near the districts"))
    }

    @Test func pointsAreNoBuildings() throws {
        let run = try errors("layers: {districts: districts.geojson, buildings: stops.geojson}\n")
        #expect(run.code == 2)
        #expect(run.text.contains("none of 3 features can be used as buildings"))
    }

    @Test func anEmptyLayerIsSaid() throws {
        let run = try errors(
            "layers: {districts: districts.geojson, buildings: none.geojson}\n",
            files: ["none.geojson": #"{"type": "FeatureCollection", "features": []}"#])
        #expect(run.code == 0)
        #expect(run.text.contains("the file has no features: there are no buildings"))
    }

    @Test func aPlaneFarFromTrueAreasIsRefused() throws {
        let folder = try TemporaryFolder.withGrid()
        let text = Self.head.split(separator: "EPSG:31256").joined(separator: "EPSG:3395")
        try folder.write(text + "layers: {districts: districts.geojson}\n", to: "grid/study.yaml")
        let run = try Executable.run("check", "grid/study.yaml", in: folder.path)
        #expect(run.code == 2)
        #expect(run.output.contains("% too large"))
    }

    @Test func aPropertyThatMeansNothingInTheStudyIsAnError() throws {
        let run = try errors(
            """
            layers: {districts: districts.geojson, stops: stops.geojson}
            scenarios:
              - id: more
                edits:
                  - add: stops
                    crs: EPSG:31256
                    features:
                      - {type: Feature, id: N, properties: {departures: 4},
                         geometry: {type: Point, coordinates: [12100, 343100]}}

            """)
        #expect(run.code == 2)
        #expect(run.text.contains("'departures' is no attribute of stops"))
    }
}
