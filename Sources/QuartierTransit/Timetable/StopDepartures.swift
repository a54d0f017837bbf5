/// The departures of a day at each station: what standards of service count.
///
/// A departure is where somebody may board and be carried on: not where the feed forbids boarding, and not at the last
/// stop of a trip, unless the vehicle goes on to another station as the next trip with its passengers in their seats.
/// Each trip counts once at each station, with its first departure in the window. Trips of which only the headway is
/// promised depart at even intervals from the start of their period.
public struct StopDepartures: Sendable {
    /// The window, in seconds since noon minus twelve hours of the date; its end is not part of it.
    public let window: Range<Int>
    private let departures: [Departure]
    private let ends: [Int]
    /// Whose each departure is: a trip by its number in the timetable, those of headways behind all others.
    private let owners: [Int32]
    /// The departures at stations where a scenario changes them.
    private var changed: [Int: [Departure]] = [:]

    /// Gathers the departures at stations from the beginning of a window.
    ///
    /// Those behind its end are kept for as long again as the window is: the expected wait asks for the next one.
    public init(_ timetable: DayTimetable, at stations: Stations, window: Range<Int>) {
        self.window = window
        var gathering = DepartureGathering(timetable, stations, Self.span(of: window))
        for (index, trip) in timetable.trips.enumerated() {
            let next = Int(timetable.continuations[index])
            gathering.add(trip, owner: Int32(index), continuation: next < 0 ? nil : timetable.trips[next])
        }
        for (index, trip) in timetable.headwayTrips.enumerated() {
            let owner = Int32(timetable.trips.count + index)
            for departure in trip.expanded() { gathering.add(departure, owner: owner, continuation: nil) }
        }
        let found = gathering.sorted()
        var ends = [Int](repeating: 0, count: stations.count)
        for (station, _, _) in found { ends[Int(station)] += 1 }
        for station in ends.indices.dropFirst() { ends[station] += ends[station - 1] }
        self.ends = ends
        departures = found.map(\.departure)
        owners = found.map(\.owner)
    }

    /// The departures at a station within the window, by second, line, stop and direction.
    public func departures(at station: Int) -> ArraySlice<Departure> {
        departuresAndBeyond(at: station).prefix { Int($0.second) < window.upperBound }
    }

    /// The departures at a station from the beginning of the window, and for as long again behind its end.
    public func departuresAndBeyond(at station: Int) -> ArraySlice<Departure> {
        if let changed = changed[station] { return changed[...] }
        return departures[range(of: station)]
    }

    /// The number of departures at all stations within the window.
    public var count: Int {
        let isInside = { (departure: Departure) in Int(departure.second) < window.upperBound }
        let base = departures.reduce(0) { $0 + (isInside($1) ? 1 : 0) }
        return changed.reduce(base) { sum, station in
            sum + station.value.count(where: isInside) - departures[range(of: station.key)].count(where: isInside)
        }
    }

    /// Where the departures of a station of the base lie; nowhere for stations that only a scenario has.
    private func range(of station: Int) -> Range<Int> {
        guard station < ends.count else { return 0..<0 }
        return (station == 0 ? 0 : ends[station - 1])..<ends[station]
    }

    private static func span(of window: Range<Int>) -> Range<Int> {
        window.lowerBound..<window.upperBound + window.count
    }
}

// MARK: - Scenarios

extension StopDepartures {
    /// The departures as a scenario changes them.
    ///
    /// `changes` are of the timetable and the stations that the departures were gathered from. Stations that they do not
    /// touch are read from the base; what it costs follows the lines that they touch.
    public func updated(for changes: ServiceChanges) -> StopDepartures {
        var gathering = DepartureGathering(changes, changes, Self.span(of: window))
        for station in changes.touched {
            for index in range(of: station) where !changes.replaces(Int(owners[index])) {
                gathering.add(departures[index], at: station, owner: owners[index])
            }
        }
        for (trip, continuation) in changes.runningTrips {
            gathering.add(trip, owner: trip.base, continuation: continuation)
        }
        var changed = [Int: [Departure]](uniqueKeysWithValues: changes.touched.map { ($0, []) })
        for (station, _, departure) in gathering.sorted() { changed[Int(station)]?.append(departure) }
        var updated = self
        updated.changed = changed
        return updated
    }
}
