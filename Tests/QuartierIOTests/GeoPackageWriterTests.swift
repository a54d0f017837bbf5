import Glibc
import QuartierGeometry
import QuartierIO
import QuartierModel
import Testing

/// GeoPackages as they are written, and read back by our own reader.
@Suite struct GeoPackageWriterTests {
    private static func shapes() -> ShapePool {
        var pool = ShapePool()
        func ring(_ places: [(Double, Double)]) -> [Coordinate] { places.map { Coordinate(x: $0.0, y: $0.1) } }
        pool.appendArea(rings: [
            ring([(0, 0), (10, 0), (10, 10.125), (0, 10), (0, 0)]), ring([(2, 2), (2, 3), (3, 3), (2, 2)]),
        ])
        // A zone of two parts.
        var parts = ShapePool()
        parts.appendArea(rings: [ring([(100, 100), (101, 100), (101, 101), (100, 100)])])
        parts.appendArea(rings: [ring([(200, 200), (201.1, 200), (201, 201), (200, 200)])])
        pool.appendMerged(parts)
        return pool
    }

    private static let layer = GeoPackageTable(
        name: "zones \"of\" a-b", description: "Zones",
        columns: [
            GeoPackageColumn("id", .text, title: "Zone", description: "Who it is"),
            GeoPackageColumn("fsi", .real, title: "Density", description: "Unit: 1"),
        ])

    private static let values: [[AttributeValue]] = [[.text("Ä1"), .number(0.1)], [.text(""), .missing]]

    private static func write(to path: String, crs: CRS? = nil) throws {
        let system = try GeoPackageSystem(crs ?? CRS("EPSG:31256"))
        var writer = try GeoPackageWriter(path: path, system: system, day: "2026-05-19")
        try writer.writeLayer(layer, rows: [0, 1], of: shapes()) { values[$0] }
        try writer.add(
            GeoPackageStyle(layer: layer.name, name: "s", description: "d", qml: "<qgis/>", isDefault: true))
        try writer.commit()
    }

    @Test func whatWasWrittenIsReadBack() throws {
        let folder = try TemporaryFolder()
        try Self.write(to: folder.file("a.gpkg"))
        #expect(Files.names(in: folder.path) == ["a.gpkg"])
        let layers = try GeoPackageReader.layers(path: folder.file("a.gpkg"))
        #expect(layers.map(\.name) == [Self.layer.name])
        #expect(layers.map(\.geometryType) == ["MULTIPOLYGON"])
        #expect(layers.map(\.srs) == ["EPSG:31256"])
        var findings = Findings()
        let read = GeoPackageReader.read(
            path: folder.file("a.gpkg"), layer: nil, fields: .all, findings: &findings)
        let table = try #require(read)
        #expect(findings.all.isEmpty && table.defects.isEmpty)
        #expect(table.shapes == Self.shapes())
        #expect(table.column("id").map { [$0[0], $0[1]] } == [.text("Ä1"), .text("")])
        #expect(table.column("fsi").map { [$0[0], $0[1]] } == [.number(0.1), .missing])
    }

    @Test func aPlaneWithoutACodeIsDescribedAsAWhole() throws {
        let folder = try TemporaryFolder()
        let plane = CRS.equalArea(centredAt: Coordinate(x: 16.5, y: 48.25))
        try Self.write(to: folder.file("a.gpkg"), crs: plane)
        let layer = try #require(try GeoPackageReader.layers(path: folder.file("a.gpkg")).first)
        #expect(layer.srsID == 100_000)
        let text = try #require(layer.srs)
        #expect(text.hasPrefix("PROJCS[\"Lambert azimuthal equal-area at 16.500000, 48.250000\","))
        let read = try CRS(text)
        #expect(read.isMetric && read.method == "Lambert Azimuthal Equal Area")
        var places = [Coordinate(x: 1000, y: -2000)]
        var there = try CoordinateTransform(from: plane, to: read)
        try there.apply(to: &places)
        #expect(places[0].distance(to: Coordinate(x: 1000, y: -2000)) < 1e-6)
    }

    @Test func theSameLayersGiveTheSameBytes() throws {
        let folder = try TemporaryFolder()
        try Self.write(to: folder.file("a.gpkg"))
        try Self.write(to: folder.file("b.gpkg"))
        let bytes = try Files.bytes(folder.file("a.gpkg"))
        let others = try Files.bytes(folder.file("b.gpkg"))
        #expect(bytes == others)
        // Byte 68 of an SQLite file: what kind of file it is, "GPKG"; before it the version of the standard.
        #expect(Array(bytes[68..<72]) == Array("GPKG".utf8))
        #expect(Array(bytes[60..<64]) == [0, 0, 0x28, 0x3C])
    }

    @Test func geometriesBeginWithTheirEnvelope() throws {
        let folder = try TemporaryFolder()
        try Self.write(to: folder.file("a.gpkg"))
        let bytes = try Files.bytes(folder.file("a.gpkg"))
        // Magic, version 0, little-endian with an envelope of x and y, 31256, then minx, maxx, miny, maxy.
        var head: [UInt8] = [0x47, 0x50, 0, 3, 0x18, 0x7A, 0, 0]
        for side in [0.0, 10, 0, 10.125] { withUnsafeBytes(of: side) { head += $0 } }
        // Well-known binary: a multi-polygon of one polygon of two rings, the first of five positions.
        head += [1, 6, 0, 0, 0, 1, 0, 0, 0, 1, 3, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0]
        let isThere = bytes.indices.contains { bytes[$0...].starts(with: head) }
        #expect(isThere)
    }

    @Test func whatIsNotCommittedLeavesNothing() throws {
        let folder = try TemporaryFolder()
        Files.write([1], to: folder.file("a.gpkg"))
        do {
            let writer = try GeoPackageWriter(
                path: folder.file("a.gpkg"), system: GeoPackageSystem(CRS("EPSG:31256")), day: "2026-05-19")
            try writer.writeLayer(Self.layer, rows: [0, 1], of: Self.shapes()) { Self.values[$0] }
            #expect(Files.names(in: folder.path).count == 2)
        }
        #expect(Files.names(in: folder.path) == ["a.gpkg"])
        #expect(try Files.bytes(folder.file("a.gpkg")) == [1])
    }

    @Test func anEmptyLayerIsALayer() throws {
        let folder = try TemporaryFolder()
        var writer = try GeoPackageWriter(
            path: folder.file("a.gpkg"), system: GeoPackageSystem(CRS("EPSG:31256")), day: "2026-05-19")
        try writer.writeLayer(Self.layer, rows: [], of: ShapePool()) { _ in [] }
        try writer.commit()
        var findings = Findings()
        let table = GeoPackageReader.read(path: folder.file("a.gpkg"), layer: nil, fields: .all, findings: &findings)
        #expect(table?.count == 0)
        #expect(table?.fieldNames == ["id", "fsi"])
    }

    @Test(.enabled(if: FilesTests.mayMount, "needs the right to mount a small file system"))
    func aFullDiskIsAnErrorAndLeavesTheOldFile() throws {
        let folder = try TemporaryFolder()
        try #require(mount("tmpfs", folder.path, "tmpfs", 0, "size=1m") == 0)
        defer { umount(folder.path) }
        try AtomicFile.write([1], to: folder.file("a.gpkg"))
        let error = #expect(throws: OutputError.self) {
            var writer = try GeoPackageWriter(
                path: folder.file("a.gpkg"), system: GeoPackageSystem(CRS("EPSG:31256")), day: "2026-05-19")
            let text = String(repeating: "x", count: 1 << 20)
            try writer.writeLayer(Self.layer, rows: [0, 1], of: Self.shapes()) { _ in [.text(text), .missing] }
            try writer.commit()
        }
        #expect(error?.number == ENOSPC)
        #expect(error?.message == "cannot be written: No space left on device")
        #expect(error?.path == folder.file("a.gpkg"))
        #expect(try Files.bytes(folder.file("a.gpkg")) == [1])
        #expect(Files.names(in: folder.path) == ["a.gpkg"])
    }
}
