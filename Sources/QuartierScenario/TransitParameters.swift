public import QuartierTransit

extension Parameters {
    /// Parameters of quality classes (ÖV-Güteklassen).
    public struct TransitClasses: Hashable, Sendable {
        /// The standard, one of `QualityStandard.all` or the study's own; nil if the study names none.
        public var standard: QualityStandard?
        /// How groups of modes are put together; nil for the standard's way.
        public var pooling: QualityStandard.Pooling?
        /// The hours of the day that are looked at, in seconds after midnight; nil for the standard's.
        public var window: Range<Int>?
        /// How departures of two directions make one interval.
        public var directions = DirectionPolicy.halfWhereBoth
        /// How the way to a stop is measured; nil for the standard's way.
        public var distance: QualityStandard.Distance?

        /// The defaults.
        public init() {}

        /// The rules that classes are made by; nil where no standard is named.
        var rules: StationRating.Rules? {
            guard let standard else { return nil }
            var rules = StationRating.Rules(standard)
            rules.pooling = pooling ?? rules.pooling
            rules.window = window ?? rules.window
            rules.directions = directions
            return rules
        }

        /// The hours of the day that classes look at; nil where no standard is named.
        public var hours: Range<Int>? { rules?.window }

        /// Whether ways to stops are measured along streets and paths.
        public var isMeasuredOnFoot: Bool { measure == .network }

        /// How the way to a stop is measured.
        var measure: QualityStandard.Distance {
            distance ?? standard?.distance ?? .network
        }
    }

    /// Parameters of stops that are served often (dichter Takt).
    public struct FrequentService: Hashable, Sendable {
        /// The longest mean intervals in minutes, an indicator each.
        public var intervals = [20.0, 30.0]
        /// The longest way, in metres.
        public var limit = 500.0
        /// The hours of the day that are looked at, in seconds after midnight.
        public var window = 7 * 3_600..<19 * 3_600

        /// The defaults.
        public init() {}
    }
}

extension StatedParameters {
    /// What is stated of quality classes.
    public struct TransitClasses: Hashable, Sendable {
        /// The standard.
        public var standard: QualityStandard?
        /// How groups of modes are put together.
        public var pooling: QualityStandard.Pooling?
        /// The hours of the day, in seconds after midnight.
        public var window: Range<Int>?
        /// How departures of two directions make one interval.
        public var directions: DirectionPolicy?
        /// How the way to a stop is measured.
        public var distance: QualityStandard.Distance?

        /// Nothing is stated.
        public init() {}
    }

    /// What is stated of stops that are served often.
    public struct FrequentService: Hashable, Sendable {
        /// The longest mean intervals in minutes.
        public var intervals: [Double]?
        /// The longest way, in metres.
        public var limit: Double?
        /// The hours of the day, in seconds after midnight.
        public var window: Range<Int>?

        /// Nothing is stated.
        public init() {}
    }
}

extension Parameters.TransitClasses {
    mutating func merge(_ stated: StatedParameters.TransitClasses) {
        standard = stated.standard ?? standard
        pooling = stated.pooling ?? pooling
        window = stated.window ?? window
        directions = stated.directions ?? directions
        distance = stated.distance ?? distance
    }
}

extension Parameters.FrequentService {
    mutating func merge(_ stated: StatedParameters.FrequentService) {
        intervals = stated.intervals ?? intervals
        limit = stated.limit ?? limit
        window = stated.window ?? window
    }
}
