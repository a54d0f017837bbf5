/// How much of a feed is read before it is refused, so that a small file cannot fill the machine.
///
/// The largest public feeds, of whole countries, stay far below.
public struct FeedLimits: Hashable, Sendable {
    /// The most entries of an archive.
    public var entries = 64
    /// The most bytes all entries may inflate to; 16 GiB.
    public var inflatedBytes = 16 << 30
    /// How many times its packed size an entry may inflate to.
    public var ratio = 200
    /// Below so many bytes an entry may inflate at any ratio; 1 MiB.
    public var harmlessBytes = 1 << 20
    /// The most bytes of one field; 64 KiB.
    public var fieldBytes = 1 << 16
    /// The most columns of a table.
    public var columns = 500
    /// The most rows of `stop_times.txt`.
    public var stopTimes = 500_000_000
    /// The most rows of any other table.
    public var rows = 50_000_000
    /// The most stop times of one trip.
    public var stopTimesOfTrip = 10_000
    /// The most departures that `frequencies.txt` may stand for.
    public var repeatedDepartures = 10_000_000
    /// The latest time, in hours: trains that take two weeks.
    public var hours = 400

    /// The limits that fit every honest feed.
    public init() {}
}
