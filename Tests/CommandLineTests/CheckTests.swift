import Testing

/// `quartier check`.
@Suite struct CheckTests {
    @Test func findingsGoToStandardOutputAndNotesAreNoFailure() throws {
        let check = try Executable.run("check", Repository.grid + "/study.yaml")
        #expect(check.code == 0)
        #expect(check.errors.isEmpty)
        let lines = check.output.split(separator: "\n")
        #expect(
            lines == [
                "buildings.geojson, layer buildings: note: 'storeys' is stated for 10 of 12 buildings (83.3 %) "
                    + "[incomplete-attribute]",
                "\(Repository.grid)/study.yaml: 1 note",
            ])
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
