import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

@Suite struct CityGMLTests {
    private static let attributes =
        "<bldg:function>31001_1010</bldg:function><bldg:measuredHeight uom=\"urn:adv:uom:m\">4.8</bldg:measuredHeight>"
        + "<bldg:storeysAboveGround>2</bldg:storeysAboveGround><gen:stringAttribute name=\"Gemeinde\"><gen:value>"
        + " Wien </gen:value></gen:stringAttribute><gen:intAttribute name=\"n\"><gen:value>7</gen:value>"
        + "</gen:intAttribute><gen:genericAttributeSet name=\"s\"><gen:doubleAttribute name=\"d\"><gen:value>+1.50"
        + "</gen:value></gen:doubleAttribute></gen:genericAttributeSet>"

    @Test(arguments: ["1.0", "2.0", "3.0"])
    func aHouseHasItsAreaHeightAndAttributes(version: String) throws {
        let reading = Reading.city(
            CityGMLText.document(House(identifier: "A", extra: Self.attributes), version: version))
        let table = try #require(reading.table)
        #expect(reading.codes == [])
        #expect(table.identifiers == ["A"])
        #expect(table.crs?.code == "EPSG:25832")
        #expect(table.crsSource == "srsName")
        #expect(table.shapes.area(of: 0) == 60)
        #expect(table.droppedDimensions == 1)
        #expect(table.positions == [4])
        #expect(table.column("measuredHeight")?[0] == .number(4.8))
        #expect(table.column("model_height_m")?[0] == .number(5))
        #expect(table.column("function")?[0] == .text("31001_1010"))
        #expect(table.column("Gemeinde")?[0] == .text("Wien"))
        #expect(table.column("n")?[0] == .number(7))
        #expect(table.column("s.d")?[0] == .number(1.5))
    }

    @Test func bothFormatsGiveTheSameShapes() throws {
        let houses = (House(identifier: "A", hasCourtyard: true), House(identifier: "B", east: 30))
        let gml = try #require(Reading.city(CityGMLText.document(houses.0, houses.1)).table)
        let json = try #require(Reading.city(CityJSONText.document(houses.0, houses.1)).table)
        #expect(gml.shapes == json.shapes)
        #expect(gml.shapes.area(of: 0) == 56)
    }

    @Test(arguments: [
        ("urn:ogc:def:crs:EPSG::25832", "EPSG:25832", false), ("EPSG:25832", "EPSG:25832", false),
        ("urn:ogc:def:crs,crs:EPSG::31467,crs:EPSG::7837", "EPSG:31467", true), ("EPSG:31467", "EPSG:31467", false),
        ("http://www.opengis.net/def/crs/EPSG/0/31467", "EPSG:31467", true),
        ("http://www.opengis.net/gml/srs/epsg.xml#31467", "EPSG:31467", false),
        ("urn:adv:crs:DE_DHDN_3GK4*DE_DHN92_NH", "EPSG:31468", false),
        ("urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH", "EPSG:25832", false),
    ]) func northComesFirstWhereTheRegisterOfTheNameSaysSo(_ name: String, _ code: String, _ northFirst: Bool) throws {
        let table = try #require(
            Reading.city(CityGMLText.document(House(identifier: "A"), system: name, isNorthFirst: northFirst)).table)
        #expect(table.crs?.code == code)
        #expect(table.shapes.extent == BoundingBox(minX: 500_000, minY: 5_500_000, maxX: 500_010, maxY: 5_500_006))
    }

    @Test func systemsThatDifferAreRefused() {
        let other =
            "<core:cityObjectMember><veg:PlantCover><gml:Point srsName='EPSG:25833'/></veg:PlantCover>"
            + "</core:cityObjectMember>"
        let reading = Reading.city(CityGMLText.document(House(identifier: "A"), tail: other))
        #expect(reading.codes == ["mixed-crs"])
        let orders = "<gml:Envelope srsName='urn:ogc:def:crs:EPSG::31467'/>"
        #expect(
            Reading.city(CityGMLText.document(House(identifier: "A"), system: "EPSG:31467", tail: orders)).codes
                == ["mixed-crs"])
    }

    @Test func aMissingSystemMustBeStated() throws {
        let text = CityGMLText.document(House(identifier: "A"), system: nil)
        #expect(Reading.city(text).table?.crs == nil)
        let stated = Reading.city(text, options: FeatureFileOptions(crs: try CRS("EPSG:25832")))
        #expect(stated.table?.crs?.code == "EPSG:25832")
        let unknown = Reading.city(CityGMLText.document(House(identifier: "A"), system: "urn:adv:crs:DE_42-83_3GK5"))
        #expect(unknown.codes.first == "crs-unknown")
    }

    @Test func partsThatTouchAreOneBuilding() throws {
        let part = CityGMLText.building(House(identifier: "A1", east: 10, type: "BuildingPart"))
        let extra = "<bldg:consistsOfBuildingPart>\(part)</bldg:consistsOfBuildingPart>"
        let reading = Reading.city(CityGMLText.document(House(identifier: "A", extra: extra)))
        #expect(reading.table?.identifiers == ["A"])
        #expect(reading.table?.shapes.area(of: 0) == 120)
        #expect(reading.table?.shapes.parts(of: 0).count == 1)
    }

    @Test(arguments: [false, true])
    func withoutSemanticsTheSurfacesThatLookDownAreTheGround(isInsideOut: Bool) {
        let reading = Reading.city(
            CityGMLText.document(House(identifier: "A", isSemantic: false, isInsideOut: isInsideOut)))
        #expect(reading.table?.shapes.area(of: 0) == 60)
        #expect(reading.codes == ["footprint-from-solid", "no-measured-height"])
    }

    @Test func referencesAreFollowedIntoOtherBuildings() throws {
        let ground =
            "<bldg:boundedBy><bldg:GroundSurface><bldg:lod2MultiSurface><gml:MultiSurface>"
            + "<gml:surfaceMember xlink:href=\"#B_0\"/></gml:MultiSurface></bldg:lod2MultiSurface>"
            + "</bldg:GroundSurface></bldg:boundedBy>"
        let first =
            "<core:cityObjectMember><bldg:Building gml:id=\"A\">\(ground)</bldg:Building>"
            + "</core:cityObjectMember>"
        let text = CityGMLText.document(House(identifier: "B"))
        let both = text.replacing("<core:cityObjectMember>", with: "\(first)<core:cityObjectMember>")
        let table = try #require(Reading.city(both).table)
        #expect(table.identifiers == ["A", "B"])
        #expect(table.shapes.area(of: 0) == 60)
        let lost = both.replacing("#B_0", with: "#nowhere")
        #expect(Reading.city(lost).codes.contains("unresolved-reference"))
        #expect(Reading.city(lost).table?.shapes.area(of: 1) == 60)
    }

    @Test(arguments: [
        ("<gml:posList>", "<gml:posList srsDimension=\"3\">"), ("5500006 ", "5500006.0e0 "), ("500010", "+500010."),
    ]) func waysOfWritingTheSame(_ usual: String, _ other: String) {
        let text = CityGMLText.document(House(identifier: "A")).replacing(usual, with: other)
        #expect(Reading.city(text).table?.shapes.area(of: 0) == 60)
    }

    @Test func positionsMayStandAloneOrAsTuples() throws {
        let list =
            "<gml:posList>500000 5500000 100\n500000 5500006 100\n500010 5500006 100\n500010 5500000 100\n"
            + "500000 5500000 100</gml:posList>"
        let text = CityGMLText.document(House(identifier: "A"))
        #expect(text.contains(list))
        let places = list.dropFirst(13).dropLast(14).split(separator: "\n")
        let alone = places.map { "<gml:pos>\($0)</gml:pos>" }.joined()
        let tuples = places.map { $0.replacing(" ", with: ",") }.joined(separator: " ")
        for other in [alone, "<gml:coordinates>\(tuples)</gml:coordinates>"] {
            #expect(Reading.city(text.replacing(list, with: other)).table?.shapes.area(of: 0) == 60)
        }
        let flat = places.map { $0.dropLast(4) }.joined(separator: " ")
        let plane = Reading.city(text.replacing(list, with: "<gml:posList>\(flat)</gml:posList>"))
        #expect(plane.table?.shapes.area(of: 0) == 60)
        #expect(plane.table?.droppedDimensions == 0)
    }

    @Test(arguments: [
        ("500000 5500000 100\n500000 5500006", "500000 5500000 NaN\n500000 5500006", "non-finite-coordinate"),
        ("500000 5500000 100\n500000 5500006", "500000 5500000 1_0\n500000 5500006", "malformed-positions"),
        ("500000 5500000 100\n500000 5500006", "500000 5500000\n500000 5500006", "malformed-positions"),
        ("500000 5500000 100\n500000 5500006", "500001 5500000 100\n500000 5500006", "unclosed-ring"),
    ]) func brokenPositionsAreNamed(_ whole: String, _ broken: String, _ code: String) {
        let reading = Reading.city(CityGMLText.document(House(identifier: "A")).replacing(whole, with: broken))
        #expect(reading.table?.defects.map(\.code) == [code])
        #expect(reading.table?.defects.first?.path?.hasPrefix("A, line 4") == true)
    }

    @Test func whatIsNoBuildingIsCounted() {
        let tail =
            "<core:cityObjectMember><veg:PlantCover gml:id=\"P\"/></core:cityObjectMember>"
            + "<core:cityObjectMember><bldg:Building gml:id=\"T\"><bldg:lod2Geometry/><bldg:lod1Representation>"
            + "<core:ImplicitGeometry><gml:Polygon/></core:ImplicitGeometry></bldg:lod1Representation>"
            + "</bldg:Building></core:cityObjectMember>"
        let reading = Reading.city(CityGMLText.document(House(identifier: "A"), tail: tail))
        #expect(reading.table?.identifiers == ["A", "T"])
        #expect(reading.codes == ["no-measured-height", "other-city-objects", "template-geometry"])
    }

    @Test func windowsAndBalconiesDoNotCount() {
        let ground =
            "<bldg:boundedBy><bldg:GroundSurface><bldg:lod1MultiSurface><gml:MultiSurface><gml:surfaceMember>"
            + CityGMLText.polygon([[10, 11, 12]], of: House(identifier: "W"), 0, false)
            + "</gml:surfaceMember></gml:MultiSurface></bldg:lod1MultiSurface></bldg:GroundSurface></bldg:boundedBy>"
        for name in ["opening", "outerBuildingInstallation", "interiorRoom"] {
            let extra = "<bldg:\(name)>\(ground)</bldg:\(name)>"
            let reading = Reading.city(CityGMLText.document(House(identifier: "A", extra: extra)))
            #expect(reading.table?.shapes.area(of: 0) == 60)
        }
        #expect(
            Reading.city(CityGMLText.document(House(identifier: "A", extra: ground))).table?.shapes.area(of: 0) == 2)
    }

    @Test func heightsInOtherUnitsAreNotTakenForMetres() {
        let extra = "<bldg:measuredHeight uom=\"urn:ogc:def:uom:EPSG::9002\">15</bldg:measuredHeight>"
        let reading = Reading.city(CityGMLText.document(House(identifier: "A", extra: extra)))
        #expect(reading.table?.column("measuredHeight")?[0] == .missing)
        #expect(reading.codes == ["unknown-unit", "no-measured-height"])
    }

    @Test func encodingsOfTheWestAreRead() throws {
        let extra = "<bldg:roofType>Dächer</bldg:roofType>"
        let text = CityGMLText.document(House(identifier: "A", extra: extra))
            .replacing("encoding=\"UTF-8\"", with: "encoding=\"ISO-8859-1\"")
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(Reading.city(latin).table?.column("roofType")?[0] == .text("Dächer"))
        let odd = text.replacing("ISO-8859-1", with: "EBCDIC-17")
        #expect(Reading.city(odd).findings.contains { $0.severity == .error })
    }

    @Test func otherXMLIsLeftToOthers() throws {
        let text = CityGMLText.document(House(identifier: "A"))
        #expect(Reading.city(text.replacing("core:CityModel", with: "core:Stadt")).codes == ["no-city-model"])
        #expect(
            Reading.city(text.replacing("opengis.net/citygml/2.0", with: "opengis.net/citygml/4.0")).codes
                == ["unsupported-version"])
        let plan = try Files.bytes("\(Files.root)/Fixtures/formats/xplan.gml")
        #expect(Reading.city(plan).codes == ["no-city-model"])
        let folder = try TemporaryFolder()
        Files.write(Array(text.utf8), to: folder.file("a.gml"))
        #expect(try FeatureFile.layers(path: folder.file("a.gml")) == ["buildings"])
        #expect(Reading.file(folder.file("a.gml"), layer: "buildings").table?.count == 1)
    }
}
