import ArgumentParser
import Quartier

/// `quartier compare --sweep`: the samples of a sweep side by side.
extension Compare {
    /// What cannot go together with `--sweep`, and why.
    func checkSweep() throws {
        guard sweep != nil else {
            guard subjectTo.isEmpty else { throw ValidationError("--subject-to chooses samples: add --sweep ID.") }
            return
        }
        guard folders.count == 1 else { throw ValidationError("--sweep takes one folder of results.") }
        guard zones == nil else {
            throw ValidationError("--zones cannot go with --sweep: samples are compared as a whole.")
        }
        guard scenario.isEmpty else {
            throw ValidationError("--scenario cannot go with --sweep: --baseline names what samples are compared with.")
        }
        guard !distribution else {
            throw ValidationError("--distribution cannot go with --sweep: without objectives the spread is shown.")
        }
        guard format != .geojson else { throw ValidationError("Samples have no borders: --format text, csv or json.") }
    }

    /// Compares samples instead of scenarios.
    func compareSamples(of sweep: String) throws {
        let comparison: SampleComparison
        do throws(Finding) {
            comparison = try SampleComparison(folder: folders[0], sweep: sweep, options: sampleOptions)
        } catch {
            Terminal.tell(error.description)
            throw Outcome.badInput
        }
        Terminal.tell(comparison.findings)
        switch format {
        case .text: try Terminal.deliver(Array((comparison.text(width: Terminal.width) + "\n").utf8), to: output)
        case .json: try Terminal.deliver(Array(comparison.json().utf8), to: output)
        case .csv, .geojson:
            try Terminal.deliver(comparison.csv(dialect == .german ? .german : .standard), to: output)
        }
    }

    private var sampleOptions: SampleComparison.Options {
        let all = options
        var options = SampleComparison.Options()
        options.indicators = all.indicators
        options.baseline = all.baseline
        options.objectives = all.objectives
        options.maximised = all.maximised
        options.minimised = all.minimised
        options.bounds = subjectTo
        return options
    }
}
