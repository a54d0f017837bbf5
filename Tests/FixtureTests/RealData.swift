import Foundation
import Quartier
import Testing

/// Real places, kept beside the repository and not in it.
enum RealData {
    /// The folder of the data: `QUARTIER_DATA`, or `../shared/data` beside the repository.
    static let folder: String = {
        if let stated = ProcessInfo.processInfo.environment["QUARTIER_DATA"] { return stated }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data").path
    }()

    /// Whether GDAL's programs are installed, through which Shapefiles are read.
    static let hasGDAL = ["/usr/bin", "/usr/local/bin"].contains {
        FileManager.default.isExecutableFile(atPath: $0 + "/ogr2ogr")
    }

    /// Whether there is time for what takes long and only bears out what other tests have shown.
    static let isDeep = ProcessInfo.processInfo.environment["QUARTIER_DEEP"] != nil
    static let takesLong: Comment = "takes long: QUARTIER_DEEP=1 runs it, as .ci/run and make deep do"

    /// Conversions of tests go to a cache of their own.
    static func useCacheOfTests() { _ = isCacheSet }

    private static let isCacheSet = setenv("QUARTIER_CACHE", NSTemporaryDirectory() + "quartier-test-cache", 1) == 0

    /// Whether the data of Las Palmas is there.
    static let hasLasPalmas = FileManager.default.fileExists(
        atPath: folder + "/laspalmas/derived/las_palmas_osm_layers.gpkg")
}

/// A folder with a study on real data, which is linked and not copied.
final class RealStudy: Sendable {
    /// The folder; results go to `results` in it.
    let folder: String

    init(of place: String, _ text: String) throws {
        folder = NSTemporaryDirectory() + "quartier-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/data", withDestinationPath: RealData.folder + "/" + place)
        try text.write(toFile: folder + "/study.yaml", atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}

/// Studies on real data, each loaded once for all the tests that look at it.
final class RealStudies: @unchecked Sendable {
    private static let shared = RealStudies()
    /// A lock that the thread sanitizer understands, unlike a `Mutex`.
    private let lock = NSLock()
    private var loaded: [String: Study] = [:]

    /// The study of a text over the data of a place.
    static func study(of place: String, _ text: String) throws -> Study { try shared.study(of: place, text) }

    /// Loading takes both cores already, so one at a time is no loss.
    private func study(of place: String, _ text: String) throws -> Study {
        lock.lock()
        defer { lock.unlock() }
        if let study = loaded[place + text] { return study }
        let files = try RealStudy(of: place, text)
        let study = try Study(path: files.folder + "/study.yaml", jobs: 2)
        loaded[place + text] = study
        return study
    }
}
