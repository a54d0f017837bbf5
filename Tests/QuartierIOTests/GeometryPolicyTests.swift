import QuartierGeometry
import QuartierIO
import QuartierModel
import Testing

/// Every defect under every policy: named with reason and place, area before and after, and no others are harmed.
@Suite struct GeometryPolicyTests {
    /// A defect in metres about a place, what it is called, and what a repair leaves of it in m²; nil for nothing.
    struct Defect: Sendable, CustomTestStringConvertible {
        var name: String
        var geometry: String
        var code = "invalid-geometry"
        var before: Double?
        var repaired: Double?
        var testDescription: String { name }
    }

    private static func ring(_ places: (Int, Int)...) -> String {
        "[" + places.map { "[\($0.0),\(340_000 + $0.1)]" }.joined(separator: ",") + "]"
    }

    private static func polygon(_ rings: String...) -> String {
        "{\"type\":\"Polygon\",\"coordinates\":[\(rings.joined(separator: ","))]}"
    }

    private static let square = ring((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))

    static let defects = [
        Defect(
            name: "bow-tie", geometry: polygon(ring((0, 0), (10, 10), (10, 0), (0, 10), (0, 0))), before: 0,
            repaired: 50),
        Defect(
            name: "hole outside the shell",
            geometry: polygon(square, ring((20, 0), (20, 2), (22, 2), (22, 0), (20, 0))), before: 96, repaired: 104),
        Defect(
            name: "nested shells",
            geometry: "{\"type\":\"MultiPolygon\",\"coordinates\":[[\(square)],"
                + "[\(ring((2, 2), (4, 2), (4, 4), (2, 4), (2, 2)))]]}",
            before: 104, repaired: nil),
        Defect(
            name: "ring that touches itself",
            geometry: polygon(ring((0, 0), (10, 0), (5, 5), (10, 10), (0, 10), (5, 5), (0, 0))), before: 50,
            repaired: 50),
        Defect(
            name: "hole twice",
            geometry: polygon(
                square, ring((2, 2), (2, 4), (4, 4), (4, 2), (2, 2)), ring((2, 2), (2, 4), (4, 4), (4, 2), (2, 2))),
            before: 92, repaired: 96),
        Defect(
            name: "fewer than three positions", geometry: polygon(ring((0, 0), (1, 1), (0, 0))),
            code: "too-few-positions", repaired: nil),
        Defect(
            name: "unclosed ring", geometry: polygon(ring((0, 0), (10, 0), (10, 10), (0, 10))),
            code: "unclosed-ring", before: 100, repaired: 100),
        Defect(
            name: "empty hole", geometry: polygon(square, "[]"), code: "empty-member", before: 100, repaired: 100),
        Defect(
            name: "flat ring", geometry: polygon(ring((0, 0), (5, 5), (10, 10), (0, 0))), before: 0, repaired: nil),
        Defect(
            name: "infinite coordinate", geometry: polygon("[[0,340000],[1e999,340000],[5,340010],[0,340000]]"),
            code: "non-finite-coordinate", repaired: nil),
    ]

    private struct Loaded {
        var layer: LoadedLayer<Building>?
        var findings: [Finding]
    }

    private func load(_ defect: Defect, _ policy: GeometryPolicy) throws -> Loaded {
        let folder = try TemporaryFolder()
        let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:31256\"}},"
        let text = Text.collection(
            Text.feature(Self.polygon(Self.square), id: "\"sound\""), Text.feature(defect.geometry, id: "\"bad\""),
            extra: crs)
        Files.write(Array(text.utf8), to: folder.file("b.geojson"))
        var findings = Findings()
        let request = LayerRequest(
            layer: .buildings, path: folder.file("b.geojson"), displayName: "b.geojson", policy: policy)
        let loader = try #require(LayerLoader(request, findings: &findings))
        let layer = try loader.load(
            Building.self, into: try CRS("EPSG:31256"), near: nil, crew: Crew(), findings: &findings)
        return Loaded(layer: layer, findings: findings.all)
    }

    @Test(arguments: defects) func refusalIsAnErrorWithReasonAndPlace(defect: Defect) throws {
        let loaded = try load(defect, .refuse)
        #expect(loaded.layer == nil)
        let error = try #require(loaded.findings.first { $0.severity == .error })
        #expect(error.code == defect.code)
        #expect(error.place.feature == "bad" && error.place.line == 3 && error.place.file == "b.geojson")
        #expect(error.remedy?.contains("geometry: repair") == true)
        if defect.code == "invalid-geometry" {
            #expect(error.place.position != nil)
            #expect(error.message.contains("area as drawn"))
        }
    }

    @Test(arguments: defects) func skippingLeavesOutAndNames(defect: Defect) throws {
        let loaded = try load(defect, .skip)
        let layer = try #require(loaded.layer)
        #expect(layer.layer.identifiers == ["sound"])
        #expect(layer.report.geometryCases.map(\.action) == ["left-out"])
        #expect(layer.report.geometryCases.map(\.feature) == ["bad"])
        if defect.code == "invalid-geometry" {
            #expect(layer.report.geometryCases.first?.areaBefore == defect.before)
        }
        let finding = try #require(loaded.findings.first { $0.code == defect.code })
        #expect(finding.severity == .warning && finding.message.contains("the feature is left out"))
    }

    @Test(arguments: defects) func repairKeepsWhatCanBeTrustedAndSaysTheAreas(defect: Defect) throws {
        let loaded = try load(defect, .repair)
        let layer = try #require(loaded.layer)
        let found = try #require(layer.report.geometryCases.first)
        #expect(found.feature == "bad" && layer.report.geometryCases.count == 1)
        let finding = try #require(loaded.findings.first { $0.code == defect.code })
        #expect(finding.severity == .warning && finding.place.feature == "bad")
        guard let area = defect.repaired else {
            #expect(found.action == "left-out" && layer.layer.identifiers == ["sound"])
            #expect(finding.message.contains("left out"))
            return
        }
        #expect(found.action == "repaired" && layer.layer.count == 2)
        #expect(found.areaBefore == defect.before && found.areaAfter == area)
        #expect(finding.message.contains("repaired") && finding.message.contains("\(area) m²"))
    }

    @Test func hugeCoordinatesAreNamedAndNotMeasured() throws {
        let far = Defect(
            name: "huge", geometry: Self.polygon("[[0,340000],[1e12,340000],[5,340010],[0,340000]]"))
        let loaded = try load(far, .repair)
        #expect(loaded.findings.contains { $0.severity == .error || $0.message.contains("left out") })
    }

    @Test func allDefectsOfAFeatureAreNamedWhereTheyAreRefused() throws {
        let rings = [
            Self.ring((0, 0), (10, 0), (10, 10), (0, 10)), Self.ring((2, 2), (2, 4), (4, 4), (4, 2)), "[]",
        ]
        let geometry = "{\"type\":\"Polygon\",\"coordinates\":[\(rings.joined(separator: ","))]}"
        let loaded = try load(Defect(name: "three", geometry: geometry), .refuse)
        let errors = loaded.findings.filter { $0.severity == .error }
        #expect(errors.map(\.code) == ["unclosed-ring", "unclosed-ring", "empty-member"])
        #expect(
            errors.map(\.place.path) == (0..<3).map { "geometry.coordinates[\($0)]" })
    }
}
