/// How a standard rates a station by its departures, and why.
public struct StationRating: Sendable, Hashable {
    /// The number of the category, 0 for the best.
    public let category: Int
    /// Whether the rating rests on a cell that sources disagree on.
    public let isDoubtful: Bool
    /// The service interval in minutes that decides.
    public let interval: Double
    /// The column of the standard that decides.
    public let group: Int
    /// The departures of which the interval is made, in the window.
    public let departures: Int
    /// Their lines, numbered through all feeds, in order.
    public let lines: [Int32]

    /// What decides how departures are counted; a study may choose otherwise than its standard.
    public struct Rules: Sendable {
        /// The standard.
        public var standard: QualityStandard
        /// The hours that are looked at, in seconds after midnight; the end is not among them.
        public var window: Range<Int>
        /// How groups of modes are put together.
        public var pooling: QualityStandard.Pooling
        /// How both directions make one interval, where departures are counted.
        public var directions = DirectionPolicy.halfWhereBoth

        /// The rules of a standard.
        public init(_ standard: QualityStandard) {
            self.standard = standard
            window = standard.window
            pooling = standard.pooling
        }
    }

    /// Rates a station; nil where the standard gives no category.
    ///
    /// `departures` are those of the window in order, and beyond it as long again, as `StopDepartures` keeps them.
    public init?(_ departures: some Collection<Departure>, isNode: Bool, rules: Rules) {
        self.init(ofGroup: Self.grouped(departures, isNode: isNode, rules.standard), rules)
    }

    /// The ratings of a station by which places around it get their class, best category first; none where the
    /// standard gives no category.
    ///
    /// There is more than one where the standard looks less far for the departures of a group than for those of others:
    /// what is too far for the best category may be near enough for the next.
    public static func all(
        _ departures: some Collection<Departure>, isNode: Bool, rules: Rules
    ) -> [StationRating] {
        let ofGroup = grouped(departures, isNode: isNode, rules.standard)
        guard rules.pooling == .perGroupBest else { return StationRating(ofGroup: ofGroup, rules).map { [$0] } ?? [] }
        let own = ofGroup.indices.compactMap { rated(ofGroup[$0], as: $0, rules) }.sorted { $0.order < $1.order }
        var kept: [StationRating] = []
        var farthest = 0.0
        for rating in own {
            let limit = rules.standard.groups[rating.group].limit ?? .infinity
            guard limit > farthest else { continue }
            kept.append(rating)
            farthest = limit
        }
        return kept
    }

    /// Of one category, what is beyond doubt goes first.
    private var order: (Int, Int, Int) { (category, isDoubtful ? 1 : 0, group) }

    private static func grouped(
        _ departures: some Collection<Departure>, isNode: Bool, _ standard: QualityStandard
    ) -> [[Departure]] {
        var ofGroup = [[Departure]](repeating: [], count: standard.groups.count)
        for departure in departures where standard.countsOnDemand || !departure.isOnDemand {
            if let group = standard.group(of: departure.mode, isNode: isNode) { ofGroup[group].append(departure) }
        }
        return ofGroup
    }

    private init?(ofGroup: [[Departure]], _ rules: Rules) {
        let own = ofGroup.indices.compactMap { Self.rated(ofGroup[$0], as: $0, rules) }
        let best = own.min { $0.order < $1.order }
        switch rules.pooling {
        case .perGroupBest:
            guard let best else { return nil }
            self = best
        case .pooledHighestMode, .pooledCapped:
            // The highest group that stops there within the window.
            guard
                let highest = ofGroup.firstIndex(where: { group in
                    group.contains { rules.window.contains(Int($0.second)) }
                }),
                let pooled = Self.rated(ofGroup.joined().sorted { $0.second < $1.second }, as: highest, rules)
            else { return nil }
            // One better than no category by itself is the lowest.
            let cap = (best?.category ?? rules.standard.categoryNames.count) - 1
            guard rules.pooling == .pooledCapped, pooled.category < cap else {
                self = pooled
                return
            }
            // It rests on the cell of the best group as much as on that of all together.
            self.init(pooled, cappedAt: cap, isDoubtful: pooled.isDoubtful || best?.isDoubtful ?? false)
        }
    }

    private init(_ rating: StationRating, cappedAt category: Int, isDoubtful: Bool) {
        self.init(
            category: category, isDoubtful: isDoubtful, interval: rating.interval, group: rating.group,
            departures: rating.departures, lines: rating.lines)
    }

    private init(
        category: Int, isDoubtful: Bool, interval: Double, group: Int, departures: Int, lines: [Int32]
    ) {
        self.category = category
        self.isDoubtful = isDoubtful
        self.interval = interval
        self.group = group
        self.departures = departures
        self.lines = lines
    }

    private static func interval(of departures: [Departure], inside: [Departure], _ rules: Rules) -> Double? {
        switch rules.standard.interval {
        case .count: ServiceInterval.byCount(inside, window: rules.window, directions: rules.directions)
        case .expectedWait: ServiceInterval.byExpectedWait(departures.map { Int($0.second) }, window: rules.window)
        }
    }

    private static func rated(_ departures: [Departure], as group: Int, _ rules: Rules) -> StationRating? {
        let inside = departures.filter { rules.window.contains(Int($0.second)) }
        guard let interval = interval(of: departures, inside: inside, rules) else { return nil }
        let cell = rules.standard.category(interval: interval, group: group)
        guard let category = cell.rank else { return nil }
        return StationRating(
            category: category, isDoubtful: cell.isDoubtful, interval: interval, group: group,
            departures: inside.count, lines: Set(inside.map(\.line)).sorted())
    }
}

/// The service of a station to which a standard gives no category.
public struct UnratedService: Sendable, Hashable {
    /// The service interval in minutes.
    public let interval: Double
    /// The column of the standard in which the least is missing to a category.
    public let group: Int
    /// The departures of which the interval is made, in the window.
    public let departures: Int
    /// By how many minutes the interval is too long for the lowest category; nil where the column has none, and where it
    /// has one for longer intervals only, beside a doubtful cell.
    public let missing: Double?
    /// Whether sources disagree on there being none.
    public let isDoubtful: Bool
}

extension StationRating {
    /// The service of a station that `init` does not rate: in the column where the least is missing; nil where nothing
    /// that the standard counts departs there.
    public static func unrated(
        _ departures: some Collection<Departure>, isNode: Bool, rules: Rules
    ) -> UnratedService? {
        let ofGroup = grouped(departures, isNode: isNode, rules.standard)
        let candidates: [(group: Int, departures: [Departure])]
        switch rules.pooling {
        case .perGroupBest: candidates = ofGroup.enumerated().map { ($0, $1) }
        case .pooledHighestMode, .pooledCapped:
            let highest = ofGroup.firstIndex { group in group.contains { rules.window.contains(Int($0.second)) } }
            candidates = highest.map { [($0, ofGroup.joined().sorted { $0.second < $1.second })] } ?? []
        }
        return candidates.compactMap { group, departures -> UnratedService? in
            let inside = departures.filter { rules.window.contains(Int($0.second)) }
            guard let interval = interval(of: departures, inside: inside, rules) else { return nil }
            let longest = rules.standard.longestInterval(forBetterThan: .max, group: group).flatMap {
                interval >= $0 ? $0 : nil
            }
            return UnratedService(
                interval: interval, group: group, departures: inside.count, missing: longest.map { interval - $0 },
                isDoubtful: rules.standard.category(interval: interval, group: group).isDoubtful)
        }.min { ($0.missing ?? .infinity, $0.group) < ($1.missing ?? .infinity, $1.group) }
    }
}
