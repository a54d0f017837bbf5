import Foundation

/// The repository these tests stand in.
enum Repository {
    /// Its root folder.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The folder of the nine squares.
    static let grid = root + "/Fixtures/grid-3x3"
    /// The folder of the district in the manner of Seestadt.
    static let seestadt = root + "/Fixtures/seestadt"
}

/// A folder that goes when the test has ended.
final class TemporaryFolder: Sendable {
    /// The path of the folder.
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "quartier-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A folder with a copy of the nine squares, ready to be changed.
    static func withGrid(in name: String = "grid") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let parent = (folder.path + "/" + name as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Repository.grid, toPath: folder.path + "/" + name)
        return folder
    }

    /// Writes a file.
    func write(_ text: String, to name: String) throws {
        try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
    }

    /// Reads a file as text.
    func text(of name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
    }

    /// The names in a folder below, hidden ones too, in order; empty if there is no such folder.
    func names(in folder: String = ".") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
    }

    /// The bytes of every file of a folder, without what a manifest says of its own run.
    func results(in folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in names(in: folder) + names(in: folder + "/sweeps").map({ "sweeps/" + $0 }) where name != "sweeps" {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(folder)/\(name)"))
            files[name] = name == "manifest.json" ? try Self.withoutRun(data) : data
        }
        return files
    }

    private static func withoutRun(_ manifest: Data) throws -> Data {
        let text = String(decoding: manifest, as: UTF8.self)
        guard let start = text.range(of: "  \"run\": {") else { throw Failed(reason: "the manifest has no run") }
        return Data(text[..<start.lowerBound].utf8)
    }
}

/// Studies of the nine squares, whole or cut down, as text.
enum GridStudy {
    /// A study of the districts alone, and lines to follow under `layers` and behind.
    static func text(layers: String = "", then tail: String = "") -> String {
        """
        quartier: 1
        name: Odd
        crs: EPSG:31256
        layers:
          districts: districts.geojson

        """ + layers + tail
    }

    /// A study with very many scenarios, so that there is time to interrupt it.
    static func long(scenarios: Int) -> String {
        var text = GridStudy.text(
            layers: "  plots: plots.geojson\n  buildings: buildings.geojson\n  green: green.geojson\n",
            then: "indicators: [area_m2, gfa_m2, fsi, green_m2]\nscenarios:\n")
        for number in 1...scenarios {
            text += "  - {id: s\(number), edits: [{change: buildings, where: \"id = 'B01'\", "
            text += "set: {storeys: \(1 + number % 40)}}]}\n"
        }
        return text
    }
}
