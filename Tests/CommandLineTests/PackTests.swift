import Foundation
import Testing

/// `quartier pack`: another town unpacks the bundle and gets the same values.
@Suite struct PackTests {
    private static let hasPython = system("command -v python3 >/dev/null 2>&1") == 0
    private static let hasOGR = system("command -v ogrinfo >/dev/null 2>&1") == 0

    private func unpack(_ archive: String, in folder: TemporaryFolder) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-m", "zipfile", "-e", archive, folder.path + "/unpacked"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    /// Every folder of the fixtures with a study, the largest only when there is time.
    static let places: [String] = {
        let fixtures = Repository.root + "/Fixtures"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: fixtures)) ?? []
        let studies = names.filter { FileManager.default.fileExists(atPath: "\(fixtures)/\($0)/study.yaml") }.sorted()
        return ProcessInfo.processInfo.environment["QUARTIER_DEEP"] == nil
            ? studies.filter { ["grid-3x3", "sofia"].contains($0) } : studies
    }()

    @Test(.enabled(if: hasPython, "python3 is not installed"), arguments: places)
    func aBundleGivesTheSameValuesElsewhere(_ place: String) throws {
        let folder = try TemporaryFolder()
        let study = "\(Repository.root)/Fixtures/\(place)/study.yaml"
        for name in ["one.zip", "two.zip"] {
            let pack = try Executable.run("pack", study, "-o", name, in: folder.path)
            #expect(pack.code == 0, "\(pack.errors)")
        }
        let one = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/one.zip"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/two.zip")) == one)
        try unpack(folder.path + "/one.zip", in: folder)
        let top = try #require(folder.names(in: "unpacked").first)
        let runs = [study, "\(folder.path)/unpacked/\(top)/study.yaml"].enumerated().map { ($0, $1) }
        for (number, study) in runs {
            let run = try Executable.run(
                "run", study, "--quiet", "--format", "csv", "--output", "\(folder.path)/\(number)")
            #expect(run.code == 0, "\(run.errors)")
        }
        #expect(try folder.text(of: "0/summary.csv") == folder.text(of: "1/summary.csv"))
        // Without --output, the results of the packed study stay in its folder.
        #expect(try folder.text(of: "unpacked/\(top)/study.yaml").contains("directory: results\n"))
    }

    @Test(.enabled(if: hasPython, "python3 is not installed"))
    func filesFromOutsideComeAlong() throws {
        let folder = try TemporaryFolder.withGrid(in: "town/grid")
        try FileManager.default.moveItem(
            atPath: folder.path + "/town/grid/buildings.geojson", toPath: folder.path + "/our houses.geojson")
        let text = try folder.text(of: "town/grid/study.yaml")
        let old = "buildings: buildings.geojson"
        try #require(text.contains(old))
        try folder.write(
            text.replacingOccurrences(of: old, with: "buildings: \"../../our houses.geojson\""),
            to: "town/grid/study.yaml")
        let pack = try Executable.run("pack", "town/grid/study.yaml", "-o", "b.zip", in: folder.path)
        #expect(pack.code == 0, "\(pack.errors)")
        #expect(pack.output.contains("'../../our houses.geojson' is 'data/our_houses.geojson' in the bundle\n"))
        try unpack(folder.path + "/b.zip", in: folder)
        let top = try #require(folder.names(in: "unpacked").first)
        let packed = try folder.text(of: "unpacked/\(top)/study.yaml")
        #expect(
            packed
                == text.replacingOccurrences(of: old, with: "buildings: \"data/our_houses.geojson\"")
                .replacingOccurrences(of: "../../notebooks-output/grid-3x3", with: "results"))
        #expect(try Executable.run("run", "\(folder.path)/unpacked/\(top)/study.yaml", "--quiet").code == 0)
        #expect(folder.names(in: "unpacked/\(top)/results").contains("summary.csv"))
        let manifest = try folder.text(of: "unpacked/\(top)/quartier-bundle.json")
        #expect(manifest.contains("\"data/our_houses.geojson\""))
        // Where the data lay is nobody's business.
        #expect(!manifest.contains(folder.path))
    }

    @Test func whatIsNoBundleOfTheStudyIsNotReplaced() throws {
        let folder = try TemporaryFolder.withGrid()
        try folder.write("mine", to: "b.zip")
        let refused = try Executable.run("pack", "grid/study.yaml", "-o", "b.zip", in: folder.path)
        #expect(refused.code == 2 && refused.errors.contains("no bundle of this study"))
        #expect(try folder.text(of: "b.zip") == "mine")
        #expect(try Executable.run("pack", "grid/study.yaml", "-o", "b.zip", "--force", in: folder.path).code == 0)
        #expect(try Executable.run("pack", "grid/study.yaml", "-o", "b.zip", in: folder.path).code == 0)
        let run = try Executable.run("run", "b.zip", in: folder.path)
        #expect(run.code == 2)
        #expect(run.errors.contains("b.zip: error: this is a zip archive, not a study. Unpack it"))
    }

    @Test(.enabled(if: hasOGR, "ogrinfo is not installed"))
    func ogrinfoOpensALayerInTheBundle() throws {
        let folder = try TemporaryFolder()
        #expect(try Executable.run("pack", Repository.grid + "/study.yaml", "-o", "b.zip", in: folder.path).code == 0)
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let list = try Executable.run("pack", Repository.grid + "/study.yaml", "-o", "c.zip", in: folder.path).output
        let top = try #require(
            list.split(separator: "\n").last?.split(separator: " ").last?.split(separator: "/").first)
        process.arguments = ["ogrinfo", "-ro", "-al", "-so", "/vsizip/\(folder.path)/b.zip/\(top)/buildings.geojson"]
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text.contains("Feature Count: 12\n"), "\(text)")
    }
}
