import Testing

/// Conditions on places, and the edits that draw and paint, on the nine squares.
@Suite struct StudyLanguageTests {
    private static let layers = """
          plots: plots.geojson
          buildings: buildings.geojson
          green: green.geojson
        assumptions:
          storey_height_m: 3
          net_to_gross: 0.8
          residential_share: {residential: 1, mixed: 0.5, office: 0, retail: 0}
          living_area_per_dwelling_m2: 80
        built_forms:
          arcade: {storeys: 4, coverage: 0.5, uses: {residential: 0.75, office: 0.25}}
        indicators: [gfa_m2, dwellings, buildings, area_m2, green_m2]
        scenarios:

        """

    private static func study(_ scenarios: String) -> String { GridStudy.text(then: layers + scenarios) }

    /// The values of one indicator for one zone, scenario by scenario.
    private static func values(_ indicator: String, _ zone: String, in summary: String) throws -> [String: Double] {
        let rows = summary.split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        let header = try #require(rows.first)
        let place = { (name: String) in try #require(header.firstIndex(of: name)) }
        let columns = try ["scenario", "zone", "indicator", "value"].map(place)
        var values: [String: Double] = [:]
        for row in rows.dropFirst() where row[columns[1]] == zone && row[columns[2]] == indicator {
            values[row[columns[0]]] = Double(row[columns[3]])
        }
        return values
    }

    @Test func aDryRunCountsEvenWhereAnEditTouchesNothing() throws {
        let folder = try TemporaryFolder.withGrid()
        try folder.write(
            Self.study(
                """
                  - id: a
                    edits:
                      - {remove: buildings, where: "S_WITHIN(geometry, BBOX(16.49364, 48.22528, 16.49498, 48.22618))"}
                      - {remove: buildings, where: "S_INTERSECTS(geometry, POINT(16.4938422 48.2254156))", may_touch_nothing: true}
                      - {remove: buildings, where: "S_DWITHIN(geometry, POINT(16.4936399 48.2252810), 60000)", expect: 11}
                      - {remove: buildings, where: "id LIKE 'B%'"}

                """), to: "grid/study.yaml")
        let dry = try Executable.run("run", "study.yaml", "--dry-run", in: folder.path + "/grid")
        #expect(dry.code == 2)
        let counts = dry.output.split(separator: "\n").dropFirst().compactMap {
            $0.split(separator: " ").dropLast().last
        }
        #expect(counts == ["1", "0", "11", "0"])
        #expect(dry.errors.contains("the edit touches nothing"))
        #expect(dry.errors.contains("1 error"))
    }

    @Test func conditionsOnPlacesAreCheckedAgainstTheStudy() throws {
        let folder = try TemporaryFolder.withGrid()
        try folder.write(
            Self.study(
                """
                  - id: a
                    edits:
                      - {remove: buildings, where: "S_WITHIN(geometry, BBOX(48.2252, 16.4936, 48.2261, 16.4949))"}
                      - {remove: buildings, where: "S_WITHIN(geometry, POLYGON((13 52, 14 52, 14 53, 13 52)))"}
                      - {remove: buildings, where: "storeys LIKE '5'"}
                      - {paint: plots, where: "TRUE", built_form: slap}

                """), to: "grid/study.yaml")
        let check = try Executable.run("check", "study.yaml", in: folder.path + "/grid")
        #expect(check.code == 2)
        #expect(check.output.contains("the shape lies at the study only with its axes swapped"))
        #expect(check.output.contains("the shape lies nowhere near the study"))
        #expect(check.output.contains("there is no built form 'slap'. Did you mean 'slab'?"))
        let line = check.output.split(separator: "\n").first { $0.contains("axes swapped") }
        #expect(line?.contains("study.yaml:20:56") == true, "\(line ?? "")")
    }

    @Test func drawnAndPaintedPlotsHaveTheNumbersOfTheHead() throws {
        let folder = try TemporaryFolder.withGrid()
        let crs = "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::31256\"}}"
        try folder.write(
            """
            {"type": "FeatureCollection", \(crs), "features": [{"type": "Feature", "id": "new", "properties": {},
            "geometry": {"type": "Polygon", "coordinates": [[[12010, 343010], [12020, 343010], [12020, 343030],
            [12010, 343030], [12010, 343010]]]}}]}
            """, to: "grid/drawn.geojson")
        try folder.write(
            Self.study(
                """
                  - {id: slabs, edits: [{paint: plots, where: "id = 'P-A1'", built_form: slab, share: 0.5, replace: true, expect: 1}]}
                  - {id: beside, edits: [{paint: plots, where: "id = 'P-A1'", built_form: arcade, density: 1.5}]}
                  - {id: drawn, edits: [{replace_geometry: buildings, where: "id = 'B01'", from: drawn.geojson}]}
                  - {id: green, edits: [{add: green, from: park.geojson, scale: 0.5}]}
                  - {id: none, edits: [{add: green, from: park.geojson, scale: 0}]}

                """), to: "grid/study.yaml")
        let run = try Executable.run("run", "study.yaml", "--output", "r", in: folder.path + "/grid")
        #expect(run.code == 0, "\(run.errors)")
        let summary = try folder.text(of: "grid/r/summary.csv")
        let gfa = try Self.values("gfa_m2", "A1", in: summary)
        // 1 600 m² of plot: half of it with 0.25 · 5, and B01 half as large; all of it with 0.5 · 1.5 · 4 beside B01.
        for (scenario, expected) in [
            ("base", 500.0), ("slabs", 250 + 1_000), ("beside", 500 + 4_800), ("drawn", 1_000), ("green", 500),
        ] {
            let value = try #require(gfa[scenario])
            #expect(abs(value - expected) < 1e-6, "\(scenario): \(value)")
        }
        let dwellings = try Self.values("dwellings", "A1", in: summary)
        for (scenario, expected) in [("base", 5.0), ("slabs", 12.5), ("beside", 5 + 36), ("drawn", 10)] {
            let value = try #require(dwellings[scenario])
            #expect(abs(value - expected) < 1e-6, "\(scenario): \(value)")
        }
        #expect(try Self.values("buildings", "A1", in: summary)["beside"] == 3)
        let green = try Self.values("green_m2", "B2", in: summary)
        let whole = try #require(green["green"])
        #expect(whole > 0 && green["none"] == green["base"])
    }
}
