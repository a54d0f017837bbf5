import Quartier

/// Shows what the edits of studies match, and writes nothing.
struct DryRun {
    private let options: Run

    init(_ options: Run) { self.options = options }

    /// Shows study after study; throws how the one ended that ended worst.
    func run() throws {
        var worst: Outcome?
        for path in options.study {
            if options.study.count > 1 { try Terminal.show("\(path):") }
            do {
                try showMatches(path)
            } catch let outcome as Outcome where outcome != .internalError {
                worst = outcome
            }
        }
        if let worst { throw worst }
    }

    /// What the edits match is worth most where that is what is wrong with the study.
    private func showMatches(_ path: String) throws {
        do {
            let loaded = try Study(path: path, jobs: options.threads)
            try checkScenarios(of: loaded)
            if !options.quiet { Terminal.tell(loaded.findings) }
            try show(loaded)
        } catch let error as StudyError {
            Terminal.tell(error.findings)
            if let refused = error.refused {
                try checkScenarios(of: refused)
                try show(refused)
            }
            Terminal.tell("\(path): \(Terminal.summary(of: error.findings)). Nothing was written.")
            throw Outcome.badInput
        }
    }

    private func checkScenarios(of study: Study) throws {
        guard let unknown = options.unknownScenario(in: study) else { return }
        Terminal.tell(unknown)
        throw Outcome.badInput
    }

    private func show(_ study: Study) throws {
        for shown in study.scenarios(named: options.scenario) {
            try Terminal.show(shown.id)
            if shown.edits.isEmpty { try Terminal.show("  no edits") }
            for (edit, count) in zip(shown.edits, study.matches(of: shown)) {
                let lead = edit.place.line.map { "line \($0): " } ?? ""
                let what = Self.object(of: edit).map { " \($0), \(count) matched" } ?? ""
                try Terminal.show("  \(lead)\(type(of: edit).kind)\(what)")
            }
        }
        for sweep in study.sweeps where options.scenario.isEmpty || options.scenario.contains(sweep.id) {
            try show(sweep, of: study)
        }
    }

    /// What an edit works on: a layer, or a line or stop of the timetable.
    private static func object(of edit: any ScenarioEdit) -> String? {
        (edit as? TransitEdit)?.words ?? edit.layer?.rawValue
    }

    private func show(_ sweep: Sweep, of study: Study) throws {
        try Terminal.show("\(sweep.id)")
        try Terminal.show("  \(sweep.words)")
        for (edit, counts) in study.matches(of: sweep) {
            let lead = edit.place.line.map { "line \($0): " } ?? ""
            let least = "\(counts.lowerBound)"
            let range = counts.count == 1 ? least : "\(least) to \(counts.upperBound)"
            let what = Self.object(of: edit).map { " \($0), \(range) matched" } ?? ""
            try Terminal.show("  \(lead)\(type(of: edit).kind)\(what)")
        }
    }
}
