import Glibc
import Quartier

@testable import QuartierIO

/// A geometry that was read is encoded by the shortest encoder there is as bytes that are read as the same.
func fuzzWKB(_ bytes: UnsafeRawBufferPointer) {
    guard let (shapes, isMended) = read(bytes) else { return }
    promise(shapes.coordinates.allSatisfy(\.isFinite), "coordinates are finite")
    guard !isMended, !shapes.isEmpty(0) else { return }
    let copy = encoded(shapes).withUnsafeBytes { read($0)?.shapes }
    promise(copy?.isSame(as: shapes) == true, "a geometry is read as it was written")
}

/// A damaged database ends in findings; the file is written to the working folder.
func fuzzGeoPackage(_ bytes: UnsafeRawBufferPointer) {
    guard write(bytes, to: "t.gpkg") else { fatalError("t.gpkg cannot be written here") }
    var findings = Findings()
    check(FeatureFile.read(path: "t.gpkg", findings: &findings), findings)
    for layer in (try? GeoPackageReader.layers(path: "t.gpkg").prefix(4)) ?? [] {
        findings = Findings()
        let table = GeoPackageReader.read(path: "t.gpkg", layer: layer.name, fields: .all, findings: &findings)
        check(table, findings)
    }
}

private func read(_ bytes: UnsafeRawBufferPointer) -> (shapes: ShapePool, isMended: Bool)? {
    var scanner = WKBScanner(bytes, coordinateLimit: 1 << 20, arcDeviation: 0.001)
    var shapes = ShapePool()
    guard (try? scanner.header()) != nil, let kind = try? scanner.geometry(into: &shapes) else { return nil }
    shapes.closeShape(kind)
    return (shapes, !scanner.mended.isEmpty)
}

/// Always of the Multi form, little-endian, in two dimensions.
private func encoded(_ shapes: ShapePool) -> [UInt8] {
    let type: UInt32 = shapes.kinds[0] == .point ? 1 : shapes.kinds[0] == .line ? 2 : 3
    var bytes: [UInt8] = [0x47, 0x50, 0, 1, 0, 0, 0, 0]
    func append(_ number: some FixedWidthInteger) { withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }
    func begin(_ type: UInt32) {
        bytes.append(1)
        append(type)
    }
    begin(type + 3)
    append(UInt32(shapes.parts(of: 0).count))
    for part in shapes.parts(of: 0) {
        begin(type)
        if type == 3 { append(UInt32(shapes.rings(ofPart: part).count)) }
        for ring in shapes.rings(ofPart: part) {
            if type != 1 { append(UInt32(shapes.range(ofRing: ring).count)) }
            for position in shapes.coordinates(ofRing: ring) {
                append(position.x.bitPattern)
                append(position.y.bitPattern)
            }
        }
    }
    return bytes
}

/// Writes a file anew; false if that cannot be.
func write(_ bytes: UnsafeRawBufferPointer, to path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    return bytes.isEmpty || Glibc.write(file, bytes.baseAddress, bytes.count) == bytes.count
}
