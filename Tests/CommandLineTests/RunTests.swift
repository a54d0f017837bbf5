import Foundation
import Testing

/// `quartier run` where all is well.
@Suite struct RunTests {
    @Test func resultsAreWrittenAndTheOverviewGoesToStandardOutput() throws {
        let folder = try TemporaryFolder()
        let run = try Executable.run("run", Repository.grid + "/study.yaml", "--output", folder.path + "/r")
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("scenario "))
        #expect(run.output.contains("\ntaller"))
        #expect(run.output.hasSuffix("10 files in \(folder.path)/r\n"))
        #expect(run.complaints.allSatisfy { $0.contains(": note: ") || $0.contains(": warning: ") })
        #expect(
            folder.names(in: "r") == [
                "base.districts.geojson", "build-out@2028.districts.geojson", "build-out@2032.districts.geojson",
                "data-dictionary.csv", "manifest.json", "park.districts.geojson", "summary.csv", "sweeps",
                "taller-and-smaller.districts.geojson", "taller.districts.geojson",
            ])
        #expect(
            run.output.contains(
                "\nsweep 'height-and-park': 12 samples, grid of storeys (3) × park (2) × household (2)\n"))
        #expect(folder.names(in: "r/sweeps") == ["height-and-park.csv"])
    }

    @Test func stagesAreRunTogetherOrOneByOne() throws {
        let folder = try TemporaryFolder()
        let study = Repository.grid + "/study.yaml"
        let all = try Executable.run(
            "run", study, "--output", folder.path + "/r", "--scenario", "build-out", "--format", "geojson")
        #expect(all.code == 0)
        #expect(
            folder.names(in: "r") == [
                "base.districts.geojson", "build-out@2028.districts.geojson", "build-out@2032.districts.geojson",
                "manifest.json",
            ])
        #expect(all.output.contains("\nbuild-out@2028 "))
        #expect(
            all.output.contains(
                "\n  green_public_m2_per_resident at_least 80, districts where id = 'A1': "
                    + "missed in build-out@2032 (1 of 1)\n"))
        let one = try Executable.run(
            "run", study, "--output", folder.path + "/s", "--scenario", "build-out@2032", "--format", "geojson")
        #expect(one.code == 0)
        #expect(
            folder.names(in: "s") == [
                "base.districts.geojson", "build-out@2032.districts.geojson", "manifest.json",
            ])
        #expect(!one.output.contains("build-out@2028"))
        let later = try Executable.run("run", study, "--scenario", "build-out@2033")
        #expect(later.code == 2)
        #expect(later.errors.contains("there is no scenario or sweep 'build-out@2033'. Did you mean 'build-out@2032'?"))
        let dry = try Executable.run("run", study, "--dry-run", "--quiet", "--scenario", "build-out")
        #expect(
            dry.output == """
                build-out@2028
                  line 51: change buildings, 1 matched
                build-out@2032
                  line 51: change buildings, 1 matched
                  line 55: change buildings, 1 matched
                  line 56: add green, 1 matched

                """)
    }

    @Test func quietSaysNothingWhereNothingIsWrong() throws {
        let folder = try TemporaryFolder()
        let run = try Executable.run(
            "run", Repository.grid + "/study.yaml", "--output", folder.path + "/r", "--quiet")
        #expect(run.code == 0)
        #expect(run.output.isEmpty)
        #expect(run.errors.isEmpty)
    }

    @Test func someScenariosAreRunBesideTheBase() throws {
        let folder = try TemporaryFolder()
        let run = try Executable.run(
            "run", Repository.grid + "/study.yaml", "--output", folder.path + "/r", "--scenario", "taller", "park",
            "--format", "geojson")
        #expect(run.code == 0)
        #expect(
            folder.names(in: "r") == [
                "base.districts.geojson", "manifest.json", "park.districts.geojson", "taller.districts.geojson",
            ])
    }

    @Test func aSweepAloneCanBeAskedForAndShowsWhatItMatches() throws {
        let folder = try TemporaryFolder()
        let words = [
            "run", Repository.grid + "/study.yaml", "--output", folder.path + "/r", "--scenario", "height-and-park",
        ]
        #expect(try Executable.start(words).wait().code == 0)
        #expect(folder.names(in: "r").filter { $0.hasSuffix(".geojson") } == ["base.districts.geojson"])
        #expect(folder.names(in: "r/sweeps") == ["height-and-park.csv"])
        let dry = try Executable.start(words + ["--dry-run"]).wait()
        #expect(dry.output.hasPrefix("height-and-park\n  12 samples, "))
        #expect(dry.output.contains("add green, 0 to 1 matched\n"))
    }

    @Test func theBaseAloneCanBeAskedFor() throws {
        let folder = try TemporaryFolder()
        let run = try Executable.run(
            "run", Repository.grid + "/study.yaml", "--output", folder.path + "/r", "--scenario", "base")
        #expect(run.code == 0)
        #expect(folder.names(in: "r").filter { $0.hasSuffix(".geojson") } == ["base.districts.geojson"])
    }

    @Test func tablesAloneCanBeAskedFor() throws {
        let folder = try TemporaryFolder()
        let run = try Executable.run(
            "run", Repository.grid + "/study.yaml", "--output", folder.path + "/r", "--format", "csv")
        #expect(run.code == 0)
        #expect(folder.names(in: "r") == ["data-dictionary.csv", "manifest.json", "summary.csv", "sweeps"])
    }

    @Test func otherFormsOfTheResultsCanBeAskedFor() throws {
        let folder = try TemporaryFolder()
        let run = try Executable.run(
            "run", Repository.grid + "/study.yaml", "--output", folder.path + "/r", "--scenario", "park", "--format",
            "gpkg", "geojsonseq")
        #expect(run.code == 0)
        #expect(
            folder.names(in: "r") == [
                "base.districts.geojsons", "manifest.json", "park.districts.geojsons", "results.gpkg",
            ])
        let unknown = try Executable.run("run", Repository.grid + "/study.yaml", "--format", "shp")
        #expect(unknown.code != 0)
        #expect(
            unknown.errors.contains("There is no format 'shp'; known are geojson, geojsonseq, gpkg, csv."))
    }

    @Test func aDryRunShowsWhatEachEditMatchesAndWritesNothing() throws {
        let folder = try TemporaryFolder()
        let study = Repository.grid + "/study.yaml"
        let run = try Executable.run("run", study, "--output", folder.path + "/r", "--dry-run")
        #expect(run.code == 0)
        #expect(run.output.contains("taller\n  line 35: change buildings, 1 matched\n"))
        #expect(run.output.contains("taller-and-smaller\n  line 35: change buildings, 1 matched\n  line 45: assume\n"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/r"))
        let one = try Executable.run("run", study, "--output", folder.path + "/r", "--dry-run", "--scenario", "park")
        #expect(one.output == "park\n  line 39: add green, 1 matched\n  line 40: remove buildings, 1 matched\n")
    }

    @Test func withoutAnOutputFolderResultsLieWhereTheStudySays() throws {
        let folder = try TemporaryFolder.withGrid(in: "a/b/grid")
        #expect(try Executable.run("run", "study.yaml", in: folder.path + "/a/b/grid").code == 0)
        #expect(folder.names(in: "a/notebooks-output/grid-3x3").contains("manifest.json"))
        try folder.write(GridStudy.text(), to: "a/b/grid/plain.yaml")
        #expect(try Executable.run("run", "plain.yaml", in: folder.path + "/a/b/grid").code == 0)
        #expect(folder.names(in: "a/b/grid/results").contains("manifest.json"))
    }

    @Test func aScenarioThatCannotBeWrittenFailsAloneAndEndsWithOne() throws {
        let folder = try TemporaryFolder.withGrid(in: ".grid")
        // A plot a hundred-millionth of a metre wide is a polygon in metres and a line in degrees.
        try folder.write(
            GridStudy.text(
                layers: "  plots: plots.geojson\n",
                then: """
                    report_by: [plots]
                    scenarios:
                      - id: sliver
                        edits:
                          - add: plots
                            crs: EPSG:31256
                            features:
                              - type: Feature
                                id: S
                                geometry:
                                  type: Polygon
                                  coordinates: [[[12010, 343010], [12010.00000002, 343010], [12010, 343010.00000002], [12010, 343010]]]
                                properties: {}
                      - id: fine
                        edits: [{remove: plots, where: "id = 'P-A1'"}]

                    """), to: ".grid/study.yaml")
        let run = try Executable.run("run", "study.yaml", "--output", "r", in: folder.path + "/.grid")
        #expect(run.code == 1)
        #expect(run.errors.contains("scenario 'sliver' failed: the border of 'S' in plots cannot be written"))
        #expect(
            folder.names(in: ".grid/r") == [
                "base.plots.geojson", "data-dictionary.csv", "fine.plots.geojson", "manifest.json", "summary.csv",
            ])
        #expect(try folder.text(of: ".grid/r/manifest.json").contains("\"failure\": \"the border of 'S'"))
    }
}
