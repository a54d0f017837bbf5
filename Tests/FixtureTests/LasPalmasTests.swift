import Foundation
import Quartier
import Testing

/// A whole town as its data has it: overlapping green, overlapping districts, broken rings, storeys hardly anywhere.
///
/// The numbers were computed a second time with other programs (GeoPandas, Shapely, pyproj). The data is not part of
/// the repository; without it these tests are skipped.
@Suite(
    .enabled(if: RealData.isDeep, RealData.takesLong),
    .enabled(if: RealData.hasLasPalmas, "the data of Las Palmas is not beside the repository"))
struct LasPalmasTests {
    private static func text(districts: String, crs: String, buildings: String = "", then tail: String = "") -> String {
        """
        quartier: 1
        name: Las Palmas de Gran Canaria
        crs: \(crs)
        layers:
          districts: {path: data/boundaries/\(districts)}
          buildings:
            path: data/derived/las_palmas_osm_layers.gpkg
            layer: buildings
            fields: {storeys: building_levels}
        \(buildings)  green: {path: data/derived/las_palmas_osm_layers.gpkg, layer: landuse_green}
        parameters: {assign: point_on_surface}
        indicators: [area_m2, buildings, footprint_m2, gfa_m2, fsi, gsi, green_m2, green_share]

        """ + tail
    }

    private static let municipality = "municipality_cnig.geojson, id: NATCODE, fields: {name: NAMEUNIT}"
    private static let schools = "secondary_school_districts.geojson, id: Codigo, fields: {name: Denominaci}"

    private func load(_ text: String) throws -> Study { try RealStudies.study(of: "laspalmas", text) }

    /// The measurements of an indicator, zone by zone.
    private func measurements(_ id: String, in study: Study) throws -> [Measured] {
        let index = try #require(study.baseline.indicators.firstIndex { $0.definition.id == id })
        return study.baseline.measurements.map { $0[index] }
    }

    private func value(_ id: String, in study: Study) throws -> Double {
        try #require(measurements(id, in: study).first?.value)
    }

    private func findings(_ code: String, in study: Study) -> [Finding] {
        study.findings.all.filter { $0.code == code }
    }

    // MARK: The municipality

    @Test func theMunicipalityInUTMHasTheNumbersOfOtherPrograms() throws {
        let study = try load(Self.text(districts: Self.municipality, crs: "EPSG:32628"))
        #expect(study.baseline.zones.zones.map(\.id) == ["34053535016"])
        #expect(study.baseline.zones.zones.map(\.name) == ["Las Palmas de Gran Canaria"])
        #expect(abs(try value("area_m2", in: study) / 1e4 - 10_323.84) <= 0.005)
        #expect(try value("buildings", in: study) == 22_222)
        // Summed building by building; the union of all is 598.60 ha, as some footprints lie upon others.
        #expect(abs(try value("footprint_m2", in: study) / 1e4 - 603.0134) <= 0.001)
        // Overlaps counted once: the sum of the areas inside is 585.3 ha.
        #expect(abs(try value("green_m2", in: study) / 1e4 / 541.162 - 1) <= 1e-5)
        #expect(abs(study.arealScale - 0.99925) < 0.0001)
    }

    @Test func anEqualAreaPlaneGivesTheAreaOnTheEllipsoid() throws {
        let study = try load(Self.text(districts: Self.municipality, crs: "auto"))
        #expect(abs(try value("area_m2", in: study) / 1e4 / 10_331.5945 - 1) <= 1e-7)
        #expect(try value("buildings", in: study) == 22_222)
        #expect(abs(study.arealScale - 1) < 1e-9)
    }

    @Test func floorAreaIsWithheldWhereStoreysAreHardlyKnown() throws {
        let study = try load(Self.text(districts: Self.municipality, crs: "EPSG:32628"))
        for id in ["gfa_m2", "fsi"] {
            let measurement = try #require(measurements(id, in: study).first)
            #expect(measurement.value == nil)
            #expect(measurement.reason == .partialCoverage)
            #expect(abs(measurement.coverage - 0.061) < 0.001)
        }
        // 830 state storeys; two of them, '0' and 'sótano' (cellar), are no number of storeys above ground.
        let stated = findings("incomplete-attribute", in: study).map(\.message)
        #expect(stated == ["'storeys' is stated for 828 of 22599 buildings (3.7 %)"])
        let values = try #require(findings("unmapped-values", in: study).first).message
        #expect(values.contains("2 values of 'building_levels'"))
        #expect(values.contains("'0' (1), 'sótano' (1)"))
    }

    @Test func everyBrokenRingIsNamedByItsIdentifier() throws {
        let study = try load(
            Self.text(districts: Self.municipality, crs: "EPSG:32628", buildings: "    id: osm_way_id\n"))
        // Three rings of two positions, and five that go forth and back between two points.
        let broken = findings("too-few-positions", in: study)
        #expect(
            broken.compactMap(\.place.feature) == [
                "251380117", "251380129", "251383707", "251383708", "251383714", "251385067", "852139552", "1025304758",
            ])
        #expect(broken.allSatisfy { $0.severity == .warning && $0.place.layer == "buildings" })
        let repaired = findings("invalid-geometry", in: study)
        #expect(repaired.map(\.place.layer) == ["buildings", "buildings", "landuse_green"])
        #expect(repaired.allSatisfy { $0.message.contains("was repaired") })
        // Relations have no way: they are named by their position, and that is said.
        let nameless = findings("missing-id", in: study).map(\.message)
        #expect(nameless.count == 1 && nameless[0].hasPrefix("1916 features have no id"))
        let report = try #require(study.reports.first { $0.layer == .buildings })
        #expect(report.featuresRead == 22_607 && report.featuresUsed == 22_599)
    }

    @Test func aWrongPolicyIsRefusedWithEveryBrokenFeature() throws {
        let text = Self.text(
            districts: Self.municipality, crs: "EPSG:32628", buildings: "    geometry: refuse\n")
        let error = #expect(throws: StudyError.self) { try load(text) }
        let errors = error?.findings.all.filter { $0.severity == .error } ?? []
        #expect(errors.count == 10)
        #expect(errors.allSatisfy { $0.remedy?.contains("geometry: repair") == true })
    }

    @Test func greenAndBuildingsDrawnTwiceAreMeasured() throws {
        let study = try load(Self.text(districts: Self.municipality, crs: "EPSG:32628"))
        let green = try #require(findings("overlapping-green", in: study).first)
        #expect(green.severity == .note && green.message.hasPrefix("1122 pairs of green overlap"))
        // Of the whole file, beyond the municipality; Shapely's figures.
        #expect(green.message.contains("The sum of all areas is 808.58 ha, their union 762.68 ha"))
        let buildings = try #require(findings("overlapping-buildings", in: study).first)
        #expect(buildings.severity == .warning)
        #expect(buildings.message.hasPrefix("71 pairs of buildings overlap, by 4.41 ha in all"))
    }

    // MARK: The school districts

    @Test func schoolDistrictsOverlapAndAreMeasuredOneByOne() throws {
        let study = try load(Self.text(districts: Self.schools, crs: "EPSG:32628"))
        #expect(study.baseline.zones.count == 29)
        let report = try #require(study.reports.first { $0.layer == .districts })
        #expect(report.crs == "EPSG:5635" && report.crsSource == "crs member")
        #expect(report.geometryCases.isEmpty, "all 29 are valid as they stand and need no repair")
        let overlap = try #require(findings("overlapping-districts", in: study).first)
        #expect(overlap.severity == .warning)
        #expect(
            overlap.message.hasPrefix("44 pairs of districts overlap, by 70.39 ha in all; most: 35009395 and 35009577"))
        let areas = try measurements("area_m2", in: study).compactMap(\.value)
        #expect(abs(areas.reduce(0, +) / 1e4 - 10_505.65) <= 0.01)
        // A building in an overlap counts in both.
        #expect(try measurements("buildings", in: study).compactMap(\.value).reduce(0, +) == 22_372)
        #expect(abs(try measurements("green_m2", in: study).compactMap(\.value).reduce(0, +) / 1e4 - 504.6462) <= 0.001)
        let reasons = try measurements("gfa_m2", in: study).map(\.reason)
        #expect(reasons.filter { $0 == .partialCoverage }.count == 21)
        #expect(reasons.filter { $0 == .noData }.count == 8, "no building there states its storeys")
    }

    @Test func theUnionOfTheSchoolDistrictsCountsOverlapsOnce() throws {
        let study = try load(
            Self.text(districts: Self.schools, crs: "EPSG:32628", then: "report_by: [study]\n"))
        #expect(abs(try value("area_m2", in: study) / 1e4 - 10_435.26) <= 0.01)
    }

    @Test func resultsAreTheSameForAnyNumberOfThreads() throws {
        let study = try load(Self.text(districts: Self.schools, crs: "EPSG:32628"))
        let results = NSTemporaryDirectory() + "quartier-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: results) }
        var digests: [Set<String>] = []
        for jobs in [1, 4] {
            let folder = "\(results)/\(jobs)"
            let options = RunOptions(output: folder, formats: [.geojson, .csv], jobs: jobs, startedAt: "")
            let summary = try BatchRunner(study, options: options).run()
            #expect(summary.files.count == 4)
            digests.append(
                Set(
                    try summary.files.filter { $0 != "manifest.json" }.map { file throws(Finding) in
                        try FileDigest.sha256(ofFile: "\(folder)/\(file)")
                    }))
        }
        #expect(digests[0] == digests[1])
    }
}

/// Census districts of Vienna, whose borders were written with eight decimals.
@Suite(
    .enabled(
        if: FileManager.default.fileExists(
            atPath: RealData.folder + "/vienna/districts/ZAEHLBEZIRKOGD_2024_wgs84.json"),
        "the data of Vienna is not beside the repository"))
struct ViennaBorderTests {
    @Test func theHolesBetweenTheDistrictsAreFound() throws {
        let files = try RealStudy(
            of: "vienna",
            """
            quartier: 1
            name: Wien
            crs: EPSG:31256
            layers: {districts: data/districts/ZAEHLBEZIRKOGD_2024_wgs84.json}
            indicators: [area_m2]

            """)
        let study = try Study(path: files.folder + "/study.yaml", jobs: 2)
        let gaps = try #require(study.findings.all.first { $0.code == "gaps-between-districts" })
        // 2 mm and 0.2 mm wide; Shapely finds the same two, of 0.043 and 0.018 m².
        #expect(gaps.severity == .note)
        #expect(
            gaps.message.hasPrefix("the districts enclose 2 gaps (2 of them slivers narrower than 0.5 m), 0.061 m²"))
    }
}
