import Foundation
import Quartier
import Testing

/// The results kept in `notebooks-output` are those of today's study and today's engine.
@Suite struct KeptResultTests {
    private static let kept = Fixtures.root + "/../notebooks-output/seestadt"

    @Test func everyKeptValueIsWhatAnEvaluationGives() throws {
        let study = try Fixtures.study("seestadt")
        let report = try KeptResults(folder: Self.kept).compare(with: study, tolerance: 1e-9)
        #expect(report.findings.all.isEmpty, "\(report.findings.all)")
        // Base, five scenarios and four stages, 9 districts and 83 plots, 71 indicators.
        #expect(report.values == 10 * 92 * 71)
        #expect(report.largestDifference < 1e-12)
    }

    /// The summary of the nine squares.
    private static let summary = Result {
        let folder = NSTemporaryDirectory() + "quartier-kept-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let study = try Fixtures.study("grid-3x3")
        let options = RunOptions(
            output: folder, formats: [.csv], scenarios: Set(study.scenarios.map(\.id)), jobs: 2, startedAt: "")
        _ = try BatchRunner(study, options: options).run()
        return try String(contentsOfFile: folder + "/summary.csv", encoding: .utf8)
    }

    /// A copy of that summary with something changed, compared with the study.
    private func report(_ change: (inout [String]) throws -> Void) throws -> KeptResults.Report {
        let folder = NSTemporaryDirectory() + "quartier-kept-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var lines = try Self.summary.get().split(separator: "\n").map(String.init)
        try change(&lines)
        try (lines.joined(separator: "\n") + "\n").write(
            toFile: folder + "/summary.csv", atomically: true, encoding: .utf8)
        return try KeptResults(folder: folder).compare(with: Fixtures.study("grid-3x3"), tolerance: 1e-9)
    }

    @Test func aChangedNumberIsNamedWithItsLine() throws {
        let report = try report { lines in
            var cells = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let value = try #require(Double(cells[5]))
            cells[5] = "\(value * (1 + 1e-6))"
            lines[1] = cells.joined(separator: ",")
        }
        let finding = try #require(report.findings.all.first)
        #expect(report.findings.all.count == 1)
        #expect(finding.place.line == 2 && finding.code == "kept-result")
        #expect(finding.message.hasPrefix("value of "))
        #expect(abs(report.largestDifference - 1e-6) < 1e-9)
    }

    @Test func whatIsOnOneSideOnlyIsNamed() throws {
        let report = try report { lines in
            lines.remove(at: 1)
            lines.append(lines[1].replacingOccurrences(of: "base,", with: "gone,"))
        }
        #expect(
            report.findings.all.map(\.message).sorted().map { $0.hasSuffix("kept results") } == [true, false])
        #expect(report.findings.all.contains { $0.message == "the scenario 'gone' is kept, but not in the study" })
    }

    @Test func anotherStatusIsNamed() throws {
        let report = try report { lines in
            let row = try #require(lines.firstIndex { $0.contains(",ok,") })
            lines[row] = lines[row].replacingOccurrences(of: ",ok,", with: ",no_data,")
        }
        #expect(report.findings.all.first?.message.hasSuffix("was 'no_data' and is 'ok'") == true)
    }

    @Test func aGermanSummaryIsReadToo() throws {
        let folder = NSTemporaryDirectory() + "quartier-kept-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Self.summary.get().write(toFile: folder + "/plain.csv", atomically: true, encoding: .utf8)
        var writer = CSVWriter(.german)
        let table = try CSVTable(path: folder + "/plain.csv")
        writer.row(table.names)
        for row in table.rows {
            for (name, cell) in zip(table.names, row) {
                if let cell, let number = table.number(cell), name != "zone" {
                    writer.cell(number)
                } else if let cell {
                    writer.cell(cell)
                } else {
                    writer.missing()
                }
            }
            writer.endRow()
        }
        try Data(writer.bytes).write(to: URL(fileURLWithPath: folder + "/summary.csv"))
        let report = try KeptResults(folder: folder).compare(with: Fixtures.study("grid-3x3"), tolerance: 1e-9)
        #expect(report.findings.all.isEmpty && report.values == table.rows.count)
        #expect(report.values > 1_000)
    }

    @Test func aFolderWithoutASummaryIsRefused() throws {
        #expect(throws: Finding.self) { try KeptResults(folder: Fixtures.root) }
    }
}
