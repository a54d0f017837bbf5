import Glibc
import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

@Suite(.enabled(if: GDAL.isInstalled, GDAL.absence)) struct ShapefileTrapTests {
    private static let squares = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"Grün–1"},"geometry":\(Text.polygon(Text.square))},
        {"type":"Feature","properties":{"name":"Straße"},"geometry":\(Text.polygon(Text.square))}]}
        """

    /// A Shapefile of two squares with umlauts, in a code page.
    private func shapefile(_ scratch: Scratch, encoding: String) throws {
        scratch.write(Self.squares, to: "squares.geojson")
        try GDAL.make(
            "s.shp", "ESRI Shapefile", from: scratch.file("squares.geojson"), in: scratch,
            options: ["-lco", "ENCODING=\(encoding)"])
    }

    private func setLanguage(_ byte: UInt8, _ scratch: Scratch) throws {
        var bytes = try Files.bytes(scratch.file("s.dbf"))
        bytes[29] = byte
        Files.write(bytes, to: scratch.file("s.dbf"))
    }

    @Test func missingCompanionsAreNamed() throws {
        for suffix in ["shx", "dbf"] {
            let scratch = try Scratch()
            try GDAL.makeShapefile(in: scratch)
            unlink(scratch.file("plots.\(suffix)"))
            let reading = try scratch.read("plots.shp")
            #expect(reading.codes == ["companion-missing"])
            #expect(reading.lines.first?.contains("plots.\(suffix)") == true)
        }
    }

    @Test func withoutAPrjTheStudyMustStateTheCRS() throws {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        unlink(scratch.file("plots.prj"))
        let reading = try scratch.read("plots.shp")
        #expect(reading.codes == ["crs-missing"])
        #expect(reading.lines.first?.contains("plots.shp, layer plots") == true, "\(reading.lines)")
        #expect(reading.table?.crs == nil)
        let stated = try scratch.read("plots.shp", crs: try CRS("EPSG:31256"))
        #expect(stated.codes == [])
        #expect(stated.table?.crsSource == "study file")
    }

    @Test func companionsInCapitalsBelongToTheFile() throws {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        for suffix in ["shp", "shx", "dbf", "prj"] {
            rename(scratch.file("plots.\(suffix)"), scratch.file("PLOTS.\(suffix.uppercased())"))
        }
        let reading = try scratch.read("PLOTS.SHP")
        #expect(reading.lines == [])
        #expect(reading.table?.count == 8)
    }

    @Test func aCompanionThatLeadsElsewhereIsRefused() throws {
        let (scratch, other) = (try Scratch(), try Scratch())
        try GDAL.makeShapefile(in: scratch)
        rename(scratch.file("plots.dbf"), other.file("plots.dbf"))
        symlink(other.file("plots.dbf"), scratch.file("plots.dbf"))
        #expect(try scratch.read("plots.shp").codes == ["linked-elsewhere"])
    }

    @Test(arguments: [
        // The encoding the file is written in, the .cpg (nil: none), the language byte, and what is to be found.
        ("UTF-8", "UTF-8", 0, [String]()), ("CP1252", "1252", 0, []), ("CP1252", "ANSI 1252", 0x57, []),
        ("CP1252", nil, 0x57, []), ("CP850", nil, 0x02, []), ("UTF-8", nil, 0, ["code-page-guessed"]),
        ("CP1252", nil, 0, ["code-page-guessed"]), ("CP1252", "UTF-8", 0, ["code-page-wrong"]),
        ("CP1252", "Klingon", 0x57, ["code-page-unknown"]), ("CP1252", "windows-1252\r\n", 0x02, []),
    ]) func textsAreReadInTheirCodePage(
        _ encoding: String, _ page: String?, _ language: UInt8, _ codes: [String]
    ) throws {
        let scratch = try Scratch()
        try shapefile(scratch, encoding: encoding)
        unlink(scratch.file("s.cpg"))
        if let page { scratch.write(page, to: "s.cpg") }
        try setLanguage(language, scratch)
        let reading = try scratch.read("s.shp")
        #expect(reading.codes == codes)
        // CP850 has no long dash.
        let first = encoding == "CP850" ? "Gr" : "Grün–1"
        #expect(reading.table?.texts("name").first?.hasPrefix(first) == true)
        #expect(reading.table?.texts("name").last == "Straße")
    }

    @Test func plainTextsNeedNoCodePage() throws {
        let scratch = try Scratch()
        try GDAL.makeShapefile(in: scratch)
        unlink(scratch.file("plots.cpg"))
        #expect(try scratch.read("plots.shp").lines == [])
    }

    @Test func namesOfCodePagesAreKnownInTheirManyForms() {
        let names = [
            "UTF-8": "UTF-8", "utf8": "UTF-8", "65001": "UTF-8", "1252": "CP1252", "ANSI 1252": "CP1252",
            "CP1252": "CP1252", "Windows-1250": "CP1250", "OEM 850": "CP850", "ISO-8859-1": "ISO-8859-1",
            "ISO 88591": "ISO-8859-1", "88592": "ISO-8859-2", "8859-15": "ISO-8859-15", "latin1": "ISO-8859-1",
        ]
        for (name, expected) in names { #expect(CodePage.named(name) == expected, "\(name)") }
        for name in ["", "x", "8859", "885999", "CP99999999999999999999"] { #expect(CodePage.named(name) == nil) }
    }

    @Test func deletedRecordsArePassedOverAndCounted() throws {
        let scratch = try Scratch()
        try shapefile(scratch, encoding: "UTF-8")
        var bytes = try Files.bytes(scratch.file("s.dbf"))
        bytes[Int(bytes[8]) + Int(bytes[9]) * 256] = UInt8(ascii: "*")
        Files.write(bytes, to: scratch.file("s.dbf"))
        let reading = try scratch.read("s.shp")
        #expect(reading.codes == ["deleted-records"])
        #expect(reading.table?.texts("name") == ["Straße"])
    }

    @Test func parametersCountAndNotTheName() throws {
        let text = """
            PROJCS["WGS_1984_UTM_Zone_32N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,\
            298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION[\
            "Transverse_Mercator"],PARAMETER["False_Easting",EASTING],PARAMETER["False_Northing",0.0],PARAMETER[\
            "Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],\
            UNIT["Meter",1.0]],VERTCS["ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],\
            PARAMETER["Vertical_Shift",0.0],PARAMETER["Direction",1.0],UNIT["Meter",1.0]]
            """
        func crs(_ easting: String) throws -> CRS {
            let parts = text.split(separator: "EASTING")
            return try CRS(wellKnownText: ShapefileSystem.horizontal(parts.joined(separator: easting)))
        }
        #expect(try crs("500000.0").code == "EPSG:32632")
        let shifted = try crs("2500000.0")
        #expect(shifted.code == nil)
        var there = try CoordinateTransform(from: shifted, to: .wgs84)
        var places = [Coordinate(x: 2_356_000, y: 5_645_000)]
        try there.apply(to: &places)
        #expect(abs(places[0].x - 6.95) < 0.05 && abs(places[0].y - 50.94) < 0.05, "that is Köln, not \(places[0])")
    }

    @Test func everyCRSOfGermanyAndAustriaIsFoundAgainFromItsPrj() throws {
        for code in [31256, 31257, 31258, 25832, 25833, 31466, 31467, 31468, 3035, 4326, 32633, 31287] {
            let scratch = try Scratch()
            try GDAL.make(
                "p.shp", "ESRI Shapefile", from: RealData.grid("plots"), in: scratch,
                options: ["-a_srs", "EPSG:\(code)"])
            #expect(try scratch.read("p.shp").table?.crs?.code == "EPSG:\(code)")
        }
    }
}
