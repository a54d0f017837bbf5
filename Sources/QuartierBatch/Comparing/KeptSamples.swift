internal import Glibc
internal import QuartierGeometry
internal import QuartierIO
internal import QuartierModel
import QuartierScenario

/// The tables of sweeps that were kept from an earlier run, to be compared with today's samples.
public struct KeptSamples: Sendable {
    private let folder: String

    /// The tables in a folder of results.
    public init(folder: String) {
        self.folder = folder
    }

    /// Evaluates some samples of each sweep anew and compares their rows, cell by cell.
    ///
    /// All samples of a small sweep, and 64 of a large one that lie evenly among all: a regression test must not take
    /// as long as the sweep. A sweep without a table is left out; the report says so. Numbers agree as in `KeptResults`, all other cells if they are the same. Throws what GEOS
    /// could not do.
    public func compare(with study: Study, tolerance: Double) throws -> KeptResults.Report {
        var report = KeptResults.Report()
        for sweep in study.sweeps {
            let file = folder + "/" + SampleTable.name(of: sweep.id)
            guard access(file, F_OK) == 0 else {
                report.sweepsNotKept.append(sweep.id)
                continue
            }
            let kept: CSVTable
            do throws(Finding) {
                kept = try CSVTable(path: file)
            } catch {
                Self.note("the table of the sweep '\(sweep.id)' cannot be read: \(error.message)", file, nil, &report)
                continue
            }
            try compare(kept, file, with: SweepRun(sweep, of: study), tolerance, &report)
        }
        return report
    }

    private func compare(
        _ kept: CSVTable, _ file: String, with run: SweepRun, _ tolerance: Double, _ report: inout KeptResults.Report
    ) throws {
        let sweep = run.sweep
        let samples = sweep.probes
        let text = try run.table.header() + samples.flatMap { try run.rows(of: $0, Crew()).bytes }
        let today = try text.withUnsafeBytes { try CSVTable($0, displayName: file) }
        guard kept.names == today.names else {
            return Self.note("the table of the sweep '\(sweep.id)' had other columns", file, 1, &report)
        }
        let (before, now) = (Self.rows(of: kept), Self.rows(of: today))
        if before.count != sweep.sampleCount {
            Self.note(
                "the sweep '\(sweep.id)' had \(before.count) samples and has \(sweep.sampleCount)", file, nil, &report)
        }
        for number in samples.map({ "\($0 + 1)" }) {
            let (old, new) = (before[number] ?? [], now[number] ?? [])
            guard old.count == new.count else {
                Self.note("sample \(number) of '\(sweep.id)' had other rows", file, nil, &report)
                continue
            }
            for (old, new) in zip(old, new) {
                for (column, name) in kept.names.enumerated() {
                    let (was, isNow) = (kept.rows[old][column], today.rows[new][column])
                    guard !Self.agree((was, isNow), kept, today, tolerance, &report) else { continue }
                    Self.note(
                        "\(name) in sample \(number) of '\(sweep.id)' was \(was ?? "missing") and is "
                            + "\(isNow ?? "missing")", file, kept.lines[old], &report)
                }
            }
        }
    }

    /// The rows of each sample, by its number as it is written.
    private static func rows(of table: CSVTable) -> [String: [Int]] {
        Dictionary(grouping: table.rows.indices) { (table.rows[$0].first ?? nil) ?? "" }
    }

    private static func agree(
        _ cells: (String?, String?), _ kept: CSVTable, _ today: CSVTable, _ tolerance: Double,
        _ report: inout KeptResults.Report
    ) -> Bool {
        guard let before = cells.0.flatMap(kept.number), let now = cells.1.flatMap(today.number) else {
            return cells.0 == cells.1
        }
        report.values += 1
        let difference = abs(before - now) / max(1, abs(before), abs(now))
        report.largestDifference = max(report.largestDifference, difference)
        return difference <= tolerance
    }

    private static func note(_ message: String, _ file: String, _ line: Int?, _ report: inout KeptResults.Report) {
        report.findings.add(
            Finding(
                .error, "kept-result", message, at: Place(file: file, line: line),
                remedy: "If the change is meant, run the study again and keep what it writes"))
    }
}
