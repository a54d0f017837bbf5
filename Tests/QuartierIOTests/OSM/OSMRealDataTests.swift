import Glibc
import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

/// Las Palmas de Gran Canaria of February 2023, against the layers GDAL makes of the same file.
@Suite(
    .enabled(
        if: access(LasPalmas.map, R_OK) == 0,
        "needs the collection of real data beside the repository: ../shared/data/laspalmas"))
struct OSMRealDataTests {
    /// The same identifiers as GDAL finds.
    ///
    /// GDAL draws 16 ways with the nodes that are left of them, where the extract was cut; three of them have fewer
    /// than three left. Here they say which nodes are missing.
    @Test func buildingsAreThoseOfGDALButTheCutOnesHaveNoShape() throws {
        let (table, findings) = try read(.buildings)
        #expect(table.count == 22_607)
        #expect(Set(table.identifiers) == (try LasPalmas.identifiers(ofLayer: "buildings")))
        #expect(Set(table.defects.map(\.code)) == ["missing-nodes"])
        #expect(
            table.defects.compactMap { table.identifiers[$0.row] } == [
                "way/251380110", "way/251380117", "way/251380129", "way/251380130", "way/251383707", "way/251383708",
                "way/251383711", "way/251383714", "way/251383715", "way/251383719", "way/251383722", "way/251385067",
                "way/251385794", "way/522279492", "way/852139552", "way/1025304758",
            ])
        let twice = findings.filter { $0.code == "tagged-twice" }
        #expect(twice.map(\.count) == [4])
        #expect(
            twice.first?.message.hasSuffix("way/194828039, way/438858510, way/666514083, way/756661946") == true)
    }

    @Test func greenSpacesAreThoseOfGDALButTheCutOnesHaveNoShape() throws {
        let (table, _) = try read(.green)
        #expect(table.count == 4_890)
        #expect(Set(table.identifiers) == (try LasPalmas.identifiers(ofLayer: "landuse_green")))
        #expect(
            table.defects.compactMap { table.identifiers[$0.row] } == [
                "way/67821236", "way/102222790", "way/138316187", "way/247289895",
            ])
    }

    @Test func treesAreCounted() throws {
        var findings = Findings()
        let file = try MappedFile(path: LasPalmas.map)
        let table = OSMReader.read(file.bytes, .trees, FeatureFileOptions(), file: "map", findings: &findings)
        #expect(table?.count == 35_515)
    }

    private func read(_ layer: LayerKind) throws -> (FeatureTable, [Finding]) {
        var findings = Findings()
        let table = try #require(OSMReader.read(path: LasPalmas.map, layer: layer, findings: &findings))
        return (table, findings.all)
    }
}

/// The files of the place.
enum LasPalmas {
    static let folder = "\(Files.root)/../shared/data/laspalmas"
    static let map = "\(folder)/osm/las_palmas_20230221.osm.pbf"

    /// The identifiers of a layer of the derived GeoPackage, as we write them.
    static func identifiers(ofLayer layer: String) throws -> Set<String?> {
        var findings = Findings()
        let read = GeoPackageReader.read(
            path: "\(folder)/derived/las_palmas_osm_layers.gpkg", layer: layer,
            fields: .only(["osm_id", "osm_way_id"]), findings: &findings)
        let table = try #require(read)
        let relations = try #require(table.column("osm_id"))
        let ways = try #require(table.column("osm_way_id"))
        return Set(
            (0..<table.count).map { row in
                if case .text(let id) = ways[row] { return "way/\(id)" }
                if case .text(let id) = relations[row] { return "relation/\(id)" }
                return "#\(row)"
            })
    }
}
