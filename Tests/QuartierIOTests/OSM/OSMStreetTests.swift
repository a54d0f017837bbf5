import QuartierGeometry
import QuartierIO
import QuartierModel
import Testing

/// What the tags of OpenStreetMap say of walking.
@Suite struct OSMStreetTests {
    /// The street that one way with some tags makes; nil if it is none.
    private func street(_ tags: PBFMap.Tags) throws -> Street? {
        var map = PBFMap()
        map.node(1, 16, 48)
        map.node(2, 16.001, 48)
        map.way(1, [1, 2], tags)
        map.way(2, [2, 1], ["highway": "path", "name": "other"])
        return try load(map).0.elements.first { $0.name != "other" }
    }

    @Test func statementsOnWalkingGoBeforeThoseOnEverybodyAndOnTheWay() throws {
        let expected: [(PBFMap.Tags, StreetKind?, isWalkable: Bool?)] = [
            (["highway": "residential"], .local, nil),
            (["highway": "primary", "foot": "no", "sidewalk": "both"], .main, false),
            (["highway": "primary", "foot": "use_sidepath"], .main, false),
            (["highway": "service", "access": "no"], .service, false),
            (["highway": "service", "access": "no", "foot": "yes"], .service, true),
            (["highway": "track", "access": "agricultural"], .track, false),
            (["highway": "residential", "access": "destination"], .local, nil),
            (["highway": "trunk"], .motorway, nil),
            (["highway": "trunk", "sidewalk": "right"], .motorway, true),
            (["highway": "secondary", "motorroad": "yes"], .motorway, nil),
            (["highway": "secondary", "sidewalk": "separate"], .main, nil),
            (["highway": "cycleway"], .cycleway, nil),
            (["highway": "cycleway", "segregated": "no"], .cycleway, true),
            (["highway": "cycleway", "segregated": "yes", "foot": "no"], .cycleway, false),
            (["highway": "steps"], .steps, nil),
            (["railway": "platform"], .footway, nil),
            (["highway": "living_street"], .pedestrian, nil),
        ]
        for (tags, kind, isWalkable) in expected {
            let street = try #require(try street(tags), "\(tags)")
            #expect(street.kind == kind, "\(tags)")
            #expect(street.isWalkable == isWalkable, "\(tags)")
        }
        #expect(try street(["highway": "construction", "foot": "yes"]) == nil)
        #expect(try street(["highway": "proposed"]) == nil)
        #expect(try street(["route": "ferry", "foot": "yes"]) == nil)
    }

    @Test func privateWaysAndDirectionsAreTold() throws {
        let drive = try #require(try street(["highway": "service", "access": "private"]))
        #expect(drive.isPrivate == true && drive.isWalkable == true)
        #expect(try street(["highway": "service", "access": "private", "foot": "yes"])?.isPrivate == false)
        #expect(try street(["highway": "footway", "oneway:foot": "-1"])?.direction == .backward)
        #expect(try street(["highway": "steps", "conveying": "forward"])?.direction == .forward)
        // A one-way street is one for cars.
        #expect(try street(["highway": "residential", "oneway": "yes"])?.direction == nil)
    }

    /// Closed ways are lines unless they are said to be areas; relations are areas; barriers are points.
    @Test func squaresAreAreasAndBarriersPoints() throws {
        var map = PBFMap()
        map.square(1, at: 16, 48, ["highway": "pedestrian", "area": "yes"])
        map.square(2, at: 16.01, 48, ["highway": "pedestrian"])
        map.square(3, at: 16.02, 48, [:])
        map.relation(9, [(3, "outer")], ["type": "multipolygon", "highway": "footway"])
        map.way(4, [10, 20], ["highway": "path", "area": "yes"])
        map.node(900, 16.02, 48.01, ["barrier": "wall"])
        map.node(901, 16.02, 48.02, ["barrier": "gate"])
        map.node(902, 16.02, 48.03, ["barrier": "gate", "access": "no"])
        map.node(903, 16.02, 48.03, ["highway": "crossing"])
        let (layer, findings) = try load(map)
        let found = Dictionary(
            uniqueKeysWithValues: zip(layer.identifiers, zip(layer.shapes.kinds, layer.elements.map(\.isWalkable))))
        #expect(found.count == 6)
        #expect(found["way/1"]?.0 == .area && found["way/2"]?.0 == .line && found["relation/9"]?.0 == .area)
        #expect(found["node/900"]?.0 == .point && found["node/900"]?.1 == false)
        #expect(found["node/901"]?.0 == .point && found["node/901"]?.1 == nil)
        #expect(found["node/902"]?.0 == .point && found["node/902"]?.1 == false)
        #expect(findings.filter { $0.code == "open-way" }.count == 1)
    }

    /// Doors are points of outlines; ways out, and doors for cars and goods, are points that say nothing.
    @Test func entrancesArePointsWithTheirAccess() throws {
        let expected: [(PBFMap.Tags, StreetKind?, isWalkable: Bool?, isPrivate: Bool?)] = [
            (["entrance": "yes"], .entrance, nil, nil),
            (["entrance": "main", "access": "yes"], .entrance, nil, nil),
            (["entrance": "staircase", "access": "private"], .entrance, true, true),
            (["entrance": "home", "access": "no"], .entrance, false, nil),
            (["entrance": "yes", "barrier": "gate"], .entrance, nil, nil),
            (["entrance": "main", "railway": "subway_entrance"], .entrance, nil, nil),
            (["entrance": "emergency"], nil, nil, nil),
            (["entrance": "garage"], nil, nil, nil),
            (["entrance": "exit"], nil, nil, nil),
            (["entrance": "service", "barrier": "wall"], nil, false, nil),
            (["entrance": "no"], nil, nil, nil),
            (["entrance": "portal"], nil, nil, nil),
        ]
        var map = PBFMap()
        map.square(1, at: 16, 48, ["building": "apartments"])
        for (number, (tags, _, _, _)) in expected.enumerated() {
            map.node(Int64(900 + number), 16, 48 + Double(number) * 0.0001, tags)
        }
        // Whatever is said of a way, it is a way.
        map.way(2, [10, 11], ["highway": "corridor", "entrance": "yes"])
        let (layer, findings) = try load(map)
        #expect(layer.count == expected.count + 1)
        let rows = Dictionary(uniqueKeysWithValues: zip(layer.identifiers, layer.elements.indices))
        for (number, (tags, kind, isWalkable, isPrivate)) in expected.enumerated() {
            let row = try #require(rows["node/\(900 + number)"], "\(tags)")
            #expect(layer.shapes.kinds[row] == .point)
            #expect(layer.elements[row].kind == kind, "\(tags)")
            #expect(layer.elements[row].isWalkable == isWalkable, "\(tags)")
            #expect(layer.elements[row].isPrivate == isPrivate, "\(tags)")
        }
        #expect(layer.elements[try #require(rows["way/2"])].kind == .footway)
        let unmapped = findings.filter { $0.code == "unmapped-values" }
        #expect(unmapped.count == 1 && unmapped.first?.message.contains("entrance 'portal' (1)") == true)
    }

    @Test func inspectingCountsEntrances() throws {
        var map = PBFMap()
        map.square(1, at: 16, 48, ["building": "yes"])
        map.way(2, [10, 11], ["highway": "path"])
        for number in 0..<3 { map.node(Int64(900 + number), 16, 48, ["entrance": number < 2 ? "main" : "yes"]) }
        let folder = try TemporaryFolder()
        let path = folder.file("a.osm.pbf")
        Files.write(map.bytes, to: path)
        var findings = Findings()
        let shown = try #require(
            try Inspection(path: path, layer: "streets", crew: Crew(jobs: 1), findings: &findings))
        #expect(shown.features == 4)
        #expect(shown.geometries.contains { $0.kind == "point" && $0.count == 3 })
        let field = try #require(shown.fields.first { $0.name == "entrance" })
        #expect(field.filled == 3 && field.frequent.map(\.value) == ["'main'", "'yes'"])
        #expect(field.frequent.map(\.count) == [2, 1])
    }

    private func load(_ map: PBFMap) throws -> (Layer<Street>, [Finding]) {
        let folder = try TemporaryFolder()
        let path = folder.file("a.osm.pbf")
        Files.write(map.bytes, to: path)
        var findings = Findings()
        let loader = try #require(
            LayerLoader(LayerRequest(layer: .streets, path: path, displayName: "a.osm.pbf"), findings: &findings))
        let loaded = try loader.load(
            Street.self, into: try CRS("EPSG:31256"), near: Coordinate(x: 16, y: 48), crew: Crew(jobs: 1),
            findings: &findings)
        return (try #require(loaded).layer, findings.all)
    }
}
