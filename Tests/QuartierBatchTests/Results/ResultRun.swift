import Foundation
import QuartierModel
import QuartierScenario

@testable import QuartierBatch

/// A study that was run into a folder of its own, which goes with the value.
final class ResultRun: Sendable {
    /// The folder with a copy of the study, its inputs and the results.
    let folder: String
    /// What the run said of itself.
    let summary: RunSummary

    /// The repository's root.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The folder of the results.
    var results: String { folder + "/results" }

    /// Copies a fixture, changes it and runs it; its sweeps are for the tests that ask for them.
    init(
        of fixture: String, jobs: Int = 2, formats: Set<StudyFile.OutputFormat>? = nil, withSweeps: Bool = false,
        changing change: (String) throws -> Void = { _ in }
    ) throws {
        folder = NSTemporaryDirectory() + "quartier-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: Self.root + "/Fixtures/" + fixture, toPath: folder)
        try change(folder)
        summary = try Self.run(folder, jobs: jobs, formats: formats, withSweeps)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The quarter in the manner of Seestadt in every format, for the tests that only read: it takes seconds.
    static let seestadt = Result { try ResultRun(of: "seestadt", formats: Set(StudyFile.OutputFormat.allCases)) }

    /// Runs the study again, changed or not, into the same results.
    func runAgain(
        withSweeps: Bool = false, changing change: (String) throws -> Void = { _ in }
    ) throws -> RunSummary {
        try change(folder)
        return try Self.run(folder, jobs: 1, formats: nil, withSweeps)
    }

    private static func run(
        _ folder: String, jobs: Int, formats: Set<StudyFile.OutputFormat>?, _ withSweeps: Bool
    ) throws -> RunSummary {
        let study = try Study(path: folder + "/study.yaml", jobs: jobs)
        let options = RunOptions(
            output: folder + "/results", formats: formats ?? Set(study.file.output.formats),
            scenarios: withSweeps ? nil : Set(study.scenarios.map(\.id)), jobs: jobs, startedAt: "2026-05-19T12:00:00Z")
        return try BatchRunner(study, options: options).run()
    }
}

// MARK: - Reading what was written

extension ResultRun {
    /// A result file as text.
    func text(of name: String) throws -> String { try Self.text(at: results + "/" + name) }

    /// The names of the result files, in order.
    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: results)) ?? []).sorted()
    }

    /// The manifest as an independent reader of JSON sees it.
    func manifest() throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(text(of: "manifest.json").utf8))
        guard let manifest = object as? [String: Any] else { throw Unexpected() }
        return manifest
    }

    /// The rows of a table without quoted cells, each by the names of its columns.
    func rows(of name: String, separator: Character = ",") throws -> [[String: String]] {
        // By bytes: a table has too many characters to look at each as Unicode does.
        let mark = separator.asciiValue ?? 0
        let lines = try text(of: name).utf8.split(separator: UInt8(ascii: "\n")).map { line in
            line.split(separator: mark, omittingEmptySubsequences: false).map { cell in
                String(decoding: cell.last == UInt8(ascii: "\r") ? cell.dropLast() : cell, as: UTF8.self)
            }
        }
        guard let head = lines.first else { throw Unexpected() }
        return try lines.dropFirst().map { cells in
            guard cells.count == head.count else { throw Unexpected() }
            return Dictionary(uniqueKeysWithValues: zip(head, cells))
        }
    }

    static func text(at path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }

    /// Replaces a part of a file that must be there.
    static func replace(_ part: String, with other: String, in path: String) throws {
        let text = try text(at: path)
        guard text.contains(part) else { throw Unexpected() }
        try text.replacingOccurrences(of: part, with: other).write(toFile: path, atomically: true, encoding: .utf8)
    }
}

/// What the machine's own program says of a file's SHA-256.
enum Shell {
    /// The output of a shell command; nil if it failed.
    static func output(of command: String) -> String? {
        guard let stream = popen(command, "r") else { return nil }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return pclose(stream) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// The SHA-256 of each file of a folder, by its name.
    static func digests(in folder: String) -> [String: String] {
        let lines =
            output(of: "cd '\(folder)' && find . -maxdepth 1 -type f -exec sha256sum {} +")?.split(separator: "\n")
            ?? []
        return Dictionary(uniqueKeysWithValues: lines.map { (String($0.dropFirst(68)), String($0.prefix(64))) })
    }
}
