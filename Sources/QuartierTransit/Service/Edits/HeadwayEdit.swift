/// Lets a line depart at a headway (Takt).
///
/// In each direction, the trips of the choice make way for departures at even intervals from the first of them up to the
/// last, that one included if it is met; where the line runs on behind the window of the choice, up to the end of the
/// window. Each runs as the last trip at or before it did, so that short and long runs keep their mix. Vehicles go on as
/// none of them, nor as others.
public struct HeadwayEdit: Sendable, Hashable, ServiceChange {
    /// The trips that make way.
    public var trips: TripChoice
    /// Minutes between departures; rounded to whole seconds.
    public var minutes: Double

    /// A headway in minutes.
    public init(_ trips: TripChoice, minutes: Double) {
        self.trips = trips
        self.minutes = minutes
    }

    /// Returns how many trips of the date made way.
    func apply(to changes: inout ServiceChanges) throws(ServiceEditError) -> Int {
        let headway = try Bounds.headway(minutes: minutes)
        let (lines, all) = try trips.take(from: &changes)
        var isReplaced = [Bool](repeating: false, count: all.count)
        var added: [ServiceTrip] = []
        for day in DirectionDay.all(of: all, station: changes.station(ofStop:)) {
            let old = day.members.filter { trips.contains(all[$0]) }
            guard let first = old.first, let last = old.last else { continue }
            for index in old { isReplaced[index] = true }
            // Up to the last old departure alone, the new ones would leave a hole before the line runs on.
            let end = trips.window.flatMap { window in
                day.members.contains { all[$0].start >= window.upperBound }
                    ? all[last].dayStart + window.upperBound - 1 : nil
            }
            var template = 0
            for second in stride(
                from: all[first].firstDeparture, through: end ?? all[last].firstDeparture, by: headway)
            {
                while template + 1 < old.count, all[old[template + 1]].firstDeparture <= second { template += 1 }
                added.append(all[old[template]].copy(departingAt: second))
            }
        }
        let kept = all.indices.filter { !isReplaced[$0] }.map { all[$0] }
        changes.put(kept + added, of: lines)
        return all.indices.count { isReplaced[$0] && all[$0].isOfDate }
    }
}
