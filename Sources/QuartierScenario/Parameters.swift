public import QuartierModel

/// How an object that touches more than one zone is assigned to them (Zuordnung).
public enum Assignment: String, Hashable, Sendable, CaseIterable {
    /// Whole, to the zone that holds its centroid.
    case centroid
    /// Whole, to the zone that holds a point that is certain to lie on it.
    case pointOnSurface = "point_on_surface"
    /// To every zone, by the share of its area inside.
    case areaShare = "area_share"
}

/// How the distance between buildings and what they are near to is measured.
public enum DistanceMeasure: String, Hashable, Sendable, CaseIterable {
    /// In a straight line (Luftlinie).
    case straight
    /// On foot, along streets and paths (fußläufig, über das Wegenetz).
    case network
    /// Both, an indicator each.
    case both
}

/// Who walks (Profil).
public enum WalkingProfile: String, Hashable, Sendable, CaseIterable {
    /// Everybody who can climb stairs.
    case standard
    /// Without steps: with a wheelchair, a pram, luggage (barrierefrei ohne Treppen).
    case stepFree = "step_free"
}

/// The parameters of the indicators; every one has a default.
public struct Parameters: Hashable, Sendable {
    /// Parameters of access to green (Erreichbarkeit von Grün).
    public struct GreenAccess: Hashable, Sendable {
        /// How distances are measured: which of the two indicators groups stand for.
        public var distance = DistanceMeasure.straight
        /// The distance in metres up to which a space counts as near.
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
        /// How distances are measured: which of the two kinds of indicator groups stand for.
        public var distance = DistanceMeasure.straight
        /// The distances in metres, one indicator each.
        public var limits = [300.0, 500.0]
        /// Stops with fewer departures an hour do not count; 0 counts every stop that is not known to have none.
        public var minimumDeparturesPerHour = 0.0
        /// The hours of the day whose departures timetables are asked for, in seconds after midnight.
        public var window = 6 * 3_600..<20 * 3_600

        /// The defaults.
        public init() {}
    }

    /// Parameters of walking (Fußwege).
    public struct Walking: Hashable, Sendable {
        /// Who walks.
        public var profile = WalkingProfile.standard
        /// Kinds of street that are walked although they are not by law, unless a street says otherwise.
        public var open: Set<StreetKind> = []
        /// Kinds of street that are not walked, whatever a street says.
        public var closed: Set<StreetKind> = []
        /// How far, in metres, a building, stop or green space may lie from the streets to be reached from them.
        public var snapLimit = 300.0

        /// The defaults.
        public init() {}
    }

    /// How objects on a border are assigned to zones.
    public var assignment = Assignment.centroid
    /// Access to green.
    public var greenAccess = GreenAccess()
    /// Access to stops.
    public var stopAccess = StopAccess()
    /// Walking.
    public var walking = Walking()
    /// Quality classes.
    public var transitClasses = TransitClasses()
    /// Stops that are served often.
    public var frequentService = FrequentService()
    /// Stops that are near enough to be convenient.
    public var convenientTransit = ConvenientTransit()
    /// Access levels.
    public var accessLevels = AccessLevels()
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
