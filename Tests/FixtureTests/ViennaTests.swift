import Foundation
import Quartier
import Testing

/// Vienna's official borders in two systems and two vintages, which went to WGS 84 by different operations.
///
/// The data is not part of the repository; without it these tests are skipped.
@Suite(
    .enabled(
        if: FileManager.default.fileExists(atPath: RealData.folder + "/vienna/districts"),
        "the data of Vienna is not beside the repository"))
struct ViennaTests {
    private static let districts = "BEZIRKSGRENZEOGD_2024_epsg31256.json"

    private func load(_ districts: String) throws -> Study {
        try RealStudies.study(
            of: "vienna",
            """
            quartier: 1
            name: Wien
            crs: EPSG:31256
            layers:
              districts: {path: data/districts/\(districts)}
            indicators: [area_m2]
            """)
    }

    private static func officialAreas(_ file: String, _ key: String) throws -> [String: Double] {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: RealData.folder + "/vienna/districts/" + file))
        let json = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        var areas: [String: Double] = [:]
        for feature in try #require(json["features"] as? [[String: Any]]) {
            let properties = try #require(feature["properties"] as? [String: Any])
            areas[try #require(properties[key] as? String)] = try #require(properties["FLAECHE"] as? Double)
        }
        return areas
    }

    @Test func officialAreasAreReproducedToAMillionth() throws {
        let study = try load("\(Self.districts), id: BEZ, fields: {name: NAMEK}")
        let official = try Self.officialAreas(Self.districts, "BEZ")
        #expect(official.count == 23)
        for (zone, row) in zip(study.baseline.zones.zones, study.baseline.measurements) {
            let area = try #require(row[0].value)
            let stated = try #require(official[zone.id])
            #expect(abs(area / stated - 1) < 1e-6, "\(zone.name ?? ""): \(area), officially \(stated)")
        }
        let total = study.baseline.measurements.compactMap { $0[0].value }.reduce(0, +)
        #expect(abs(total / 1e4 - 41_487.1) < 0.1)
    }

    /// Each vintage's own operation, the other one, and what the rule takes.
    @Test(arguments: [
        ("2020", "MGI to WGS 84 (3)", "MGI to WGS 84 (8)"), ("2024", "MGI to WGS 84 (8)", "MGI to WGS 84 (3)"),
    ]) func aVintageLiesRightOnlyByItsOwnOperation(_ year: String, _ own: String, _ other: String) throws {
        let districts = try load("\(Self.districts), id: BEZ, fields: {name: NAMEK}")
        let first = try #require(districts.baseline.zones.zones.firstIndex { $0.id == "01" })
        let truth = districts.baseline.city.districts.shapes.boxes[first].center
        func distance(by operation: String) throws -> Double {
            let study = try load("ZAEHLBEZIRKOGD_\(year)_wgs84.json, id: ZBEZ, crs_operation: \(operation)")
            #expect(study.baseline.zones.count == 250)
            var extent = BoundingBox.empty
            for (index, zone) in study.baseline.zones.zones.enumerated() where zone.id.hasPrefix("01") {
                extent.formUnion(study.baseline.city.districts.shapes.boxes[index])
            }
            let report = try #require(study.reports.first)
            #expect(report.operation.isStated && report.operation.name.contains(operation))
            return extent.center.distance(to: truth)
        }
        let (right, wrong) = (try distance(by: own), try distance(by: other))
        #expect(right < 0.015, "\(right)")
        #expect(abs(wrong - 0.93) < 0.02, "\(wrong)")
    }

    @Test func theRuleTakesTheFirstAndSaysWhatItCosts() throws {
        let study = try load("ZAEHLBEZIRKOGD_2024_wgs84.json, id: ZBEZ")
        let report = try #require(study.reports.first)
        #expect(!report.operation.isStated && report.operation.name.contains("MGI to ETRS89 (1)"))
        let warning = try #require(study.findings.all.first { $0.code == "coarse-operation" })
        #expect(warning.severity == .warning && warning.message.contains("may be 1.5 m off"))
        #expect(warning.remedy?.contains("crs_operation") == true)
    }

    @Test func anOperationForElsewhereIsTakenWithAWarning() throws {
        let study = try load("ZAEHLBEZIRKOGD_2024_wgs84.json, id: ZBEZ, crs_operation: EPSG:1194")
        let warning = try #require(study.findings.all.first { $0.code == "operation-elsewhere" })
        #expect(warning.place.line == 5)
    }

    @Test func areasByDegreesAreWithinTheDifferenceOfTheExport() throws {
        for year in ["2020", "2024"] {
            let file = "ZAEHLBEZIRKOGD_\(year)_wgs84.json"
            let study = try load("\(file), id: ZBEZ")
            let official = try Self.officialAreas(file, "ZBEZ")
            for (zone, row) in zip(study.baseline.zones.zones, study.baseline.measurements) {
                let (area, stated) = (try #require(row[0].value), try #require(official[zone.id]))
                #expect(abs(area / stated - 1) < 3e-5, "\(zone.id)")
            }
        }
    }
}
