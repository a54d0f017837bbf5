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

    @Test func surfacesTreesAndPlacesAreRead() throws {
        var map = PBFMap()
        map.square(1, at: 16, 48, ["amenity": "parking", "surface": "asphalt"])
        map.square(2, at: 16.01, 48, ["leisure": "pitch", "surface": "grass", "name": "Käfig"])
        map.square(3, at: 16.02, 48, ["natural": "water"])
        map.square(4, at: 16.03, 48, ["area:highway": "footway", "surface": "paved"])
        map.square(5, at: 16.04, 48, ["amenity": "parking"])
        // A roundabout is closed and paved, and no area.
        map.square(6, at: 16.05, 48, ["highway": "residential", "surface": "asphalt"])
        map.square(7, at: 16.06, 48, ["amenity": "school", "capacity": "400"])
        map.node(5_001, 16, 48, ["natural": "tree", "diameter_crown": "7 m", "species": "Acer campestre"])
        map.node(5_002, 16, 48.001, ["shop": "bakery"])
        map.node(5_003, 16, 48.002, ["amenity": "bench"])
        map.node(5_004, 16, 48.003, ["amenity": "dojo"])
        let (surfaces, found) = try load(Surface.self, of: map)
        #expect(surfaces.identifiers == ["way/1", "way/2", "way/3", "way/4", "way/5"])
        #expect(surfaces.elements.map(\.kind) == [.asphalt, .lawn, .water, nil, nil])
        #expect(found.first { $0.code == "unmapped-values" }?.message.contains("'paved' (1)") == true)
        let (trees, _) = try load(Tree.self, of: map)
        #expect(trees.elements.map(\.crownDiameter) == [7] && trees.elements[0].species == "Acer campestre")
        let (places, others) = try load(Facility.self, of: map)
        #expect(places.elements.map(\.category) == [.groceries, nil, .school])
        #expect(places.elements.map(\.weight) == [nil, nil, 400])
        #expect(places.shapes.kinds == [.point, .point, .area])
        let message = others.first { $0.code == "none-of-the-layer" }?.message
        #expect(message?.contains("'bench' (1)") == true && message?.contains("'parking' (2)") == true)
        #expect(others.first { $0.code == "unmapped-values" }?.message.contains("'dojo' (1)") == true)
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

    private func load<E: Element>(_ type: E.Type, of map: PBFMap = .quarter) throws -> (Layer<E>, [Finding]) {
        let folder = try TemporaryFolder()
        let path = folder.file("a.osm.pbf")
        Files.write(map.bytes, to: path)
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
