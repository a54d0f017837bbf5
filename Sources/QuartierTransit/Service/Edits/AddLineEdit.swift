/// Adds a line.
///
/// It runs on every day of service, in directions 0 and 1.
public struct AddLineEdit: Sendable, Hashable, ServiceChange {
    /// Hours with departures at a headway.
    public struct Period: Sendable, Hashable {
        /// First departures, in seconds of the day of service; the end is not included.
        public var window: Range<Int>
        /// Minutes between them, from the beginning of the window on.
        public var minutes: Double

        /// Departures in a window.
        public init(_ window: Range<Int>, minutes: Double) {
            self.window = window
            self.minutes = minutes
        }
    }

    /// The identifier by which other edits name it.
    public var id: String
    /// The name people know it by.
    public var name: String
    /// What it runs with.
    public var mode: LineMode
    /// The stops in order, two or more.
    public var stops: [StopReference]
    /// The time from stop to stop, the same in both directions.
    public var hops: HopTimes
    /// Seconds at each stop but the first and the last.
    public var dwellSeconds = 0
    /// When it departs.
    public var service: [Period]
    /// Whether it runs back as well, at the same times.
    public var runsBothWays = true

    /// A line without waits that runs both ways, called by its name.
    public init(name: String, mode: LineMode, stops: [StopReference], hops: HopTimes, service: [Period]) {
        id = name
        self.name = name
        self.mode = mode
        self.stops = stops
        self.hops = hops
        self.service = service
    }

    /// Returns how many trips run on the date.
    func apply(to changes: inout ServiceChanges) throws(ServiceEditError) -> Int {
        try check(changes)
        var places: [StationStop] = []
        for stop in stops { places.append(try changes.stop(stop)) }
        let course = Course(stops: places, hops: try hops.seconds(between: places.map(\.station), in: changes))
        var starts: [Int] = []
        for period in service {
            try Bounds.check(period.window)
            let headway = try Bounds.headway(minutes: period.minutes)
            starts += stride(from: period.window.lowerBound, to: period.window.upperBound, by: headway)
        }
        starts.sort()
        let line = changes.add(ServiceChanges.NewLine(id: id, name: name, mode: mode))
        let latest = (starts.last ?? 0) + course.length(dwell: dwellSeconds)
        let timetable = changes.base.timetable
        var trips: [ServiceTrip] = []
        for day in timetable.feeds.feeds.first.map({ timetable.serviceDays(in: $0.zone, latest: latest) }) ?? [] {
            for (direction, way) in [course, course.reversed].prefix(runsBothWays ? 2 : 1).enumerated() {
                trips += starts.map { start in
                    ServiceTrip(
                        line: line, direction: Int8(direction),
                        visits: way.visits(departingAt: start + day.shift, dwell: dwellSeconds),
                        serviceDay: day.offset, dayStart: day.shift)
                }
            }
        }
        changes.put(trips, of: [line])
        return trips.count(where: \.isOfDate)
    }

    private func check(_ changes: ServiceChanges) throws(ServiceEditError) {
        guard !id.isEmpty, stops.count > 1, !service.isEmpty else {
            throw ServiceEditError(
                .invalidValue, "the new line '\(id)' has no name, fewer than two stops or no service",
                remedy: "State its name, its stops and when it runs")
        }
        guard !changes.newLines.contains(where: { $0.id == id }) else {
            throw ServiceEditError(
                .duplicateLine, "an edit before has added the line '\(id)'", remedy: "Give one of them another id")
        }
        try Bounds.check(dwell: dwellSeconds)
    }
}
