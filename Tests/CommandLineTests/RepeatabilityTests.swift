import Foundation
import Testing

/// Same inputs, same bytes.
@Suite struct RepeatabilityTests {
    @Test func theNumberOfThreadsDoesNotShow() throws {
        let folder = try TemporaryFolder()
        for jobs in ["1", "5"] {
            let words = [
                "run", Repository.seestadt + "/study.yaml", "--output", folder.path + "/" + jobs, "--jobs", jobs,
                "--quiet",
            ]
            let scenarios = ["--scenario", "taller-boulevard", "park-and-tower", "build-out"]
            #expect(try Executable.start(words + scenarios).wait().code == 0)
        }
        let one = try folder.results(in: "1")
        #expect(one.count == 17)
        #expect(try folder.results(in: "5") == one)
    }

    @Test func timeZoneAndLocaleDoNotShow() throws {
        let folder = try TemporaryFolder.withGrid()
        let places = [
            ["TZ": "UTC", "LC_ALL": "C"], ["TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8"],
            ["TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "LANG": "ar_EG.UTF-8"],
        ]
        for (number, environment) in places.enumerated() {
            let words = ["run", "grid/study.yaml", "--output", "\(number)", "--quiet"]
            let run = try Executable.start(words, in: folder.path, environment: environment).wait()
            #expect(run.code == 0)
        }
        let first = try folder.results(in: "0")
        #expect(try folder.results(in: "1") == first)
        #expect(try folder.results(in: "2") == first)
    }

    @Test func howTheStudyIsNamedDoesNotShow() throws {
        let folder = try TemporaryFolder.withGrid()
        try folder.write(
            GridStudy.text(
                layers: "  buildings: {path: buildings.geojson, fields: {storeys: storeys}}\n",
                then: """
                    scenarios:
                      - id: stop
                        edits:
                          - add: stops
                            crs: EPSG:31256
                            features: [{type: Feature, geometry: {type: Point, coordinates: [12050, 343050]}, properties: {}}]

                    """), to: "grid/study.yaml")
        let grid = folder.path + "/grid"
        let ways: [(path: String, folder: String)] = [
            ("study.yaml", grid), ("./study.yaml", grid), ("grid/study.yaml", folder.path),
            (grid + "/study.yaml", "/"), ("../grid/study.yaml", grid),
        ]
        for (number, way) in ways.enumerated() {
            let run = try Executable.run(
                "run", way.path, "--output", "\(folder.path)/\(number)", "--quiet", in: way.folder)
            #expect(run.code == 0)
        }
        let first = try folder.results(in: "0")
        for number in 1..<ways.count { #expect(try folder.results(in: "\(number)") == first) }
        #expect(!(try folder.text(of: "3/manifest.json")).contains(folder.path))
    }

    @Test func resultsOverResultsAreTheSame() throws {
        let folder = try TemporaryFolder()
        let words = ["run", Repository.grid + "/study.yaml", "--output", folder.path + "/r", "--quiet"]
        #expect(try Executable.start(words).wait().code == 0)
        let first = try folder.results(in: "r")
        #expect(try Executable.start(words).wait().code == 0)
        #expect(try folder.results(in: "r") == first)
    }
}
