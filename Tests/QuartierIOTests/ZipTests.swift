import Foundation
import Testing

@testable import QuartierIO

/// Archives as other programs read them.
@Suite struct ZipTests {
    private static let hasPython = isThere("python3")
    private static let hasUnzip = isThere("unzip")

    private static func isThere(_ program: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .contains { access("\($0)/\(program)", X_OK) == 0 }
    }

    /// A folder that goes when the test has ended.
    private final class Folder: Sendable {
        let path = NSTemporaryDirectory() + "quartier-zip-\(UUID().uuidString)"

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Contents of many kinds: text, nothing, what doesn't get smaller, more than zlib gives in one step.
    private static let contents: [(name: String, bytes: [UInt8])] = {
        var state: UInt64 = 7
        let noise = (0..<200_000).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        return [
            ("study/a.yaml", Array("quartier: 1\n".utf8)), ("study/empty.csv", []), ("study/noise.bin", noise),
            ("study/zeros.bin", [UInt8](repeating: 0, count: 3_000_000)), ("study/сгради.geojson", Array("{}".utf8)),
        ]
    }()

    private func write(to path: String, limit: Int = Int(UInt32.max)) throws -> Int {
        var archive = try ZipWriter(path: path, limit: limit)
        for (name, bytes) in Self.contents { try archive.add(name, bytes) }
        return try archive.finish()
    }

    private func output(of program: String, _ arguments: [String]) throws -> (text: String, code: Int32) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: data, as: UTF8.self), process.terminationStatus)
    }

    /// From 0 on every number is written as zip64 does, from 1 000 on some are.
    @Test(.enabled(if: hasPython, "python3 is not installed"), arguments: [Int(UInt32.max), 1_000, 0])
    func pythonReadsWhatWasWritten(_ limit: Int) throws {
        let folder = try Folder()
        let path = folder.path + "/a.zip"
        let size = try write(to: path, limit: limit)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == size)
        let program = """
            import sys, zipfile, zlib
            with zipfile.ZipFile(sys.argv[1]) as archive:
                assert archive.testzip() is None
                for entry in archive.infolist():
                    data = archive.read(entry)
                    assert entry.date_time == (1980, 1, 1, 0, 0, 0), entry.date_time
                    assert entry.external_attr >> 16 == 0o100644
                    print(entry.filename, entry.file_size, zlib.crc32(data), entry.compress_size <= entry.file_size)
            """
        let result = try output(of: "python3", ["-c", program, path])
        let lines = Self.contents.map { name, bytes in
            "\(name) \(bytes.count) \(bytes.withUnsafeBytes { Deflation($0).checksum }) True"
        }
        #expect(result.text == lines.joined(separator: "\n") + "\n")
        let sums = Self.contents.map { $0.bytes.withUnsafeBytes { Deflation($0).checksum } }
        #expect(sums[1] == 0)
    }

    @Test(.enabled(if: hasUnzip, "unzip is not installed"), arguments: [Int(UInt32.max), 1_000, 0])
    func unzipFindsNoFault(_ limit: Int) throws {
        let folder = try Folder()
        _ = try write(to: folder.path + "/a.zip", limit: limit)
        let result = try output(of: "unzip", ["-tq", folder.path + "/a.zip"])
        #expect(result.code == 0, "\(result.text)")
        #expect(result.text.hasPrefix("No errors detected"), "\(result.text)")
    }

    @Test func theSameFilesGiveTheSameBytes() throws {
        let folder = try Folder()
        _ = try write(to: folder.path + "/a.zip")
        _ = try write(to: folder.path + "/b.zip")
        let one = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.zip"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/b.zip")) == one)
        // The zeros are deflated, the noise is stored as it is.
        #expect(one.count < 210_000)
        #expect(ZipStart.firstName(ofFile: folder.path + "/a.zip") == "study/a.yaml")
    }

    @Test func nothingIsLeftOfAnArchiveThatWasNotFinished() throws {
        let folder = try Folder()
        do {
            var archive = try ZipWriter(path: folder.path + "/a.zip")
            try archive.add("a", Array("a".utf8))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        #expect(ZipStart.firstName(ofFile: folder.path + "/a.zip") == nil)
    }
}
