extension TransitFeed {
    /// Whether another feed is the same timetable under another name: the same stops, trips, times and days.
    ///
    /// The departures of copies would count twice. What does not touch departures may differ, such as the names of stops.
    public func isCopy(of other: TransitFeed) -> Bool {
        stops.ids == other.stops.ids && stops.places == other.stops.places && trips.ids == other.trips.ids
            && trips.services == other.trips.services && stopTimes.stops == other.stopTimes.stops
            && stopTimes.departures == other.stopTimes.departures && services.ids == other.services.ids
            && services.regular == other.services.regular && services.exceptions == other.services.exceptions
            && frequencies == other.frequencies
    }
}
