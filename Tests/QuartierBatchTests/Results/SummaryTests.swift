import Foundation
import QuartierScenario
import Testing

@testable import QuartierBatch

/// `summary.csv` and `data-dictionary.csv`.
@Suite struct SummaryTests {
    @Test func columnsAreThoseOfTheInterface() throws {
        let run = try ResultRun(of: "grid-3x3")
        let head = try run.text(of: "summary.csv").prefix { $0 != "\n" && $0 != "\r\n" }
        #expect(
            head
                == "scenario,stage,zone_kind,zone,indicator,value,unit,numerator,denominator,status,coverage,imputed,"
                + "class,baseline,delta,delta_pct,target,meets_target,rank,note")
    }

    /// The rows of the district in the manner of Seestadt; read once, for there are many.
    private static let seestadt = Result {
        let run = try ResultRun.seestadt.get()
        return (rows: try run.rows(of: "summary.csv"), indicators: try run.manifest()["indicators"] as? [String] ?? [])
    }

    @Test func thereIsOneRowForEachScenarioZoneAndIndicator() throws {
        let (rows, indicators) = try Self.seestadt.get()
        #expect(rows.count == 10 * (9 + 83) * indicators.count)
        let keys = Set(rows.map { [$0["scenario"], $0["stage"], $0["zone_kind"], $0["zone"], $0["indicator"]] })
        #expect(keys.count == rows.count)
        // In the order of the study: scenarios, then zones, then indicators.
        #expect(rows.prefix(indicators.count).map { $0["indicator"] } == indicators)
        #expect(rows.first?["scenario"] == "base" && rows.last?["scenario"] == "build-out")
    }

    @Test func differencesAreThoseToTheBase() throws {
        let rows = try Self.seestadt.get().rows
        let base = Dictionary(
            uniqueKeysWithValues: rows.filter { $0["scenario"] == "base" }.map { (Self.key($0), $0) })
        var faults: [String] = []
        var compared = 0
        for row in rows {
            let before = base[Self.key(row)]
            let isBase = row["scenario"] == "base"
            let old = isBase ? nil : Self.number("value", row: before)
            var delta: Double?
            var percent: Double?
            if let old, let new = Self.number("value", row: row) {
                delta = new - old
                percent = old == 0 ? nil : (new - old) / abs(old) * 100
            }
            if row["baseline"] != (isBase ? "" : before?["value"]) { faults.append("baseline of \(Self.key(row))") }
            if Self.number("delta", row: row) != delta { faults.append("delta of \(Self.key(row))") }
            let stated = Self.number("delta_pct", row: row)
            if (stated == nil) != (percent == nil) || abs((stated ?? 0) - (percent ?? 0)) > 1e-9 * abs(percent ?? 0) {
                faults.append("delta_pct of \(Self.key(row))")
            }
            if let delta, delta != 0 { compared += 1 }
        }
        #expect(faults.isEmpty)
        #expect(compared > 100)
    }

    private static func key(_ row: [String: String]) -> String {
        ["zone_kind", "zone", "indicator"].compactMap { row[$0] }.joined(separator: " ")
    }

    private static func number(_ column: String, row: [String: String]?) -> Double? {
        row?[column].flatMap(Double.init)
    }

    @Test func stagesAndTargetsHaveTheirColumns() throws {
        let rows = try Self.seestadt.get().rows
        let staged = rows.filter { $0["scenario"] == "build-out" }
        #expect(Set(staged.map { $0["stage"] }) == ["2015", "2018", "2024", "2034"])
        #expect(rows.filter { $0["stage"] == "" }.count == rows.count - staged.count)
        func aimed(_ indicator: String) -> [[String: String]] {
            rows.filter { $0["indicator"] == indicator && $0["target"] != "" }
        }
        let near = aimed("residents_near_green_300m_share")
        #expect(Set(near.map { $0["target"] }) == ["at_least 0.95"])
        #expect(Set(near.map { $0["stage"] }) == ["", "2024", "2034"])
        #expect(near.allSatisfy { $0["zone_kind"] == "districts" })
        for row in near {
            let isMet = Self.number("value", row: row).map { $0 >= 0.95 ? "true" : "false" } ?? ""
            #expect(row["meets_target"] == isMet)
        }
        #expect(Set(near.map { $0["meets_target"] }) == ["true", "false", ""])
        #expect(Set(aimed("fsi").map { $0["zone_kind"] }) == ["plots"])
        #expect(rows.allSatisfy { $0["target"] != "" || $0["meets_target"] == "" })
    }

    @Test func ratiosAreNumeratorOverDenominator() throws {
        let scales = Dictionary(
            uniqueKeysWithValues: IndicatorCatalog.indicators().map { ($0.definition.id, $0.definition.scale) })
        var faults: [String] = []
        var checked = 0
        for row in try Self.seestadt.get().rows where row["status"] == "ok" {
            guard let value = Self.number("value", row: row), let over = Self.number("numerator", row: row),
                let under = Self.number("denominator", row: row), let scale = scales[row["indicator"] ?? ""]
            else { continue }
            if abs(value - over / under * scale) > 1e-12 * abs(value) { faults.append(Self.key(row)) }
            checked += 1
        }
        #expect(faults.isEmpty)
        #expect(checked > 1_000)
    }

    @Test func theDictionaryExplainsEveryIndicatorOfTheResults() throws {
        let run = try ResultRun(of: "grid-3x3")
        let indicators = try #require(run.manifest()["indicators"] as? [String])
        let lines = try run.text(of: "data-dictionary.csv").split(whereSeparator: \.isNewline)
        let columns =
            "indicator,title,title_de,unit,definition,standard,edition,direction,group,parameters,form,scale,targets"
        #expect(lines.first.map(String.init) == columns)
        #expect(lines.dropFirst().map { $0.prefix { $0 != "," } } == indicators.map { $0[...] })
    }

    @Test func aGermanSpreadsheetGetsSemicolonsCommasAndAMark() throws {
        let run = try ResultRun(of: "grid-3x3") { folder in
            try ResultRun.replace(
                "formats: [geojson, csv]",
                with: "formats: [csv]\n  csv: {separator: \";\", decimal: \",\", bom: true}", in: folder + "/study.yaml"
            )
        }
        let plain = try ResultRun(of: "grid-3x3")
        for name in ["summary.csv", "data-dictionary.csv"] {
            let data = try Data(contentsOf: URL(fileURLWithPath: run.results + "/" + name))
            #expect(data.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
        }
        let text = try run.text(of: "summary.csv")
        #expect(text.contains("base;;districts;A1;gsi;0,01;"))
        let rows = try run.rows(of: "summary.csv", separator: ";")
        let others = try plain.rows(of: "summary.csv")
        #expect(rows.map { $0["value"]?.replacingOccurrences(of: ",", with: ".") } == others.map { $0["value"] })
    }
}
