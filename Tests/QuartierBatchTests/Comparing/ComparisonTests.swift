import Foundation
import QuartierIO
import QuartierModel
import QuartierScenario
import Testing

@testable import QuartierBatch

/// Scenarios of finished results, side by side.
@Suite struct ComparisonTests {
    private static let grid = Result { try ResultRun(of: "grid-3x3", formats: [.csv, .geojson]) }

    private func comparison(
        _ change: (inout ResultComparison.Options) -> Void = { _ in }
    ) throws -> ResultComparison {
        var options = ResultComparison.Options()
        change(&options)
        return try ResultComparison(folders: [Self.grid.get().results], options: options)
    }

    private func row(
        _ indicator: String, _ scenario: String, _ zone: String = "districts", in comparison: ResultComparison
    ) throws -> ResultComparison.Row {
        try #require(
            comparison.rows.first {
                comparison.indicators[$0.indicator].id == indicator && $0.zone == zone
                    && comparison.alternatives[$0.alternative].scenario == scenario
            })
    }

    @Test func totalsAreRatiosOfSums() throws {
        let all = try comparison()
        let green = try row("green_share", "base", in: all)
        #expect(green.value.map { abs($0 - 4_500 / 90_000.0) < 1e-12 } == true)
        #expect(green.zoneKind == "total" && green.baseline == nil)
        let taller = try row("buildings", "park", in: all)
        #expect(taller.value == 11 && taller.delta == -1 && taller.rank == nil)
        // B03 is unknown, which is no zero: the whole has a hole.
        let floor = try row("gfa_m2", "base", in: all)
        #expect(floor.value == nil && floor.status == "partial_coverage")
        #expect(floor.reason == "1 of 9 zones have no value: B1")
    }

    @Test func ranksFollowTheDirectionAndTiesShareTheBetterOne() throws {
        let all = try comparison { $0.indicators = ["green_m2", "area_m2"] }
        #expect(try row("green_m2", "park", in: all).rank == 1)
        // The last stage of the build-out has the same park.
        for scenario in ["base", "taller", "taller-and-smaller"] {
            #expect(try row("green_m2", scenario, in: all).rank == 3)
        }
        #expect(all.rows.allSatisfy { all.indicators[$0.indicator].id == "green_m2" || $0.rank == nil })
    }

    @Test func zonesAreComparedOneByOneWithAnyBaseline() throws {
        let all = try comparison {
            $0.zones = .districts
            $0.baseline = "taller"
            $0.scenarios = ["base"]
            $0.indicators = ["gfa_m2"]
        }
        #expect(all.alternatives.map(\.scenario) == ["base", "taller"])
        let base = try row("gfa_m2", "base", "A1", in: all)
        #expect(base.value == 500 && base.baseline == 600 && base.delta == -100)
        #expect(try row("gfa_m2", "taller", "A1", in: all).delta == nil)
    }

    @Test func differencesAsGeoJSONKeepTheBordersOfTheResults() throws {
        let all = try comparison {
            $0.zones = .districts
            $0.scenarios = ["taller"]
            $0.indicators = ["gfa_m2", "fsi"]
        }
        let object = try JSONSerialization.jsonObject(with: Data(all.geoJSON()))
        let features = try #require((object as? [String: Any])?["features"] as? [[String: Any]])
        #expect(features.count == 1 && features[0]["id"] as? String == "taller/districts/A1")
        let properties = try #require(features[0]["properties"] as? [String: Any])
        #expect(properties["gfa_m2_delta"] as? Double == 100)
        #expect(properties["zone"] as? String == "A1" && properties["gfa_m2"] == nil)
        let kept = try Self.grid.get().text(of: "taller.districts.geojson")
        let geometry = try #require(
            String(decoding: all.geoJSON(), as: UTF8.self).split(separator: "\n").first {
                $0.contains("geometry")
            })
        let coordinates = try #require(geometry.split(separator: "\"coordinates\":").last?.prefix(60))
        #expect(kept.contains(coordinates))
    }

    @Test func objectivesWithoutDirectionAreRefused() throws {
        #expect(throws: Finding.self) { try comparison { $0.objectives = ["dwellings", "green_m2"] } }
        let set = try #require(
            try comparison {
                $0.scenarios = ["taller", "park", "taller-and-smaller"]
                $0.maximised = ["buildings"]
                $0.objectives = ["green_m2"]
            }.pareto)
        #expect(set.members.count == 4 && set.dominated.isEmpty)
        #expect(throws: Finding.self) { try comparison { $0.objectives = ["green_m2"] } }
    }

    @Test func whatIsUnknownIsRefusedWithTheNearest() throws {
        let cases: [((inout ResultComparison.Options) -> Void, String)] = [
            ({ $0.indicators = ["grean_m2"] }, "unknown-indicator"), ({ $0.scenarios = ["tall"] }, "unknown-scenario"),
            ({ $0.baseline = "basis" }, "unknown-scenario"), ({ $0.zones = .plots }, "unknown-zones"),
        ]
        for (change, code) in cases {
            do {
                _ = try comparison(change)
                Issue.record("\(code) was not found")
            } catch let finding as Finding {
                #expect(finding.code == code && finding.remedy != nil)
            }
        }
    }

    @Test func germanTablesAreReadLikeAnyOther() throws {
        let german = try ResultRun(of: "grid-3x3", formats: [.csv]) { folder in
            try ResultRun.replace(
                "  formats: [geojson, csv]", with: "  csv: {separator: \";\", decimal: \",\", bom: true}",
                in: folder + "/study.yaml")
        }
        let other = try ResultComparison(folders: [german.results], options: .init())
        let mine = try comparison()
        #expect(other.rows.map(\.value) == mine.rows.map(\.value))
        #expect(other.rows.map(\.status) == mine.rows.map(\.status))
    }

    @Test func twoStudiesOfOnePlaceSayWhatTheyAssumeDifferently() throws {
        let other = try ResultRun(of: "grid-3x3", formats: [.csv]) { folder in
            try ResultRun.replace("household_size: 2\n", with: "household_size: 3\n", in: folder + "/study.yaml")
        }
        let both = try ResultComparison(folders: [Self.grid.get().results, other.results], options: .init())
        #expect(both.alternatives.count == 12 && both.indicators.contains { $0.form == .sum })
        let finding = try #require(both.findings.all.first { $0.code == "assumptions-differ" })
        #expect(finding.message.contains("household_size.default 2 and 3"))
    }

    @Test func citiesAreComparedByWhatDoesNotGrowWithThem() throws {
        let other = try ResultRun(of: "grid-3x3", formats: [.csv])
        // The same squares, as if they lay elsewhere.
        try ResultRun.replace(
            "\"site\": [\n      16.", with: "\"site\": [\n      23.", in: other.results + "/manifest.json")
        let folders = [try Self.grid.get().results, other.results]
        let both = try ResultComparison(folders: folders, options: .init())
        #expect(both.indicators.allSatisfy { $0.form == .ratio })
        #expect(both.findings.all.contains { $0.code == "sums-left-out" })
        var options = ResultComparison.Options()
        options.includesSums = true
        #expect(try ResultComparison(folders: folders, options: options).indicators.contains { $0.id == "gfa_m2" })
        options = .init()
        options.indicators = ["gfa_m2"]
        #expect(throws: Finding.self) { try ResultComparison(folders: folders, options: options) }
    }

    @Test func overlappingDistrictsAreNotAddedUp() throws {
        let run = try ResultRun(of: "grid-3x3", formats: [.csv])
        try ResultRun.replace(
            "\"findings\": [", with: "\"findings\": [{\"code\": \"overlapping-districts\"},",
            in: run.results + "/manifest.json")
        let all = try ResultComparison(folders: [run.results], options: .init())
        #expect(all.rows.allSatisfy { $0.value == nil && $0.status == "overlapping_zones" })
    }

    @Test func textsAndTablesHaveARowForEachIndicator() throws {
        let all = try comparison { $0.maximised = ["green_m2", "buildings"] }
        let text = ComparisonText(all, width: 100).text(withDistributions: true)
        #expect(text.hasPrefix("totals over districts\nindicator"))
        #expect(text.contains("Pareto set for more green_m2, more buildings"))
        #expect(text.contains("green_share over districts"))
        let table = try CSVTable.reading(all.csv(.german))
        #expect(table.rows.count == all.rows.count && table.names.last == "pareto")
        let json = try JSONSerialization.jsonObject(with: Data(all.json().utf8)) as? [String: Any]
        #expect((json?["rows"] as? [Any])?.count == all.rows.count)
    }
}

/// Folders that cannot be compared.
@Suite struct FinishedResultsTests {
    private func refusal(_ prepare: (String) throws -> Void) throws -> Finding? {
        let folder = NSTemporaryDirectory() + "quartier-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try prepare(folder)
        do throws(Finding) {
            _ = try ResultComparison(folders: [folder], options: .init())
            return nil
        } catch {
            return error
        }
    }

    @Test func whatIsNoFinishedFolderOfThisGenerationIsRefusedWithARemedy() throws {
        let manifests = [
            ("{}", "no-results"), ("{\"quartier\": \"7.0.0\", \"outputs\": []}", "other-version"),
            ("{\"quartier\": \"0.1.0\", \"outputs\": []}", "no-summary"), ("no JSON", "no-results"),
        ]
        for (text, code) in manifests {
            let finding = try refusal {
                try text.write(toFile: $0 + "/manifest.json", atomically: true, encoding: .utf8)
            }
            #expect(finding?.code == code && finding?.remedy != nil)
        }
        #expect(try refusal { _ in }?.code == "no-results")
        let unfinished = try refusal {
            try FileManager.default.createDirectory(atPath: $0 + "/.quartier", withIntermediateDirectories: true)
        }
        #expect(unfinished?.code == "unfinished-results")
        #expect(throws: Finding.self) { try FinishedResults(folder: "/nowhere") }
    }

    @Test func aTableThatWasChangedSinceIsAWarning() throws {
        let run = try ResultRun(of: "grid-3x3", formats: [.csv])
        try ResultRun.replace(
            "base,,districts,A1,area_m2,10000", with: "base,,districts,A1,area_m2,20000",
            in: run.results + "/summary.csv")
        let all = try ResultComparison(folders: [run.results], options: .init())
        #expect(all.findings.all.contains { $0.code == "changed-results" })
    }
}

extension CSVTable {
    /// A table in memory.
    fileprivate static func reading(_ bytes: [UInt8]) throws -> CSVTable {
        try bytes.withUnsafeBytes { try CSVTable($0, displayName: "table") }
    }
}
