public import QuartierModel
public import QuartierTransit

extension Parameters {
    /// Parameters of convenient access to public transport (SDG 11.2.1).
    ///
    /// The definition names buses and bus rapid transit as of low capacity, trains, metros and ferries as of high
    /// capacity. On trams its implementations differ; here they count with the buses unless listed, as in the data of
    /// Our World in Data, so that nothing is called convenient on the wider reading alone.
    public struct ConvenientTransit: Hashable, Sendable {
        /// The longest walk to a stop of low-capacity modes, in metres.
        public var lowCapacity = 500.0
        /// The longest walk to a stop of high-capacity modes, in metres.
        public var highCapacity = 1_000.0
        /// The modes of high capacity; all others are of low capacity.
        public var highCapacityModes: Set<TransitMode> = [.rail, .metro, .ferry]

        /// The defaults.
        public init() {}
    }

    /// Parameters of public transport accessibility levels (PTAL).
    public struct AccessLevels: Hashable, Sendable {
        /// The hours of the day that are looked at, in seconds after midnight: London's morning peak.
        public var window = 8 * 3_600 + 15 * 60..<9 * 3_600 + 15 * 60
        /// Which route of a mode counts in full.
        public var bestRoute = AccessLevel.BestRoute.doorstepFrequency

        /// The defaults.
        public init() {}
    }
}

extension StatedParameters {
    /// What is stated of convenient access to public transport.
    public struct ConvenientTransit: Hashable, Sendable {
        /// The longest walk to a stop of low-capacity modes, in metres.
        public var lowCapacity: Double?
        /// The longest walk to a stop of high-capacity modes, in metres.
        public var highCapacity: Double?
        /// The modes of high capacity.
        public var highCapacityModes: [TransitMode]?

        /// Nothing is stated.
        public init() {}
    }

    /// What is stated of access levels.
    public struct AccessLevels: Hashable, Sendable {
        /// The hours of the day, in seconds after midnight.
        public var window: Range<Int>?
        /// Which route of a mode counts in full.
        public var bestRoute: AccessLevel.BestRoute?

        /// Nothing is stated.
        public init() {}
    }
}

extension Parameters.ConvenientTransit {
    mutating func merge(_ stated: StatedParameters.ConvenientTransit) {
        lowCapacity = stated.lowCapacity ?? lowCapacity
        highCapacity = stated.highCapacity ?? highCapacity
        highCapacityModes = stated.highCapacityModes.map(Set.init) ?? highCapacityModes
    }
}

extension Parameters.AccessLevels {
    mutating func merge(_ stated: StatedParameters.AccessLevels) {
        window = stated.window ?? window
        bestRoute = stated.bestRoute ?? bestRoute
    }
}
