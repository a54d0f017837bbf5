public import QuartierGeometry

/// A stop as a scenario names it.
public enum StopReference: Sendable, Hashable {
    /// A station of the feeds or of the scenario: `stop_id` (a platform means its station), `feed:stop_id`, or the name.
    case existing(String)
    /// A stop that is not there yet, with its place in degrees (WGS 84).
    ///
    /// One of the name of a station, within the distance at which stops of one name are one station, is that station.
    case new(name: String, place: Coordinate)
}

/// A station and the stop that vehicles use there.
struct StationStop: Hashable {
    let station: Int
    let stop: Int
}

extension ServiceChanges {
    /// The station of an identifier or a name.
    ///
    /// Throws if no station has the name, or several have.
    public func station(named word: String) throws(ServiceEditError) -> Int { try stationStop(named: word).station }

    /// A station with the stop that is meant, or its first one.
    func stationStop(named word: String) throws(ServiceEditError) -> StationStop {
        let added = newStations.indices.filter { newStations[$0].name == word }.map { base.stations.count + $0 }
        let stops = (base.names.stations.ids[word] ?? []).sorted()
        let stations = Set(stops.map { station(ofStop: $0) }).union(base.names.stations.names[word] ?? []).union(added)
        guard let station = stations.first else {
            let near = NearestName.of(word, in: base.names.stations.words.union(newStations.map(\.name)))
            throw ServiceEditError(
                .unknownStation, "no station is called '\(word)'",
                remedy: near.map { "Did you mean '\($0)'?" } ?? "Name a station by its name, or by stop_id of its feed")
        }
        guard stations.count == 1 else {
            let ids = stations.filter { $0 < base.stations.count }
                .map { base.names.id(ofStop: Int(base.stations.representatives[$0])) }.sorted()
            let isNew = stations.contains { $0 >= base.stations.count }
            throw ServiceEditError(
                .ambiguousStation, "several stations are called '\(word)'",
                remedy: "Name the one that is meant: \(ids.joined(separator: ", "))"
                    + (isNew ? "; or give the new one another name" : ""))
        }
        return StationStop(station: station, stop: stops.first ?? firstStop(ofStation: station))
    }

    /// The stop of a reference, which is made if it is not there yet; throws if it is closed.
    mutating func stop(_ reference: StopReference) throws(ServiceEditError) -> StationStop {
        let found: StationStop
        switch reference {
        case .existing(let word): found = try stationStop(named: word)
        case .new(let name, let place):
            guard !name.isEmpty, abs(place.x) <= 180, abs(place.y) <= 90 else {
                throw ServiceEditError(
                    .invalidValue, "the new stop '\(name)' at \(place.x), \(place.y) lies nowhere on earth",
                    remedy: "State a name, and longitude and latitude in degrees")
            }
            if let near = stop(named: name, near: place) {
                found = near
            } else {
                let station = add(NewStation(name: name, place: place))
                found = StationStop(station: station, stop: firstStop(ofStation: station))
            }
        }
        guard !isClosed(found.station) else {
            throw ServiceEditError(
                .closedStation, "the station '\(name(ofStation: found.station))' was closed by an edit before",
                remedy: "Let the edit that closes it come last, or choose another station")
        }
        return found
    }

    /// The nearest stop of a station of a name that is near enough to be the same station.
    private func stop(named name: String, near place: Coordinate) -> StationStop? {
        let known = base.names.stations.names[name] ?? []
        let added = newStations.indices.filter { newStations[$0].name == name }.map { base.stations.count + $0 }
        let stops =
            known.sorted().flatMap { base.stations.stops(of: $0).map { Int($0) } }
            + added.map { firstStop(ofStation: $0) }
        var nearest: (metres: Double, stop: Int)?
        for stop in stops {
            guard let other = self.place(ofStop: stop) else { continue }
            let metres = GreatCircle.metres(from: place, to: other)
            guard metres <= base.stations.clusterDistance else { continue }
            if metres < nearest?.metres ?? .infinity { nearest = (metres, stop) }
        }
        return nearest.map { StationStop(station: station(ofStop: $0.stop), stop: $0.stop) }
    }

    /// Where a station is; throws if nobody says.
    func knownPlace(ofStation station: Int) throws(ServiceEditError) -> Coordinate {
        guard let place = place(ofStation: station) else {
            throw ServiceEditError(
                .unplacedStation, "the feed does not say where '\(name(ofStation: station))' is",
                remedy: "State hop times in minutes, or place the station with move_stop before")
        }
        return place
    }
}
