import Glibc
import QuartierGeometry
import QuartierIO
import QuartierModel
import Testing

/// Damaged files end in findings, never in a crash: reliability goals F08, F09 and F11.
@Suite struct RobustnessTests {
    private static let geoJSON = Array(
        Text.collection(
            Text.feature(Text.polygon(Text.square, "[[16.1,48],[16.2,48.1],[16.3,48],[16.1,48]]")),
            Text.feature(
                "{\"coordinates\":[16.5,48.5,1e2],\"type\":\"Point\"}", id: "12", properties: "{\"ä\\u00e4\":[1,{}]}"),
            extra: "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},"
        ).utf8)
    private static let sequence = Array(
        "\(Text.feature(Text.polygon(Text.square)))\n\(Text.feature("null", id: "2", properties: "{\"a\":\"b\"}"))\n"
            .utf8)
    private static let records = Array("\u{1E}\(Text.feature(Text.polygon(Text.square)))\n".utf8)
    private static let table = Array("id,x,y,name\n1,16.5,48.25,\"a\"\"b\"\n2,16,48,äöü\n".utf8)

    @Test func everyCutIsFound() {
        let json = Self.geoJSON
        // The last byte is the line break behind the document.
        for length in 0..<json.count - 1 {
            let reading = Reading.geoJSON(Array(json[..<length]))
            #expect(reading.findings.contains { $0.severity == .error }, "cut after \(length) bytes")
        }
        let whole = Reading.geoJSON(Array(json.dropLast()))
        #expect(!whole.findings.contains { $0.severity == .error })
    }

    @Test func everyCutOfASequenceIsFoundOrBetweenRecords() {
        for text in [Self.sequence, Self.records] {
            let ends = Set(text.indices.filter { text[$0] == 0x0A }.flatMap { [$0, $0 + 1] })
            for length in 0..<text.count where !ends.contains(length) {
                let reading = Reading.sequence(Array(text[..<length]))
                #expect(reading.findings.contains { $0.severity == .error }, "cut after \(length) bytes")
            }
        }
    }

    @Test func everyCutOfATableIsSaidOrBetweenRows() {
        for length in 0..<Self.table.count where length == 0 || Self.table[length - 1] != 0x0A {
            let reading = Reading.csv(Array(Self.table[..<length]))
            #expect(!reading.findings.isEmpty, "cut after \(length) bytes")
        }
    }

    @Test func everyCutOfAGeoPackageIsFound() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("cut.gpkg")
        let whole = try Files.bytes("\(Files.root)/Fixtures/formats/plots.gpkg")
        for length in 0..<whole.count {
            Files.write(Array(whole[..<length]), to: path)
            let reading = Reading.file(path)
            #expect(reading.findings.contains { $0.severity == .error }, "cut after \(length) bytes")
        }
    }

    @Test func noFlippedBitEndsTheProcess() throws {
        var dice = Dice(state: 4)
        func flipped(_ bytes: [UInt8]) -> [UInt8] {
            var bytes = bytes
            bytes[Int.random(in: bytes.indices, using: &dice)] ^= 1 << UInt8.random(in: 0...7, using: &dice)
            return bytes
        }
        for _ in 0..<2_000 {
            check(Reading.geoJSON(flipped(Self.geoJSON)))
            check(Reading.sequence(flipped(Self.sequence)))
            check(Reading.sequence(flipped(Self.records)))
            check(Reading.csv(flipped(Self.table)))
        }
        let folder = try TemporaryFolder()
        let path = folder.file("flipped.gpkg")
        let whole = try Files.bytes("\(Files.root)/Fixtures/formats/plots.gpkg")
        for _ in 0..<2_000 {
            Files.write(flipped(whole), to: path)
            check(Reading.file(path))
            check(Reading.file(path, layer: "plots"))
        }
    }

    /// Whatever was read, the arrays of the table belong together.
    private func check(_ reading: Reading) {
        guard let table = reading.table else {
            #expect(reading.findings.contains { $0.severity == .error })
            return
        }
        #expect(table.identifiers.count == table.count)
        #expect(table.positions.count == table.count)
        for column in table.columns { #expect(column.count == table.count) }
        for defect in table.defects { #expect(defect.row < table.count) }
        for coordinate in table.shapes.coordinates { #expect(coordinate.x.isFinite && coordinate.y.isFinite) }
    }

    @Test func depthIsLimitedEverywhere() {
        let million = String(repeating: "[", count: 1_000_000)
        let collections = String(repeating: "{\"type\":\"GeometryCollection\",\"geometries\":[", count: 100_000)
        let objects = String(repeating: "{\"a\":", count: 200_000)
        for text in [
            Text.collection(Text.feature("{\"type\":\"Polygon\",\"coordinates\":\(million)")),
            Text.collection(Text.feature(collections)), Text.collection(Text.feature("null", properties: objects)),
            "{\"type\":\"FeatureCollection\",\"x\":\(million)", "{\"features\":[{\"x\":\(objects)",
            "{\"type\":\"GeometryCollection\",\"geometries\":[\(collections)",
        ] {
            #expect(Reading.geoJSON(text).codes.last == "depth-limit")
        }
        #expect(Reading.geoJSON(million).codes == ["not-geojson"])
        #expect(Reading.sequence("{\"a\":\(million)").codes == ["depth-limit"])
    }

    @Test func manyFaultsDoNotTakeLong() {
        let rings = Array(repeating: "[[0,0],[1,0],[1,1]]", count: 20_000).joined(separator: ",")
        let feature = Text.feature("{\"type\":\"Polygon\",\"coordinates\":[\(rings)]}", properties: "{\"a\":[]}")
        let many = Array(repeating: feature.replacing(rings, with: "[[0,0]]"), count: 20_000).joined(separator: ",\n")
        #expect(Reading.geoJSON(Text.collection(feature)).table?.defects.count == 8)
        #expect(Reading.geoJSON(Text.collection(many)).table?.defects.count == 20_000)
    }
}
