/// A trip of a scenario's day: what an edit changes, copied out of the feed.
struct ServiceTrip: Sendable, Hashable {
    /// The line, numbered as in the base, new ones behind them.
    var line: Int
    /// The direction stated; -1 for none.
    var direction: Int8
    /// The stops in order, two or more.
    var visits: [DayTimetable.Visit]
    /// The day of service, by its distance from the date.
    let serviceDay: Int
    /// The seconds from the beginning of the date to that of the day of service: windows count from there.
    let dayStart: Int
    /// The trip's number in the base's timetable, while it is that trip for vehicles that go on as it; else -1.
    var base: Int32 = -1
    /// The number of the trip it goes on as with its passengers in their seats; -1 for none.
    var next: Int32 = -1

    /// When it departs from its first stop, and arrives at its last.
    var firstDeparture: Int { visits[0].departure }
    var lastArrival: Int { visits[visits.count - 1].arrival }

    /// Whether it belongs to the date itself, whose trips are counted.
    var isOfDate: Bool { serviceDay == 0 }

    /// The first departure as the clocks of its day of service count.
    var start: Int { firstDeparture - dayStart }

    /// Another trip that runs the same way and departs at another second; no vehicle goes on as it, nor as another.
    func copy(departingAt second: Int) -> ServiceTrip {
        let shift = second - firstDeparture
        var copy = ServiceTrip(
            line: line, direction: direction, visits: visits, serviceDay: serviceDay, dayStart: dayStart)
        for index in visits.indices { copy.visits[index] = visits[index].shifted(by: shift) }
        return copy
    }
}

extension DayTimetable.Visit {
    /// The same stop, so many seconds later.
    func shifted(by seconds: Int) -> DayTimetable.Visit {
        DayTimetable.Visit(stop: stop, arrival: arrival + seconds, departure: departure + seconds, marks: marks)
    }
}
