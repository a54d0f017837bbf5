import Foundation
import Testing

/// What `quartier run` refuses: exit code 2, a message that says what to do, nothing written.
@Suite struct RefusalTests {
    private func refusal(
        of study: String = Repository.grid + "/study.yaml", _ more: String..., in folder: String = Repository.root
    ) throws -> Executable.Execution {
        let run = try Executable.start(["run", study] + more, in: folder).wait()
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        return run
    }

    @Test func aMissingStudy() throws {
        let run = try refusal(of: "no-such.yaml")
        #expect(run.errors.contains("no-such.yaml: error: the file cannot be read (No such file or directory)"))
        #expect(run.errors.hasSuffix("no-such.yaml: 1 error. Nothing was written.\n"))
    }

    @Test(arguments: ["misspelt-key", "duplicate-key", "empty", "unclosed-list", "no-districts", "circle"])
    func aStudyWithErrorsNamesTheLine(name: String) throws {
        let study = "Fixtures/hostile/studies/\(name).yaml"
        let run = try refusal(of: study)
        #expect(run.complaints.first?.hasPrefix("\(study):") == true)
        #expect(run.errors.hasSuffix("Nothing was written.\n"))
    }

    @Test func aMissingLayerFileIsNamedAsTheStudyNamesIt() throws {
        let folder = try TemporaryFolder.withGrid()
        try folder.write(GridStudy.text(layers: "  green: parks.geojson\n"), to: "grid/study.yaml")
        let run = try refusal(of: "grid/study.yaml", "--output", "r", in: folder.path)
        #expect(run.errors.contains("parks.geojson: error: there is no such file"))
        #expect(folder.names() == ["grid"])
    }

    @Test func aMisspeltScenarioIsRefusedWithTheNearestOne() throws {
        let folder = try TemporaryFolder()
        let run = try refusal(
            of: Repository.grid + "/study.yaml", "--output", folder.path + "/r", "--scenario", "tallr")
        #expect(run.errors.contains("there is no scenario or sweep 'tallr'. Did you mean 'taller'?"))
        #expect(folder.names().isEmpty)
    }

    @Test func aFolderThatHoldsSomethingElseIsLeftAlone() throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "notes.txt")
        let run = try refusal(of: Repository.grid + "/study.yaml", "--output", folder.path)
        #expect(run.errors.contains("\(folder.path): the folder holds something that is no result of Quartier"))
        #expect(folder.names() == ["notes.txt"])
    }

    @Test func aManifestOfSomebodyElseMakesNoFolderOurs() throws {
        let folder = try TemporaryFolder()
        try folder.write("{\"name\": \"my web app\"}", to: "manifest.json")
        let run = try refusal(of: Repository.grid + "/study.yaml", "--output", folder.path)
        #expect(run.errors.contains("no result of Quartier"))
        #expect(try folder.text(of: "manifest.json") == "{\"name\": \"my web app\"}")
    }

    @Test(arguments: ["file", "file/below", "dangling", "pipe", "/dev/full", ""])
    func anOutputThatIsNoFolder(name: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "file")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/dangling", withDestinationPath: folder.path + "/nowhere")
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        let run = try refusal(of: Repository.grid + "/study.yaml", "--output", name, in: folder.path)
        #expect(run.errors.contains("Name a") || run.errors.contains("name another one"))
        #expect(folder.names() == ["dangling", "file", "pipe"])
        #expect(try folder.text(of: "file") == "mine")
    }

    // What a sanitizer keeps of the memory is a file too, and larger than the limit.
    @Test(.disabled(if: Executable.isSanitized, "a sanitizer cannot live with small files"))
    func aFileTooLargeForTheDiskIsNamedAndNothingHalfWritten() throws {
        let folder = try TemporaryFolder.withGrid()
        let words = ["run", "grid/study.yaml", "--output", "r", "--quiet"]
        let run = try Executable.start(words, in: folder.path, before: "ulimit -f 2").wait()
        #expect(run.code == 3)
        #expect(run.errors.contains("r/base.districts.geojson: cannot be written: File too large. The disk does not"))
        #expect(folder.names(in: "r") == [".quartier"])
        #expect(try Executable.start(words, in: folder.path).wait().code == 0)
        #expect(folder.names(in: "r").count == 10)
    }

    // The superuser may write everywhere, so that no folder is read-only for him but that of the kernel.
    @Test func aFolderThatNobodyMayWriteTo() throws {
        let folder = try TemporaryFolder()
        let isSuperuser = getuid() == 0
        let parent = isSuperuser ? "/proc" : folder.path
        if !isSuperuser { chmod(folder.path, 0o500) }
        let run = try refusal(of: Repository.grid + "/study.yaml", "--output", parent + "/r")
        #expect(run.errors.contains("\(parent)/r: the folder cannot be made: "))
        #expect(run.errors.contains("--output DIR"))
        if !isSuperuser { chmod(folder.path, 0o700) }
    }
}
