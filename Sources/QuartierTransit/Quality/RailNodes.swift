/// Which stations are nodes of the railway (Bahnknoten): where trains between cities stop, or from which trains go on to
/// six other stations or more without a stop.
///
/// The rule of the specification OeVGK18, which the Swiss standards of other offices name nodes by lists.
public struct RailNodes: Sendable {
    private let isNode: [Bool]
    private let window: Range<Int>

    /// The stations trains go on to make a node from this number on.
    private static let fewestNeighbours = 6

    /// Looks at the trips of a day that depart in a window.
    public init(_ timetable: DayTimetable, _ stations: Stations, window: Range<Int>) {
        self.window = window
        var gathering = RailNodeGathering(timetable, stations, window)
        for trip in timetable.trips { gathering.add(trip) }
        for trip in timetable.headwayTrips {
            for departure in trip.expanded() { gathering.add(departure) }
        }
        isNode = gathering.nodes(from: Self.fewestNeighbours)
    }

    /// Looks at the trips of a day as a scenario changes it: at all of them, those of the base and the changed ones.
    private init(_ changes: ServiceChanges, window: Range<Int>) {
        self.window = window
        let timetable = changes.base.timetable
        var base = RailNodeGathering(timetable, changes, window)
        for (index, trip) in timetable.trips.enumerated() where !changes.replaces(index) { base.add(trip) }
        for (index, trip) in timetable.headwayTrips.enumerated() where !changes.replaces(timetable.trips.count + index)
        {
            for departure in trip.expanded() { base.add(departure) }
        }
        var changed = RailNodeGathering(changes, changes, window, continuing: base)
        for (trip, _) in changes.runningTrips { changed.add(trip) }
        isNode = changed.nodes(from: Self.fewestNeighbours)
    }

    /// The nodes as a scenario changes them; `changes` are of the timetable and the stations these were made of.
    ///
    /// Unless lines of the railway are touched, nothing is looked at again.
    public func updated(for changes: ServiceChanges) -> RailNodes {
        changes.touchesRailways ? RailNodes(changes, window: window) : self
    }

    /// Whether a station is a node.
    public func contains(_ station: Int) -> Bool { station < isNode.count && isNode[station] }
}

extension LineMode {
    /// Whether it is a railway (Eisenbahn), whose trains make nodes.
    var isRailway: Bool { [.rail, .longDistanceRail, .regionalRail, .suburbanRail].contains(self) }
}

/// Goes through trips of a day and notes where trains go on to.
private struct RailNodeGathering<Trips: TripSource, Grounds: StationSource> {
    private let trips: Trips
    private let stations: Grounds
    private let window: Range<Int>
    private var hasLongDistance: Set<Int> = []
    private var neighbours: [Int: Set<Int>] = [:]

    init(_ trips: Trips, _ stations: Grounds, _ window: Range<Int>) {
        self.trips = trips
        self.stations = stations
        self.window = window
    }

    /// Goes on with trips that another source knows.
    init<Others: TripSource>(
        _ trips: Trips, _ stations: Grounds, _ window: Range<Int>, continuing others: RailNodeGathering<Others, Grounds>
    ) {
        self.init(trips, stations, window)
        (hasLongDistance, neighbours) = (others.hasLongDistance, others.neighbours)
    }

    mutating func add(_ trip: Trips.Trip) {
        let mode = trips.mode(ofLine: trips.line(of: trip))
        guard mode.isRailway else { return }
        var visit = trips.visit(0, of: trip)
        for index in 1..<trips.visitCount(of: trip) {
            let next = trips.visit(index, of: trip)
            let (here, there) = (stations.station(ofStop: visit.stop), stations.station(ofStop: next.stop))
            if window.contains(visit.departure), here >= 0, there >= 0, here != there {
                if mode == .longDistanceRail { hasLongDistance.insert(here) }
                neighbours[here, default: []].insert(there)
            }
            visit = next
        }
    }

    /// Whether each station is a node.
    func nodes(from fewest: Int) -> [Bool] {
        var isNode = [Bool](repeating: false, count: stations.stationCount)
        for station in hasLongDistance { isNode[station] = true }
        for (station, others) in neighbours where others.count >= fewest { isNode[station] = true }
        return isNode
    }
}
