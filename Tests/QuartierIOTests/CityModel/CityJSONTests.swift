import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

@Suite struct CityJSONTests {
    @Test(arguments: ["1.0", "1.1", "2.0"])
    func aHouseHasItsAreaHeightAndAttributes(version: String) throws {
        let attributes =
            "\"measuredHeight\":4.8,\"storeysAboveGround\":2,\"roofType\":\"1030\",\"function\":[\"31001_1010\"]"
        let reading = Reading.city(
            CityJSONText.document(House(identifier: "A", attributes: attributes), version: version))
        let table = try #require(reading.table)
        #expect(reading.codes == [])
        #expect(table.name == "buildings")
        #expect(table.identifiers == ["A"])
        #expect(table.crs?.code == "EPSG:25832")
        #expect(table.shapes.area(of: 0) == 60)
        #expect(table.shapes.extent == BoundingBox(minX: 500_000, minY: 5_500_000, maxX: 500_010, maxY: 5_500_006))
        #expect(table.droppedDimensions == 1)
        #expect(table.column("measuredHeight")?[0] == .number(4.8))
        #expect(table.column("model_height_m")?[0] == .number(5))
        #expect(table.column("function")?[0] == .text("31001_1010"))
        #expect(table.fieldNames == ["measuredHeight", "storeysAboveGround", "roofType", "function", "model_height_m"])
    }

    @Test func aSequenceGivesTheSame() throws {
        let houses = (House(identifier: "A", attributes: "\"measuredHeight\":5"), House(identifier: "B", east: 20))
        let one = try #require(Reading.city(CityJSONText.document(houses.0, houses.1)).table)
        let reading = Reading.city(CityJSONText.sequence(houses.0, houses.1))
        let other = try #require(reading.table)
        #expect(reading.codes == ["no-measured-height"])
        #expect(one.shapes == other.shapes)
        #expect(one.identifiers == other.identifiers)
        #expect(other.positions == [2, 3])
    }

    @Test func aBrokenRecordDoesNotTakeTheOthersAlong() throws {
        let text = CityJSONText.sequence(House(identifier: "A"), House(identifier: "B"))
        let lines = text.split(separator: "\n")
        let broken = [lines[0], lines[1].dropLast(9), "{\"type\":\"Feature\"}", lines[2]].joined(separator: "\n")
        let reading = Reading.city(broken)
        #expect(reading.table?.identifiers == ["B"])
        #expect(reading.findings.filter { $0.severity == .error }.map(\.code) == ["json-syntax", "not-a-feature"])
        #expect(reading.findings.map(\.place.line).prefix(2) == [2, 3])
    }

    @Test func aSequenceNeedsItsHeader() {
        let lines = CityJSONText.sequence(House(identifier: "A")).split(separator: "\n")
        #expect(Reading.city(String(lines[1])).codes == ["header-missing"])
    }

    @Test func holesStay() throws {
        let table = try #require(
            Reading.city(CityJSONText.document(House(identifier: "A", hasCourtyard: true))).table)
        #expect(table.shapes.area(of: 0) == 56)
        #expect(table.shapes.rings(of: 0).count == 2)
    }

    @Test func partsThatTouchAreOneBuilding() throws {
        let reading = Reading.city(
            CityJSONText.document(
                House(identifier: "A", extra: "\"children\":[\"A1\",\"A2\"],", attributes: "\"name\":\"Hall\""),
                House(
                    identifier: "A1", east: 10, type: "BuildingPart", extra: "\"parents\":[\"A\"],",
                    attributes: "\"measuredHeight\":9,\"roofType\":\"flat\",\"storeysAboveGround\":2"),
                House(
                    identifier: "A2", east: 20, type: "BuildingPart", extra: "\"parents\":[\"A\"],",
                    attributes: "\"measuredHeight\":12,\"roofType\":\"hip\",\"storeysAboveGround\":2")))
        let table = try #require(reading.table)
        #expect(table.identifiers == ["A"])
        #expect(table.shapes.area(of: 0) == 180)
        #expect(table.shapes.parts(of: 0).count == 1)
        #expect(table.column("measuredHeight")?[0] == .number(12))
        #expect(table.column("storeysAboveGround")?[0] == .number(2))
        #expect(table.column("roofType")?[0] == .missing)
        #expect(reading.codes == ["highest-part", "parts-differ"])
    }

    @Test func partsWithoutTheirBuildingAreNamed() {
        let part = House(identifier: "A1", type: "BuildingPart", extra: "\"parents\":[\"A\"],")
        let reading = Reading.city(CityJSONText.document(part, House(identifier: "B", type: "WaterBody")))
        #expect(reading.table?.count == 0)
        #expect(reading.codes == ["orphan-part", "other-city-objects"])
    }

    @Test(arguments: [false, true])
    func withoutSemanticsTheSurfacesThatLookDownAreTheGround(isInsideOut: Bool) throws {
        let reading = Reading.city(
            CityJSONText.document(House(identifier: "A", isSemantic: false, isInsideOut: isInsideOut)))
        #expect(reading.table?.shapes.area(of: 0) == 60)
        #expect(reading.codes == ["footprint-from-solid", "no-measured-height"])
    }

    @Test(arguments: [false, true])
    func withoutAFloorTheRoofMustDo(isInsideOut: Bool) throws {
        let reading = Reading.city(
            CityJSONText.document(
                House(identifier: "A", isSemantic: false, isInsideOut: isInsideOut, hasFloor: false)))
        #expect(reading.table?.shapes.area(of: 0) == 60)
        #expect(reading.table?.column("model_height_m")?[0] == .number(5))
        #expect(reading.codes == ["footprint-from-roof", "no-measured-height"])
    }

    @Test func withNothingToStandOnABuildingHasNoShape() throws {
        let reading = Reading.city(CityJSONText.document(House(identifier: "A", hasFloor: false)))
        #expect(reading.table?.count == 1)
        #expect(reading.table?.shapes.isEmpty(0) == true)
        #expect(reading.codes == ["no-footprint"])
    }

    @Test func theLowestLevelOfDetailWithAGroundCounts() throws {
        let text = CityJSONText.document(House(identifier: "A"))
        let small =
            "{\"type\":\"MultiSurface\",\"lod\":\"1.2\",\"boundaries\":[[[10,11,12,13]]],"
            + "\"semantics\":{\"surfaces\":[{\"type\":\"GroundSurface\"}],\"values\":[0]}},"
        let footprint = "{\"type\":\"MultiSurface\",\"lod\":0,\"boundaries\":[[[10,11,12]]]},"
        let both = text.replacing("\"geometry\":[", with: "\"geometry\":[\(footprint)\(small)")
        #expect(Reading.city(both).table?.shapes.area(of: 0) == 4)
        let drawn = CityJSONText.document(House(identifier: "A", isSemantic: false))
            .replacing("\"geometry\":[", with: "\"geometry\":[\(footprint)")
        #expect(Reading.city(drawn).table?.shapes.area(of: 0) == 2)
        #expect(Reading.city(drawn).codes.contains("footprint-lod0"))
    }

    @Test func aMissingSystemMustBeStated() throws {
        let text = CityJSONText.document(House(identifier: "A"), system: nil)
        let reading = Reading.city(text)
        #expect(reading.table != nil && reading.table?.crs == nil)
        let folder = try TemporaryFolder()
        Files.write(Array(text.utf8), to: folder.file("a.city.json"))
        var request = LayerRequest(layer: .buildings, path: folder.file("a.city.json"), displayName: "a")
        var findings = Findings()
        #expect(LayerLoader(request, findings: &findings) == nil)
        #expect(findings.all.map(\.code) == ["no-measured-height", "crs-missing"])
        request.crs = "EPSG:25832"
        #expect(LayerLoader(request, findings: &findings)?.sourceCRS.code == "EPSG:25832")
    }

    @Test(arguments: [
        (CityJSONText.system, "EPSG:25832"), ("urn:ogc:def:crs:EPSG::7415", "EPSG:28992"), ("EPSG:31256", "EPSG:31256"),
        (
            "http://www.opengis.net/def/crs-compound?1=http://www.opengis.net/def/crs/EPSG/0/25832"
                + "&2=http://www.opengis.net/def/crs/EPSG/0/7837", "EPSG:25832"
        ),
    ]) func systemsOfPlaneAndHeightAreReadAsThePlane(_ name: String, _ code: String) {
        let crs = Reading.city(CityJSONText.document(House(identifier: "A"), system: name)).table?.crs
        #expect(crs?.code == code && crs?.definition == code)
    }

    @Test func anUnknownSystemIsAnError() {
        let reading = Reading.city(CityJSONText.document(House(identifier: "A"), system: "Gauss 7"))
        #expect(reading.codes.first == "crs-unknown")
    }

    @Test func whatTheFileDoesNotHaveIsNamed() throws {
        let text = CityJSONText.document(House(identifier: "A"), House(identifier: "B", east: 20))
        for (change, code) in [
            ("[27,24", "vertex-out-of-range"), ("[-1", "vertex-out-of-range"), ("[0.5", "malformed-boundary"),
            ("[99999999999999999999", "malformed-boundary"), ("[[0]", "malformed-boundary"),
        ] {
            let broken = text.replacing("[[0,3,2,1]]", with: "[\(change == "[27,24" ? "[28,3,2,1" : change)]]")
            let reading = Reading.city(broken)
            #expect(reading.all.first { $0.severity == .error }?.code == code, "\(change)")
            #expect(reading.table?.defects.map(\.row) == [0])
            #expect(reading.all.first { $0.code == code }?.place.path == "CityObjects.A.geometry[0]")
            #expect(reading.table?.shapes.area(of: 1) == 60)
        }
    }

    @Test func templatesAreNamed() {
        let text = CityJSONText.document(House(identifier: "A"))
        let start = text.firstRange(of: "\"geometry\":[")?.upperBound ?? text.endIndex
        let end = text.firstRange(of: "]}},\n\"vertices\"")?.lowerBound ?? text.endIndex
        let template = "{\"type\":\"GeometryInstance\",\"template\":0,\"boundaries\":[0],\"transformationMatrix\":[]}"
        #expect(Reading.city(text[..<start] + template + text[end...]).codes == ["template-geometry"])
    }

    @Test func versionsWeDoNotKnowAreRefused() {
        let reading = Reading.city(CityJSONText.document(House(identifier: "A"), version: "0.9"))
        #expect(reading.codes == ["unsupported-version"])
        let bent = CityJSONText.document(House(identifier: "A")).replacing("\"scale\":[0.001,", with: "\"scale\":[")
        #expect(Reading.city(bent).codes == ["bad-transform"])
    }

    @Test func theContentDecidesWhateverTheOrderOfMembers() throws {
        let text = CityJSONText.document(House(identifier: "A"))
        let type = "\"type\":\"CityJSON\","
        let last = text.replacing(type, with: "").dropLast() + ",\"type\":\"CityJSON\"}"
        #expect(Reading.city(String(last)).table?.count == 1)
        let geoJSON = Text.collection(Text.feature(Text.polygon(Text.square)))
        #expect(Reading.city(geoJSON).codes == ["no-city-model"])
        let folder = try TemporaryFolder()
        Files.write(Array(text.utf8), to: folder.file("a.json"))
        #expect(try FeatureFile.layers(path: folder.file("a.json")) == ["buildings"])
        #expect(Reading.file(folder.file("a.json")).table?.count == 1)
        #expect(Reading.file(folder.file("a.json"), layer: "roads").codes == ["unknown-layer"])
    }

    @Test func aStudyTakesHeightsAndStoreysByDefault() throws {
        let folder = try TemporaryFolder()
        let attributes =
            "\"measuredHeight\":4.8,\"storeysAboveGround\":2,\"function\":\"31001_2020\",\"storeys\":7,\"dwellings\":3"
        Files.write(
            Array(CityJSONText.document(House(identifier: "A", attributes: attributes)).utf8),
            to: folder.file("a.city.json"))
        var request = LayerRequest(layer: .buildings, path: folder.file("a.city.json"), displayName: "a")
        var building = try load(request)
        #expect(building.height == 4.8 && building.storeys == 2 && building.use == .office && building.dwellings == 3)
        request.fields = [("height_m", "model_height_m", Place())]
        building = try load(request)
        #expect(building.height == 5 && building.storeys == 2)
    }

    private func load(_ request: LayerRequest) throws -> Building {
        var findings = Findings()
        let loader = try #require(LayerLoader(request, findings: &findings))
        let loaded = try loader.load(
            Building.self, into: try CRS("EPSG:25832"), near: Coordinate(x: 9, y: 49.6), crew: Crew(jobs: 1),
            findings: &findings)
        return try #require(loaded?.layer.elements.first)
    }
}
