internal import QuartierGeometry

/// Lets lines stop at one station more.
///
/// In each trip the stop comes in where the way by it is the shortest detour (great circles); the vehicle is there at a
/// time by the distances from the stop before and to the next. Trips that stop there already stay.
public struct AddStopEdit: Sendable, Hashable, ServiceChange {
    /// The station or new stop.
    public var stop: StopReference
    /// The lines, each by `route_id`, `feed:route_id`, or name.
    public var lines: [String]
    /// Seconds that vehicles stop there; all stops behind come later by as much.
    public var dwellSeconds: Int

    /// A stop that comes into lines.
    public init(_ stop: StopReference, lines: [String], dwellSeconds: Int = 0) {
        self.stop = stop
        self.lines = lines
        self.dwellSeconds = dwellSeconds
    }

    /// Returns how many trips of the date stop there more than before.
    func apply(to changes: inout ServiceChanges) throws(ServiceEditError) -> Int {
        try Bounds.check(dwell: dwellSeconds)
        var numbers: Set<Int> = []
        for line in lines { numbers.formUnion(try changes.lines(named: line)) }
        let stop = try changes.stop(self.stop)
        let insertion = StopInsertion(stop, try changes.knownPlace(ofStation: stop.station), dwellSeconds)
        let sorted = numbers.sorted()
        var places: [Int: Coordinate] = [:]
        var (count, result) = (0, [ServiceTrip]())
        for trip in changes.take(sorted) {
            let stations = trip.visits.map { changes.station(ofStop: $0.stop) }
            for station in stations where station >= 0 && places[station] == nil {
                places[station] = changes.place(ofStation: station)
            }
            let changed =
                stations.contains(stop.station)
                ? nil : insertion.trip(trip, places: stations.map { places[$0] })
            if changed != nil, trip.isOfDate { count += 1 }
            result.append(changed ?? trip)
        }
        changes.put(result, of: sorted)
        return count
    }
}

/// A stop that comes into trips.
private struct StopInsertion {
    private let stop: StationStop
    private let place: Coordinate
    private let dwell: Int

    init(_ stop: StationStop, _ place: Coordinate, _ dwell: Int) {
        self.stop = stop
        self.place = place
        self.dwell = dwell
    }

    /// The trip with the stop, if the places of its own stops are known; nil if no two in a row are.
    func trip(_ trip: ServiceTrip, places: [Coordinate?]) -> ServiceTrip? {
        var best: (detour: Double, hop: Int, share: Double)?
        for hop in 0..<places.count - 1 {
            guard let start = places[hop], let end = places[hop + 1] else { continue }
            let before = GreatCircle.metres(from: start, to: place)
            let behind = GreatCircle.metres(from: place, to: end)
            let detour = before + behind - GreatCircle.metres(from: start, to: end)
            if detour < best?.detour ?? .infinity {
                best = (detour, hop, before + behind > 0 ? before / (before + behind) : 0.5)
            }
        }
        guard let best else { return nil }
        var changed = trip
        let start = trip.visits[best.hop].departure
        let time = start + Int((Double(trip.visits[best.hop + 1].arrival - start) * best.share).rounded())
        for index in trip.visits.indices where index > best.hop {
            changed.visits[index] = trip.visits[index].shifted(by: dwell)
        }
        changed.visits.insert(
            DayTimetable.Visit(stop: stop.stop, arrival: time, departure: time + dwell, marks: []), at: best.hop + 1)
        return changed
    }
}
