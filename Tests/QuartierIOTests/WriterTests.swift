import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

@Suite struct WriterTests {
    private func fixed(_ value: Double, _ decimals: Int) -> String {
        var writer = JSONWriter()
        writer.appendFixed(value, decimals: decimals)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func fixedDecimals() {
        #expect(fixed(16.123456789, 7) == "16.1234568")
        #expect(fixed(16.1, 7) == "16.1")
        #expect(fixed(16, 7) == "16")
        #expect(fixed(-0.00000001, 7) == "0")
        #expect(fixed(-0.0, 7) == "0")
        #expect(fixed(-0.00000006, 7) == "-0.0000001")
        #expect(fixed(0.05, 1) == "0.1")
        #expect(fixed(0.25, 1) == "0.2")
        #expect(fixed(0.75, 1) == "0.8")
        #expect(fixed(0.5, 0) == "0")
        #expect(fixed(1.5, 0) == "2")
        #expect(fixed(0.9999999999, 7) == "1")
        #expect(fixed(-179.99999999, 7) == "-180")
        #expect(fixed(1.005, 2) == "1")
        #expect(fixed(100, 0) == "100")
        #expect(fixed(1e300, 7) == "1e+300")
        #expect(fixed(.nan, 7) == "null")
        #expect(fixed(.leastNonzeroMagnitude, 15) == "0")
    }

    @Test func fixedDecimalsAreTheNearest() throws {
        var dice = Dice(state: 3)
        for _ in 0..<20_000 {
            let value = Double.random(in: -180...180, using: &dice)
            for decimals in [7, 9] {
                let text = fixed(value, decimals)
                let read = try #require(Double(text))
                #expect(abs(read - value) <= 0.5000001 * (decimals == 7 ? 1e-7 : 1e-9))
                #expect(!text.hasSuffix("0") || !text.contains("."))
                let scaled = try #require(FixedDecimal.scaled(value, decimals: decimals))
                #expect(FixedDecimal.value(ofScaled: scaled, decimals: decimals).bitPattern == read.bitPattern)
            }
        }
    }

    @Test func numbersAndTexts() throws {
        var writer = JSONWriter()
        writer.beginArray()
        for number in [1.0, 0.1, 1e21, 1e22, -0.0, 1e-7, .infinity, 9007199254740992] { writer.value(number) }
        writer.value("a\"\\\n\u{1}ä\u{2028}")
        writer.value(true)
        writer.null()
        writer.endArray()
        let text = String(decoding: writer.bytes, as: UTF8.self)
        #expect(text.hasPrefix("[1,0.1,1e+21,1e+22,0,1e-07,null,9007199254740992,\"a\\\"\\\\\\n\\u0001ä"))
        let value = try JSONValue(parsing: writer.bytes)
        #expect(value.elements?[8].text == "a\"\\\n\u{1}ä\u{2028}")
    }

    @Test func prettyObjects() {
        var writer = JSONWriter(isPretty: true)
        writer.value(
            .object([
                JSONMember("b", .array([.number("1"), .null])), JSONMember("a", .object([])),
                JSONMember("c", .object([JSONMember("d", .boolean(false))])),
            ]))
        let expected = """
            {
              "b": [
                1,
                null
              ],
              "a": {},
              "c": {
                "d": false
              }
            }

            """
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    private func encoded(_ rings: [[Coordinate]], decimals: Int = 7) -> GeoJSONFeatureEncoder.Geometry {
        var pool = ShapePool()
        pool.appendArea(rings: rings)
        return GeoJSONFeatureEncoder.geometry(of: 0, in: pool, decimals: decimals)
    }

    private func ring(_ pairs: [(Double, Double)]) -> [Coordinate] { pairs.map { Coordinate(x: $0.0, y: $0.1) } }

    @Test func ringsFollowTheRightHandRule() {
        let shell = ring([(0, 0), (0, 4), (4, 4), (4, 0), (0, 0)])
        let hole = ring([(1, 1), (2, 1), (2, 2), (1, 1)])
        let geometry = encoded([shell, hole])
        #expect(
            String(decoding: geometry.bytes, as: UTF8.self)
                == "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,2],[2,1],[1,1]]]}")
        #expect(geometry.bbox == BoundingBox(minX: 0, minY: 0, maxX: 4, maxY: 4))
    }

    @Test func positionsThatFallTogetherAreLeftOut() {
        let near = 1e-9
        let geometry = encoded([ring([(0, 0), (near, 0), (1, 0), (1, 1), (1, 1 + near), (0, near), (0, 0)])])
        #expect(geometry.rounded.coordinates == ring([(0, 0), (1, 0), (1, 1), (0, 0)]))
        let tiny = encoded([ring([(0, 0), (near, 0), (near, near), (0, 0)])])
        #expect(tiny.rounded.coordinates.count == 4)
        #expect(encoded([ring([(0, 0), (near, 0), (near, near), (0, 0)])], decimals: 9).rounded.boxes[0].width == 1e-9)
    }

    @Test func everyKindOfShapeIsReadBackAsWritten() throws {
        var pool = ShapePool()
        pool.appendPoint(Coordinate(x: 16.5, y: -48.25))
        pool.append(Coordinate(x: 1, y: 2))
        pool.append(Coordinate(x: 3, y: 4.1234567))
        pool.closeRing()
        pool.closePart()
        pool.closeShape(.line)
        for origin in [0.0, 10.0] {
            for pair in [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)] {
                pool.append(Coordinate(x: pair.0 + origin, y: pair.1))
            }
            pool.closeRing()
            pool.closePart()
        }
        pool.closeShape(.area)
        pool.closeShape(.area)
        var bytes = GeoJSONFeatureEncoder.beginCollection(bbox: pool.extent, decimals: 7)
        for shape in 0..<pool.count {
            var writer = JSONWriter()
            let geometry = GeoJSONFeatureEncoder.geometry(of: shape, in: pool, decimals: 7)
            GeoJSONFeatureEncoder.writeFeature(id: "f\(shape)", geometry: geometry, decimals: 7, to: &writer) {
                $0.key("n")
                $0.value(shape)
            }
            GeoJSONFeatureEncoder.appendFeature(writer.bytes, isFirst: shape == 0, to: &bytes)
        }
        bytes += GeoJSONFeatureEncoder.endCollection()
        let reading = Reading.geoJSON(bytes)
        #expect(reading.lines.isEmpty)
        let table = try #require(reading.table)
        #expect(table.shapes.coordinates == pool.coordinates)
        #expect(table.shapes.kinds == pool.kinds)
        #expect(table.shapes.boxes == pool.boxes)
        #expect(table.identifiers == ["f0", "f1", "f2", "f3"])
        #expect(table.column("n")?[2] == .number(2))
        #expect(table.shapes.parts(of: 2).count == 2)
    }

    @Test func tablesAreReadBackAsWritten() throws {
        let texts = ["", "a,b", "c\"d", "e\nf", "=1+1", "-x", "01234", " g ", "h;i", "ä"]
        for dialect in [CSVDialect.standard, .german, CSVDialect(separator: .tabulator)] {
            var writer = CSVWriter(dialect)
            writer.row(["x", "y", "text", "gap"])
            for (index, text) in texts.enumerated() {
                writer.cell(Double(index) + 0.125)
                writer.cell(-0.5, decimals: 3)
                writer.cell(text)
                writer.missing()
                writer.endRow()
            }
            let reading = Reading.csv(writer.bytes)
            #expect(reading.codes == (dialect.hasByteOrderMark ? ["byte-order-mark"] : []))
            let table = try #require(reading.table)
            for (index, text) in texts.enumerated() {
                #expect(table.shapes.coordinates[index] == Coordinate(x: Double(index) + 0.125, y: -0.5))
                // Excel and LibreOffice calculate what begins like a formula, unless an apostrophe stands before it.
                let isDefused = dialect.hasByteOrderMark && ["=1+1", "-x"].contains(text)
                #expect(table.column("text")?[index] == .text(isDefused ? "'" + text : text))
                #expect(table.column("gap")?[index] == .missing)
            }
        }
    }
}
