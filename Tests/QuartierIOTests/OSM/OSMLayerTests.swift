import QuartierGeometry
import QuartierIO
import QuartierModel
import Testing

/// An OpenStreetMap file as a layer of a study, with no field named.
@Suite struct OSMLayerTests {
    @Test func buildingsGetTheirAttributesByTheCrosswalk() throws {
        let (layer, findings) = try load(Building.self)
        #expect(layer.identifiers == ["way/1", "way/2"])
        #expect(layer.elements[0].storeys == 5)
        #expect(layer.elements[0].height == 16.5)
        #expect(layer.elements[0].dwellings == 12)
        #expect(layer.elements[0].use == .residential)
        #expect(layer.elements[1].use == nil)
        #expect(layer.elements[1].height == nil)
        let unmapped = findings.filter { $0.code == "unmapped-values" }
        #expect(unmapped.count == 1)
        #expect(unmapped.first?.message.contains("'40 ft' (1)") == true)
        #expect(findings.filter { $0.code == "missing-nodes" }.map(\.severity) == [.warning])
    }

    @Test func greenSpacesGetKindAndAccess() throws {
        let (layer, findings) = try load(GreenSpace.self)
        #expect(layer.identifiers == ["relation/21", "way/14", "way/15", "way/16"])
        #expect(layer.elements.map(\.kind) == [.park, .park, .garden, .wood])
        #expect(layer.elements.map(\.isPublic) == [true, false, nil, nil])
        #expect(layer.elements[0].name == "Stadtpark")
        #expect(!findings.contains { $0.code == "unmapped-values" })
    }

    @Test func stopsGetTheirMode() throws {
        let (layer, findings) = try load(Stop.self)
        #expect(layer.elements.map(\.mode) == [.bus, .tram, nil])
        #expect(layer.elements[0].name == "Ring")
        let message = findings.first { $0.code == "unmapped-values" }?.message
        #expect(message?.contains("station 'light_rail' (1)") == true)
    }

    @Test func otherFilesMayHoldTheSameVocabulary() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("b.geojson")
        let feature = { (id: String, properties: String) in
            Text.feature(Text.polygon(Text.square), id: id, properties: properties)
        }
        Files.write(
            Array(
                Text.collection(
                    feature("1", "{\"gfk\":\"31001_1010\"}"), feature("2", "{\"gfk\":2461}"),
                    feature("3", "{\"gfk\":\"2000\"}")
                ).utf8), to: path)
        for fields in [[], [("use", "gfk", Place())]] {
            var request = LayerRequest(layer: .buildings, path: path, displayName: "b", fields: fields)
            request.vocabulary = .alkis
            let (layer, findings) = try load(Building.self, request)
            #expect(layer.elements.map(\.use) == [.residential, .parking, nil])
            #expect(findings.first { $0.code == "unmapped-values" }?.message.contains("'2000' (1)") == true)
        }
    }

    private func load<E: Element>(_ type: E.Type) throws -> (Layer<E>, [Finding]) {
        let folder = try TemporaryFolder()
        let path = folder.file("a.osm.pbf")
        Files.write(PBFMap.quarter.bytes, to: path)
        return try load(type, LayerRequest(layer: E.layer, path: path, displayName: "a.osm.pbf"))
    }

    private func load<E: Element>(_ type: E.Type, _ request: LayerRequest) throws -> (Layer<E>, [Finding]) {
        var findings = Findings()
        let loader = try #require(LayerLoader(request, findings: &findings))
        let loaded = try loader.load(
            type, into: try CRS("EPSG:31256"), near: Coordinate(x: 16, y: 48), crew: Crew(jobs: 1), findings: &findings)
        return (try #require(loaded).layer, findings.all)
    }
}
