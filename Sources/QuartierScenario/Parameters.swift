/// How an object that touches more than one zone is assigned to them (Zuordnung).
public enum Assignment: String, Hashable, Sendable, CaseIterable {
    /// Whole, to the zone that holds its centroid.
    case centroid
    /// Whole, to the zone that holds a point that is certain to lie on it.
    case pointOnSurface = "point_on_surface"
    /// To every zone, by the share of its area inside.
    case areaShare = "area_share"
}

/// The parameters of the indicators; every one has a default.
public struct Parameters: Hashable, Sendable {
    /// Parameters of access to green (Erreichbarkeit von Grün).
    public struct GreenAccess: Hashable, Sendable {
        /// The straight-line distance in metres up to which a space counts as near.
        public var limit = 300.0
        /// The smallest contiguous space that counts, in m²; WHO Europe (2016) takes 0.5 ha.
        public var minimumArea = 5_000.0
        /// Whether only publicly accessible spaces count.
        public var publicOnly = true

        /// The defaults.
        public init() {}
    }

    /// Parameters of access to stops (Erreichbarkeit von Haltestellen).
    public struct StopAccess: Hashable, Sendable {
        /// The straight-line distances in metres, one indicator each.
        public var limits = [300.0, 500.0]
        /// Stops with fewer departures an hour do not count; 0 counts every stop.
        public var minimumDeparturesPerHour = 0.0

        /// The defaults.
        public init() {}
    }

    /// How objects on a border are assigned to zones.
    public var assignment = Assignment.centroid
    /// Access to green.
    public var greenAccess = GreenAccess()
    /// Access to stops.
    public var stopAccess = StopAccess()
    /// The share of its inputs that must be known for a value to be given, 0 to 1.
    ///
    /// Below it the value is withheld as `partial_coverage`; at or above it, the value rests on the known part and
    /// says so by its coverage.
    public var minimumCoverage = 0.95
    /// The fewest residents for whom a value per head is given.
    public var minimumPopulation = 1.0

    /// The defaults.
    public init() {}
}
