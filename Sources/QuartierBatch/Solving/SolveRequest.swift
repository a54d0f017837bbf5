/// What a search is asked for, in the words of the command line.
public struct SolveRequest: Hashable, Sendable {
    /// The sweep whose parameters are varied; nil where the study has one alone.
    public var sweep: String?
    /// Indicators to have more of.
    public var maximised: [String] = []
    /// Indicators to have less of.
    public var minimised: [String] = []
    /// Indicators to bring near a number: `dwellings = 12000`.
    public var reached: [String] = []
    /// What must hold: `fsi <= 2.5 AND green_public_m2_per_resident >= 8`.
    public var bounds: [String] = []
    /// Whether every target of the study must be met in every zone it is set for.
    public var meetsTargets = false
    /// What varies, and over which values: `storeys=3..10`; empty for all parameters over the study's own values.
    public var varied: [String] = []
    /// How many combinations of values may be evaluated.
    public var evaluations = 1_000

    /// The most evaluations that may be asked for: all of them are kept.
    public static let largestCount = 100_000

    /// A request for nothing yet.
    public init() {}
}
