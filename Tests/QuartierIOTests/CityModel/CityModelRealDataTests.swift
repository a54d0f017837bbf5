import Glibc
import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

/// City models of real places; areas were computed a second time with Shapely.
@Suite(
    .enabled(
        if: access(CityModels.folder + "/citymodels/delft.city.json", R_OK) == 0,
        "needs the collection of real data beside the repository: ../shared/data/citymodels"))
struct CityModelRealDataTests {
    /// File, number of buildings, sum of their footprints in m², shapes of several pieces.
    @Test(arguments: [
        ("citymodels/delft.city.json", 160, 8_654.034764, 0),
        ("citymodels/rotterdam_subset.city.json", 16, 2_187.967226, 0),
        ("citymodels/zurich_subset_lod2.city.json", 49, 9_119.839767, 0),
        ("vienna/buildings/vienna_lod2_blatt102081.city.jsonl", 149, 66_188.604854, 19),
    ]) func footprintsAreThoseOfOtherPrograms(_ file: String, _ count: Int, _ area: Double, _ pieces: Int) throws {
        let reading = Reading.file("\(CityModels.folder)/\(file)")
        let table = try #require(reading.table)
        #expect(table.count == count)
        #expect(table.defects.isEmpty)
        #expect(!reading.findings.contains { $0.severity == .error })
        let sum = (0..<table.count).reduce(0) { $0 + table.shapes.area(of: $1) }
        #expect(abs(sum - area) < 1e-5 * area)
        #expect((0..<table.count).filter { table.shapes.parts(of: $0).count > 1 }.count == pieces)
    }

    @Test func theSampleOfCityGML3IsRead() throws {
        let reading = Reading.file("\(CityModels.folder)/citymodels/lod2_buildings_v3.gml")
        let table = try #require(reading.table)
        #expect(table.count == 100)
        #expect(table.crs?.code == "EPSG:3068")
        #expect(table.defects.isEmpty)
        #expect(table.shapes.area(of: 0) == 48)
        #expect(table.column("measuredHeight")?[0] == table.column("model_height_m")?[0])
    }

    @Test func whatIsNotStatedIsNotGuessed() throws {
        for file in ["citymodels/rotterdam_subset.city.json", "vienna/buildings/vienna_lod2_blatt102081.city.jsonl"] {
            let table = try #require(Reading.file("\(CityModels.folder)/\(file)").table)
            #expect(table.crs == nil)
        }
    }
}

/// The small models of the repository: a house with a courtyard, and a hall of two parts that touch.
@Suite struct CityModelFixtureTests {
    @Test func bothFormatsHoldTheSameBuildings() throws {
        let files = ["houses.city.json", "houses.gml"].map { Reading.file("\(Files.root)/Fixtures/formats/\($0)") }
        for file in files {
            let table = try #require(file.table)
            #expect(table.identifiers == ["H1", "H2"])
            #expect((0..<2).map { table.shapes.area(of: $0) } == [56, 112])
            #expect(table.shapes.parts(of: 1).count == 1)
            #expect(table.column("measuredHeight")?[1] == .number(5))
            #expect(table.column("name")?[1] == .text("Rathaus"))
            #expect(file.codes == ["other-city-objects"])
        }
        #expect(files[0].table?.shapes == files[1].table?.shapes)
    }
}

private enum CityModels {
    static let folder = "\(Files.root)/../shared/data"
}
