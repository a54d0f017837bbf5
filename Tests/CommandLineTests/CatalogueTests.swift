import Foundation
import Testing

/// `quartier indicators` and `quartier schema`.
@Suite struct CatalogueTests {
    @Test func theListHasALineForEachIndicator() throws {
        let list = try Executable.run("indicators")
        #expect(list.code == 0)
        #expect(list.errors.isEmpty)
        let lines = list.output.split(separator: "\n")
        #expect(lines.count >= 26)
        #expect(lines.contains { $0.hasPrefix("fsi ") && $0.contains("Floor space index") })
    }

    @Test func anIndicatorIsExplainedWithFormulaAndSource() throws {
        let page = try Executable.run("indicators", "fsi")
        #expect(page.code == 0)
        #expect(page.output.contains("formula     gfa_m2 / area_m2 of the zone"))
        #expect(page.output.contains("standard    Spacematrix"))
    }

    @Test func theCatalogueIsJSONThatOthersParse() throws {
        let json = try Executable.run("indicators", "--format", "json")
        let list = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
        let ids = try #require(list).compactMap { $0["id"] as? String }
        #expect(ids.count >= 26)
        #expect(Set(ids).count == ids.count)
        for key in ["title", "unit", "formula", "group", "layers", "parameters"] {
            #expect(list?.allSatisfy { $0[key] != nil } == true, "every indicator has \(key)")
        }
    }

    @Test func anUnknownIndicatorIsRefusedWithTheNearestOne() throws {
        let refusal = try Executable.run("indicators", "fsx")
        #expect(refusal.code == 2)
        #expect(refusal.output.isEmpty)
        #expect(refusal.errors == "There is no indicator 'fsx'. Did you mean 'fsi'?\n")
    }

    @Test func standardsAreListedAndShownAsStudiesStateThem() throws {
        let list = try Executable.run("indicators", "--standards").output.split(separator: "\n")
        #expect(list.count >= 7 && list.contains { $0.hasPrefix("oerok_2017 ") && $0.hasSuffix("Austria: ÖROK 2017") })
        let page = try Executable.run("indicators", "goat_120")
        #expect(page.code == 0 && page.output.hasPrefix("standard:\n  id: goat_120\n"))
        #expect(page.output.contains("\"<40\":  [III, IV, V]"))
        let json = try Executable.run("indicators", "--standards", "--format", "json").output
        let standards = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
        #expect(standards?.compactMap { $0["id"] as? String }.count == list.count)
        let misspelt = try Executable.run("indicators", "goat120")
        #expect(misspelt.code == 2 && misspelt.errors.hasSuffix("Did you mean 'goat_120'?\n"))
        let unknown = try Executable.run("indicators", "fsi", "--standards")
        #expect(unknown.code == 2 && unknown.errors.hasPrefix("There is no standard 'fsi'. Known are oerok_2017, "))
    }

    @Test func theSchemaIsJSONAndNamesItsDialect() throws {
        let schema = try Executable.run("schema")
        #expect(schema.code == 0)
        #expect(schema.errors.isEmpty)
        let object = try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) as? [String: Any]
        #expect(object?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        #expect((object?["properties"] as? [String: Any])?["scenarios"] != nil)
    }
}
