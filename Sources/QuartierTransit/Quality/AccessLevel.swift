/// The Public Transport Accessibility Level (PTAL) of Transport for London: how many routes with how short a wait are in
/// walking reach of a place.
///
/// Formulas: Transport for London, "Assessing transport connectivity in London"; SWT, AWT, TAT and EDF are its scheduled
/// and average waiting times, total access time and equivalent doorstep frequency.
public struct AccessLevel: Sendable {
    /// What a mode counts as.
    public enum ModeClass: Int, Sendable, CaseIterable {
        /// Buses: stops within 640 m, 2 min for unreliability.
        case bus
        /// Rail of any kind and trams: stops within 960 m, 0.75 min for unreliability.
        case rail

        /// The longest way that counts, in metres: 8 and 12 minutes.
        public var reach: Double { self == .bus ? 640 : 960 }

        /// What unreliability adds to a wait, in minutes.
        public var unreliability: Double { self == .bus ? 2 : 0.75 }

        /// What the level takes a mode for; nil for modes it leaves out.
        public init?(_ mode: LineMode) {
            switch mode {
            case .bus, .trolleybus: self = .bus
            case .rail, .longDistanceRail, .regionalRail, .suburbanRail, .metro, .tram, .monorail, .ferry: self = .rail
            case .coach, .aerialLift, .funicular, .cableTram, .air, .demandResponsive, .other: return nil
            }
        }
    }

    /// A route at the nearest stop where it can be boarded.
    public struct Service: Sendable, Hashable {
        /// What the level takes its mode for.
        public let mode: ModeClass
        /// The mode; the best route of each counts in full.
        public let lineMode: LineMode
        /// The way to the stop, in metres.
        public let metres: Double
        /// Departures an hour in the direction that has more.
        public let departuresPerHour: Double

        /// A route in reach, or not.
        public init(mode: ModeClass, lineMode: LineMode, metres: Double, departuresPerHour: Double) {
            self.mode = mode
            self.lineMode = lineMode
            self.metres = metres
            self.departuresPerHour = departuresPerHour
        }

        /// Metres walked in a minute.
        static let walkingSpeed = 80.0

        /// Walking and waiting in minutes; nil where the stop is too far or nothing departs.
        public var accessTime: Double? {
            guard metres <= mode.reach, departuresPerHour > 0 else { return nil }
            return metres / Self.walkingSpeed + 0.5 * 60 / departuresPerHour + mode.unreliability
        }

        /// The equivalent doorstep frequency, departures an hour without a way; 0 out of reach.
        public var doorstepFrequency: Double { accessTime.map { 30 / $0 } ?? 0 }

        /// What the best route of a mode has most of.
        fileprivate func rank(_ best: BestRoute) -> (Double, Double) {
            switch best {
            case .doorstepFrequency: (doorstepFrequency, 0)
            case .frequency: (departuresPerHour, doorstepFrequency)
            }
        }
    }

    /// Which route of a mode counts in full.
    public enum BestRoute: String, Sendable, Hashable, CaseIterable {
        /// The one of the highest equivalent doorstep frequency, as programs compute it.
        case doorstepFrequency = "doorstep_frequency"
        /// The one that departs most often, as encyclopedias put it; of several the one of the highest equivalent
        /// doorstep frequency.
        case frequency
    }

    /// The access index (AI).
    public let index: Double

    /// The level of a place: the best route of each mode counts in full, every other one by half.
    ///
    /// Each route is given once, at its nearest stop.
    public init(of services: [Service], best: BestRoute = .doorstepFrequency) {
        // In a fixed order, so that the sum does not depend on that of the routes.
        index = zip(services, Self.shares(of: services, best: best)).map { $1 * $0.doorstepFrequency }.sorted()
            .reduce(0, +)
    }

    /// What counts as one mode: all trains, all metros, all buses, whatever kinds of them a feed tells apart.
    private static func family(of mode: LineMode) -> LineMode {
        switch mode {
        case .rail, .longDistanceRail, .regionalRail, .suburbanRail: .rail
        case .metro, .monorail: .metro
        case .bus, .trolleybus: .bus
        default: mode
        }
    }

    /// The share by which each route counts: 1 for one of each mode, 0.5 for all others.
    public static func shares(of services: [Service], best: BestRoute = .doorstepFrequency) -> [Double] {
        var shares = [Double](repeating: 0.5, count: services.count)
        var bestOfMode = [Int?](repeating: nil, count: LineMode.allCases.count)
        for (number, service) in services.enumerated() where service.accessTime != nil {
            let mode = Int(family(of: service.lineMode).rawValue)
            if let old = bestOfMode[mode], services[old].rank(best) >= service.rank(best) { continue }
            bestOfMode[mode] = number
        }
        for case .some(let number) in bestOfMode { shares[number] = 1 }
        return shares
    }

    /// The names of the bands, the worst first.
    public static let bands = ["0", "1a", "1b", "2", "3", "4", "5", "6a", "6b"]

    /// The number of the band, 0 for no service.
    public var bandNumber: Int { Self.bandNumber(ofIndex: index) }

    /// The name of the band, "0" to "6b".
    public var band: String { Self.bands[bandNumber] }

    /// The upper ends of all bands but the last, which are part of them.
    public static let bandEnds: [Double] = [0, 2.5, 5, 10, 15, 20, 25, 40]

    /// The number of the band of an index; upper ends are within.
    static func bandNumber(ofIndex index: Double) -> Int {
        bandEnds.firstIndex { index <= $0 } ?? bandEnds.count
    }
}
