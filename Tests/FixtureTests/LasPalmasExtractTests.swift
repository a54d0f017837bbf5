import Foundation
import Quartier
import Testing

/// Las Palmas straight from the extract of OpenStreetMap, against what GDAL made of the same file.
///
/// GDAL assembles areas by itself and closes the ways whose nodes the extract has cut off; we leave those out, by name.
/// All of them lie beyond the municipality, so its numbers are the same by either way. They were computed a third time
/// with Shapely from GDAL's layers. The data is not part of the repository; without it these tests are skipped.
@Suite(
    .enabled(if: RealData.isDeep, RealData.takesLong),
    .enabled(if: RealData.hasLasPalmas, "the data of Las Palmas is not beside the repository"))
struct LasPalmasExtractTests {
    private static let extract = "data/osm/las_palmas_20230221.osm.pbf"
    private static let derived = "data/derived/las_palmas_osm_layers.gpkg"

    private func load(buildings: String, green: String, stops: String) throws -> Study {
        try RealStudies.study(
            of: "laspalmas",
            """
            quartier: 1
            name: Las Palmas de Gran Canaria
            crs: EPSG:32628
            layers:
              districts: {path: data/boundaries/municipality_cnig.geojson, id: NATCODE, fields: {name: NAMEUNIT}}
              buildings: \(buildings)
              green: \(green)
              stops: \(stops)
            parameters: {assign: point_on_surface}
            indicators: [area_m2, buildings, footprint_m2, gsi, gfa_m2, green_m2, green_share]
            """)
    }

    private func ofExtract() throws -> Study {
        try load(buildings: Self.extract, green: Self.extract, stops: Self.extract)
    }

    private func values(of study: Study) throws -> [String: Double] {
        let row = try #require(study.baseline.measurements.first)
        return Dictionary(
            uniqueKeysWithValues: zip(study.baseline.indicators, row).compactMap { indicator, measurement in
                measurement.value.map { (indicator.definition.id, $0) }
            })
    }

    @Test func theNumbersAreThoseOfShapely() throws {
        let found = try values(of: try ofExtract())
        let expected = [
            "area_m2": 103_238_420.60113469, "buildings": 22_222, "footprint_m2": 6_030_133.988056276,
            "gsi": 0.0584097853584366, "green_m2": 5_411_620.287223139, "green_share": 0.052418665993846675,
        ]
        for (id, value) in expected {
            #expect(abs(try #require(found[id], "\(id)") / value - 1) < 1e-9, "\(id): \(found[id] ?? 0)")
        }
        #expect(found["gfa_m2"] == nil, "storeys are hardly known")
    }

    @Test func theNumbersAreThoseOfTheLayersGDALMade() throws {
        let extract = try values(of: try ofExtract())
        let layers = try values(
            of: try load(
                buildings: "{path: \(Self.derived), layer: buildings, fields: {storeys: building_levels}}",
                green: "{path: \(Self.derived), layer: landuse_green}", stops: Self.extract))
        #expect(Set(extract.keys) == Set(layers.keys))
        for (id, value) in extract { #expect(abs(try #require(layers[id]) / value - 1) < 1e-9, "\(id)") }
    }

    @Test func whatIsReadAndWhatIsNotIsAccountedFor() throws {
        let study = try ofExtract()
        let counts = study.reports.map { [$0.featuresRead, $0.featuresUsed] }
        // Districts, buildings, green, stops: 16 buildings and 4 green have nodes beyond the extract.
        #expect(counts == [[1, 1], [22_607, 22_591], [4890, 4886], [774, 774]])
        let missing = study.findings.all.filter { $0.code == "missing-nodes" }
        #expect(missing.count == 20 && missing.allSatisfy { $0.severity == .warning && $0.place.feature != nil })
        #expect(Set(missing.compactMap(\.place.layer)) == ["buildings", "green"])
        let twice = try #require(study.findings.all.first { $0.code == "tagged-twice" })
        #expect(twice.count == 4 && twice.message.contains("way/194828039"))
        #expect(!study.findings.hasErrors)
    }

    @Test func stopsLieWhereTheyDo() throws {
        let study = try ofExtract()
        let (stops, municipality) = (study.baseline.city.stops, study.baseline.city.districts.shapes)
        let inside = (0..<stops.count).filter { row in
            stops.shapes.boxes[row].center.isFinite && municipality.contains(stops.shapes.boxes[row].center, in: 0)
        }
        // Of pyosmium's nodes, Shapely finds as many inside. The feed of the bus company, another source, has 793.
        #expect(stops.count == 774 && inside.count == 634)
    }
}
