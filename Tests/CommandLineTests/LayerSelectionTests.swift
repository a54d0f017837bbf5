import Testing

/// Layers taken from a file of many things, in the words of the file.
@Suite struct LayerSelectionTests {
    /// Four areas of a land use plan: a park, an allotment, a street, something unheard of.
    private static let plan = {
        let areas = [("G", "Parkanlage"), ("G", "Dauerkleingarten"), ("V", "Strasse"), ("G", "Wildnis")]
        let features = areas.enumerated().map { number, area in
            let (west, east) = (12_000 + 20 * number, 12_020 + 20 * number)
            return """
                {"type": "Feature", "id": "F\(number)", "properties": {"typ": "\(area.0)", "zweck": "\(area.1)"}, \
                "geometry": {"type": "Polygon", "coordinates": [[[\(west), 343000], [\(east), 343000], \
                [\(east), 343010], [\(west), 343010], [\(west), 343000]]]}}
                """
        }
        return """
            {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:31256"}}, \
            "features": [\(features.joined(separator: ", "))]}
            """
    }()

    private func run(_ green: String, _ verb: String = "check") throws -> (run: Executable.Execution, TemporaryFolder) {
        let folder = try TemporaryFolder.withGrid()
        try folder.write(Self.plan, to: "grid/plan.geojson")
        try folder.write(
            GridStudy.text(layers: "  green: {path: plan.geojson, \(green)}\n", then: "indicators: [green_m2]\n"),
            to: "grid/study.yaml")
        let run =
            verb == "run"
            ? try Executable.run("run", "grid/study.yaml", "--output", "r", in: folder.path)
            : try Executable.run(verb, "grid/study.yaml", in: folder.path)
        return (run, folder)
    }

    private static let good =
        "where: \"typ = 'G'\", fields: {kind: zweck}, values: {kind: {Parkanlage: park, Dauerkleingarten: allotments}}"

    @Test func whatTheConditionSelectsIsTakenInTheWordsOfTheFile() throws {
        let (run, folder) = try run(Self.good, "run")
        #expect(run.code == 0)
        #expect(run.errors.contains("3 of 4 features are taken as green by the condition \"typ = 'G'\" [not-selected]"))
        #expect(run.errors.contains("1 values of 'zweck' are none and count as missing: 'Wildnis' (1)"))
        #expect(!run.errors.contains("Strasse"))
        #expect(try folder.text(of: "r/summary.csv").contains("green_m2,600"))
    }

    @Test func mistakesArePointedAt() throws {
        let cases = [
            ("where: \"tpy = 'G'\"", "in \"tpy = 'G'\", column 1: there is no attribute 'tpy'. Did you mean 'typ'?"),
            ("where: \"typ = \"", "invalid-condition"),
            ("where: \"S_INTERSECTS(geometry, POINT(16 48))\"", "asks for fields of its file, not for places"),
            ("values: {kind: {Parkanlage: prak}}", "unknown value 'prak'"),
            ("values: {public: {ja: true}}", "unknown key 'public'"),
            ("where: \"typ = 'X'\"", "none of 4 features can be used as green"),
        ]
        for (green, message) in cases {
            let (run, _) = try run(green)
            #expect(run.code == 2, "\(green)")
            #expect(run.output.contains(message), "\(run.output)")
        }
    }
}
