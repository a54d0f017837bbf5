public import QuartierModel

/// What a study wants an indicator to be: a lower bound, an upper bound, or both (Zielwert).
public struct Target: Sendable, CustomStringConvertible {
    /// The identifier of the indicator.
    public let indicator: String
    /// The least value that meets the target.
    public let atLeast: Double?
    /// The greatest value that meets the target.
    public let atMost: Double?
    /// The zones it is set for.
    public let zones: ZoneKind
    /// Which of these zones; nil for all.
    public let filter: Filter?
    /// Where in the study the condition begins.
    public let filterPlace: Place
    /// The year from which on it must be met; nil for always.
    public let by: Int?
    /// Where in the study the target stands.
    public let place: Place

    /// A target for an indicator.
    public init(
        _ indicator: String, atLeast: Double? = nil, atMost: Double? = nil, zones: ZoneKind,
        where filter: Filter? = nil,
        at filterPlace: Place = Place(), by: Int? = nil, place: Place = Place()
    ) {
        self.indicator = indicator
        self.atLeast = atLeast
        self.atMost = atMost
        self.zones = zones
        self.filter = filter
        self.filterPlace = filterPlace
        self.by = by
        self.place = place
    }

    /// Whether a value meets it; nil where there is no value, which neither meets nor misses.
    ///
    /// A value within a billionth of a bound meets it: areas that a scenario brings up to date are no more exact.
    public func isMet(by value: Double?) -> Bool? {
        guard let value else { return nil }
        if let atLeast, value < atLeast - Self.slack(atLeast) { return false }
        if let atMost, value > atMost + Self.slack(atMost) { return false }
        return true
    }

    private static func slack(_ bound: Double) -> Double { 1e-9 * max(1, abs(bound)) }

    /// Whether it asks anything of a scenario: of stages of its year and later, and of every scenario without stages.
    public func applies(to name: ScenarioName) -> Bool {
        guard let by, let stage = name.stage else { return true }
        return stage >= by
    }

    /// The bounds as a study writes them: `at_least 16.5`, `at_least 1 and at_most 2.5`.
    public var bounds: String {
        [atLeast.map { "at_least \(Self.text($0))" }, atMost.map { "at_most \(Self.text($0))" }].compactMap { $0 }
            .joined(separator: " and ")
    }

    /// The target in words: `fsi at_most 2.5, plots where zone = 'WA', by 2030`.
    public var description: String {
        let which = filter.map { "\(zones.rawValue) where \($0.text)" } ?? zones.rawValue
        return "\(indicator) \(bounds), \(which)" + (by.map { ", by \($0)" } ?? "")
    }

    private static func text(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? String(number) }
}

/// In how many zones a target is met.
public struct TargetTally: Hashable, Sendable {
    /// Zones that meet it.
    public var met = 0
    /// Zones that miss it.
    public var missed = 0
    /// Zones of which the indicator says nothing.
    public var undefined = 0

    /// No zones.
    public init() {}

    /// Whether the target is set for some zone and all of them meet it.
    public var isMetEverywhere: Bool { met > 0 && missed == 0 && undefined == 0 }

    mutating func count(_ isMet: Bool?) {
        switch isMet {
        case true?: met += 1
        case false?: missed += 1
        case nil: undefined += 1
        }
    }
}

/// Whether a zone meets a target.
public struct Verdict: Hashable, Sendable {
    /// The number of the target in the baseline.
    public let target: Int
    /// Whether it is met; nil where the indicator has no value.
    public let isMet: Bool?

    /// What is said of a zone.
    public init(target: Int, isMet: Bool?) {
        self.target = target
        self.isMet = isMet
    }
}
