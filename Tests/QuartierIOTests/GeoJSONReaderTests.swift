import QuartierGeometry
import QuartierIO
import QuartierModel
import Testing

@Suite struct GeoJSONReaderTests {
    @Test func aCollectionIsRead() throws {
        let reading = Reading.geoJSON(
            Text.collection(
                Text.feature(Text.polygon(Text.square), properties: "{\"a\":1,\"b\":\"x\",\"c\":true,\"d\":null}"),
                Text.feature(
                    "{\"type\":\"Point\",\"coordinates\":[16,48,170]}", id: "7.0", properties: "{\"b\":\"ä\"}"),
                Text.feature("null", id: "9007199254740993", properties: "null")))
        #expect(reading.lines.isEmpty)
        let table = try #require(reading.table)
        #expect(table.count == 3)
        #expect(table.identifiers == ["A", "7.0", "9007199254740993"])
        #expect(table.positions == [2, 3, 4])
        #expect(table.positionsAreLines)
        #expect(table.fieldNames == ["a", "b", "c", "d"])
        #expect(table.column("a")?[0] == .number(1))
        #expect(table.column("a")?[1] == .missing)
        #expect(table.column("b")?[1] == .text("ä"))
        #expect(table.column("c")?[0] == .boolean(true))
        #expect(table.column("d")?[0] == .missing)
        #expect(table.shapes.kinds == [.area, .point, .area])
        #expect(table.shapes.isEmpty(2))
        #expect(table.droppedDimensions == 1)
        #expect(table.crs == .wgs84)
        #expect(table.crsSource == "RFC 7946")
    }

    @Test(arguments: [
        ("{\"type\":\"Point\",\"coordinates\":[1,2]}", ShapeKind.point, 1, 1),
        ("{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}", .point, 2, 2),
        ("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}", .line, 1, 2),
        ("{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[1,2],[3,4]]]}", .line, 2, 4),
        ("{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[5,0],[1,2]]]}", .area, 1, 4),
        ("{\"coordinates\":[[[1,2],[3,4],[5,0],[1,2]]],\"type\":\"Polygon\"}", .area, 1, 4),
        ("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[1,2],[3,4],[5,0],[1,2]]]]}", .area, 1, 4),
        (
            "{\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]},{\"type\":\"MultiPoint\",\"coordinates\":"
                + "[[3,4]]}],\"type\":\"GeometryCollection\"}", .point, 2, 2
        ),
    ])
    func everyTypeIsRead(_ geometry: String, kind: ShapeKind, parts: Int, coordinates: Int) throws {
        for text in [Text.collection(Text.feature(geometry)), Text.feature(geometry), geometry] {
            let reading = Reading.geoJSON(text)
            #expect(reading.lines.isEmpty)
            let table = try #require(reading.table)
            #expect(table.shapes.kinds == [kind])
            #expect(table.shapes.parts(of: 0).count == parts)
            #expect(table.shapes.coordinates.count == coordinates)
        }
    }

    @Test(arguments: ["Polygon", "MultiPolygon", "LineString", "MultiPoint", "Point"])
    func emptyGeometriesAreEmptyShapes(_ type: String) throws {
        let reading = Reading.geoJSON("{\"type\":\"\(type)\",\"coordinates\":[]}")
        #expect(reading.lines.isEmpty)
        #expect(reading.table?.shapes.isEmpty(0) == true)
    }

    @Test func membersComeInAnyOrder() throws {
        let feature =
            "{\"geometry\":{\"coordinates\":[700000,300000],\"bbox\":[0,0,1,1],\"type\":\"Point\"},"
            + "\"properties\":{\"s\":1},\"x\":[{}],\"id\":\"z\",\"type\":\"Feature\"}"
        let reading = Reading.geoJSON(
            "{\"features\":[\(feature)],\"crs\":{\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::31256\"},"
                + "\"type\":\"name\"},\"name\":\"plots\",\"type\":\"FeatureCollection\"}")
        #expect(reading.lines.isEmpty)
        let table = try #require(reading.table)
        #expect(table.name == "plots")
        #expect(table.crs?.code == "EPSG:31256")
        #expect(table.crsSource == "crs member")
        #expect(table.identifiers == ["z"])
        #expect(table.shapes.coordinates == [Coordinate(x: 700000, y: 300000)])
    }

    @Test func theStudyFileGoesBeforeTheFile() throws {
        let crs = try CRS("EPSG:31256")
        let text = Text.collection(Text.feature("{\"type\":\"Point\",\"coordinates\":[2500,341000]}"))
        let plain = Reading.geoJSON(text, crs: crs)
        #expect(plain.lines.isEmpty)
        #expect(plain.table?.crsSource == "study file")
        let member = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3035\"}},"
        let stated = Reading.geoJSON(
            Text.collection(Text.feature("{\"type\":\"Point\",\"coordinates\":[2500,341000]}"), extra: member), crs: crs
        )
        #expect(stated.codes == ["crs-override"])
        #expect(stated.table?.crs == crs)
    }

    @Test func onlyWantedAttributesBecomeColumns() {
        let text = Text.collection(
            Text.feature("null", properties: "{\"a\":1,\"b\":{\"x\":[1]},\"c\":3}"),
            Text.feature("null", id: "\"B\"", properties: "{\"c\":4,\"a\":2,\"b\":[]}"))
        let some = Reading.geoJSON(text, fields: .only(["c", "nothing"]))
        #expect(some.lines.isEmpty)
        #expect(some.table?.columns.map(\.name) == ["c"])
        #expect(some.table?.column("c")?[1] == .number(4))
        #expect(some.table?.fieldNames == ["a", "b", "c"])
        #expect(Reading.geoJSON(text, fields: .none).table?.columns.isEmpty == true)
        let all = Reading.geoJSON(text)
        #expect(all.codes == ["unsupported-value"])
        #expect(all.findings.first?.count == 2)
        #expect(all.table?.column("b")?[0] == .missing)
    }

    @Test func aBadFeatureDoesNotHideTheNext() throws {
        let reading = Reading.geoJSON(
            Text.collection(
                Text.feature("{\"type\":\"Point\",\"coordinates\":[1e999,0]}", id: "\"a\""),
                Text.feature("{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[1,2]]]}", id: "\"b\""),
                Text.feature("5", id: "\"c\""), "7",
                Text.feature(Text.polygon(Text.square, "[[0,0],[1,0],[1,1],[0,1]]"), id: "\"d\""),
                Text.feature(Text.polygon(Text.square), id: "\"e\"")))
        let table = try #require(reading.table)
        #expect(table.identifiers == ["a", "b", "c", "d", "e"])
        #expect(
            table.defects.map(\.code) == [
                "non-finite-coordinate", "too-few-positions", "not-a-geometry", "unclosed-ring",
            ])
        #expect(
            table.defects.map(\.path) == [
                "geometry.coordinates", "geometry.coordinates[0]", "geometry", "geometry.coordinates[1]",
            ])
        #expect(table.defects.map(\.isMended) == [false, false, false, true])
        #expect(reading.findings.map(\.code) == ["not-a-feature"])
        #expect((0..<5).map { table.shapes.isEmpty($0) } == [true, true, true, false, false])
        #expect(table.shapes.range(of: 3).count == 10)
    }

    @Test func consecutiveDuplicatesAreKept() {
        let reading = Reading.geoJSON("{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[1,2],[3,4],[5,0],[1,2]]]}")
        #expect(reading.table?.shapes.coordinates.count == 5)
    }

    @Test func aSyntaxErrorKeepsWhatWasReadBefore() throws {
        let good = Text.feature(Text.polygon(Text.square))
        let reading = Reading.geoJSON(
            "{\"type\":\"FeatureCollection\",\"features\":[\(good),\n{\"type\":\"Feature\",}]}")
        #expect(reading.table?.count == 1)
        #expect(reading.codes == ["json-syntax"])
        #expect(reading.findings.first?.place.line == 2)
        #expect(reading.findings.first?.place.column == 19)
        #expect(reading.findings.first?.place.feature == "#2")
    }

    @Test func duplicateIdsNameBothLines() {
        let good = Text.feature("null")
        let reading = Reading.geoJSON(Text.collection(good, Text.feature("null", id: "1"), good))
        #expect(reading.codes == ["duplicate-id"])
        #expect(reading.findings.first?.message == "the id 'A' stands at line 2 and at line 4")
    }

    @Test func aRepeatedMemberIsFoundWhereverItIs() {
        for text in [
            Text.collection("{\"type\":\"Feature\",\"id\":1,\"id\":2,\"geometry\":null,\"properties\":null}"),
            Text.collection("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1,\"a\":1}}"),
            Text.collection("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":{\"b\":1,\"b\":1}}}"),
            Text.collection("{\"type\":\"Feature\",\"geometry\":null,\"properties\":null,\"x\":1,\"x\":1}"),
            Text.collection(Text.feature("{\"type\":\"Point\",\"type\":\"Point\",\"coordinates\":[1,2]}")),
            Text.collection(Text.feature("null"), extra: "\"name\":\"a\",\"name\":\"b\","),
        ] {
            #expect(Reading.geoJSON(text).codes.filter { $0 != "unsupported-value" } == ["duplicate-key"], "\(text)")
        }
    }

    @Test func aBrokenFeatureDoesNotMarkTheAttributesOfTheNext() {
        let reading = Reading.sequence(
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1\n"
                + "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1}}\n")
        #expect(reading.codes == ["json-syntax"])
        #expect(reading.table?.column("a")?[0] == .number(1))
    }

    @Test func limitsAreKept() {
        var limits = ReadingLimits()
        limits.features = 1
        let two = Text.collection(Text.feature("null"), Text.feature("null", id: "2"))
        #expect(Reading.geoJSON(two, limits: limits).codes == ["too-many-features"])
        limits = ReadingLimits()
        limits.coordinates = 4
        #expect(
            Reading.geoJSON(Text.feature(Text.polygon(Text.square)), limits: limits).codes == ["too-many-coordinates"])
        limits = ReadingLimits()
        limits.fields = 1
        let fields = Text.feature("null", properties: "{\"a\":1,\"b\":2}")
        #expect(Reading.geoJSON(fields, limits: limits).codes == ["too-many-fields"])
    }

    @Test func wholeNumbersBeyondDoublesAreReported() {
        let reading = Reading.geoJSON(Text.feature("null", properties: "{\"a\":9223372036854775807,\"b\":1e300}"))
        #expect(reading.codes == ["inexact-integer"])
        #expect(
            Reading.geoJSON(Text.feature("null", properties: "{\"a\":1e-400}")).table?.column("a")?[0] == .number(0))
    }
}

@Suite struct GeoJSONSequenceTests {
    private let one = Text.feature(Text.polygon(Text.square), id: "1")
    private let two = Text.feature("{\"type\":\"Point\",\"coordinates\":[16,48]}", id: "2")

    @Test func linesAreRead() {
        let reading = Reading.sequence("\(one)\n\n\(two)\r\n")
        #expect(reading.lines.isEmpty)
        #expect(reading.table?.identifiers == ["1", "2"])
        #expect(reading.table?.positions == [1, 3])
    }

    @Test func recordsAreRead() {
        let reading = Reading.sequence("\u{1E}\(one)\n\u{1E}{\n\(two.dropFirst())\n\u{1E}\n")
        #expect(reading.lines.isEmpty)
        #expect(reading.table?.identifiers == ["1", "2"])
        #expect(reading.table?.positions == [1, 2])
    }

    @Test func aBrokenRecordDoesNotHideTheOthers() {
        let reading = Reading.sequence("\(one)\n{\"type\":\nnull\n\(two)\n{} {}\n")
        #expect(reading.table?.identifiers == ["1", "2"])
        #expect(reading.codes == ["json-syntax", "not-a-feature", "not-a-feature", "trailing-content"])
        #expect(reading.findings.map(\.place.line) == [2, 3, 5, 5])
    }
}
