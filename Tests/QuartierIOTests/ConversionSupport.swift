import Glibc
import QuartierGeometry
import QuartierModel
import Testing

@testable import QuartierIO

/// A folder with folders in it, that is there while a test runs, with a cache of its own.
final class Scratch {
    let path: String

    init() throws {
        var template = Array("/tmp/quartier-conversion-XXXXXX".utf8CString)
        path = try #require(mkdtemp(&template).map { String(cString: $0) })
    }

    deinit { FolderTree.remove(path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func write(_ text: String, to name: String) { Files.write(Array(text.utf8), to: file(name)) }

    var settings: Conversion.Settings {
        Conversion.Settings(programs: .installed, cacheFolder: file("cache"))
    }

    /// Reads a file of this folder as the product would, but with the folder's own cache.
    func read(
        _ name: String, layer: String? = nil, crs: CRS? = nil, fields: FieldSelection = .all,
        settings: Conversion.Settings? = nil
    ) throws -> Reading {
        try GDAL.read(
            file(name), as: name, layer: layer, crs: crs, fields: fields, settings: settings ?? self.settings)
    }
}

/// GDAL in tests.
enum GDAL {
    static let isInstalled = GDALPrograms.installed != nil
    static let absence: Comment = "ogr2ogr is not installed: apt-get install gdal-bin"

    static func read(
        _ path: String, as name: String, layer: String? = nil, crs: CRS? = nil, fields: FieldSelection = .all,
        settings: Conversion.Settings
    ) throws -> Reading {
        let format = try #require(ForeignFormat(suffix: FileName.suffix(path)))
        var findings = Findings()
        let table = Conversion.read(
            path: path, layer: layer, format: format, name: name,
            options: FeatureFileOptions(fields: fields, crs: crs), settings: settings, findings: &findings)
        return Reading(table: table, findings: findings.all)
    }

    /// Makes a file of a format from another with ogr2ogr, inside a scratch folder.
    static func make(
        _ name: String, _ driver: String, from source: String, in scratch: Scratch, options: [String] = []
    ) throws {
        let programs = try #require(GDALPrograms.installed)
        let copy = scratch.file("from-\(name).geojson")
        Files.write(try Files.bytes(source), to: copy)
        let program = ConfinedProgram(
            path: programs.converter, arguments: ["-f", driver] + options + [scratch.file(name), copy],
            environment: ["HOME": scratch.path], folder: scratch.path, limits: ConversionLimits(bytes: 0))
        let outcome = try #require(program.run())
        try #require(outcome.exitCode == 0, "\(String(decoding: outcome.errors, as: UTF8.self))")
    }

    /// Makes a Shapefile of the plots of the grid.
    static func makeShapefile(in scratch: Scratch, options: [String] = []) throws {
        try make("plots.shp", "ESRI Shapefile", from: RealData.grid("plots"), in: scratch, options: options)
    }
}

/// Data that lie beside the repository, and the fixtures in it.
enum RealData {
    static func grid(_ layer: String) -> String { "\(Files.root)/Fixtures/grid-3x3/\(layer).geojson" }

    static func path(_ name: String) -> String { "\(Files.root)/../shared/data/\(name)" }

    static func has(_ name: String) -> Bool { access(path(name), R_OK) == 0 }

    static let absence: Comment = "the data are not beside the repository, in ../shared/data"
}

extension FeatureTable {
    /// The areas in the plane of a CRS, by row.
    func areas(in plane: CRS) throws -> [Double] {
        var shapes = shapes
        let crs = try #require(crs)
        if crs != plane {
            var transform = try CoordinateTransform(from: crs, to: plane)
            try transform.apply(to: &shapes, densifyingEdgesOver: nil)
        }
        return (0..<count).map { abs(shapes.area(of: $0)) }
    }

    func texts(_ field: String) -> [String] {
        guard let column = column(field) else { return [] }
        return (0..<column.count).map { if case .text(let text) = column[$0] { text } else { "" } }
    }

    func numbers(_ field: String) -> [Double?] {
        guard let column = column(field) else { return [] }
        return (0..<column.count).map { if case .number(let number) = column[$0] { number } else { nil } }
    }
}
