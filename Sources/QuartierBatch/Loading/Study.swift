public import QuartierGeometry
public import QuartierIO
public import QuartierModel
public import QuartierScenario

/// A study with everything it names loaded, checked and measured: the base and the scenarios.
public struct Study: Sendable {
    /// An input and what it contained, byte for byte.
    public struct Input: Hashable, Sendable {
        /// The file, as the study names it.
        public let file: String
        /// Its size.
        public let bytes: Int
        /// The SHA-256 of its content, in hexadecimal.
        public let digest: String
    }

    /// The study file.
    public let file: StudyFile
    /// The path of the study file, as the user gave it.
    public let path: String
    /// The base, measured.
    public let baseline: Baseline
    /// The scenarios, base left out, in the order of the study.
    public let scenarios: [Scenario]
    /// The sweeps, in the order of the study.
    public let sweeps: [Sweep]
    /// How each layer and each added file was read.
    public let reports: [LayerReport]
    /// Every file that was read, the study first.
    public let inputs: [Input]
    /// Where the inputs lie, as paths of the process.
    let inputPaths: [String]
    /// What the results of each scenario depend on, as one number.
    let keys: ScenarioKeys
    /// The middle of the districts, in degrees.
    public let site: Coordinate
    /// How many times too large the plane shows areas at the site; 1 is true to area.
    public let arealScale: Double
    /// Everything worth knowing about the study and its data.
    public let findings: Findings
}

/// Why a study cannot be run.
public struct StudyError: Error, Sendable {
    /// Everything that was found, errors among it.
    public let findings: Findings
    /// The study, where all of it could be loaded: it must not be run, but what its edits match can be shown.
    public let refused: Study?

    /// A refusal with everything that was found.
    init(findings: Findings, refused: Study? = nil) {
        self.findings = findings
        self.refused = refused
    }
}

extension StudyError {
    /// What a coordinate operation could not do, after what was found before.
    init(failing error: ProjectionError, at place: Place, after findings: Findings = Findings()) {
        var findings = findings
        findings.add(Finding(.error, error.code.rawValue, error.message, at: place, remedy: error.remedy))
        self.init(findings: findings)
    }

    /// What a geometry operation could not do, after what was found before.
    init(failing error: GeometryError, at place: Place, after findings: Findings) {
        var findings = findings
        var place = place
        place.position = error.position
        findings.add(
            Finding(
                .error, "geometry-failed", "\(error.operation) failed: \(error.message)", at: place,
                remedy: "Look at the geometries near that place; 'quartier inspect' names what is broken"))
        self.init(findings: findings)
    }
}

extension Study {
    /// Reads, checks and measures a study.
    ///
    /// - Parameters:
    ///   - path: The study file.
    ///   - jobs: The number of threads.
    /// - Throws: `StudyError` with all findings if the study cannot be run.
    public init(path: String, jobs: Int = 1) throws {
        self = try StudyLoader(path: path, crew: Crew(jobs: jobs)).load()
    }

    /// The folder that paths in a study are relative to.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A path of the study as a path of the process.
    static func resolve(_ path: String, in folder: String) -> String {
        if path.hasPrefix("/") { return path }
        return folder == "." ? path : folder + "/" + path
    }
}

extension StudyFile {
    /// Where the results of a study go if the command line does not say; `path` is where its file was read from.
    public func outputFolder(readFrom path: String) -> String {
        Study.resolve(output.directory?.text ?? "results", in: Study.folder(of: path))
    }
}

extension Study {
    /// Where the results go if the command line does not say: the study's `output.directory`, or `results` beside it.
    public var outputFolder: String { file.outputFolder(readFrom: path) }

    /// What scenarios may be called: the base, every scenario, every stage with its year, and every sweep.
    public var scenarioNames: [String] {
        var names = [StudyFile.Scenario.baseID]
        for scenario in file.scenarios.dropFirst() {
            names.append(scenario.id.text)
            names += scenario.stages.map { ScenarioName(scenario.id.text, stage: $0.year).text }
        }
        return names + sweeps.map(\.id)
    }

    /// The scenarios and stages that some names mean, all for no name.
    ///
    /// The name of a scenario means all its stages.
    public func scenarios(named names: [String]) -> [Scenario] {
        names.isEmpty ? scenarios : scenarios.filter { $0.name.isAmong(names) }
    }

    /// The edits that change no indicator, which only measuring tells; see `Baseline.effects`.
    ///
    /// - Parameter jobs: The number of threads.
    /// - Returns: A warning for each of them, and for each scenario that measures like the base.
    /// - Throws: `StudyError` for what GEOS could not do.
    public func editsWithoutEffect(jobs: Int = 1) throws -> Findings {
        var findings = Findings()
        do {
            let found = try Crew(jobs: jobs).map(scenarios.count) { [self] number, kernel in
                try baseline.effects(of: scenarios[number], crew: Crew(kernel: kernel))
            }
            for (scenario, found) in zip(scenarios, found) {
                for var finding in found {
                    finding.message = "scenario '\(scenario.id)': \(finding.message)"
                    findings.add(finding)
                }
            }
        } catch let error as GeometryError {
            throw StudyError(failing: error, at: Place(file: path), after: self.findings)
        }
        return findings
    }

    /// How many elements each edit of a sweep matches: the fewest and the most in a few of its samples.
    public func matches(of sweep: Sweep) -> [(edit: any ScenarioEdit, counts: ClosedRange<Int>)] {
        let crew = Crew()
        var ranges: [(edit: any ScenarioEdit, counts: ClosedRange<Int>)] = []
        for sample in sweep.probes {
            guard case .success(let scenario) = sweep.scenario(ofSample: sample) else { continue }
            for (index, count) in baseline.draft(scenario, crew: crew).matches.enumerated() {
                if index == ranges.count {
                    ranges.append((scenario.edits[index], count...count))
                } else {
                    let counts = ranges[index].counts
                    ranges[index].counts = min(counts.lowerBound, count)...max(counts.upperBound, count)
                }
            }
        }
        return ranges
    }

    /// How many elements each edit of a scenario matches.
    public func matches(of scenario: Scenario) -> [Int] {
        baseline.draft(scenario, crew: Crew()).matches
    }
}
