/// The days on which the trips of a feed run (Verkehrstage): regular weekdays within a period, and exceptions.
public struct Services: Sendable {
    /// The regular days of a service: weekdays from bit 0, Monday, within a period of days.
    public struct Regular: Sendable, Hashable {
        /// Weekdays, Monday in bit 0.
        public var weekdays: UInt8
        /// First and last day, both included.
        public var period: ClosedRange<ServiceDate>

        /// Weekdays within a period.
        public init(weekdays: UInt8, period: ClosedRange<ServiceDate>) {
            self.weekdays = weekdays
            self.period = period
        }
    }

    /// A day that differs from the regular ones.
    public struct Exception: Sendable, Hashable {
        /// The service.
        public var service: Int32
        /// The day.
        public var date: ServiceDate
        /// Whether the service runs on the day; it does not otherwise.
        public var isAdded: Bool

        /// An exception to the regular days of a service.
        public init(service: Int32, date: ServiceDate, isAdded: Bool) {
            self.service = service
            self.date = date
            self.isAdded = isAdded
        }
    }

    /// The identifiers of the feed (`service_id`).
    public let ids: TextColumn
    /// The regular days of each; nil for a service that has exceptions only.
    public let regular: [Regular?]
    /// The exceptions of all services, by service and day.
    public let exceptions: [Exception]
    /// Where the exceptions of each service end.
    private let ends: [Int]

    /// Services with their regular days and exceptions in any order; of two for one day the first counts.
    public init(ids: TextColumn, regular: [Regular?], exceptions: [Exception]) {
        precondition(ids.count == regular.count, "each service has regular days or none")
        self.ids = ids
        self.regular = regular
        let order = exceptions.indices.sorted {
            let (left, right) = (exceptions[$0], exceptions[$1])
            return (left.service, left.date.day, $0) < (right.service, right.date.day, $1)
        }
        var sorted: [Exception] = []
        for index in order {
            let next = exceptions[index]
            if let last = sorted.last, last.service == next.service, last.date == next.date { continue }
            sorted.append(next)
        }
        self.exceptions = sorted
        var ends = [Int](repeating: 0, count: ids.count)
        for exception in sorted { ends[Int(exception.service)] += 1 }
        for service in ends.indices.dropFirst() { ends[service] += ends[service - 1] }
        self.ends = ends
    }

    /// The number of services.
    public var count: Int { regular.count }

    /// Whether a service runs on a day: an exception goes before the regular days, also outside their period.
    public func isActive(_ service: Int, on date: ServiceDate) -> Bool {
        if let isAdded = exception(of: service, on: date) { return isAdded }
        return isRegular(service, on: date)
    }

    /// Whether two services both run on some day.
    ///
    /// A common regular day fails only if an exception removes it, so that few days have to be tried.
    public func overlap(_ one: Int, _ other: Int) -> Bool {
        for service in [one, other] {
            for exception in exceptions[range(of: service)] where exception.isAdded {
                if isActive(one, on: exception.date), isActive(other, on: exception.date) { return true }
            }
        }
        guard let mine = regular[one], let theirs = regular[other], mine.weekdays & theirs.weekdays != 0 else {
            return false
        }
        let first = max(mine.period.lowerBound.day, theirs.period.lowerBound.day)
        let last = min(mine.period.upperBound.day, theirs.period.upperBound.day)
        guard first <= last else { return false }
        return (first...last).contains { day in
            isActive(one, on: ServiceDate(day: day)) && isActive(other, on: ServiceDate(day: day))
        }
    }

    /// The first and the last day that any service speaks of: periods with a weekday, and days that are added.
    public var span: ClosedRange<ServiceDate>? {
        var span: ClosedRange<ServiceDate>?
        func include(_ period: ClosedRange<ServiceDate>) {
            let known = span ?? period
            span = min(known.lowerBound, period.lowerBound)...max(known.upperBound, period.upperBound)
        }
        for case let days? in regular where days.weekdays != 0 { include(days.period) }
        for exception in exceptions where exception.isAdded { include(exception.date...exception.date) }
        return span
    }

    /// The exceptions of a service, by day.
    public func exceptions(of service: Int) -> ArraySlice<Exception> { exceptions[range(of: service)] }

    func isRegular(_ service: Int, on date: ServiceDate) -> Bool {
        guard let days = regular[service], days.period.contains(date) else { return false }
        return days.weekdays >> UInt8(date.weekday.rawValue) & 1 == 1
    }

    private func range(of service: Int) -> Range<Int> { (service == 0 ? 0 : ends[service - 1])..<ends[service] }

    private func exception(of service: Int, on date: ServiceDate) -> Bool? {
        var range = range(of: service)
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if exceptions[middle].date == date { return exceptions[middle].isAdded }
            range = exceptions[middle].date < date ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }
}
