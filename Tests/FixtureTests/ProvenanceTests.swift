import Foundation
import Quartier
import Testing

/// Every file of the real places that is in a format we read, with what its PROVENANCE.md and other programs say of it.
///
/// Counts are those of PROVENANCE.md; extents are those of ogrinfo and, for city models and tables, of Python. The
/// data is not part of the repository; without it these tests are skipped.
@Suite struct ProvenanceTests {
    struct Source: Sendable, CustomTestStringConvertible {
        let path: String
        let layer: String?
        let count: Int
        let kind: ShapeKind?
        /// The code of the CRS, its name if it has none, or "none".
        let crs: String
        /// West, south, east, north as other programs have them; nil where there are no places.
        let extent: [Double]?
        var isExact = true
        var axes = ("x", "y")
        var codes: Set<String> = []

        init(
            _ path: String, layer: String? = nil, _ count: Int, _ kind: ShapeKind?, _ crs: String, _ extent: [Double]?
        ) {
            (self.path, self.layer, self.count) = (path, layer, count)
            (self.kind, self.crs, self.extent) = (kind, crs, extent)
        }

        var testDescription: String { [path, layer].compactMap { $0 }.joined(separator: " ") }

        func told(_ codes: String...) -> Source { with { $0.codes = Set(codes) } }
        func by(_ x: String, _ y: String) -> Source { with { $0.axes = (x, y) } }

        /// The extent is only one that all must lie in.
        var within: Source { with { $0.isExact = false } }

        private func with(_ change: (inout Source) -> Void) -> Source {
            var copy = self
            change(&copy)
            return copy
        }

        /// Whether the file and what it takes to read it are there.
        var isThere: Bool {
            FileManager.default.fileExists(atPath: "\(RealData.folder)/\(path)")
                && (!path.hasSuffix(".shp") || RealData.hasGDAL)
        }
    }

    static let sources = features + extracts + models + tables

    private static let shifted = "WGS 84 / UTM zone 32N"

    private static let features = [
        Source(
            "helsinki/districts/helsinki_city_districts_2021.gpkg", 8, .area, "EPSG:4326",
            [24.782804, 59.922491, 25.254497, 60.297839]),
        Source(
            "helsinki/population_grid/Vaestotietoruudukko_2015.shp", 5784, .area, "EPSG:3879",
            [25_472_499.995326, 6_659_998.998173, 25_514_249.997521, 6_698_499.004744]),
        Source(
            "helsinki/travel_times/helsinki_region_travel_times_to_railway_station.gpkg", 13_231, .area, "EPSG:3067",
            [361_500.00014, 6_665_250.000044, 403_750.000132, 6_698_000.000038]),
        Source(
            "koeln/stadtbezirke/Stadtbezirk.shp", 9, .area, shifted,
            [2_343_914.6838, 5_632_759.2345, 2_370_674.31, 5_661_476.08]),
        Source(
            "koeln/stadtteile/Stadtteil.shp", 86, .area, shifted,
            [2_343_914.68, 5_632_759.23, 2_370_674.31, 5_661_476.08]),
        Source(
            "koeln/stadtviertel/Stadtviertel.shp", 371, .area, shifted,
            [2_346_616.9542, 5_633_347.194, 2_369_002.1375, 5_661_476.08]),
        Source(
            "koeln/fnp/fnp_aktuell.shp", 2121, .area, shifted,
            [2_343_913.081, 5_632_758.5668, 2_370_678.3488, 5_661_475.7284]),
        Source(
            "krefeld/boundary/krefeld_alkis_gemeinde.geojson", 1, .area, "EPSG:4326",
            [6.477948, 51.285773, 6.706204, 51.405491]),
        Source(
            "laspalmas/boundaries/ghs_urban_centre_2015.gpkg", 1, .area, "EPSG:4326",
            [-15.497312, 27.958703, -15.366632, 28.170765]),
        Source(
            "laspalmas/boundaries/municipality_cnig.geojson", 1, .area, "EPSG:4326",
            [-15.527249, 28.024431, -15.394901, 28.181587]),
        Source(
            "laspalmas/boundaries/secondary_school_districts.geojson", 29, .area, "EPSG:5635",
            [1_805_499.19071, 973_260.859428, 1_820_819.078363, 990_063.407425]),
        derived("buildings", 22_607, .area, [-15.540923, 28.01028, -15.387914, 28.176874]),
        derived("landuse_green", 4890, .area, [-15.539052, 28.016261, -15.389893, 28.16946]),
        derived("landuse_all", 2496, .area, [-15.542975, 28.010826, -15.387014, 28.181426]),
        derived("trees", 35_515, .point, [-15.51316, 28.070285, -15.405823, 28.167341]),
        derived("places", 110, .point, [-15.53776, 28.009878, -15.398431, 28.165947]),
        derived("streets", 13_467, .line, [-15.543177, 28.009827, -15.386205, 28.179893]),
        derived("admin", 1, .area, [-15.525324, 28.024311, -15.393463, 28.181426]),
        Source(
            "madrid/boundaries/madrid_neighbourhoods.gpkg", 131, .area, "EPSG:25830",
            [424_753.542, 4_462_565.9906, 456_033.3226, 4_499_365.429]),
        Source(
            "rasters/sao_miguel_zonal/concelhos.gpkg", 6, .area, "EPSG:4326",
            [-25.855019, 37.702934, -25.134651, 37.909687]),
        Source(
            "vienna/districts/BEZIRKSGRENZEOGD_2024_epsg31256.json", 23, .area, "EPSG:31256",
            [-11_179.6, 331_050.75, 18_258.02, 353_820.2]),
        Source(
            "vienna/districts/ZAEHLBEZIRKOGD_2020_wgs84.json", 250, .area, "EPSG:4326",
            [16.18183, 48.117903, 16.577514, 48.322667]),
        Source(
            "vienna/districts/ZAEHLBEZIRKOGD_2024_wgs84.json", 250, .area, "EPSG:4326",
            [16.181823, 48.117898, 16.577504, 48.32266]),
        Source(
            "vienna/points/HUNDESACKERLOGD.json", 4111, .point, "EPSG:4326",
            [16.201092, 48.122824, 16.546224, 48.311633]),
    ]

    private static func derived(_ layer: String, _ count: Int, _ kind: ShapeKind, _ extent: [Double]) -> Source {
        Source("laspalmas/derived/las_palmas_osm_layers.gpkg", layer: layer, count, kind, "EPSG:4326", extent)
    }

    /// Extracts: ways and relations with the tags, less outlines of relations that are tagged as well.
    ///
    /// PROVENANCE.md counts 1588 buildings in Helsinki's: 90 of them are nodes, and 2 such outlines.
    private static let extracts = [
        extract("helsinki/osm/helsinki_centre_2019", "buildings", 1368 + 130 - 2, helsinki).told("tagged-twice"),
        extract("laspalmas/osm/las_palmas_20230221", "buildings", 20_695 + 1916 - 4, lasPalmas).told("tagged-twice"),
        extract("laspalmas/osm/las_palmas_20230221", "green", 4890, lasPalmas),
        extract("laspalmas/osm/las_palmas_20230221", "stops", 774, lasPalmas),
        extract("portoalegre/osm/poa", "buildings", 12 + 7, [-51.2664, -30.1133, -51.1322, -29.9876]),
    ]

    // The boxes that the headers of the files state; those of these files are true.
    private static let helsinki = [24.9302, 60.1592, 24.9584, 60.1841]
    private static let lasPalmas = [-15.5432, 28.0098, -15.3846, 28.1814]

    private static func extract(_ name: String, _ layer: String, _ count: Int, _ box: [Double]) -> Source {
        Source("\(name).osm.pbf", layer: layer, count, layer == "stops" ? .point : .area, "EPSG:4326", box).within
    }

    private static let models = [
        Source(
            "citymodels/delft.city.json", 160, .area, "EPSG:28992", [84_825.872, 447_456.724, 85_056.513, 447_624.074]
        ).told("footprint-from-roof", "other-city-objects"),
        Source("citymodels/lod2_buildings_v3.gml", 100, .area, "EPSG:3068", [0, 0, 98, 96]),
        Source(
            "citymodels/rotterdam_subset.city.json", 16, .area, "none",
            [90_454.189, 435_614.88, 91_002.419, 436_048.217]
        ).told("no-measured-height"),
        Source(
            "citymodels/zurich_subset_lod2.city.json", 49, .area, "EPSG:2056",
            // Of all vertices: the roofs reach beyond the footprints.
            [2_678_219.194, 1_243_078.725, 2_687_404.734, 1_253_037.77]
        ).within.told("part-without-footprint", "parts-differ", "no-measured-height"),
        Source(
            "vienna/buildings/vienna_lod2_blatt102081.city.jsonl", 149, .area, "none",
            [986.77, 340_492.06, 1510.432, 341_048.5]
        ).told("highest-part", "parts-differ"),
    ]

    private static let tables = [
        Source(
            "portoalegre/poa_hexgrid.csv", 1227, .point, "none", [-51.254758, -30.109983, -51.140049, -29.997911]
        ).by("lon", "lat"),
        Source(
            "portoalegre/poa_points_of_interest.csv", 15, .point, "none",
            [-51.240947, -30.06494, -51.162409, -29.997721]
        ).by("lon", "lat"),
        Source(
            "vienna/transit_stops/wienerlinien-ogd-haltestellen.csv", 2226, .point, "none",
            [15.581566, 47.811607, 17.006061, 48.723247]
        ).by("WGS84_LON", "WGS84_LAT"),
        Source(
            "vienna/transit_stops/wienerlinien-ogd-steige.csv", 7536, .point, "none",
            [15.581566, 47.810919, 17.005674, 48.72362]
        ).by("STEIG_WGS84_LON", "STEIG_WGS84_LAT"),
        Source("vienna/transit_stops/wienerlinien-ogd-linien.csv", 185, nil, "none", nil),
        Source("vienna/transit_stops/wienerlinien-ogd-version.csv", 1, nil, "none", nil),
        Source("vienna/attributes/heat_vulnerability_index_by_zaehlbezirk.csv", 250, nil, "none", nil)
            .told("code-page-guessed"),
        Source("koeln/population/bevoelkerung.csv", 29_135, nil, "none", nil),
    ]

    @Test(.enabled(if: sources.contains(where: \.isThere), "no real places beside the repository"), arguments: sources)
    func aFileHoldsWhatItIsSaidToHold(_ source: Source) throws {
        guard source.isThere else { return }
        RealData.useCacheOfTests()
        var options = FeatureFileOptions(fields: .none, x: source.axes.0, y: source.axes.1, displayName: source.path)
        options.needsPlaces = source.extent != nil
        var findings = Findings()
        let read = FeatureFile.read(
            path: "\(RealData.folder)/\(source.path)", layer: source.layer, options: options, findings: &findings)
        let table = try #require(read, "\(findings.all)")
        #expect(Set(findings.all.map(\.code)) == source.codes)
        #expect(table.count == source.count)
        #expect(Set(table.shapes.kinds) == [source.kind ?? .point])
        #expect((table.crs.map { $0.code ?? $0.name } ?? "none") == source.crs)
        let extent = table.shapes.extent
        guard let expected = source.extent else {
            #expect(extent.isEmpty)
            return
        }
        let found = [extent.minX, extent.minY, extent.maxX, extent.maxY]
        if source.isExact {
            for (one, other) in zip(found, expected) { #expect(abs(one - other) <= 1e-6, "\(found)") }
        } else {
            let box = BoundingBox(minX: expected[0], minY: expected[1], maxX: expected[2], maxY: expected[3])
            #expect(box.expanded(by: 1e-4).contains(extent), "\(found)")
        }
    }

    /// A file that nobody asks about is not proved.
    @Test(.enabled(if: sources.contains(where: \.isThere), "no real places beside the repository"))
    func noFileIsLeftOut() throws {
        let suffixes: Set = ["geojson", "json", "jsonl", "gpkg", "pbf", "shp", "gml", "csv"]
        let all = try #require(FileManager.default.enumerator(atPath: RealData.folder))
        let names = all.compactMap { $0 as? String }.filter { suffixes.contains(($0 as NSString).pathExtension) }
        #expect(Set(names).subtracting(Self.sources.map(\.path)).sorted() == [])
    }
}
