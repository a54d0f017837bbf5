import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

@Suite(.enabled(if: GDAL.isInstalled, GDAL.absence)) struct GMLTrapTests {
    /// A rectangle in a file of our own: 200 m by 100 m where the plane is metric.
    private func gml(_ system: String, corner: (String, String), opposite: (String, String)) -> String {
        let (x, y) = (corner, opposite)
        let list = "\(x.0) \(x.1) \(y.0) \(x.1) \(y.0) \(y.1) \(x.0) \(y.1) \(x.0) \(x.1)"
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <c:Plan xmlns:c="http://example.org/c" xmlns:gml="http://www.opengis.net/gml/3.2" gml:id="P">
            <gml:featureMember><c:Baufeld gml:id="B1"><c:nutzung>Wohnen</c:nutzung><c:flaeche>
            <gml:Polygon gml:id="G1" srsName="\(system)"><gml:exterior><gml:LinearRing>
            <gml:posList>\(list)</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></c:flaeche></c:Baufeld>
            </gml:featureMember></c:Plan>
            """
    }

    @Test(arguments: [
        // How the file names the CRS, what it is, and whether north comes first in the file.
        ("urn:ogc:def:crs:EPSG::25832", "EPSG:25832", false), ("EPSG:25832", "EPSG:25832", false),
        ("http://www.opengis.net/def/crs/EPSG/0/25832", "EPSG:25832", false),
        ("urn:ogc:def:crs:EPSG::31467", "EPSG:31467", true), ("EPSG:31467", "EPSG:31467", false),
        ("http://www.opengis.net/gml/srs/epsg.xml#31467", "EPSG:31467", false),
        ("urn:adv:crs:DE_DHDN_3GK3", "EPSG:31467", false), ("urn:adv:crs:DE_DHDN_3GK3_HE100", "EPSG:31467", false),
        ("urn:adv:crs:DE_DHDN_3GK3*DE_DHN92_NH", "EPSG:31467", false),
        ("urn:adv:crs:ETRS89_UTM32", "EPSG:25832", false),
        ("urn:adv:crs:ETRS89_UTM32*DE_DHHN2016_NH", "EPSG:25832", false),
        ("urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::5783", "EPSG:25832", false),
    ]) func eastComesFirstWhateverTheFileSays(_ name: String, _ code: String, _ northFirst: Bool) throws {
        let scratch = try Scratch()
        let (low, high) = code == "EPSG:31467" ? ("3500000", "3500200") : ("500000", "500200")
        let text =
            northFirst
            ? gml(name, corner: ("5500000", low), opposite: ("5500100", high))
            : gml(name, corner: (low, "5500000"), opposite: (high, "5500100"))
        scratch.write(text, to: "plan.gml")
        let reading = try scratch.read("plan.gml")
        #expect(reading.codes == [])
        let table = try #require(reading.table)
        #expect(table.crs?.code == code)
        #expect(table.crsSource == "srsName")
        #expect(table.identifiers == ["B1"])
        #expect(table.shapes.extent.minX == Double(low) && table.shapes.extent.minY == 5_500_000)
        #expect(abs(table.shapes.area(of: 0)) == 20_000)
    }

    @Test func degreesWithLatitudeFirstAreTurned() throws {
        let scratch = try Scratch()
        scratch.write(
            gml("urn:ogc:def:crs:EPSG::4326", corner: ("48.2", "16.4"), opposite: ("48.3", "16.5")), to: "plan.gml")
        let table = try #require(try scratch.read("plan.gml").table)
        #expect(table.shapes.extent.minX == 16.4 && table.shapes.extent.minY == 48.2)
    }

    @Test func anUnknownSystemMustBeStated() throws {
        let scratch = try Scratch()
        scratch.write(
            gml("urn:adv:crs:DE_42-83_3GK5", corner: ("5500000", "1"), opposite: ("5500100", "2")), to: "a.gml")
        #expect(try scratch.read("a.gml").codes == ["crs-missing"])
        #expect(try scratch.read("a.gml", crs: try CRS("EPSG:31469")).table?.crs?.code == "EPSG:31469")
    }

    @Test func systemsThatDifferAreRefused() throws {
        let scratch = try Scratch()
        let text = gml("EPSG:25832", corner: ("500000", "5500000"), opposite: ("500200", "5500100"))
        let other = "<gml:Point srsName='EPSG:25833'/></c:Plan>"
        scratch.write(String(text.dropLast("</c:Plan>".count)) + other, to: "a.gml")
        #expect(try scratch.read("a.gml").codes == ["mixed-crs"])
    }

    @Test func plansAfterXPlanungAreReadAsPlots() throws {
        let scratch = try Scratch()
        Files.write(try Files.bytes("\(Files.root)/Fixtures/formats/xplan.gml"), to: scratch.file("xplan.gml"))
        let unnamed = try scratch.read("xplan.gml")
        #expect(unnamed.codes == ["layer-not-named"])
        #expect(unnamed.lines.last?.contains("'BP_BaugebietsTeilFlaeche'") == true)
        let reading = try scratch.read(
            "xplan.gml", layer: "BP_BaugebietsTeilFlaeche", fields: .only(["GRZ", "GFZ", "Z"]))
        #expect(reading.codes == ["curves-as-chords"])
        let table = try #require(reading.table)
        #expect(table.identifiers == ["GML_BAUGEBIET_1", "GML_BAUGEBIET_2"])
        #expect(table.columns.map(\.name).sorted() == ["GFZ", "GRZ", "Z"])
        #expect(table.numbers("GRZ") == [0.4, 0.6])
        #expect(table.numbers("GFZ") == [1.2, nil])
        #expect(table.numbers("Z") == [4, 6])
        #expect(abs(table.shapes.area(of: 0)) == 10_000)
        // A square with half a circle of 50 m on top.
        #expect(abs(abs(table.shapes.area(of: 1)) - (10_000 + 1_250 * Double.pi)) < 1)
        let layers = try Conversion.layers(
            path: scratch.file("xplan.gml"), format: .gml, name: "xplan.gml", settings: scratch.settings)
        #expect(layers == ["BP_BaugebietsTeilFlaeche", "BP_Plan"])
    }
}

@Suite(.enabled(if: GDAL.isInstalled, GDAL.absence)) struct DrawingTests {
    static let drawing = [
        "0", "SECTION", "2", "ENTITIES",
        "0", "LWPOLYLINE", "8", "BAUFELD", "90", "4", "70", "1",
        "10", "0", "20", "0", "10", "10", "20", "0", "10", "10", "20", "10", "10", "0", "20", "10",
        "0", "LINE", "8", "ACHSE", "10", "0", "20", "0", "11", "5", "21", "5",
        "0", "CIRCLE", "8", "BAUFELD", "10", "50", "20", "50", "40", "10", "0", "ENDSEC", "0", "EOF", "",
    ].joined(separator: "\n")

    @Test func closedLinesAreAreasAndLayersCanBeChosen() throws {
        let scratch = try Scratch()
        scratch.write(Self.drawing, to: "a.dxf")
        let plane = try CRS("EPSG:25832")
        let all = try scratch.read("a.dxf", crs: plane)
        #expect(all.codes == ["curves-as-chords"])
        #expect(all.table?.shapes.kinds == [.area, .line, .area])
        let table = try #require(try scratch.read("a.dxf", layer: "BAUFELD", crs: plane).table)
        #expect(table.identifiers == ["1", "3"])
        #expect(abs(table.shapes.area(of: 0)) == 100)
        #expect(abs(abs(table.shapes.area(of: 1)) / (100 * Double.pi) - 1) < 1e-4)
        #expect(try scratch.read("a.dxf", layer: "x", crs: plane).codes == ["curves-as-chords", "unknown-layer"])
        #expect(try scratch.read("a.dxf").codes == ["curves-as-chords", "crs-missing"])
    }
}

@Suite(.enabled(if: GDAL.isInstalled, GDAL.absence)) struct KMLTests {
    private let text = """
        <?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link>\
        <href>http://127.0.0.1:9/b.kml</href></Link></NetworkLink>FIRST<Folder><name>trees</name><Placemark>\
        <Point><coordinates>16,48,3</coordinates></Point></Placemark></Folder></Document></kml>
        """

    @Test func theRootWithoutPlacesIsNoLayer() throws {
        let scratch = try Scratch()
        scratch.write(text.split(separator: "FIRST").joined(), to: "a.kml")
        let reading = try scratch.read("a.kml")
        #expect(reading.codes == ["network-link"])
        #expect(reading.table?.name == "trees" && reading.table?.droppedDimensions == 1)
    }

    @Test func theRootWithPlacesIsNamedForTheFile() throws {
        let scratch = try Scratch()
        let first = "<Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>"
        scratch.write(text.split(separator: "FIRST").joined(separator: first), to: "a.kml")
        let reading = try scratch.read("a.kml")
        #expect(reading.codes == ["network-link", "layer-not-named"])
        #expect(reading.findings.last?.remedy?.contains("'a'") == true)
        let root = try scratch.read("a.kml", layer: "a").table
        #expect(root?.name == "a" && root?.count == 1)
    }
}
