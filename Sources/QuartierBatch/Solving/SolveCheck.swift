import QuartierGeometry
import QuartierModel
import QuartierScenario

/// Finds in a study what a question to it names, and everything that makes no sense.
struct SolveCheck {
    private let study: Study
    private(set) var findings = Findings()

    init(_ study: Study) { self.study = study }

    /// Notes an error about an option of the command.
    mutating func note(_ code: String, _ message: String, _ option: String, _ remedy: String?) {
        findings.add(Finding(.error, code, message, at: Place(path: option), remedy: remedy))
    }

    // MARK: - Sweep

    /// The sweep that is meant.
    mutating func sweep(named id: String?) -> Sweep? {
        let known = study.sweeps.map(\.id)
        guard let id else {
            if study.sweeps.count == 1 { return study.sweeps[0] }
            note(
                "no-sweep",
                known.isEmpty ? "the study has no sweep, whose parameters could vary" : "the study has several sweeps",
                "--sweep",
                known.isEmpty ? "Add one: see decision 0015" : "Name one of \(known.inWords): --sweep \(known[0])")
            return nil
        }
        if let sweep = study.sweeps.first(where: { $0.id == id }) { return sweep }
        note(
            "unknown-sweep", "the study has no sweep \(id.quotedForMessage)", "--sweep",
            Suggestion.remedy(for: id, known: known) ?? "Add one: see decision 0015")
        return nil
    }

    // MARK: - Goals and bounds

    /// What is wanted.
    mutating func goals(of request: SolveRequest) -> [Goal] {
        var goals: [(goal: Goal, option: String)] = []
        goals += request.maximised.map { (Goal($0.trimmed, .more), "--maximise") }
        goals += request.minimised.map { (Goal($0.trimmed, .less), "--minimise") }
        for text in request.reached {
            do throws(Finding) { goals.append((try Goal(reaching: text), "--reach")) } catch { findings.add(error) }
        }
        if goals.isEmpty, request.reached.isEmpty {
            note("no-goal", "nothing is wanted", "--maximise", "Write --maximise, --minimise or --reach")
        }
        var seen: Set<String> = []
        for (goal, option) in goals {
            if let (message, remedy) = unknown(goal.indicator) { note("unknown-indicator", message, option, remedy) }
            if !seen.insert(goal.indicator).inserted {
                note(
                    "named-twice", "\(goal.indicator.quotedForMessage) is wanted in two ways", option,
                    "Ask for one of them; bound the other one with --subject-to")
            }
        }
        return goals.map(\.goal)
    }

    /// What the indicators must be.
    mutating func bounds(of request: SolveRequest) -> [ValueBound] {
        var all: [ValueBound] = []
        for text in request.bounds {
            let (bounds, found) = BoundReader.read(text) { unknown($0) }
            all += bounds
            findings.add(contentsOf: found)
        }
        return all
    }

    /// Why an indicator has no values, and what to do about it; nil for one that has.
    private func unknown(_ id: String) -> (message: String, remedy: String?)? {
        let measured = study.baseline.indicators.map(\.definition.id)
        guard !measured.contains(id) else { return nil }
        let known = IndicatorCatalog.indicators(for: study.file.parameters).map(\.definition.id)
        guard !known.contains(id) else {
            return ("the study does not measure '\(id)'", "Add it to the study: indicators: [\(id)]")
        }
        return (
            "there is no indicator \(id.quotedForMessage)",
            Suggestion.nearest(to: id, in: known).map { "Did you mean '\($0)'?" } ?? "'quartier indicators' lists them"
        )
    }

    /// The targets that must be met.
    mutating func targets(of request: SolveRequest) -> [Target] {
        guard request.meetsTargets else { return [] }
        if study.baseline.targets.isEmpty {
            note(
                "no-targets", "the study sets no targets", "--meet-targets",
                "Add 'targets' to the study, or write bounds: --subject-to")
        }
        return study.baseline.targets
    }

    // MARK: - What varies

    /// What varies: what the request says, or all parameters of the sweep.
    mutating func varied(of request: SolveRequest, in sweep: Sweep) -> [VariedParameter] {
        guard !request.varied.isEmpty else {
            return sweep.parameters.map { VariedParameter($0.name, over: $0.domain) }
        }
        var varied: [VariedParameter] = []
        for text in request.varied {
            do throws(Finding) {
                let parameter = try VariedParameter(reading: text, of: sweep.parameters)
                if varied.contains(where: { $0.name == parameter.name }) {
                    note(
                        "named-twice", "'\(parameter.name)' is varied in two ways", "--vary",
                        "Put all its values into one list")
                } else {
                    varied.append(parameter)
                }
            } catch {
                findings.add(error)
            }
        }
        // In the order of the sweep, so that the order of the words makes no difference.
        return sweep.parameters.compactMap { parameter in varied.first { $0.name == parameter.name } }
    }

    /// Tries the values of one's own where the sweep's edits use them, so that those that fit nowhere are known before
    /// anything is searched.
    mutating func tryValues(of varied: [VariedParameter], in sweep: Sweep) {
        var told: Set<Finding> = []
        for parameter in varied {
            for level in parameter.trials {
                let value = parameter.value(level)
                let errors = findings(of: parameter.name, value, sweep).all.filter { $0.severity == .error }
                for var finding in errors where told.insert(finding).inserted {
                    // Of values that decide what is loaded, the sweep says only that they were not.
                    if !finding.message.hasPrefix("with ") {
                        finding.message = "with \(parameter.name) = \(value): \(finding.message)"
                    }
                    findings.add(finding)
                }
            }
        }
    }

    /// What is wrong with a value while the others are the standard ones.
    ///
    /// A number that fits nowhere on its own may fit beside others, and is judged when it is evaluated; a word is a slip.
    private func findings(of name: String, _ value: ParameterValue, _ sweep: Sweep) -> Findings {
        switch sweep.scenario(sweep.id, with: [name: value]) {
        case .failure(let refusal): refusal.findings
        case .success(let scenario):
            value.number == nil ? study.baseline.draft(scenario, crew: Crew()).findings : Findings()
        }
    }
}

/// Reads bounds on indicators, for searches and for comparisons.
enum BoundReader {
    /// The bounds of a text, and what is wrong with them; `unknown` says why an indicator has no values.
    static func read(
        _ text: String, unknown: (String) -> (message: String, remedy: String?)?
    ) -> (bounds: [ValueBound], findings: Findings) {
        var findings = Findings()
        let place = Place(path: "--subject-to")
        do throws(FilterError) {
            let bounds = try ValueBound.read(text)
            for bound in bounds {
                guard let (message, remedy) = unknown(bound.name) else { continue }
                var finding = FilterError(message, column: bound.column, remedy: remedy).finding(in: text, at: place)
                finding.code = "unknown-indicator"
                // BETWEEN is two bounds of one name.
                if !findings.all.contains(finding) { findings.add(finding) }
            }
            return (bounds, findings)
        } catch {
            var finding = error.finding(in: text, at: place)
            finding.code = "invalid-bound"
            findings.add(finding)
            return ([], findings)
        }
    }
}
