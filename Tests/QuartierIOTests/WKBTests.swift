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

        mutating func square() {
            head(3, count: 1)
            word(5)
            for (x, y) in [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)] { position(x, y) }
        }
    }

    private func read(_ bytes: [UInt8]) -> (fault: GeometryFault?, pool: ShapePool) {
        var pool = ShapePool()
        var fault: GeometryFault?
        bytes.withUnsafeBytes { buffer in
            var scanner = WKBScanner(buffer, coordinateLimit: 1_000_000)
            do throws(WKBError) {
                _ = try scanner.header()
                pool.closeShape(try scanner.geometry(into: &pool) ?? .area)
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
        #expect(fault { $0.head(9, count: 0) } == .curve)
        #expect(fault { $0.head(4001) } == .unknownType)
        #expect(
            fault {
                $0.head(6, count: 1); $0.head(1); $0.position(1, 2)
            } == .wrongMember)
        #expect(
            fault {
                $0.head(6, count: 1); $0.head(3, count: 0)
            } == .emptyMember)
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
