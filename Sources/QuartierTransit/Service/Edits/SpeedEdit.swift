/// Lets a line run faster or slower.
///
/// Times between stops are divided by the factor; stops take as long as before, and trips depart when they did. Times are
/// whole seconds, rounded along the whole way so that nothing adds up.
public struct SpeedEdit: Sendable, Hashable, ServiceChange {
    /// The trips.
    public var trips: TripChoice
    /// By what speed is multiplied: 2 is twice as fast.
    public var factor: Double

    /// Seconds, some thirty years.
    private static let longestRide = 1e9

    /// A speed in relation to today's.
    public init(_ trips: TripChoice, factor: Double) {
        self.trips = trips
        self.factor = factor
    }

    /// Returns how many trips of the date run at the other speed.
    func apply(to changes: inout ServiceChanges) throws(ServiceEditError) -> Int {
        guard factor.isFinite, (0.1...10).contains(factor) else {
            throw ServiceEditError(
                .invalidValue, "no vehicle is \(factor) times as fast", remedy: "State a factor between 0.1 and 10")
        }
        let (lines, all) = try trips.take(from: &changes)
        changes.put(all.map { trips.contains($0) ? changed($0) : $0 }, of: lines)
        return all.count { trips.contains($0) && $0.isOfDate }
    }

    private func changed(_ trip: ServiceTrip) -> ServiceTrip {
        var changed = trip
        var (running, dwelt) = (0, 0)
        for index in trip.visits.indices.dropFirst() {
            let visit = trip.visits[index]
            running += visit.arrival - trip.visits[index - 1].departure
            // However often a trip is slowed down, its times stay whole numbers.
            let ride = Int(min((Double(running) / factor).rounded(), Self.longestRide))
            let arrival = trip.firstDeparture + dwelt + ride
            changed.visits[index] = visit.shifted(by: arrival - visit.arrival)
            dwelt += visit.departure - visit.arrival
        }
        return changed
    }
}
