import Testing

/// A scenario that measures like the base is said to, in the messages and in the manifest.
@Suite struct NoEffectTests {
    @Test func aScenarioWithoutEffectIsAWarning() throws {
        let folder = try TemporaryFolder.withGrid()
        try folder.write(
            """
            quartier: 1
            name: no effect
            crs: EPSG:31256
            layers: {districts: districts.geojson, stops: stops.geojson, buildings: buildings.geojson}
            indicators: [area_m2, buildings]
            scenarios:
              - id: quieter
                edits:
                  - {change: stops, where: "TRUE", set: {departures_per_hour: 1}}

            """, to: "grid/study.yaml")
        let run = try Executable.run("run", "grid/study.yaml", "--output", "r", in: folder.path)
        #expect(run.code == 0)
        #expect(run.errors.contains("warning: scenario 'quieter': the scenario changes"))
        #expect(run.errors.contains("[no-effect]"))
        #expect(try folder.text(of: "r/manifest.json").contains("no-effect"))
    }
}
