import Foundation
import Quartier
import Testing

/// Las Palmas by its buses; the data is not part of the repository, and without it these tests are skipped.
@Suite(
    .enabled(if: RealData.isDeep, RealData.takesLong),
    .enabled(if: RealData.hasLasPalmas, "the data of Las Palmas is not beside the repository"))
struct LasPalmasTransitTests {
    private func values() throws -> [String: Double] {
        let study = try RealStudies.study(
            of: "laspalmas",
            """
            quartier: 1
            name: Las Palmas de Gran Canaria
            crs: EPSG:32628
            date: 2023-02-28
            layers:
              districts: {path: data/boundaries/municipality_cnig.geojson, id: NATCODE, fields: {name: NAMEUNIT}}
              buildings: data/osm/las_palmas_20230221.osm.pbf
              streets: data/osm/las_palmas_20230221.osm.pbf
              transit: data/gtfs/guaguas_20230222.gtfs.zip
            assumptions: {storeys_where_unknown: 3, storey_height_m: 3, net_to_gross: 0.8, residential_share: 0.7, \
            living_area_per_dwelling_m2: 90, household_size: 2.4, vacancy: 0.1}
            parameters: {stop_access: {distance: both}, minimum_coverage: 0.5}
            indicators: [transit]
            """)
        let row = try #require(study.baseline.measurements.first)
        let pairs = zip(study.baseline.indicators.map(\.definition.id), row)
        return Dictionary(uniqueKeysWithValues: pairs.compactMap { id, said in said.value.map { (id, $0) } })
    }

    @Test func sharesGoTogether() throws {
        let values = try values()
        func value(_ id: String) throws -> Double { try #require(values[id], "\(id)") }
        // All lines are buses, so a convenient walk is one of 500 m to any stop.
        #expect(
            try value("residents_with_convenient_transit_share") == value("residents_near_stop_500m_walk_share"))
        for (name, any) in [
            ("share", "residents_near_stop_500m_share"), ("walk_share", "residents_near_stop_500m_walk_share"),
        ] {
            let (often, seldom) = try (
                value("residents_near_frequent_stop_20min_\(name)"), value("residents_near_frequent_stop_30min_\(name)")
            )
            #expect(try often > 0.5 && often < seldom && seldom < value(any), "\(name)")
        }
        #expect(
            try value("residents_near_frequent_stop_20min_walk_share")
                < value("residents_near_frequent_stop_20min_share"))
    }

    @Test func theSupplyIsThatOfTheFeed() throws {
        let values = try values()
        // 792 stops have service on a Wednesday by a separate count; stops of one name are one station here.
        let stops = try #require(values["stops"])
        #expect((600...792).contains(stops))
        let (first, last) = (try #require(values["first_departure"]), try #require(values["last_departure"]))
        // Buses run all night.
        #expect(first >= 3 && first < 4 && last > 26 && last < 27)
    }
}
