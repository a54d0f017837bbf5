import QuartierGeometry
import Testing

@testable import QuartierIO

@Suite struct WKBTests {
    /// Well-known binary, put together by hand.
    private struct Blob {
        var bytes: [UInt8] = Array("GP".utf8) + [0, 1, 0xE6, 0x10, 0, 0]

        mutating func head(_ type: UInt32, count: UInt32? = nil) {
            bytes.append(1)
            word(type)
            if let count { word(count) }
        }

        mutating func word(_ value: UInt32) {
            for shift in stride(from: UInt32(0), to: 32, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: value >> shift))
            }
        }

        mutating func position(_ values: Double...) {
            for value in values {
                let bits = value.bitPattern
                for shift in stride(from: UInt64(0), to: 64, by: 8) {
                    bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
                }
            }
        }

        mutating func line(_ places: (Double, Double)...) {
            head(2, count: UInt32(places.count))
            for (x, y) in places { position(x, y) }
        }

        mutating func arc(_ places: (Double, Double)...) {
            head(8, count: UInt32(places.count))
            for (x, y) in places { position(x, y) }
        }

        mutating func square() {
            head(3, count: 1)
            word(5)
            for (x, y) in [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)] { position(x, y) }
        }
    }

    private func read(
        _ bytes: [UInt8], mended: (([String]) -> Void)? = nil
    ) -> (fault: GeometryFault?, pool: ShapePool) {
        var pool = ShapePool()
        var fault: GeometryFault?
        bytes.withUnsafeBytes { buffer in
            var scanner = WKBScanner(buffer, coordinateLimit: 100_000, arcDeviation: 0.001)
            do throws(WKBError) {
                _ = try scanner.header()
                pool.closeShape(try scanner.geometry(into: &pool) ?? .area)
                mended?(scanner.mended.map { "\($0.fault.code) \($0.path)" })
            } catch {
                fault = error.fault
                pool.discardOpenShape()
            }
        }
        return (fault, pool)
    }

    @Test func everyTypeIsRead() {
        var blob = Blob()
        blob.head(0x2000_0001)
        blob.word(4326)
        blob.position(3, 4)
        #expect(read(blob.bytes).pool.coordinates == [Coordinate(x: 3, y: 4)])
        blob = Blob()
        blob.head(3005, count: 1)
        blob.head(3002, count: 2)
        blob.position(1, 2, 8, 9)
        blob.position(3, 4, 8, 9)
        #expect(read(blob.bytes).pool.coordinates == [Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)])
        blob = Blob()
        blob.head(7, count: 2)
        blob.square()
        blob.head(6, count: 1)
        blob.square()
        #expect(read(blob.bytes).pool.parts(of: 0).count == 2)
        blob = Blob()
        blob.head(1)
        blob.position(.nan, .nan)
        #expect(read(blob.bytes).fault == nil)
        #expect(read(blob.bytes).pool.isEmpty(0))
    }

    @Test func faultsAreNamed() {
        func fault(_ build: (inout Blob) -> Void) -> GeometryFault? {
            var blob = Blob()
            build(&blob)
            return read(blob.bytes).fault
        }
        #expect(fault { $0.head(13, count: 0) } == .unknownType)
        // Two positions are no arc, a line that begins elsewhere does not go on, and a curve holds no polygon.
        #expect(
            fault {
                $0.head(8, count: 2); $0.position(0, 0); $0.position(1, 1)
            } == .brokenCurve)
        #expect(
            fault {
                $0.head(9, count: 2); $0.line((0, 0), (1, 1)); $0.line((2, 2), (3, 3))
            } == .brokenCurve)
        #expect(
            fault {
                $0.head(10, count: 1); $0.square()
            } == .wrongMember)
        #expect(
            fault {
                $0.head(11, count: 1); $0.square()
            } == .wrongMember)
        #expect(
            fault {
                $0.head(10, count: 1); $0.line((0, 0), (1, 1))
            } == .tooFewPositions)
        #expect(
            fault {
                $0.head(3, count: 1); $0.word(0)
            } == .emptyMember)
        #expect(fault { $0.head(4001) } == .unknownType)
        #expect(
            fault {
                $0.head(6, count: 1); $0.head(1); $0.position(1, 2)
            } == .wrongMember)
        #expect(
            fault {
                $0.head(7, count: 2); $0.square(); $0.head(1); $0.position(1, 2)
            } == .mixedCollection)
        #expect(
            fault {
                $0.square(); $0.bytes.append(0)
            } == .malformed)
        #expect(fault { $0.head(7, count: 1) } == .truncated)
        #expect(
            fault { blob in
                for _ in 0..<1_000 { blob.head(7, count: 1) }; blob.square()
            } == .malformed)
        #expect(
            fault {
                $0.head(1); $0.position(1, .nan)
            } == .nonFinite)
    }

    @Test func emptyPartsAreLeftOutAndNamed() {
        var blob = Blob()
        blob.head(6, count: 3)
        blob.head(3, count: 0)
        blob.square()
        blob.head(3, count: 2)
        blob.bytes += squareRing
        blob.word(0)
        var named: [String] = []
        let (fault, pool) = read(blob.bytes) { named = $0 }
        #expect(fault == nil)
        #expect(pool.parts(of: 0).count == 2 && pool.rings(of: 0).count == 2)
        #expect(named == ["empty-member geometry[0]", "empty-member geometry[2][1]"])
        // Nothing but empty parts is an empty geometry, and nothing is mended.
        blob = Blob()
        blob.head(7, count: 2)
        blob.head(6, count: 1)
        blob.head(3, count: 0)
        blob.head(1)
        blob.position(.nan, .nan)
        #expect(read(blob.bytes) { named = $0 }.fault == nil)
        #expect(named == [] && read(blob.bytes).pool.isEmpty(0))
    }

    private var squareRing: [UInt8] {
        var blob = Blob()
        blob.square()
        return Array(blob.bytes.suffix(4 + 5 * 16))
    }

    @Test func curvesBecomeChordsWithinAMillimetre() {
        // A square of 100 m with half a circle of 50 m on its east side.
        var blob = Blob()
        blob.head(10, count: 1)
        blob.head(9, count: 2)
        blob.line((100, 100), (0, 100), (0, 0), (100, 0))
        blob.arc((100, 0), (150, 50), (100, 100))
        let (fault, pool) = read(blob.bytes)
        #expect(fault == nil)
        #expect(pool.kinds == [.area])
        let exact = 10_000 + 1_250 * Double.pi
        #expect(pool.area(of: 0) < exact && exact - pool.area(of: 0) < 50 * Double.pi * 0.001)
        // A circle as one arc that ends where it begins, and as two, in parts of a multi-surface with a plain one.
        blob = Blob()
        blob.head(12, count: 3)
        blob.head(10, count: 1)
        blob.arc((0, 0), (20, 0), (0, 0))
        blob.square()
        blob.head(10, count: 2)
        blob.arc((40, 0), (50, 10), (60, 0), (50, -10), (40, 0))
        blob.arc((45, 0), (55, 0), (45, 0))
        let surfaces = read(blob.bytes)
        #expect(surfaces.fault == nil)
        #expect(surfaces.pool.parts(of: 0).count == 3)
        let areas = surfaces.pool.separated(0)
        #expect(abs(areas.area(of: 0) - 100 * Double.pi) < 0.07)
        #expect(areas.area(of: 1) == 1)
        #expect(abs(areas.area(of: 2) - 75 * Double.pi) < 0.1)
        // Lines: an arc, a compound of both and a straight one.
        blob = Blob()
        blob.head(11, count: 3)
        blob.arc((0, 0), (1, 1), (2, 0))
        blob.head(9, count: 2)
        blob.arc((0, 0), (1, 1), (2, 2))
        blob.line((2, 2), (5, 2))
        blob.line((7, 7), (8, 8))
        let lines = read(blob.bytes).pool
        #expect(lines.kinds == [.line] && lines.parts(of: 0).count == 3)
        let lengths = lines.separated(0)
        #expect(abs(lengths.length(of: 0) - .pi) < 0.002)
        #expect(abs(lengths.length(of: 1) - (8.0.squareRoot() + 3)) < 1e-12)
    }

    @Test func arcsCannotFillTheMemory() {
        var blob = Blob()
        blob.head(8, count: 201)
        for index in 0..<201 { blob.position(Double(index % 4) * 1e6, Double(index / 2 % 2) * 1e6) }
        #expect(read(blob.bytes).fault == .tooManyCoordinates)
    }

    @Test func damagedBlobsEndInFaults() {
        var blob = Blob()
        blob.head(7, count: 2)
        blob.square()
        blob.head(6, count: 2)
        blob.square()
        blob.square()
        let whole = blob.bytes
        #expect(read(whole).fault == nil)
        for length in whole.indices { #expect(read(Array(whole[..<length])).fault != nil) }
        var dice = Dice(state: 5)
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &dice) {
                bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            let areFinite = read(bytes).pool.coordinates.allSatisfy { $0.isFinite }
            #expect(areFinite)
        }
    }
}
