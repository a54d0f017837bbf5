/// Which stations are nodes of the railway (Bahnknoten): where trains between cities stop, or from which trains go on to
/// six other stations or more without a stop.
///
/// The rule of the specification OeVGK18, which the Swiss standards of other offices name nodes by lists.
public struct RailNodes: Sendable {
    private let isNode: [Bool]

    /// The stations trains go on to make a node from this number on.
    private static let fewestNeighbours = 6

    /// Looks at the trips of a day that depart in a window.
    public init(_ timetable: DayTimetable, _ stations: Stations, window: Range<Int>) {
        var isNode = [Bool](repeating: false, count: stations.count)
        var neighbours: [Int32: Set<Int32>] = [:]
        for trip in timetable.trips {
            let feed = timetable.feeds.feeds[Int(trip.feed)]
            let mode = feed.lines.modes[Int(feed.trips.lines[Int(trip.trip)])]
            guard [.rail, .longDistanceRail, .regionalRail, .suburbanRail].contains(mode) else { continue }
            var visit = timetable.visit(0, of: trip)
            for index in 1..<timetable.visitCount(of: trip) {
                let next = timetable.visit(index, of: trip)
                let (here, there) = (stations.stationOfStop[visit.stop], stations.stationOfStop[next.stop])
                if window.contains(visit.departure), here >= 0, there >= 0, here != there {
                    if mode == .longDistanceRail { isNode[Int(here)] = true }
                    neighbours[here, default: []].insert(there)
                }
                visit = next
            }
        }
        for (station, others) in neighbours where others.count >= Self.fewestNeighbours { isNode[Int(station)] = true }
        self.isNode = isNode
    }

    /// Whether a station is a node.
    public func contains(_ station: Int) -> Bool { isNode[station] }
}
