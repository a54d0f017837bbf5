import Foundation
import Quartier
import Testing

/// The fixtures that hold an `expected` folder give the values kept there, district by district.
///
/// `make record` writes the folders anew; a person reads the difference.
@Suite struct ExpectedResultTests {
    static let folders = ["krefeld-mitte", "rothneusiedl", "sonnwendviertel"]
    private static let isRecording = ProcessInfo.processInfo.environment["QUARTIER_RECORD"] != nil

    @Test(arguments: folders)
    func givesTheValuesKept(_ folder: String) throws {
        let study = try Fixtures.study(folder)
        let expected = "\(Fixtures.root)/\(folder)/expected"
        if Self.isRecording { try Self.record(study, in: expected) }
        let report = try KeptResults(folder: expected).compare(with: study, tolerance: 1e-9)
        #expect(report.findings.all.isEmpty, "\(report.findings.all.prefix(5))")
        #expect(report.kindsNotKept == [.plots])
        let (zones, indicators) = (study.baseline.zones.zones, study.baseline.indicators)
        let districts = zones.filter { $0.kind == .districts }.count
        #expect(report.values >= (1 + study.scenarios.count) * districts * indicators.count)
    }

    /// Runs a study and keeps the rows of its districts.
    private static func record(_ study: Study, in expected: String) throws {
        let folder = NSTemporaryDirectory() + "quartier-expected-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try BatchRunner(study, options: RunOptions(output: folder, formats: [.csv], jobs: 2, startedAt: "")).run()
        let lines = try String(contentsOfFile: folder + "/summary.csv", encoding: .utf8).split(separator: "\n")
        let column = try #require(lines[0].split(separator: ",").firstIndex(of: "zone_kind"))
        // Scenarios, stages and kinds of zones are plain words, so that no quoted comma comes before them.
        let kept =
            lines.prefix(1)
            + lines.dropFirst().filter { line in
                line.split(separator: ",", omittingEmptySubsequences: false)[column] == "districts"
            }
        try FileManager.default.createDirectory(atPath: expected, withIntermediateDirectories: true)
        try (kept.joined(separator: "\n") + "\n").write(
            toFile: expected + "/summary.csv", atomically: true, encoding: .utf8)
    }
}
