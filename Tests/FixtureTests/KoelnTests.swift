import Foundation
import Quartier
import Testing

/// Köln from its Shapefiles, in a plane that is named for one system and is another.
///
/// The numbers were computed a second time with GeoPandas and Shapely. The data is not part of the repository; without
/// it these tests are skipped.
@Suite(
    .enabled(
        if: FileManager.default.fileExists(atPath: RealData.folder + "/koeln/fnp") && RealData.hasGDAL,
        "the data of Köln is not beside the repository, or ogr2ogr is not installed"))
struct KoelnTests {
    /// What the .prj says: UTM 32 but for a false easting of 2 500 000.
    private static let ownPlane =
        "+proj=tmerc +lat_0=0 +lon_0=9 +k=0.9996 +x_0=2500000 +y_0=0 +datum=WGS84 +units=m +type=crs"

    private func load(_ districts: String, crs: String, _ tail: String = "") throws -> Study {
        RealData.useCacheOfTests()
        return try RealStudies.study(
            of: "koeln",
            """
            quartier: 1
            name: Köln
            crs: "\(crs)"
            layers:
              districts: {path: data/\(districts)}
            \(tail)
            """)
    }

    private static let quarters = "stadtteile/Stadtteil.shp, id: STT_NR, geometry: repair, fields: {name: STT_NAME}"

    private static let plan = """
          green: {path: data/fnp/fnp_aktuell.shp, fields: {name: Langname}}
        indicators: [area_m2, green_m2, green_share]
        scenarios:
          - id: plan-green
            edits: [{remove: green, where: "TYP <> 'Grün'", expect: 1303}]
        """

    /// The areas the city states, by the field of the identifier.
    private func stated(_ path: String, by key: String) throws -> [String: Double] {
        RealData.useCacheOfTests()
        var findings = Findings()
        let read = FeatureFile.read(path: RealData.folder + "/koeln/" + path, findings: &findings)
        let table = try #require(read)
        let (ids, areas) = (try #require(table.column(key)), try #require(table.column("SHAPE_AREA")))
        return try Dictionary(
            uniqueKeysWithValues: (0..<table.count).map { row in
                guard case .number(let area) = areas[row] else { throw CocoaError(.formatting) }
                // The identifiers are texts in one file and numbers in another.
                switch ids[row] {
                case .text(let id): return (id, area)
                case .number(let id): return (String(Int(id)), area)
                default: throw CocoaError(.formatting)
                }
            })
    }

    @Test(arguments: [
        ("stadtbezirke/Stadtbezirk.shp", "STB_NR", 9), ("stadtteile/Stadtteil.shp", "STT_NR", 86),
        ("stadtviertel/Stadtviertel.shp", "STV_NR", 371),
    ]) func areasInTheOwnPlaneAreThoseTheCityStates(_ path: String, _ key: String, _ count: Int) throws {
        let study = try load(
            "\(path), id: \(key), geometry: repair", crs: Self.ownPlane, "indicators: [area_m2]")
        let areas = try stated(path, by: key)
        #expect(areas.count == count && study.baseline.zones.count == count)
        for (zone, row) in zip(study.baseline.zones.zones, study.baseline.measurements) {
            let (area, official) = (try #require(row[0].value), try #require(areas[zone.id]))
            #expect(abs(area / official - 1) < 1e-9, "\(zone.id)")
        }
        let report = try #require(study.reports.first)
        #expect(report.crs == "WGS 84 / UTM zone 32N" && report.crsSource == ".prj")
    }

    @Test func theCityLiesWhereItIsAndNotWhereItsSystemIsNamedFor() throws {
        let study = try load(Self.quarters, crs: "EPSG:25832", "indicators: [area_m2]")
        #expect(abs(study.site.x - 6.967) < 0.005 && abs(study.site.y - 50.958) < 0.005, "\(study.site)")
        let total = study.baseline.measurements.compactMap { $0[0].value }.reduce(0, +)
        #expect(abs(total / 404_888_296.79 - 1) < 1e-9)
        let names = study.baseline.zones.zones.compactMap(\.name)
        #expect(names.count == 86)
        for name in ["Altstadt/Süd", "Müngersdorf", "Weiß", "Lövenich"] { #expect(names.contains(name), "\(name)") }
    }

    @Test func anInvalidQuarterIsRefusedUnlessTheStudySaysOtherwise() throws {
        let error = #expect(throws: StudyError.self) {
            try load("stadtteile/Stadtteil.shp, id: STT_NR", crs: "EPSG:25832", "indicators: [area_m2]")
        }
        let errors = error?.findings.all.filter { $0.severity == .error } ?? []
        #expect(errors.map(\.code) == ["invalid-geometry"])
        #expect(errors.map(\.place.feature) == ["202"])
        #expect(errors.first?.remedy?.hasSuffix("'geometry: skip' for the layer") == true)
    }

    @Test(.enabled(if: RealData.isDeep, RealData.takesLong))
    func theLandUsePlanNamesItsFiveInvalidAreas() throws {
        let study = try load(Self.quarters, crs: "EPSG:25832", Self.plan)
        let invalid = study.findings.all.filter { $0.code == "invalid-geometry" && $0.place.layer == "fnp_aktuell" }
        #expect(invalid.compactMap(\.place.feature) == ["475", "672", "1350", "1624", "2039"])
        // One has no area at all: there is nothing to repair, and nothing is lost.
        #expect(invalid.filter { $0.message.contains("was repaired") }.count == 4)
        #expect(invalid.last?.message.hasSuffix("the feature is left out, area as drawn 0.0 m²") == true)
    }

    @Test(.enabled(if: RealData.isDeep, RealData.takesLong))
    func neighboursInThePlanDoNotOverlapForAllTheirCommonBorders() throws {
        let study = try load(Self.quarters, crs: "EPSG:25832", Self.plan)
        let overlap = try #require(study.findings.all.first { $0.code == "overlapping-green" })
        // Shapely: the sum of the areas is 40 496.18 ha, their union 40 492.36 ha.
        #expect(overlap.message.contains("The sum of all areas is 40496.18 ha, their union 40492.36 ha"))
        #expect(overlap.message.contains("2.39 ha"), "\(overlap.message)")
    }

    @Test(.enabled(if: RealData.isDeep, RealData.takesLong))
    func theGreenOfThePlanHasTheNumbersOfOtherPrograms() throws {
        let study = try load(Self.quarters, crs: "EPSG:25832", Self.plan)
        let scenario = try #require(study.scenarios.first)
        let outcome = try study.baseline.evaluate(scenario, crew: Crew()).get()
        let green = Dictionary(
            uniqueKeysWithValues: outcome.zones.map { ($0.zone.id, $0.measurements[1].value ?? 0) })
        #expect(abs(green.values.reduce(0, +) / 122_498_093.721 - 1) < 1e-9)
        for (id, area) in [
            ("101", 204_377.3167), ("102", 582_648.6319), ("103", 131_116.7844), ("104", 1_080_725.4508),
            ("105", 1_156_879.5374),
        ] {
            #expect(abs(try #require(green[id]) / area - 1) < 1e-6, "\(id)")
        }
    }
}
