/// Lets a line run from one time of the day to another (Betriebszeit).
///
/// Trips that depart from their first stop before or after go. Where the stated span is longer than that of a direction,
/// its first trip is repeated backward and its last one forward, at the stated interval, or else at that between the first
/// two departures and the last two.
public struct SpanEdit: Sendable, Hashable, ServiceChange {
    /// The line: `route_id`, `feed:route_id`, or the name.
    public var line: String
    /// The earliest and the latest first departure, in seconds of the day of service; both are allowed.
    public var hours: ClosedRange<Int>
    /// Minutes between repeated departures.
    public var minutes: Double?

    /// The hours of a line.
    public init(line: String, hours: ClosedRange<Int>, minutes: Double? = nil) {
        self.line = line
        self.hours = hours
        self.minutes = minutes
    }

    /// Returns how many trips of the date went and how many came.
    func apply(to changes: inout ServiceChanges) throws(ServiceEditError) -> Int {
        try Bounds.check(hours)
        let stated = try minutes.map { minutes throws(ServiceEditError) in try Bounds.headway(minutes: minutes) }
        let lines = try changes.lines(named: line)
        let all = changes.take(lines)
        var added: [ServiceTrip] = []
        for day in DirectionDay.all(of: all, station: changes.station(ofStop:)) {
            let trips = day.members.map { all[$0] }
            guard let first = trips.first, let last = trips.last, hours.overlaps(first.start...last.start) else {
                continue
            }
            let starts = trips.map(\.start)
            if let gap = try gap(stated, starts, from: hours.lowerBound, day) {
                for start in stride(from: first.start - gap, through: hours.lowerBound, by: -gap) {
                    added.append(first.copy(departingAt: start + first.dayStart))
                }
            }
            if let gap = try gap(stated, starts.reversed(), from: hours.upperBound, day) {
                for start in stride(from: last.start + gap, through: hours.upperBound, by: gap) {
                    added.append(last.copy(departingAt: start + last.dayStart))
                }
            }
        }
        changes.put(all.filter { hours.contains($0.start) } + added, of: lines)
        return all.count { !hours.contains($0.start) && $0.isOfDate } + added.count(where: \.isOfDate)
    }

    /// The interval at which the first of departures is repeated outward, up to an end of the span; nil if that lies
    /// inward.
    ///
    /// Days of service around the date may have one trip only, and keep it: only the date itself is what a study is about.
    private func gap(
        _ stated: Int?, _ starts: [Int], from end: Int, _ day: DirectionDay
    ) throws(ServiceEditError) -> Int? {
        let (first, last) = (starts[0], starts[starts.count - 1])
        let isOutward = end == hours.lowerBound ? end < first : end > first
        guard isOutward else { return nil }
        let next = starts.first { abs($0 - first) >= Bounds.shortestHeadway }
        if let gap = stated ?? next.map({ abs($0 - first) }) { return gap }
        guard day.serviceDay == 0 else { return nil }
        throw ServiceEditError(
            .noHeadway,
            "line '\(line)' departs once only in a direction, at \(Self.text(last)): no interval to repeat it at",
            remedy: "State minutes")
    }

    /// Hours and minutes: 25:30.
    private static func text(_ seconds: Int) -> String {
        let minutes = seconds / 60 % 60
        return "\(seconds / 3_600):\(minutes < 10 ? "0" : "")\(minutes)"
    }
}
