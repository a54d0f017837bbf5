public import QuartierGeometry

/// Closes a station: vehicles pass it without stopping, at unchanged times elsewhere.
///
/// Trips left with fewer than two stops do not run. A vehicle that went on as another trip there still does, from the stop
/// before.
public struct CloseStopEdit: Sendable, Hashable, ServiceChange {
    /// The station: `stop_id`, `feed:stop_id`, or the name.
    public var station: String

    /// A station that is closed.
    public init(station: String) { self.station = station }

    /// Returns how many stops of the date's trips fall away.
    func apply(to changes: inout ServiceChanges) throws(ServiceEditError) -> Int {
        let station = try changes.station(named: station)
        let lines = changes.takeLines(servingStation: station)
        var (passed, kept) = (0, [ServiceTrip]())
        for var trip in changes.take(lines) {
            let count = trip.visits.count
            trip.visits.removeAll { changes.station(ofStop: $0.stop) == station }
            if trip.isOfDate { passed += count - trip.visits.count }
            if trip.visits.count > 1 { kept.append(trip) }
        }
        changes.put(kept, of: lines)
        changes.close(station)
        return passed
    }
}

/// Moves a station (Haltestelle); its platforms keep where they lie about its middle.
///
/// Times stay.
public struct MoveStopEdit: Sendable, Hashable, ServiceChange {
    /// The station: `stop_id`, `feed:stop_id`, or the name.
    public var station: String
    /// Where its middle is from now on, in degrees (WGS 84).
    public var place: Coordinate

    /// A station and its new place.
    public init(station: String, to place: Coordinate) {
        self.station = station
        self.place = place
    }

    /// Returns 1, for the station.
    func apply(to changes: inout ServiceChanges) throws(ServiceEditError) -> Int {
        guard abs(place.x) <= 180, abs(place.y) <= 90 else {
            throw ServiceEditError(
                .invalidValue, "\(place.x), \(place.y) lies nowhere on earth",
                remedy: "State longitude and latitude in degrees")
        }
        let station = try changes.stop(.existing(station)).station
        // Where a feed states no directions, the way to the station and from it tells them.
        _ = changes.takeLines(servingStation: station)
        changes.move(station, to: place)
        return 1
    }
}
