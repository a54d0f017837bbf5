/// Takes trips away: a line, a direction of it, or the trips of some hours.
public struct RemoveTripsEdit: Sendable, Hashable, ServiceChange {
    /// The trips.
    public var trips: TripChoice

    /// Trips that do not run.
    public init(_ trips: TripChoice) { self.trips = trips }

    /// Returns how many trips of the date do not run.
    func apply(to changes: inout ServiceChanges) throws(ServiceEditError) -> Int {
        let (lines, all) = try trips.take(from: &changes)
        changes.put(all.filter { !trips.contains($0) }, of: lines)
        return all.count { trips.contains($0) && $0.isOfDate }
    }
}
