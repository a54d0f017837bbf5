public import QuartierModel

/// The parameters that a study or an edit states; what it leaves out stays as it was.
public struct StatedParameters: Hashable, Sendable {
    /// What is stated of access to green.
    public struct GreenAccess: Hashable, Sendable {
        /// How distances are measured.
        public var distance: DistanceMeasure?
        /// The distance in metres.
        public var limit: Double?
        /// The smallest space that counts, in m².
        public var minimumArea: Double?
        /// Whether only publicly accessible spaces count.
        public var publicOnly: Bool?

        /// Nothing is stated.
        public init() {}
    }

    /// What is stated of access to stops.
    public struct StopAccess: Hashable, Sendable {
        /// How distances are measured.
        public var distance: DistanceMeasure?
        /// The distances in metres.
        public var limits: [Double]?
        /// The fewest departures an hour of a stop that counts.
        public var minimumDeparturesPerHour: Double?
        /// The hours of the day whose departures count, in seconds after midnight.
        public var window: Range<Int>?

        /// Nothing is stated.
        public init() {}
    }

    /// What is stated of walking.
    public struct Walking: Hashable, Sendable {
        /// Who walks.
        public var profile: WalkingProfile?
        /// Kinds of street that are walked, and such that are not.
        public var open: [StreetKind]?, closed: [StreetKind]?
        /// How far from the streets things may lie, in metres.
        public var snapLimit: Double?

        /// Nothing is stated.
        public init() {}
    }

    /// How objects on a border are assigned to zones.
    public var assignment: Assignment?
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
    /// The share of its inputs that must be known for a value to be given.
    public var minimumCoverage: Double?
    /// The fewest residents for whom a value per head is given.
    public var minimumPopulation: Double?

    /// Nothing is stated.
    public init() {}
}

extension Parameters {
    /// Takes over what is stated and keeps the rest.
    public mutating func merge(_ stated: StatedParameters) {
        assignment = stated.assignment ?? assignment
        greenAccess.distance = stated.greenAccess.distance ?? greenAccess.distance
        greenAccess.limit = stated.greenAccess.limit ?? greenAccess.limit
        greenAccess.minimumArea = stated.greenAccess.minimumArea ?? greenAccess.minimumArea
        greenAccess.publicOnly = stated.greenAccess.publicOnly ?? greenAccess.publicOnly
        stopAccess.distance = stated.stopAccess.distance ?? stopAccess.distance
        stopAccess.limits = stated.stopAccess.limits ?? stopAccess.limits
        stopAccess.minimumDeparturesPerHour =
            stated.stopAccess.minimumDeparturesPerHour ?? stopAccess.minimumDeparturesPerHour
        stopAccess.window = stated.stopAccess.window ?? stopAccess.window
        transitClasses.merge(stated.transitClasses)
        frequentService.merge(stated.frequentService)
        convenientTransit.merge(stated.convenientTransit)
        accessLevels.merge(stated.accessLevels)
        walking.profile = stated.walking.profile ?? walking.profile
        walking.open = stated.walking.open.map(Set.init) ?? walking.open
        walking.closed = stated.walking.closed.map(Set.init) ?? walking.closed
        walking.snapLimit = stated.walking.snapLimit ?? walking.snapLimit
        minimumCoverage = stated.minimumCoverage ?? minimumCoverage
        minimumPopulation = stated.minimumPopulation ?? minimumPopulation
    }
}

/// The groups of parameters in which a scenario can differ from the study.
struct ParameterGroups: OptionSet, Sendable {
    let rawValue: Int

    /// How objects are assigned to zones.
    static let assignment = ParameterGroups(rawValue: 1 << 0)
    /// Access to green.
    static let greenAccess = ParameterGroups(rawValue: 1 << 1)
    /// Access to stops.
    static let stopAccess = ParameterGroups(rawValue: 1 << 2)
    /// What must be known, and how many people must live in a zone, for a value to be given.
    static let thresholds = ParameterGroups(rawValue: 1 << 3)
    /// Walking.
    static let walking = ParameterGroups(rawValue: 1 << 4)
    /// Quality classes.
    static let transitClasses = ParameterGroups(rawValue: 1 << 5)
    /// Stops that are served often.
    static let frequentService = ParameterGroups(rawValue: 1 << 6)
    /// Stops that are near enough to be convenient.
    static let convenientTransit = ParameterGroups(rawValue: 1 << 7)
    /// Access levels.
    static let accessLevels = ParameterGroups(rawValue: 1 << 8)
}

extension ParameterGroups {
    /// The groups in which two sets of parameters differ.
    init(from one: Parameters, to other: Parameters) {
        self = []
        if one.assignment != other.assignment { insert(.assignment) }
        if one.greenAccess != other.greenAccess { insert(.greenAccess) }
        if one.stopAccess != other.stopAccess { insert(.stopAccess) }
        if one.walking != other.walking { insert(.walking) }
        if one.transitClasses != other.transitClasses { insert(.transitClasses) }
        if one.frequentService != other.frequentService { insert(.frequentService) }
        if one.convenientTransit != other.convenientTransit { insert(.convenientTransit) }
        if one.accessLevels != other.accessLevels { insert(.accessLevels) }
        if one.minimumCoverage != other.minimumCoverage || one.minimumPopulation != other.minimumPopulation {
            insert(.thresholds)
        }
    }
}
