/// Leads a line along other stops between two of its stations, or from one of them to an end of the line.
///
/// Trips that run the other way get the stops in reverse, unless a direction is stated. Trips that do not visit the
/// stations in one order or the other stay as they are. Up to the first station times stay, and behind the second one they
/// shift by the difference; where only the second is stated, the times from there on stay, and the new beginning comes
/// before them.
public struct RerouteEdit: Sendable, Hashable, ServiceChange {
    /// The trips.
    public var trips: TripChoice
    /// The station where the new way leaves the old one; nil if it is the start of the line.
    public var from: String?
    /// The station where it comes back; nil if it is the end of the line.
    public var to: String?
    /// The stops between; none for a way without a stop, or for a line cut short.
    public var stops: [StopReference]
    /// The times from the first station by the stops to the second, a hop for each two in a row.
    public var hops: HopTimes
    /// Seconds at each of the new stops.
    public var dwellSeconds = 0

    /// Another way for trips.
    public init(_ trips: TripChoice, from: String? = nil, to: String? = nil, stops: [StopReference], hops: HopTimes) {
        self.trips = trips
        self.from = from
        self.to = to
        self.stops = stops
        self.hops = hops
    }

    /// Returns how many trips of the date run the new way; throws if none does.
    func apply(to changes: inout ServiceChanges) throws(ServiceEditError) -> Int {
        try Bounds.check(dwell: dwellSeconds)
        let (lines, all) = try trips.take(from: &changes)
        let detour = try detour(in: &changes)
        var (count, result) = (0, [ServiceTrip]())
        for trip in all {
            let stations = trip.visits.map { changes.station(ofStop: $0.stop) }
            let changed = trips.contains(trip) ? try rerouted(trip, stations, detour) : nil
            if changed != nil, trip.isOfDate { count += 1 }
            if let visits = changed?.visits, visits.count < 2 { continue }
            result.append(changed ?? trip)
        }
        guard count > 0 else {
            throw ServiceEditError(
                .nothingTouched, "no trip of line '\(trips.line)' runs \(description)",
                remedy: "Name stations that the line serves, in the order of its trips")
        }
        changes.put(result, of: lines)
        return count
    }

    private var description: String {
        let parts = [from.map { "from '\($0)'" }, to.map { "to '\($0)'" }].compactMap { $0 }
        return parts.joined(separator: " ")
    }

    private func detour(in changes: inout ServiceChanges) throws(ServiceEditError) -> Detour {
        guard from != nil || to != nil else {
            throw ServiceEditError(
                .invalidValue, "a way without a beginning and an end is a new line",
                remedy: "State from, to, or both; or remove the line and add another")
        }
        let start = try from.map { word throws(ServiceEditError) in try changes.stop(.existing(word)) }
        let end = try to.map { word throws(ServiceEditError) in try changes.stop(.existing(word)) }
        var places = start.map { [$0] } ?? []
        for stop in stops { places.append(try changes.stop(stop)) }
        if let end { places.append(end) }
        let seconds = try hops.seconds(between: places.map(\.station), in: changes)
        return Detour(
            from: start?.station, to: end?.station, course: Course(stops: places, hops: seconds), dwell: dwellSeconds)
    }

    /// The trip on the new way; nil if it does not run there.
    private func rerouted(
        _ trip: ServiceTrip, _ stations: [Int], _ detour: Detour
    ) throws(ServiceEditError) -> ServiceTrip? {
        if trips.direction == nil, detour.from == nil || detour.to == nil {
            return try extended(trip, stations, detour)
        }
        return detour.trip(trip, stations) ?? (trips.direction == nil ? detour.reversed.trip(trip, stations) : nil)
    }

    /// A trip whose one end is led elsewhere: a trip that ends (begins) at the station tells which way it runs.
    private func extended(
        _ trip: ServiceTrip, _ stations: [Int], _ detour: Detour
    ) throws(ServiceEditError) -> ServiceTrip? {
        guard let station = detour.from ?? detour.to, stations.contains(station) else { return nil }
        let (begins, ends) = (stations.first == station, stations.last == station)
        guard begins != ends else {
            throw ServiceEditError(
                .ambiguousEnd,
                "trips of line '\(trips.line)' run on from '\(from ?? to ?? "")': which side of it is meant is not said",
                remedy: "State the direction, or from and to")
        }
        let isForth = detour.from == nil ? begins : ends
        return (isForth ? detour : detour.reversed).trip(trip, stations)
    }
}

/// The new way between two stations, or at an end of a line.
private struct Detour {
    let from: Int?
    let to: Int?
    /// The stops of the way with both stations.
    let course: Course
    let dwell: Int

    var reversed: Detour { Detour(from: to, to: from, course: course.reversed, dwell: dwell) }

    /// A trip along the way; nil if it does not visit the stations in this order.
    func trip(_ trip: ServiceTrip, _ stations: [Int]) -> ServiceTrip? {
        switch (from, to) {
        case (let from?, let to?):
            guard let (start, end) = Self.stretch(from, to, stations) else { return nil }
            return between(start, end, of: trip)
        case (let from?, nil): return stations.firstIndex(of: from).map { behind($0, of: trip) }
        case (nil, let to?): return stations.lastIndex(of: to).map { before($0, of: trip) }
        case (nil, nil): return nil
        }
    }

    /// The shortest stretch from one station to the first visit of another behind.
    private static func stretch(_ from: Int, _ to: Int, _ stations: [Int]) -> (Int, Int)? {
        guard let first = stations.firstIndex(of: from), let end = stations[first...].dropFirst().firstIndex(of: to),
            let start = stations[..<end].lastIndex(of: from)
        else { return nil }
        return (start, end)
    }

    private func between(_ start: Int, _ end: Int, of trip: ServiceTrip) -> ServiceTrip {
        let way = course.visits(departingAt: trip.visits[start].departure, dwell: dwell)
        let shift = (way.last?.arrival ?? 0) - trip.visits[end].arrival
        var changed = trip
        let onward = trip.visits[end...].map { $0.shifted(by: shift) }
        changed.visits = Array(trip.visits[...start] + way.dropFirst().dropLast() + onward)
        return changed
    }

    /// The vehicle ends elsewhere, and goes on as no other trip there.
    private func behind(_ start: Int, of trip: ServiceTrip) -> ServiceTrip {
        let way = course.visits(departingAt: trip.visits[start].departure, dwell: dwell)
        var changed = trip
        changed.visits = Array(trip.visits[...start] + way.dropFirst())
        changed.next = -1
        return changed
    }

    /// The vehicle begins elsewhere, and is not what another goes on as.
    private func before(_ end: Int, of trip: ServiceTrip) -> ServiceTrip {
        let begin = trip.visits[end].arrival - course.length(dwell: dwell)
        var changed = trip
        changed.visits = Array(course.visits(departingAt: begin, dwell: dwell).dropLast() + trip.visits[end...])
        changed.base = -1
        return changed
    }
}
