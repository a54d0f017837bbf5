/// What a feed says about boarding and about its own times at a stop.
public struct StopTimeMarks: OptionSet, Sendable, Hashable {
    /// The marks as bits.
    public let rawValue: UInt8

    /// Marks from bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Nobody may board (`pickup_type` 1).
    public static let noBoarding = StopTimeMarks(rawValue: 1)
    /// Nobody may alight (`drop_off_type` 1).
    public static let noAlighting = StopTimeMarks(rawValue: 2)
    /// Boarding must be arranged by telephone or with the driver (`pickup_type` 2 or 3).
    public static let boardingOnDemand = StopTimeMarks(rawValue: 4)
    /// Alighting must be arranged (`drop_off_type` 2 or 3).
    public static let alightingOnDemand = StopTimeMarks(rawValue: 8)
    /// The feed states no times here; they were interpolated.
    public static let interpolated = StopTimeMarks(rawValue: 16)
}

/// When trips are where: the stops of all trips one behind the other, as columns.
///
/// Times are seconds since noon minus twelve hours of the service day, in the feed's zone; they do not decrease along
/// a trip, and may exceed 24 hours.
public struct StopTimes: Sendable {
    /// The stops, by their place in the feed's stops.
    public let stops: [Int32]
    /// When the vehicle arrives.
    public let arrivals: [Int32]
    /// When it departs; not before it arrives.
    public let departures: [Int32]
    /// Boarding, alighting, and whether the times are interpolated.
    public let marks: [StopTimeMarks]

    /// Columns of the same length.
    public init(stops: [Int32], arrivals: [Int32], departures: [Int32], marks: [StopTimeMarks]) {
        precondition(
            arrivals.count == stops.count && departures.count == stops.count && marks.count == stops.count,
            "columns of stop times are of one length")
        self.stops = stops
        self.arrivals = arrivals
        self.departures = departures
        self.marks = marks
    }

    /// No stop times.
    public init() { self.init(stops: [], arrivals: [], departures: [], marks: []) }

    /// The number of stop times.
    public var count: Int { stops.count }
}
