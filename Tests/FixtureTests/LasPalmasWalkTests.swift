import Foundation
import Quartier
import Testing

/// Las Palmas on foot; the data is not part of the repository, and without it these tests are skipped.
@Suite(
    .enabled(if: RealData.isDeep, RealData.takesLong),
    .enabled(if: RealData.hasLasPalmas, "the data of Las Palmas is not beside the repository"))
struct LasPalmasWalkTests {
    private static let extract = "data/osm/las_palmas_20230221.osm.pbf"

    private func study() throws -> Study {
        try RealStudies.study(
            of: "laspalmas",
            """
            quartier: 1
            name: Las Palmas de Gran Canaria
            crs: EPSG:32628
            layers:
              districts: {path: data/boundaries/municipality_cnig.geojson, id: NATCODE, fields: {name: NAMEUNIT}}
              buildings: \(Self.extract)
              green: \(Self.extract)
              stops: \(Self.extract)
              streets: \(Self.extract)
            assumptions:
              storeys_where_unknown: {default: 3}
              storey_height_m: {default: 3}
              net_to_gross: {default: 0.8}
              residential_share: {residential: 1, default: 0.6}
              living_area_per_dwelling_m2: {default: 80}
              household_size: {default: 2.5}
              vacancy: {default: 0.05}
            parameters:
              assign: point_on_surface
              minimum_coverage: 0.1
              green_access: {distance: both, public_only: false}
              stop_access: {distance: both}
            indicators: [residents, green, transit]
            """)
    }

    /// GDAL counts 13 467 lines with `highway` and 2 205 km; some 200 of them are cut off at the edge.
    @Test func streetsAreThoseOfTheExtract() throws {
        let city = try study().baseline.city
        let lines = (0..<city.streets.count).filter { city.streets.shapes.kinds[$0] == .line }
        #expect((13_000...13_500).contains(lines.count))
        let kilometres = lines.reduce(0) { $0 + city.streets.shapes.length(of: $1) } / 1_000
        #expect((2_050...2_210).contains(kilometres))
        let summary = try #require(try study().baseline.streetSummary)
        #expect(Double(summary.census.length) / 1e6 > 0.85 * kilometres)
        #expect(summary.census.keptVertices < summary.census.drawnVertices / 3)
        #expect(Double(summary.strandedBuildings.count) < 0.02 * Double(city.buildings.count))
    }

    /// On foot it is never nearer than in a straight line, but not by so much that streets would be missing.
    @Test func fewerReachGreenAndStopsOnFoot() throws {
        let study = try study()
        let row = try #require(study.baseline.measurements.first)
        let values = Dictionary(
            uniqueKeysWithValues: zip(study.baseline.indicators.map(\.definition.id), row.map(\.value)))
        for pair in ["residents_near_green_300m", "residents_near_stop_300m", "residents_near_stop_500m"] {
            let straight = try #require(values[pair + "_share"] ?? nil)
            let walked = try #require(values[pair + "_walk_share"] ?? nil)
            #expect(walked < straight && walked > straight * 0.5, "\(pair): \(walked) of \(straight)")
        }
    }
}
