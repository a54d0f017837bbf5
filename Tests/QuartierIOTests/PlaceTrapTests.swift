import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

/// What real data has taught, each trap in a small file of our own.
@Suite struct PlaceTrapTests {
    // MARK: Systems without a code, or with a name that is another's

    /// As Esri's programs write it: names of their own, no codes.
    private func prj(_ name: String, _ datum: String, meridian: Int, scale: Double, easting: Int) -> String {
        """
        PROJCS["\(name)",GEOGCS["GCS_\(datum)",DATUM["D_\(datum)",SPHEROID["GRS_1980",6378137,298.257222101]],\
        PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]],PROJECTION["Transverse_Mercator"],\
        PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",\(meridian)],\
        PARAMETER["scale_factor",\(scale)],PARAMETER["false_easting",\(easting)],PARAMETER["false_northing",0],\
        UNIT["Meter",1]]
        """
    }

    @Test func aFinnishSystemWithoutACodeIsFoundByWhatItSays() throws {
        let name = "ETRS89_ETRS_GK25FIN_2010"
        let finnish = prj(name, "ETRS_1989", meridian: 25, scale: 1, easting: 25_500_000)
        #expect(try CRS(wellKnownText: finnish).code == "EPSG:3879")
        // The same name, and a meridian that is not its own.
        let other = prj(name, "ETRS_1989", meridian: 26, scale: 1, easting: 25_500_000)
        #expect(try CRS(wellKnownText: other).code == nil)
    }

    // MARK: Texts

    @Test func aTableOfWindowsIsReadWithItsUmlautsAndCommas() throws {
        let head = Array("Bezirk;x;y;Index\nD".utf8)
        let bytes = head + [0xF6] + Array("bling;16,34;48,24;0,75\nStra".utf8) + [0xDF] + Array("e;16,4;48,2;".utf8)
        let reading = Reading.csv(bytes + [0x80] + Array("\n".utf8))
        #expect(reading.codes == ["code-page-guessed"])
        #expect(reading.findings.first?.severity == .note)
        #expect(reading.findings.first?.place.line == 2, "where the first such byte stands")
        let table = try #require(reading.table)
        #expect(table.texts("Bezirk") == ["Döbling", "Straße"])
        #expect(table.column("Index")?[0] == .number(0.75))
        #expect(table.column("Index")?[1] == .text("€"))
        #expect(table.shapes.coordinates[0] == Coordinate(x: 16.34, y: 48.24))
    }

    @Test(arguments: [0x81, 0x8D, 0x8F, 0x90, 0x9D] as [UInt8])
    func bytesThatAreNoCharacterAreRefused(_ byte: UInt8) {
        let reading = Reading.csv(Array("x,y,n\n1,2,".utf8) + [byte] + Array("\n".utf8))
        #expect(reading.table == nil && reading.codes == ["invalid-utf8"])
    }

    @Test func cyrillicNamesComeThrough() throws {
        let table = try #require(Reading.csv("район;x;y\nЛозенец;23,32;42,67\n").table)
        #expect(table.texts("район") == ["Лозенец"])
    }

    // MARK: Tables without places

    private func table(_ text: String) -> Reading {
        var findings = Findings()
        let table = Array(text.utf8).withUnsafeBytes {
            CSVReader.read(
                $0, x: "x", y: "y", crs: nil, name: "t", displayName: "t.csv", fields: .all, needsPlaces: false,
                findings: &findings)
        }
        return Reading(table: table, findings: findings.all)
    }

    @Test func aTableWithoutPlacesCanBeLookedAt() throws {
        let reading = table("raum_id;jahr;zahl\n101;2012;25,5\n102;2012;17\n")
        #expect(reading.lines == [])
        let read = try #require(reading.table)
        #expect(read.count == 2 && read.shapes.extent.isEmpty)
        #expect(read.column("zahl")?[0] == .number(25.5))
    }

    @Test func columnsThatSeemToBePlacesMustBeNamed() {
        #expect(table("id,lon,lat\n1,16,48\n").codes == ["missing-column"])
        let prefixed = table("id;WGS84_LAT;WGS84_LON\n1;48,2;16,3\n")
        #expect(prefixed.lines.first?.contains("for x and y take 'WGS84_LON' and 'WGS84_LAT'") == true)
        #expect(table("id;x\n1;2\n").codes == ["missing-column"])
    }

    // MARK: Headers that lie

    @Test func theExtentOfAnExtractIsThatOfItsData() throws {
        var map = PBFMap()
        map.claimedBox = [0, 180_000_000_000, 90_000_000_000, 0]
        map.square(7, at: 8.68, 49.41, ["building": "yes"])
        let folder = try TemporaryFolder()
        Files.write(map.bytes, to: folder.file("a.osm.pbf"))
        let reading = Reading.file(folder.file("a.osm.pbf"), layer: "buildings", name: "a.osm.pbf")
        #expect(reading.lines == [])
        let extent = try #require(reading.table).shapes.extent
        #expect(abs(extent.minX - 8.68) < 1e-9 && abs(extent.maxX - 8.681) < 1e-9)
        #expect(abs(extent.minY - 49.41) < 1e-9 && abs(extent.maxY - 49.411) < 1e-9)
    }
}
