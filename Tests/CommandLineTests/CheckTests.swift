import Testing

/// `quartier check`.
@Suite struct CheckTests {
    @Test func findingsGoToStandardOutputAndWarningsAreNoFailure() throws {
        let check = try Executable.run("check", Repository.grid + "/study.yaml")
        #expect(check.code == 0)
        #expect(check.errors.isEmpty)
        let lines = check.output.split(separator: "\n").map(String.init)
        try #require(lines.count == 4)
        #expect(
            lines[0]
                == "buildings.geojson, layer buildings: note: 'storeys' is stated for 10 of 12 buildings (83.3 %) "
                + "[incomplete-attribute]")
        let file = Repository.grid + "/study.yaml"
        #expect(lines[1].hasPrefix("\(file):4:6, crs: warning: results in WGS 84 may be 1.5 m off: they go by "))
        #expect(lines[1].contains("'Inverse of Austria Gauss-Kruger East + MGI to ETRS89 (1)'"))
        #expect(
            lines[2]
                == "green.geojson, layer green: note: 1 pair of green overlaps; most: G1 and G2, 400.0 m². The sum of "
                + "all areas is 0.53 ha, their union 0.49 ha; it is the union that is measured [overlapping-green]")
        #expect(lines[3] == "\(file): 1 warning, 2 notes")
    }

    @Test func keptResultsAreComparedAndADifferenceIsAFailure() throws {
        let folder = try TemporaryFolder.withGrid()
        #expect(try Executable.run("run", "grid/study.yaml", "--output", "kept", "--quiet", in: folder.path).code == 0)
        let same = try Executable.run("check", "grid/study.yaml", "--against", "kept", in: folder.path)
        #expect(same.code == 0)
        #expect(same.output.contains("kept: no difference beyond 1e-09; "))
        let text = try folder.text(of: "grid/study.yaml")
        try folder.write(
            text.replacing("household_size: 2\n", with: "household_size: 3\n"), to: "grid/study.yaml")
        let other = try Executable.run("check", "grid/study.yaml", "--against", "kept", in: folder.path)
        #expect(other.code == 1)
        #expect(other.output.contains("kept/summary.csv:"))
        #expect(other.output.contains("value of residents of 'A1' in districts in 'base' was 10.0 and is 15.0"))
        let nowhere = try Executable.run("check", "grid/study.yaml", "--against", "nowhere", in: folder.path)
        #expect(nowhere.code == 2)
        #expect(nowhere.errors.contains("nowhere/summary.csv"))
    }

    @Test func checkFindsWhatRunFindsAndWritesNothing() throws {
        let folder = try TemporaryFolder.withGrid()
        try folder.write(
            GridStudy.text(
                layers: "  buildings: buildings.geojson\n",
                then: """
                    indicators: [footprint_m2]
                    scenarios:
                      - {id: a, edits: [{remove: buildings, where: "id = 'B99'"}]}
                      - {id: b, edits: [{change: buildings, where: "id = 'B01'", set: {storeys: 4}, expect: 2}]}
                      - {id: c, edits: [{change: buildings, where: "storys = 3", set: {storeys: 4}}]}

                    """), to: "grid/study.yaml")
        let before = folder.names(in: "grid")
        let check = try Executable.run("check", "study.yaml", in: folder.path + "/grid")
        let run = try Executable.run("run", "study.yaml", in: folder.path + "/grid")
        #expect(check.code == 2 && run.code == 2)
        for code in ["touches-nothing", "unexpected-matches", "invalid-condition"] {
            #expect(check.output.contains("[\(code)]"), "check finds \(code)")
            #expect(run.errors.contains("[\(code)]"), "run finds \(code)")
        }
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("Nothing was written."))
        #expect(folder.names(in: "grid") == before)
    }

    @Test func aMissingStudyIsAFindingToo() throws {
        let check = try Executable.run("check", "no-such.yaml")
        #expect(check.code == 2)
        #expect(check.output.contains("no-such.yaml: error: "))
    }
}
