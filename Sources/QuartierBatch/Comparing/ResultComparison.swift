import QuartierIO
public import QuartierModel
import QuartierScenario

/// Scenarios of one or several folders of results, side by side.
public struct ResultComparison: Sendable {
    /// A scenario of a folder.
    public struct Alternative: Hashable, Sendable {
        /// The folder's place among those compared.
        public let folder: Int
        /// The name of the study.
        public let study: String
        /// The scenario.
        public let scenario: String
        /// The stage; nil for scenarios without stages.
        public let stage: String?
        /// How texts call it: the scenario, with its stage and, among several folders, the folder.
        public let label: String

        var key: ScenarioKey { ScenarioKey(scenario: scenario, stage: stage) }
    }

    /// What an indicator says of a zone, or of all together, in one alternative.
    public struct Row: Sendable {
        /// The number of the alternative.
        public let alternative: Int
        /// The kind of zone; `total` where zones were added up.
        public let zoneKind: String
        /// The zone; the kind that was added up where it is a total.
        public let zone: String
        /// The number of the indicator.
        public let indicator: Int
        /// The value; nil where there is none.
        public internal(set) var value: Double?
        /// What is divided, or the sum itself.
        public internal(set) var numerator: Double?
        /// What it is divided by.
        public internal(set) var denominator: Double?
        /// `ok`, `became_defined`, or the reason why there is no value.
        public internal(set) var status: String
        /// The reason why a total cannot be formed, as a phrase.
        public internal(set) var reason: String?
        /// The share of its inputs that is known; of a total the least of its zones.
        public internal(set) var coverage: Double?
        /// The share that rests on assumptions; of a total the most of its zones.
        public internal(set) var imputed: Double?
        /// The value of the alternative that the others are compared with.
        public internal(set) var baseline: Double?
        /// What the study aims at.
        public internal(set) var target: String?
        /// Whether the zone meets the target; nil where there is none.
        public internal(set) var meetsTarget: Bool?
        /// For a total, how many of the zones that have a target meet it.
        public internal(set) var meeting: (zones: Int, of: Int)?
        /// Its place among the alternatives, 1 for the best; nil without a direction or a value.
        public internal(set) var rank: Int?

        /// The value less that of the baseline.
        public var delta: Double? { value.flatMap { value in baseline.map { value - $0 } } }
        /// The difference in per cent of the baseline; nil where that is 0.
        public var deltaPercent: Double? {
            guard let delta, let baseline, baseline != 0 else { return nil }
            return delta / abs(baseline) * 100
        }
    }

    /// What is compared, and how.
    public struct Options: Sendable {
        /// The kind of zone to show one by one; nil for totals.
        public var zones: ZoneKind?
        /// Indicators and groups; empty for all.
        public var indicators: [String] = []
        /// Scenarios; empty for all.
        public var scenarios: [String] = []
        /// The scenario that the others are compared with.
        public var baseline = StudyFile.Scenario.baseID
        /// Indicators to have more of, to have less of, and to have more or less of by their own direction.
        public var maximised: [String] = []
        /// Indicators to have less of.
        public var minimised: [String] = []
        /// Indicators to have more or less of, by their own direction.
        public var objectives: [String] = []
        /// Whether sums are shown for different places, where they say most about their size.
        public var includesSums = false

        /// Totals of all scenarios and indicators, beside the base.
        public init() {}
    }

    /// The folders.
    public let folders: [FinishedResults]
    /// The alternatives, folder by folder in the order of the results.
    public internal(set) var alternatives: [Alternative] = []
    /// The indicators, in the order of the results.
    public internal(set) var indicators: [ComparedIndicator] = []
    /// The rows: zone by zone, indicator by indicator, alternative by alternative.
    public internal(set) var rows: [Row] = []
    /// How the indicators are spread over zones.
    public internal(set) var distributions: [Distribution] = []
    /// The alternatives nobody would drop; nil where no objectives are asked for.
    public internal(set) var pareto: ParetoSet?
    /// What keeps the numbers from being compared one to one, and what was left out.
    public internal(set) var findings = Findings()
    let summaries: [KeptSummary]
    let options: Options

    /// Compares the scenarios of some folders of results.
    ///
    /// Throws what is wrong with a folder, or with what is asked for.
    public init(folders paths: [String], options: Options) throws(Finding) {
        if let twice = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
            throw Finding(
                .error, "named-twice", "the folder is named twice", at: Place(file: twice),
                remedy: "Name different folders")
        }
        var findings = Findings()
        folders = try paths.map { path throws(Finding) in try FinishedResults(folder: path) }
        summaries = try folders.map { folder throws(Finding) in try KeptSummary(of: folder, findings: &findings) }
        let dictionaries = try folders.map { folder throws(Finding) in try folder.indicators() }
        self.options = options
        self.findings = findings
        try choose(from: dictionaries)
        warn(of: dictionaries)
        rows = options.zones.map(zoneRows(of:)) ?? totalRows()
        rank()
        distribute()
        pareto = try paretoSet()
    }
}
