/// What the tables of a feed hold, counted while they were read; the feed itself has only what can be used.
public struct FeedAccount: Sendable, Hashable {
    /// The rows of `trips.txt` and of `stop_times.txt`.
    public internal(set) var trips = 0, stopTimes = 0
    /// The stop times for which the feed states neither arrival nor departure.
    public internal(set) var blankTimes = 0
    /// The stop times at or behind 24:00:00.
    public internal(set) var lateTimes = 0
    /// The rows of `frequencies.txt`.
    public internal(set) var frequencies = 0
    /// The trips left out, by why: the code of the finding that says so.
    public internal(set) var tripsLeftOut: [String: Int] = [:]
    /// The trips that repeat another one under a second identifier.
    public internal(set) var duplicateTrips = 0
}
