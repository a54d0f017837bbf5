/// How long a vehicle runs from stop to stop.
public enum HopTimes: Sendable, Hashable {
    /// Minutes for each hop, in order; rounded to whole seconds.
    case minutes([Double])
    /// Kilometres per hour along straight lines (great circles) between the stations.
    ///
    /// Rounded up to whole seconds, at least 1 each.
    case speed(kilometresPerHour: Double)

    /// The seconds of each hop between stations.
    func seconds(
        between stations: [Int], in changes: ServiceChanges
    ) throws(ServiceEditError) -> [Int] {
        for (here, there) in zip(stations, stations.dropFirst()) where here == there {
            throw ServiceEditError(
                .invalidValue, "'\(changes.name(ofStation: here))' follows itself among the stops",
                remedy: "Name it once")
        }
        switch self {
        case .minutes(let minutes): return try Self.seconds(minutes, hops: max(0, stations.count - 1))
        case .speed(let speed): return try Self.seconds(at: speed, stations, changes)
        }
    }

    private static func seconds(_ minutes: [Double], hops: Int) throws(ServiceEditError) -> [Int] {
        guard minutes.count == hops else {
            throw ServiceEditError(
                .invalidValue, "there are \(hops) hops between stops, and times for \(minutes.count)",
                remedy: "State the minutes of each hop")
        }
        for minutes in minutes where !(minutes.isFinite && (minutes * 60).rounded() >= 1 && minutes <= 1_440) {
            throw ServiceEditError(
                .invalidValue, "\(minutes) minutes are no time from stop to stop",
                remedy: "State minutes above 0, a day at most")
        }
        return minutes.map { Int(($0 * 60).rounded()) }
    }

    private static func seconds(
        at speed: Double, _ stations: [Int], _ changes: ServiceChanges
    ) throws(ServiceEditError) -> [Int] {
        guard speed.isFinite, (1...1_000).contains(speed) else {
            throw ServiceEditError(
                .invalidValue, "\(speed) km/h are no speed", remedy: "State between 1 and 1000 kilometres per hour")
        }
        var seconds: [Int] = []
        for (here, there) in zip(stations, stations.dropFirst()) {
            let metres = GreatCircle.metres(
                from: try changes.knownPlace(ofStation: here), to: try changes.knownPlace(ofStation: there))
            seconds.append(max(1, Int((metres / (speed / 3.6)).rounded(.up))))
        }
        return seconds
    }
}

/// Stops in a row with the seconds between them.
struct Course {
    private(set) var stops: [StationStop]
    private(set) var hops: [Int]

    /// The course the other way.
    var reversed: Course { Course(stops: stops.reversed(), hops: hops.reversed()) }

    init(stops: [StationStop], hops: [Int]) {
        self.stops = stops
        self.hops = hops
    }

    /// How long it takes from the first stop to the last, with a wait at each between.
    func length(dwell: Int) -> Int { hops.reduce(0, +) + max(0, stops.count - 2) * dwell }

    /// The stops of a trip that departs at a second; it waits at none of its ends.
    func visits(departingAt second: Int, dwell: Int) -> [DayTimetable.Visit] {
        var visits: [DayTimetable.Visit] = []
        var time = second
        for (index, stop) in stops.enumerated() {
            if index > 0 { time += hops[index - 1] }
            let arrival = time
            if index > 0, index < stops.count - 1 { time += dwell }
            visits.append(DayTimetable.Visit(stop: stop.stop, arrival: arrival, departure: time, marks: []))
        }
        return visits
    }
}
