import QuartierGeometry
import QuartierIO
import QuartierModel
import Testing

/// Features that a scheme of values knows to be none of the layer.
@Suite struct StrangerTests {
    @Test func builtLandIsLeftOutWithItsCountsAndTheUnknownStays() throws {
        let (layer, findings) = try load(
            [
                ("1", "\"CODE_18\":\"141\""), ("2", "\"CODE_18\":\"112\""), ("3", "\"CODE_18\":112"),
                ("4", "\"CODE_18\":\"334\""), ("5", "\"CODE_18\":null"), ("6", "\"CODE_18\":\"111\""),
            ],
            as: .clc)
        #expect(layer.identifiers == ["1", "4", "5"])
        #expect(layer.elements.map(\.kind) == [.park, nil, nil])
        let left = findings.filter { $0.code == "none-of-the-layer" }
        #expect(left.map(\.severity) == [.note])
        #expect(
            left.first?.message
                == "3 of 6 features are no green by 'CODE_18' and are left out: '111' (1), '112' (1), 112 (1)")
        #expect(findings.filter { $0.code == "unmapped-values" }.first?.message.contains("'334' (1)") == true)
    }

    @Test func whatAFieldSaysAFeatureIsGoesBeforeWhatAnotherSaysItIsNot() throws {
        let (layer, _) = try load(
            [
                ("1", "\"NUTZUNG_CODE\":20,\"NUTZUNG_LEVEL3\":\"Park, Grünanlage\""), ("2", "\"NUTZUNG_CODE\":20"),
                ("3", "\"NUTZUNG_CODE\":20,\"NUTZUNG_LEVEL3\":\"unerhört\""),
            ], as: .realnutzung)
        #expect(layer.identifiers == ["1", "3"])
        #expect(layer.elements.map(\.kind) == [.park, nil])
    }

    @Test func beachesAreOpenSpaces() throws {
        let (layer, findings) = try load([("1", "\"natural\":\"beach\"")], as: .osm)
        #expect(layer.elements.map(\.kind) == [.other])
        #expect(!findings.contains { $0.code == "none-of-the-layer" || $0.code == "unmapped-values" })
    }

    @Test func aFieldOfAnotherNameIsReadByTheScheme() throws {
        let (layer, _) = try load(
            [("1", "\"art\":24"), ("2", "\"art\":20")], as: .realnutzung, fields: [("kind", "art", Place())])
        #expect(layer.identifiers == ["1"])
        #expect(layer.elements[0].kind == .park)
    }

    @Test func accessToGreenOfPlansFollowsItsForm() throws {
        let (layer, _) = try load(
            [
                ("1", "\"zweckbestimmung\":1000,\"nutzungsform\":2000"),
                ("2", "\"zweckbestimmung\":\"1600\",\"nutzungsform\":\"Privat\""),
            ], as: .xplanung)
        #expect(layer.elements.map(\.kind) == [.park, .playground])
        #expect(layer.elements.map(\.isPublic) == [true, false])
    }

    @Test func withoutASchemeNothingIsLeftOut() throws {
        let (layer, findings) = try load([("1", "\"kind\":\"111\"")], as: nil)
        #expect(layer.count == 1)
        #expect(findings.contains { $0.code == "unmapped-values" })
    }

    @Test func aFileOfNothingButStrangersIsNoGreenLayer() throws {
        var findings = Findings()
        let loader = try open([("1", "\"CODE_18\":111")], as: .clc, fields: [], &findings)
        _ = try loader.load(
            GreenSpace.self, into: try CRS("EPSG:31256"), near: nil, crew: Crew(jobs: 1), findings: &findings)
        #expect(findings.all.contains { $0.code == "nothing-usable" && $0.severity == .error })
    }

    private func load(
        _ features: [(id: String, properties: String)], as scheme: ValueScheme?,
        fields: [(name: String, field: String, place: Place)] = []
    ) throws -> (Layer<GreenSpace>, [Finding]) {
        var findings = Findings()
        let loader = try open(features, as: scheme, fields: fields, &findings)
        let loaded = try loader.load(
            GreenSpace.self, into: try CRS("EPSG:31256"), near: Coordinate(x: 16, y: 48), crew: Crew(jobs: 1),
            findings: &findings)
        return (try #require(loaded).layer, findings.all)
    }

    private func open(
        _ features: [(id: String, properties: String)], as scheme: ValueScheme?,
        fields: [(name: String, field: String, place: Place)], _ findings: inout Findings
    ) throws -> LayerLoader {
        let folder = try TemporaryFolder()
        let path = folder.file("g.geojson")
        let texts = features.map {
            Text.feature(Text.polygon(Text.square), id: "\"\($0.id)\"", properties: "{\($0.properties)}")
        }
        let text = "{\"type\":\"FeatureCollection\",\"features\":[" + texts.joined(separator: ",") + "]}"
        Files.write(Array(text.utf8), to: path)
        var request = LayerRequest(layer: .green, path: path, displayName: "g", fields: fields)
        request.vocabulary = scheme
        return try #require(LayerLoader(request, findings: &findings))
    }
}
