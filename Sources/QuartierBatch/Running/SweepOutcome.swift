import QuartierGeometry

/// What came of a sweep.
public struct SweepOutcome: Sendable {
    /// The sweep.
    public let sweep: Sweep
    /// How many samples could not be measured.
    public internal(set) var failed = 0
    /// The first of them, counted from 1, and why.
    public internal(set) var firstFailure: (sample: Int, reason: String)?
    /// Its table.
    let output: Manifest.Output
}

extension SweepRun {
    /// Writes the table of the sweep to a folder of results; nil, and nothing written, if somebody wants the run to stop.
    ///
    /// Throws `OutputError` if the table cannot be written.
    func write(
        to folder: ResultFolder, crew: Crew, progress: (_ done: Int, _ of: Int) -> Void
    ) throws -> SweepOutcome? {
        try folder.makeSubfolder(SampleTable.folder)
        var file = try DigestedFile(SampleTable.name(of: sweep.id), in: folder)
        try file.append(table.header())
        var failed = 0
        var firstFailure: (sample: Int, reason: String)?
        let done = try run(crew: crew) { window in
            for rows in window {
                try file.append(rows.bytes)
                guard let reason = rows.failure else { continue }
                failed += 1
                firstFailure = firstFailure ?? (rows.sample + 1, reason)
            }
            if let last = window.last { progress(last.sample + 1, sweep.sampleCount) }
        }
        guard done == sweep.sampleCount else { return nil }
        return SweepOutcome(sweep: sweep, failed: failed, firstFailure: firstFailure, output: try file.commit())
    }
}
