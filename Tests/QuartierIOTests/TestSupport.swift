import Glibc
import QuartierGeometry
import QuartierIO
import QuartierModel
import Testing

/// A folder that is there while a test runs.
struct TemporaryFolder: ~Copyable {
    let path: String

    init() throws {
        var template = Array("/tmp/quartier-io-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        path = try #require(made)
    }

    deinit {
        for name in Files.names(in: path) { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }
}

enum Files {
    /// The root of the repository.
    static let root = String(#filePath.dropLast("/Tests/QuartierIOTests/TestSupport.swift".count))

    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
                start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        let file = try MappedFile(path: path)
        return Array(file.bytes)
    }

    /// Writes without the care of `AtomicFile`, so that tests do not wait for the disk.
    static func write(_ bytes: [UInt8], to path: String) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
    }
}

/// What a reader made of some bytes.
struct Reading {
    var table: FeatureTable?
    var findings: [Finding]

    /// The findings, and the defects as findings, as people see them.
    var lines: [String] { all.map(\.description) }
    var codes: [String] { all.map(\.code) }
    var all: [Finding] { findings + (table.map { table in table.defects.map { table.finding(of: $0) } } ?? []) }

    static func geoJSON(
        _ text: String, fields: FieldSelection = .all, crs: CRS? = nil, limits: ReadingLimits = ReadingLimits()
    ) -> Reading { geoJSON(Array(text.utf8), fields: fields, crs: crs, limits: limits) }

    static func geoJSON(
        _ bytes: [UInt8], fields: FieldSelection = .all, crs: CRS? = nil, limits: ReadingLimits = ReadingLimits()
    ) -> Reading {
        var findings = Findings()
        let table = bytes.withUnsafeBytes {
            GeoJSONReader.read(
                $0, name: "t", displayName: "t.geojson", fields: fields, crs: crs, limits: limits, findings: &findings)
        }
        return Reading(table: table, findings: findings.all)
    }

    static func sequence(_ text: String) -> Reading { sequence(Array(text.utf8)) }

    static func sequence(_ bytes: [UInt8]) -> Reading {
        var findings = Findings()
        let table = bytes.withUnsafeBytes {
            GeoJSONSeqReader.read($0, name: "t", displayName: "t.geojsonl", fields: .all, findings: &findings)
        }
        return Reading(table: table, findings: findings.all)
    }

    static func csv(_ text: String, x: String = "x", y: String = "y") -> Reading { csv(Array(text.utf8), x: x, y: y) }

    static func csv(_ bytes: [UInt8], x: String = "x", y: String = "y") -> Reading {
        var findings = Findings()
        let table = bytes.withUnsafeBytes {
            CSVReader.read(
                $0, x: x, y: y, crs: .wgs84, name: "t", displayName: "t.csv", fields: .all, findings: &findings)
        }
        return Reading(table: table, findings: findings.all)
    }

    static func file(_ path: String, layer: String? = nil, name: String? = nil) -> Reading {
        var findings = Findings()
        let options = FeatureFileOptions(displayName: name)
        let table = FeatureFile.read(path: path, layer: layer, options: options, findings: &findings)
        return Reading(table: table, findings: findings.all)
    }
}

/// Pieces of GeoJSON.
enum Text {
    static let square = "[[16,48],[16.001,48],[16.001,48.001],[16,48.001],[16,48]]"

    static func polygon(_ rings: String...) -> String {
        "{\"type\":\"Polygon\",\"coordinates\":[\(rings.joined(separator: ","))]}"
    }

    static func feature(_ geometry: String, id: String = "\"A\"", properties: String = "{\"storeys\":3}") -> String {
        "{\"type\":\"Feature\",\"id\":\(id),\"properties\":\(properties),\"geometry\":\(geometry)}"
    }

    static func collection(_ features: String..., extra: String = "") -> String {
        "{\"type\":\"FeatureCollection\",\(extra)\"features\":[\n\(features.joined(separator: ",\n"))\n]}\n"
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
