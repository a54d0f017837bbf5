/// What a scenario asks of a day's public transport; see the types of the cases.
public enum ServiceEdit: Sendable, Hashable {
    /// Departures at a headway.
    case headway(HeadwayEdit)
    /// From when to when a line runs.
    case span(SpanEdit)
    /// How fast a line runs.
    case speed(SpeedEdit)
    /// Trips that do not run.
    case remove(RemoveTripsEdit)
    /// A line that is not there yet.
    case addLine(AddLineEdit)
    /// Other stops along a part of a line.
    case reroute(RerouteEdit)
    /// A stop more for lines.
    case addStop(AddStopEdit)
    /// A station where no vehicle stops.
    case closeStop(CloseStopEdit)
    /// A station elsewhere.
    case moveStop(MoveStopEdit)

    var change: any ServiceChange {
        switch self {
        case .headway(let edit): edit
        case .span(let edit): edit
        case .speed(let edit): edit
        case .remove(let edit): edit
        case .addLine(let edit): edit
        case .reroute(let edit): edit
        case .addStop(let edit): edit
        case .closeStop(let edit): edit
        case .moveStop(let edit): edit
        }
    }
}

/// What every edit can do.
protocol ServiceChange {
    /// Changes the service and returns how many trips were touched; what is changed before an error is thrown away.
    func apply(to changes: inout ServiceChanges) throws(ServiceEditError) -> Int
}

/// The trips an edit is about.
public struct TripChoice: Sendable, Hashable {
    /// The line: `route_id`, `feed:route_id`, or the name that people know, which means all lines of that name in a feed.
    public var line: String
    /// Only trips of this direction as the feed states it (`direction_id`), 0 or 1.
    public var direction: Int?
    /// Only trips that depart from their first stop in this window: seconds of the day of service, the end not included.
    public var window: Range<Int>?

    /// Trips of a line.
    public init(line: String, direction: Int? = nil, window: Range<Int>? = nil) {
        self.line = line
        self.direction = direction
        self.window = window
    }

    func contains(_ trip: ServiceTrip) -> Bool {
        (direction.map { Int(trip.direction) == $0 } ?? true) && (window?.contains(trip.start) ?? true)
    }

    /// The numbers of the lines and their trips, which are touched from now on.
    func take(from changes: inout ServiceChanges) throws(ServiceEditError) -> (lines: [Int], trips: [ServiceTrip]) {
        if let window { try Bounds.check(window) }
        let lines = try changes.lines(named: line)
        let trips = changes.take(lines)
        guard let direction else { return (lines, trips) }
        guard direction == 0 || direction == 1 else {
            throw ServiceEditError(
                .invalidValue, "\(direction) is no direction", remedy: "State 0 or 1, as direction_id of the feed does")
        }
        guard trips.isEmpty || trips.contains(where: { $0.direction >= 0 }) else {
            throw ServiceEditError(
                .noDirection, "the feed states no direction for the trips of line '\(line)'",
                remedy: "Leave out the direction; the edit then holds for both")
        }
        return (lines, trips)
    }
}

/// Numbers that edits accept.
enum Bounds {
    /// Seconds of a day of service that can be written: as many hours as GTFS readers take.
    static let latest = 100 * 3_600
    /// Departures closer than this are one, and a headway below it is a slip of the pen.
    static let shortestHeadway = 10

    static func check(_ window: Range<Int>) throws(ServiceEditError) {
        guard !window.isEmpty else { throw emptyWindow }
        try check(window.lowerBound...window.upperBound - 1)
    }

    static func check(_ hours: ClosedRange<Int>) throws(ServiceEditError) {
        guard hours.lowerBound >= 0, hours.upperBound <= latest else { throw emptyWindow }
    }

    private static var emptyWindow: ServiceEditError {
        ServiceEditError(
            .invalidValue, "the window holds no time, or times beyond 100:00",
            remedy: "Let it end behind its beginning; times after midnight go on as 24:30")
    }

    /// A headway in whole seconds.
    static func headway(minutes: Double) throws(ServiceEditError) -> Int {
        guard minutes.isFinite, minutes <= 10_000, (minutes * 60).rounded() >= Double(shortestHeadway) else {
            throw ServiceEditError(
                .invalidValue, "\(minutes) minutes are no headway",
                remedy: "State minutes between departures, from 0.2 on")
        }
        return Int((minutes * 60).rounded())
    }

    static func check(dwell seconds: Int) throws(ServiceEditError) {
        guard 0...7_200 ~= seconds else {
            throw ServiceEditError(
                .invalidValue, "\(seconds) seconds are no stop", remedy: "State a dwell time of 0 to 7200 seconds")
        }
    }
}

extension ServiceEdit {
    /// What is done to what, in the words of study files: `headway 12`.
    public var words: String {
        switch self {
        case .headway(let edit): "headway \(edit.trips.line)"
        case .span(let edit): "span \(edit.line)"
        case .speed(let edit): "speed \(edit.trips.line)"
        case .remove(let edit): "remove \(edit.trips.line)"
        case .addLine(let edit): "add_line \(edit.name)"
        case .reroute(let edit): "reroute \(edit.trips.line)"
        case .addStop(let edit): "add_stop \(edit.stop.name)"
        case .closeStop(let edit): "close_stop \(edit.station)"
        case .moveStop(let edit): "move_stop \(edit.station)"
        }
    }
}

extension StopReference {
    /// The name, or the identifier.
    fileprivate var name: String {
        switch self {
        case .existing(let name), .new(let name, _): name
        }
    }
}
