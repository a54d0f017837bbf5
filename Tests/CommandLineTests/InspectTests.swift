import Foundation
import Testing

/// `quartier inspect`.
@Suite struct InspectTests {
    static let files: [String] = [Repository.grid, Repository.seestadt].flatMap { folder in
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
            .filter { $0.hasSuffix(".geojson") }.map { folder + "/" + $0 }
    }

    @Test(arguments: files)
    func everyFixtureIsShownWithItsReferenceSystemAndExtent(file: String) throws {
        let shown = try Executable.run("inspect", file)
        #expect(shown.code == 0)
        #expect(shown.errors.isEmpty)
        #expect(shown.output.hasPrefix("layer "))
        #expect(shown.output.contains("crs       EPSG:31256 (MGI / Austria GK East), from crs member"))
        #expect(shown.output.contains("  degrees   16.4") || shown.output.contains("  degrees   16.5"))
    }

    @Test func fieldsAreShownWithTheirFillAndFrequentValues() throws {
        let shown = try Executable.run("inspect", Repository.grid + "/buildings.geojson")
        #expect(shown.output.contains("layer buildings: 12 features"))
        #expect(shown.output.contains("field     storeys: number, stated for 83.3 %, 1 to 10, 7 different"))
        #expect(shown.output.contains("'residential' (9)"))
    }

    @Test func aGeoPackageShowsItsLayers() throws {
        let shown = try Executable.run("inspect", Repository.root + "/Fixtures/formats/plots.gpkg")
        #expect(shown.code == 0)
        #expect(shown.output.hasPrefix("layer plots"))
        let wrong = try Executable.run(
            "inspect", Repository.root + "/Fixtures/formats/plots.gpkg", "--layer", "plts")
        #expect(wrong.code == 2)
        #expect(wrong.errors.contains("plots"))
    }

    @Test func aFileWithErrorsIsShownAsFarAsItGoesAndIsBadInput() throws {
        let shown = try Executable.run("inspect", "Fixtures/hostile/cut-off.geojson")
        #expect(shown.code == 2)
        #expect(shown.output.hasPrefix("layer cut-off: 1 feature\n"))
        #expect(shown.output.contains("cut-off.geojson:3:134, feature B: error: the file ends in the middle"))
    }

    @Test(arguments: ["no-such-file.geojson", "Fixtures", "Package.swift", "Fixtures/hostile/empty.geojson"])
    func whatCannotBeReadIsBadInputAndSaysWhy(file: String) throws {
        let refusal = try Executable.run("inspect", file)
        #expect(refusal.code == 2)
        #expect(refusal.errors.contains("\(file)"))
        #expect(refusal.errors.contains("error: "))
    }
}
