import Foundation
import Testing

/// Several towns in one run.
@Suite struct SeveralStudiesTests {
    /// A folder with the grid twice, as two towns.
    private func towns() throws -> TemporaryFolder {
        let folder = try TemporaryFolder.withGrid(in: "linz")
        try FileManager.default.copyItem(atPath: Repository.grid, toPath: folder.path + "/graz")
        return folder
    }

    @Test func eachHasAFolderOfItsOwn() throws {
        let folder = try towns()
        let run = try Executable.run(
            "run", "linz/study.yaml", "graz/study.yaml", "--output", "towns", in: folder.path)
        #expect(run.code == 0)
        #expect(run.output.contains("linz:\n") && run.output.contains("graz:\n"))
        #expect(try Executable.run("run", "linz/study.yaml", "--output", "one", in: folder.path).code == 0)
        for town in ["linz", "graz"] {
            #expect(try folder.results(in: "towns/\(town)") == folder.results(in: "one"))
        }
    }

    @Test func aStudyThatFailsDoesNotStopTheOthers() throws {
        let folder = try towns()
        try folder.write("quartier: 1\nname: Broken\n", to: "linz/study.yaml")
        let run = try Executable.run(
            "run", "linz/study.yaml", "graz/study.yaml", "none.yaml", "--output", "towns", in: folder.path)
        #expect(run.code == 2)
        #expect(run.errors.contains("linz/study.yaml: 2 errors. Nothing was written."))
        #expect(run.errors.contains("none.yaml: 1 error. Nothing was written."))
        #expect(folder.names(in: "towns") == ["graz"])
        #expect(folder.names(in: "towns/graz").contains("manifest.json"))
    }

    @Test(arguments: [
        ["linz/study.yaml", "linz/../linz/study.yaml"], ["linz/study.yaml", "graz/linz.yaml", "--output", "towns"],
        ["linz/same.yaml", "graz/same.yaml"],
    ])
    func twoStudiesNeverWriteToOneFolder(words: [String]) throws {
        let folder = try towns()
        try folder.write(GridStudy.text(), to: "graz/linz.yaml")
        let same = GridStudy.text(then: "output: {directory: ../same}\n")
        for town in ["linz", "graz"] { try folder.write(same, to: "\(town)/same.yaml") }
        let before = folder.names()
        let run = try Executable.start(["run"] + words, in: folder.path).wait()
        #expect(run.code == 2)
        #expect(run.errors.contains("\(words[1]): error: its results would go to"))
        #expect(folder.names() == before)
    }

    @Test func programsSeeWhichStudyAnEventBelongsTo() throws {
        let folder = try towns()
        let run = try Executable.run(
            "run", "linz/study.yaml", "graz/study.yaml", "--output", "towns", "--json-log", in: folder.path)
        #expect(run.code == 0)
        #expect(run.output.isEmpty)
        let ends = try run.events("finished")
        #expect(ends.compactMap { $0["study"] as? String } == ["linz/study.yaml", "graz/study.yaml"])
        #expect(ends.allSatisfy { $0["exit_code"] as? Int == 0 && $0["evaluated"] as? Int == 6 })
        let steps = try run.events("scenario").filter { $0["study"] as? String == "graz/study.yaml" }
        #expect(steps.compactMap { $0["done"] as? Int } == [1, 2, 3, 4, 5, 6])
        #expect(steps.allSatisfy { $0["total"] as? Int == 6 && $0["seconds_left"] is Double })
        #expect(try run.events("finding").allSatisfy { $0["severity"] is String && $0["place"] is String })
    }
}
