import QuartierGeometry
import QuartierIO
import QuartierModel
import Testing

@Suite struct GeoPackageTests {
    private let plots = "\(Files.root)/Fixtures/formats/plots.gpkg"

    @Test func aLayerIsRead() throws {
        let reading = Reading.file(plots)
        #expect(reading.lines.isEmpty)
        let table = try #require(reading.table)
        #expect(table.name == "plots")
        #expect(table.identifiers == ["1", "4", "9", "12", "13", "20"])
        #expect(table.positions == [1, 4, 9, 12, 13, 20])
        #expect(!table.positionsAreLines)
        #expect(table.crs?.code == "EPSG:4326")
        #expect(table.crsSource == "gpkg_spatial_ref_sys")
        #expect(table.droppedDimensions == 2)
        #expect(table.fieldNames == ["name", "storeys", "far", "listed"])
        #expect(table.column("name")?[0] == .text("Ästhetik"))
        #expect(table.column("name")?[2] == .missing)
        #expect(table.column("storeys")?[2] == .number(7))
        #expect(table.column("far")?[2] == .number(-0.25))
        #expect(table.column("listed")?[1] == .boolean(false))
        #expect(table.shapes.range(of: 0).count == 9)
        #expect(table.shapes.boxes[1] == BoundingBox(minX: 16, minY: 48, maxX: 16.001, maxY: 48.001))
        #expect(table.shapes.boxes[3] == table.shapes.boxes[1])
        #expect(table.shapes.parts(of: 2).count == 2)
        #expect(table.shapes.isEmpty(5))
    }

    @Test func layersAreListed() throws {
        let layers = try GeoPackageReader.layers(path: plots)
        #expect(layers.map(\.name) == ["plots"])
        #expect(layers.first?.srs == "EPSG:4326")
        #expect(try FeatureFile.layers(path: plots) == ["plots"])
    }

    @Test func anUnknownLayerIsNamed() {
        let reading = Reading.file(plots, layer: "a\"b'; DROP TABLE plots")
        #expect(reading.codes == ["unknown-layer"])
        #expect(reading.findings.first?.remedy == "The layers are 'plots'")
    }

    @Test func onlyWantedColumnsAreRead() {
        var findings = Findings()
        let table = GeoPackageReader.read(path: plots, layer: nil, fields: .only(["far"]), findings: &findings)
        #expect(table?.columns.map(\.name) == ["far"])
        #expect(table?.column("far")?[0] == .number(1.5))
    }
}

@Suite struct CSVReaderTests {
    @Test func rowsAreRead() throws {
        let reading = Reading.csv(
            "id,x,y,name,code\r\n1,16.5,48.25,\"a, \"\"b\"\"\n c\",01234\r\n\r\n2,-1e1,0,,+43 1 58800\r\n")
        #expect(reading.lines.isEmpty)
        let table = try #require(reading.table)
        #expect(table.shapes.coordinates == [Coordinate(x: 16.5, y: 48.25), Coordinate(x: -10, y: 0)])
        #expect(table.positions == [2, 5])
        #expect(table.column("id")?[1] == .number(2))
        #expect(table.column("name")?[0] == .text("a, \"b\"\n c"))
        #expect(table.column("name")?[1] == .missing)
        #expect(table.column("code")?[0] == .text("01234"))
        #expect(table.column("code")?[1] == .text("+43 1 58800"))
        #expect(table.crs == .wgs84)
    }

    @Test(arguments: [
        ("x;y;n\n1,5;2;3,25\n", 1.5, 3.25), ("x\ty\tn\n1,5\t2\t3.25\n", 1.5, 3.25), ("x,y,n\n1.5,2,3.25\n", 1.5, 3.25),
        ("\"n\";\"y\";\"x\"\n\"3,25\";\"2\";\"1,5\"\n", 1.5, 3.25),
    ])
    func separatorsAreFound(_ text: String, x: Double, n: Double) {
        let reading = Reading.csv(text)
        #expect(reading.lines.isEmpty)
        #expect(reading.table?.shapes.coordinates == [Coordinate(x: x, y: 2)])
        #expect(reading.table?.column("n")?[0] == .number(n))
    }

    @Test func badCellsNameLineAndColumn() {
        let reading = Reading.csv("x,y\nInfinity,1\n1,1e400\n0x10,1\n,2\n1,2,3\n1\n5,6\n")
        #expect(reading.findings.map(\.code) == ["row-width", "row-width"])
        #expect(reading.findings.map(\.place.line) == [6, 7])
        let defects = reading.table?.defects ?? []
        #expect(defects.map(\.code) == Array(repeating: "bad-coordinate", count: 4))
        #expect(defects.map(\.row) == [0, 1, 2, 3])
        #expect(reading.table?.positions.prefix(4) == [2, 3, 4, 5])
        #expect(defects.first?.path == "column x" && defects.first?.reason == "'Infinity' is not a finite number")
        #expect(defects.last?.reason == "one of the two coordinates is missing")
        #expect(reading.table?.count == 5)
        #expect(reading.table?.shapes.isEmpty(0) == true)
    }

    @Test func longCodesStayTexts() {
        let table = Reading.csv("x,y,a\n1,2,1234567890123456\n1,2,123456789012345\n").table
        #expect(table?.column("a")?[0] == .text("1234567890123456"))
        #expect(table?.column("a")?[1] == .number(123_456_789_012_345))
    }
}

@Suite struct FeatureFileTests {
    @Test func contentGoesBeforeSuffix() throws {
        let folder = try TemporaryFolder()
        let feature = Text.feature("{\"type\":\"Point\",\"coordinates\":[16,48]}")
        let files: [(name: String, text: String, code: String?)] = [
            ("a.geojson", feature, nil), ("a.json", feature, nil), ("a", feature, nil),
            ("a.ndjson", "\(feature)\n", nil), ("b.geojson", "\u{1E}\(feature)\n", nil),
            ("a.csv", "x,y\n1,2\n", nil), ("a.TSV", "x\ty\n1\t2\n", nil), ("c.geojson", "<html>", "wrong-format"),
            ("d.geojson", "SQLite format 3\0", "wrong-format"), ("a.zip", "PK\u{3}\u{4}", "wrong-format"),
            ("a.shp", "x", "wrong-format"), ("a.gml", "<gml/>", "wrong-format"), ("a.dxf", "0", "wrong-format"),
            ("a.kml", "<html/>", "wrong-format"), ("a.fgb", "fgb", "wrong-format"), ("a.tab", "x", "wrong-format"),
            ("a.parquet", "PAR1", "foreign-format"), ("v.shp", "<OGRVRTDataSource/>", "vrt-in-disguise"),
            ("a.xyz", "1 2", "unknown-format"),
            ("e.geojson", "", "empty-file"), ("a.gpkg", "text", "not-geopackage"), ("f.geojson", "x,y", "not-geojson"),
            ("g.geojson", " \n", "empty-file"),
        ]
        for file in files {
            Files.write(Array(file.text.utf8), to: folder.file(file.name))
            let reading = Reading.file(folder.file(file.name))
            let expected = file.code.map { [$0] } ?? (file.name == "a.csv" || file.name == "a.TSV" ? [] : [])
            #expect(reading.codes == expected, "\(file.name)")
            #expect((reading.table == nil) == (file.code != nil), "\(file.name)")
            if let finding = reading.findings.first { #expect(finding.remedy != nil, "\(file.name)") }
        }
        #expect(Reading.file(folder.file("missing.geojson")).codes == ["file-missing"])
        #expect(Reading.file(folder.path).codes == ["not-a-file"])
        #expect(Reading.file(folder.file("a.csv"), layer: "b").codes == ["unknown-layer"])
        #expect(try FeatureFile.layers(path: folder.file("a.csv")) == ["a"])
    }
}
