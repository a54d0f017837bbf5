/// A departure at a station.
public struct Departure: Sendable, Hashable {
    /// Seconds since noon minus twelve hours of the date.
    public let second: Int32
    /// The line, numbered through all feeds.
    public let line: Int32
    /// The stop or platform (Steig), numbered through all feeds.
    public let stop: Int32
    /// What the line runs with.
    public let mode: LineMode
    /// The direction of the line, 0 or 1.
    ///
    /// As the feed states it; else 0 for departures that leave the station to the side to which the line's first does,
    /// and 1 for the others.
    public internal(set) var direction: Int8
    /// Whether boarding must be arranged beforehand.
    public let isOnDemand: Bool
    /// Where the vehicle goes next, in degrees clockwise from north; `noBearing` where the direction is stated.
    let bearing: Float

    /// Beyond all bearings.
    private static let noBearing: Float = 1_000

    /// A departure whose direction is known.
    public init(
        second: Int32, line: Int32, stop: Int32, mode: LineMode, direction: Int8, isOnDemand: Bool = false
    ) {
        self.init(
            second: second, line: line, stop: stop, mode: mode, direction: direction, isOnDemand: isOnDemand,
            bearing: nil)
    }

    /// A departure; the bearing is that of one whose direction is still to be told.
    init(
        second: Int32, line: Int32, stop: Int32, mode: LineMode, direction: Int8, isOnDemand: Bool, bearing: Float?
    ) {
        self.second = second
        self.line = line
        self.stop = stop
        self.mode = mode
        self.direction = direction
        self.isOnDemand = isOnDemand
        self.bearing = bearing ?? Self.noBearing
    }

    /// The departure as it was before its direction was told among others.
    var untold: Departure {
        var departure = self
        if bearing != Self.noBearing { departure.direction = -1 }
        return departure
    }
}
