import QuartierIO
public import QuartierModel
public import QuartierScenario

/// The samples of a sweep side by side: those that nobody would drop, or how each indicator is spread over all.
public struct SampleComparison: Sendable {
    /// What is compared, and how.
    public struct Options: Sendable {
        /// Indicators and groups; empty for all.
        public var indicators: [String] = []
        /// The scenario that samples are compared with.
        public var baseline = StudyFile.Scenario.baseID
        /// Indicators to have more of.
        public var maximised: [String] = []
        /// Indicators to have less of.
        public var minimised: [String] = []
        /// Indicators to have more or less of, by their own direction.
        public var objectives: [String] = []
        /// What must hold for a sample to count: `fsi <= 2.5 AND dwellings > 900`.
        public var bounds: [String] = []

        /// All indicators, beside the base.
        public init() {}
    }

    /// How an indicator is spread over the samples.
    public struct Spread: Sendable {
        /// The indicator, by number.
        public let indicator: Int
        /// How many samples have no value.
        public let undefined: Int
        /// The smallest value, and the first sample that has it.
        public let minimum: (value: Double, sample: String)
        /// The largest value, and the first sample that has it.
        public let maximum: (value: Double, sample: String)
        /// The lower quartile, the median and the upper quartile, as those of zones are.
        public let quartiles: [Double]
        /// How far its mean moves over the values of each parameter that has few.
        public let effects: [MainEffect]
    }

    /// The folder.
    public let folder: FinishedResults
    /// The sweep.
    public let sweep: String
    /// The samples that were measured.
    public let points: EvaluatedPoints
    /// The indicators that are shown, by number among those of the points.
    public internal(set) var shown: [Int] = []
    /// How many samples could not be measured.
    public let failed: Int
    /// What must hold.
    public internal(set) var bounds: [ValueBound] = []
    /// What is wanted; empty where no objectives are named.
    public internal(set) var goals: [Goal] = []
    /// The samples that count, by number from 0: those for which everything holds that must.
    public internal(set) var counted: [Int] = []
    /// The samples of the Pareto set, the best by the first objective first; empty without objectives.
    public internal(set) var members: [Int] = []
    /// How the shown indicators are spread over the samples that count; empty where there are objectives.
    public internal(set) var spreads: [Spread] = []
    /// What the base says, by indicator; nil where nothing can be said.
    public internal(set) var base: [Double?] = []
    /// What was worth knowing.
    public internal(set) var findings = Findings()
    let samples: [String]
    let definitions: [ComparedIndicator]
    let options: Options

    /// Compares the samples of a sweep of a folder of results.
    ///
    /// Throws what is wrong with the folder, or with what is asked for.
    public init(folder path: String, sweep: String, options: Options) throws(Finding) {
        folder = try FinishedResults(folder: path)
        let file = try Self.table(of: sweep, in: folder)
        let kept = try KeptPoints(path: path + "/" + file)
        let dictionary = try folder.indicators()
        self.sweep = sweep
        self.options = options
        points = kept.points
        samples = kept.samples
        failed = kept.failed
        definitions = try kept.points.indicators.map { id throws(Finding) in
            guard let known = dictionary.first(where: { $0.id == id }) else {
                throw Finding(
                    .error, "no-table", "the dictionary of the results does not explain '\(id)'",
                    at: Place(file: path + "/data-dictionary.csv"), remedy: "Run the study again")
            }
            return known
        }
        if try folder.digest(of: file) != FileDigest.sha256(ofFile: path + "/" + file) {
            findings.add(
                Finding(
                    .warning, "changed-results", "the table was changed since the run wrote it",
                    at: Place(file: path + "/" + file), remedy: "Run the study again"))
        }
        try choose()
        base = try baseValues()
        judge()
    }

    /// What people call a sample.
    public func name(of sample: Int) -> String { samples[sample] }

    /// The table of a sweep in a folder.
    private static func table(of sweep: String, in folder: FinishedResults) throws(Finding) -> String {
        let known = folder.sweeps
        if known.contains(sweep) { return SampleTable.name(of: sweep) }
        throw Finding(
            .error, "unknown-sweep",
            known.isEmpty ? "the results have no sweep" : "the results have no sweep \(sweep.quotedForMessage)",
            at: Place(file: folder.path),
            remedy: known.isEmpty
                ? "Add a sweep to the study and run it" : Suggestion.remedy(for: sweep, known: known))
    }
}
