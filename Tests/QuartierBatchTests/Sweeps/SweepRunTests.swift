import Foundation
import QuartierGeometry
import QuartierIO
import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// What comes of sweeps: tables, manifest, failures.
@Suite struct SweepRunTests {
    private static let table = "sweeps/height-and-park.csv"
    private static let grid = Result { try ResultRun(of: "grid-3x3", withSweeps: true) }

    private static func rows() throws -> [[String: String]] { try grid.get().rows(of: table) }

    private static func number(_ row: [String: String], _ column: String) -> Double? {
        row[column].flatMap(Double.init)
    }

    @Test func thereIsARowForTheWholeAndForEachZoneOfEverySample() throws {
        let rows = try Self.rows()
        #expect(rows.count == 12 * 10)
        #expect(rows.map { $0["sample"] } == (1...12).flatMap { sample in (0..<10).map { _ in "\(sample)" } })
        let combinations = ["5", "6", "8"].flatMap { storeys in
            ["0", "0.75"].flatMap { park in ["1", "2"].map { [storeys, park, $0] } }
        }
        for (index, row) in rows.enumerated() {
            #expect([row["storeys"], row["park"], row["household"]] == combinations[index / 10])
            #expect(row["zone_kind"] == "districts" && row["status"] == "ok")
            #expect((row["zone"] == "") == (index % 10 == 0))
        }
    }

    /// README.md of the fixture has the numbers.
    @Test func theNumbersAreThoseWorkedOutByHand() throws {
        for row in try Self.rows() {
            let storeys = try #require(Self.number(row, "storeys")),
                household = try #require(Self.number(row, "household"))
            let green = try #require(Self.number(row, "park")) * 2_000
            func expect(_ column: String, _ value: Double) {
                #expect(
                    abs((Self.number(row, column) ?? .nan) - value) < 1e-6, "\(column) of sample \(row["sample"] ?? "")"
                )
            }
            switch row["zone"] {
            case "A1":
                expect("gfa_m2", 100 * storeys)
                expect("dwellings", storeys)
                expect("residents", storeys * household)
                expect("green_public_m2_per_resident", 1_200 / (storeys * household))
            case "A2":
                expect("dwellings", 24)
                expect("residents", 24 * household)
            case "B1": #expect(row["withheld"]?.contains("gfa_m2=partial_coverage") == true)
            case "B2":
                expect("green_m2", green)
                expect("green_share", green / 10_000)
            case "":
                expect("area_m2", 90_000)
                expect("buildings", 12)
                expect("jobs", 150)
                expect("green_m2", 4_500 + green)
                // Of sums, not of shares: the squares are equal, so here both would do.
                expect("green_share", (4_500 + green) / 90_000)
                expect("gsi", 2_800 / 90_000)
                // Nothing is known of B03 in B1, and a sum with a hole is no sum.
                #expect(row["gfa_m2"] == "" && row["withheld"]?.contains("residents=partial_coverage") == true)
            default: break
            }
        }
    }

    @Test func theNumberOfThreadsDoesNotShow() throws {
        let table = try Self.grid.get().text(of: Self.table)
        for jobs in [1, 3] {
            let run = try ResultRun(of: "grid-3x3", jobs: jobs, withSweeps: true)
            let isSame = try run.text(of: Self.table) == table
            #expect(isSame)
        }
    }

    @Test func aRunMayBeginAtAnySample() throws {
        let study = try Study(path: ResultRun.root + "/Fixtures/grid-3x3/study.yaml")
        let run = SweepRun(study.sweeps[0], of: study)
        var all: [[UInt8]] = []
        #expect(try run.run(crew: Crew()) { all += $0.map(\.bytes) } == 12)
        for first in [5, 11, 12] {
            var rest: [[UInt8]] = []
            #expect(try run.run(from: first, crew: Crew(jobs: 2)) { rest += $0.map(\.bytes) } == 12)
            #expect(rest == Array(all[first...]))
        }
    }

    @Test func aSampleIsTheScenarioThatStatesItsValues() throws {
        let study = try Study(path: ResultRun.root + "/Fixtures/grid-3x3/study.yaml")
        let sweep = study.sweeps[0]
        let stated = try sweep.scenario("x", with: ["storeys": .number(8), "park": .number(0.75)]).get()
        let sample = try sweep.scenario(ofSample: 10).get()
        #expect(sweep.values(ofSample: 10) == [.number(8), .number(0.75), .number(1)])
        let outcomes = try [stated, sample].map { try study.baseline.evaluate($0, crew: Crew()).get() }
        #expect(outcomes[0].zones.map(\.measurements) == outcomes[1].zones.map(\.measurements))
        // Numbers need not be among those of the study.
        let between = try sweep.scenario("y", with: ["storeys": .number(5.5)]).get()
        let outcome = try study.baseline.evaluate(between, crew: Crew()).get()
        let floor = try #require(study.baseline.indicators.firstIndex { $0.definition.id == "gfa_m2" })
        #expect(outcome.zones.first { $0.zone.id == "A1" }?.measurements[floor].value == 550)
        guard case .failure(let refusal) = sweep.scenario("z", with: ["household": .text("many")]) else {
            Issue.record("a text is no household size")
            return
        }
        #expect(refusal.findings.all[0].message.hasPrefix("with household = 'many': "))
    }

    @Test func theManifestSaysWhatTheSweepWas() throws {
        let run = try Self.grid.get()
        let sweeps = try #require(run.manifest()["sweeps"] as? [[String: Any]])
        try #require(sweeps.count == 1)
        #expect(sweeps[0]["id"] as? String == "height-and-park" && sweeps[0]["method"] as? String == "grid")
        #expect(sweeps[0]["samples"] as? Int == 12 && sweeps[0]["samples_failed"] as? Int == 0)
        let parameters = try #require(sweeps[0]["parameters"] as? [[String: Any]])
        #expect(parameters.map { $0["name"] as? String } == ["storeys", "park", "household"])
        #expect(parameters[0]["values"] as? [Double] == [5, 6, 8] && parameters[1]["step"] as? Double == 0.75)
        let outputs = try #require(run.manifest()["outputs"] as? [[String: Any]])
        let output = try #require(outputs.first { $0["file"] as? String == Self.table })
        #expect(output["bytes"] as? Int == (try run.text(of: Self.table)).utf8.count)
    }

    @Test func theTableOfARenamedSweepGoesAndWhatIsNotOursStays() throws {
        let run = try ResultRun(of: "grid-3x3", withSweeps: true)
        try "mine".write(toFile: run.results + "/sweeps/notes.csv", atomically: true, encoding: .utf8)
        _ = try run.runAgain(withSweeps: true) {
            try ResultRun.replace("id: height-and-park", with: "id: other", in: $0 + "/study.yaml")
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: run.results + "/sweeps").sorted() == [
                "notes.csv", "other.csv",
            ])
    }

    @Test func aFolderThatHoldsTheTableIsNotWrittenToByScenariosAlone() throws {
        let run = try ResultRun(of: "grid-3x3", withSweeps: true)
        #expect(throws: (any Error).self) { try run.runAgain() }
    }

    @Test func aSampleThatFailsHasItsReasonInItsRow() throws {
        let run = try ResultRun(of: "grid-3x3", withSweeps: true) { folder in
            let study = folder + "/study.yaml"
            try ResultRun.replace("storeys: [5, 6, 8]", with: "storeys: {from: 1, to: 100, step: 1}", in: study)
            // None of the samples that are tried beforehand has 73 storeys.
            try ResultRun.replace(
                "\"district = 'A1'\", set: {storeys: $storeys}",
                with: "\"district = 'A1' AND $storeys <> 73\", set: {storeys: $storeys}", in: study)
        }
        let outcome = try #require(run.summary.sweeps.first)
        #expect(outcome.failed == 4 && outcome.firstFailure?.sample == 72 * 4 + 1)
        // The reason quotes a condition, quotes and commas and all.
        let table = try CSVTable(path: run.results + "/" + Self.table)
        let rows = table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.names, $0)) }
            .filter { $0["status"] == "failed" }
        #expect(rows.count == 4 && rows.allSatisfy { $0["storeys"] == "73" && $0["area_m2"] == String?.none })
        #expect(rows.allSatisfy { $0["reason"] == outcome.firstFailure?.reason })
    }

    @Test(arguments: [
        (
            "district = 'A1' AND storys > $storeys",
            "sweep 'height-and-park', sample 1 with storeys = 5, park = 0, household = 1: "
        ),
        ("district = 'A1' AND $storeys AND", "with storeys = 5 (line "),
    ])
    func aConditionThatMakesNoSenseRefusesTheStudy(_ condition: String, _ beginning: String) throws {
        let error = #expect(throws: StudyError.self) {
            try ResultRun(of: "grid-3x3", withSweeps: true) {
                try ResultRun.replace(
                    "\"district = 'A1'\", set: {storeys: $storeys}", with: "\"\(condition)\", set: {storeys: $storeys}",
                    in: $0 + "/study.yaml")
            }
        }
        let errors = error?.findings.all.filter { $0.severity == .error } ?? []
        #expect(errors.count == 3, "\(errors)")
        #expect(errors.first?.message.hasPrefix(beginning) == true)
        #expect(errors.allSatisfy { $0.code == "invalid-condition" })
    }

    @Test func aGermanTableHasOneByteOrderMarkAndDecimalCommas() throws {
        let run = try ResultRun(of: "grid-3x3", withSweeps: true) {
            try ResultRun.replace(
                "formats: [geojson, csv]", with: "formats: [csv]\n  csv: {separator: \";\", decimal: \",\", bom: true}",
                in: $0 + "/study.yaml")
        }
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: run.results + "/" + Self.table)))
        #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
        #expect(bytes.filter { $0 == 0xEF }.count == 1)
        #expect(try run.rows(of: Self.table, separator: ";").contains { $0["park"] == "0,75" })
    }

    @Test func keptTablesAreComparedCellByCell() throws {
        let run = try ResultRun(of: "grid-3x3", withSweeps: true)
        let study = try Study(path: run.folder + "/study.yaml")
        let kept = KeptSamples(folder: run.results)
        let same = try kept.compare(with: study, tolerance: 1e-9)
        #expect(same.findings.all.isEmpty && same.values > 1_000 && same.largestDifference == 0)
        try ResultRun.replace(
            "1,5,0,1,districts,,ok,,90000", with: "1,5,0,1,districts,,ok,,90001", in: run.results + "/" + Self.table)
        let other = try kept.compare(with: study, tolerance: 1e-9)
        #expect(other.findings.all.count == 1)
        #expect(
            other.findings.all.first?.message.hasPrefix(
                "area_m2 in sample 1 of 'height-and-park' was 90001 and is 90000") == true)
        let none = try KeptSamples(folder: run.folder).compare(with: study, tolerance: 1e-9)
        #expect(none.findings.all.isEmpty && none.sweepsNotKept == ["height-and-park"] && none.values == 0)
    }
}
