import Glibc
import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

/// What is taken from an OpenStreetMap file, and what is said about the rest.
@Suite struct OSMReaderTests {
    /// `make leaks` reads this file; `make record` writes it anew when the map changes.
    @Test func theFixtureIsTheMapOfTheseTests() throws {
        let path = "\(Files.root)/Fixtures/formats/quarter.osm.pbf"
        if getenv("QUARTIER_RECORD") != nil { Files.write(PBFMap.quarter.bytes, to: path) }
        #expect(try Files.bytes(path) == PBFMap.quarter.bytes)
    }

    @Test func buildingsAreAreasTaggedSoAndNotNo() throws {
        let (table, findings) = try read(.quarter, .buildings)
        #expect(table.identifiers == ["way/1", "way/2", "way/6", "way/7"])
        #expect(table.crs == .wgs84)
        #expect(table.crsSource == "OpenStreetMap")
        #expect(
            table.shapes.coordinates(ofRing: 0).map { [$0.x, $0.y] } == [
                [16, 48], [16.001, 48], [16.001, 48.001], [16, 48.001], [16, 48],
            ])
        #expect(table.column("building")?[0] == .text("apartments"))
        #expect(table.column("name")?[0] == .text("Haus Ä"))
        #expect(table.column("name")?[1] == .missing)
        #expect(findings.map(\.code) == ["open-way"])
        #expect(findings.first?.message.contains("way/5") == true)
    }

    @Test func brokenWaysAreRowsThatSayWhatIsMissing() throws {
        let (table, _) = try read(.quarter, .buildings)
        #expect(table.defects.map(\.code) == ["too-few-positions", "missing-nodes"])
        #expect(table.defects.map(\.row) == [2, 3])
        #expect(table.defects.last?.path == "node/99")
        #expect(table.shapes.isEmpty(3))
    }

    @Test func relationsAreAssembledOrSayWhyNot() throws {
        let (table, _) = try read(.quarter, .green)
        #expect(
            table.identifiers == ["relation/21", "relation/22", "relation/23", "way/14", "way/15", "way/16"])
        #expect(table.shapes.parts(of: 0).count == 1)
        #expect(table.shapes.rings(of: 0).count == 2)
        #expect(abs(table.shapes.area(of: 0) - (1e-4 - 4e-6)) < 1e-12)
        #expect(table.defects.map(\.code) == ["missing-members", "open-ring"])
        #expect(table.defects.first?.path == "way/404")
    }

    @Test func stopsAreNodes() throws {
        let (table, findings) = try read(.quarter, .stops)
        #expect(table.identifiers == ["node/1001", "node/1002", "node/1003"])
        #expect(table.shapes.kinds == [.point, .point, .point])
        #expect(findings.isEmpty)
    }

    @Test func theGenericReaderTakesOtherLayers() throws {
        var findings = Findings()
        let table = PBFMap.quarter.bytes.withUnsafeBytes {
            OSMReader.read($0, .trees, FeatureFileOptions(), file: "t", findings: &findings)
        }
        #expect(table?.identifiers == ["node/1004"])
    }

    @Test func deflatedBlocksAreTheSame() throws {
        var map = PBFMap.quarter
        map.isDeflated = true
        let (deflated, _) = try read(map, .green)
        let (raw, _) = try read(.quarter, .green)
        #expect(deflated.shapes.coordinates == raw.shapes.coordinates)
        #expect(deflated.identifiers == raw.identifiers)
    }

    @Test func crossingRingsAreNamedWithTheirWays() throws {
        var map = PBFMap()
        map.square(1, at: 16, 48, size: 0.01)
        map.square(2, at: 16.005, 48.005, size: 0.01)
        map.relation(3, [(1, "outer"), (2, "outer")], ["type": "multipolygon", "leisure": "park"])
        let (table, _) = try read(map, .green)
        #expect(table.defects.map(\.code) == ["crossing-rings"])
        #expect(table.defects.first?.path?.hasPrefix("way/1 and way/2 at (16.0") == true)
    }

    @Test func placesOffTheGlobeAreDefects() throws {
        var map = PBFMap()
        map.square(1, at: 179.9995, 48, ["building": "yes"])
        map.node(5, 16, 91, ["highway": "bus_stop"])
        #expect(try read(map, .buildings).0.defects.map(\.code) == ["coordinates-out-of-range"])
        #expect(try read(map, .stops).0.defects.map(\.code) == ["coordinates-out-of-range"])
    }

    @Test func objectsThatAreThereTwiceAreUsedOnceAndSaid() throws {
        var map = PBFMap()
        map.square(1, at: 16, 48, ["building": "yes"])
        map.way(1, [10, 11, 12, 10], ["building": "house"])
        map.node(7, 16, 48, ["highway": "bus_stop"])
        map.node(7, 17, 48, ["highway": "bus_stop"])
        let (table, findings) = try read(map, .buildings)
        #expect(table.count == 1)
        #expect(table.column("building")?[0] == .text("yes"))
        #expect(findings.map(\.code) == ["repeated-object"])
        #expect(try read(map, .stops).0.shapes.coordinates == [Coordinate(x: 16, y: 48)])
    }

    @Test func whatIsTaggedOnOutlineAndRelationIsOneThing() throws {
        for isWhole in [true, false] {
            var map = PBFMap()
            map.square(1, at: 16, 48, size: 0.01, ["building": "house"])
            map.square(2, at: 16.004, 48.004, size: 0.002, ["building": "shed"])
            map.relation(
                3, [(1, "outer"), (isWhole ? 2 : 404, "inner")], ["type": "multipolygon", "building": "yes"])
            let (table, findings) = try read(map, .buildings)
            // A way is left out only for a relation that can be used; what stands in a hole is a thing of its own.
            #expect(table.identifiers == (isWhole ? ["relation/3", "way/2"] : ["relation/3", "way/1", "way/2"]))
            #expect(findings.map(\.code) == (isWhole ? ["tagged-twice"] : []))
        }
    }

    @Test func onlyTheLayersOfferedAreRead() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.osm.pbf")
        Files.write(PBFMap.quarter.bytes, to: path)
        #expect(
            try FeatureFile.layers(path: path) == [
                "buildings", "green", "surfaces", "trees", "places", "stops", "streets",
            ])
        #expect(Reading.file(path, layer: "stops").table?.count == 3)
        #expect(Reading.file(path, layer: "roads").codes == ["unknown-layer"])
        #expect(Reading.file(path).codes == ["layer-needed"])
        var findings = Findings()
        #expect(OSMReader.read(path: path, layer: .districts, findings: &findings) == nil)
        #expect(findings.all.map(\.code) == ["unknown-layer"])
    }

    @Test func theNameOfTheFileDoesNotDecide() throws {
        let folder = try TemporaryFolder()
        Files.write(PBFMap.quarter.bytes, to: folder.file("a.geojson"))
        Files.write(Array("{}".utf8), to: folder.file("b.osm.pbf"))
        Files.write(PBFMap.quarter.bytes, to: folder.file("c"))
        #expect(Reading.file(folder.file("a.geojson")).codes == ["wrong-format"])
        #expect(Reading.file(folder.file("b.osm.pbf"), layer: "green").findings.contains { $0.severity == .error })
        #expect(Reading.file(folder.file("c"), layer: "green").table?.count == 6)
    }

    @Test func anotherCRSIsAContradiction() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.osm.pbf")
        Files.write(PBFMap.quarter.bytes, to: path)
        var findings = Findings()
        for (code, isFine) in [("EPSG:4326", true), ("EPSG:25832", false)] {
            let options = FeatureFileOptions(crs: try CRS(code))
            let table = FeatureFile.read(path: path, layer: "green", options: options, findings: &findings)
            #expect((table != nil) == isFine)
        }
        #expect(findings.all.map(\.code) == ["crs-contradiction"])
    }

    private func read(_ map: PBFMap, _ layer: LayerKind) throws -> (FeatureTable, [Finding]) {
        var findings = Findings()
        var options = FeatureFileOptions(displayName: "t.osm.pbf")
        options.studyLayer = layer
        let table = try map.bytes.withUnsafeBytes {
            try OSMReader.read($0, path: "t.osm.pbf", layer: nil, options: options, findings: &findings)
        }
        return (try #require(table), findings.all)
    }
}
