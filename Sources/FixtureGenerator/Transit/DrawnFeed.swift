/// A timetable in GTFS: what it is made of; its tables follow.
struct DrawnFeed: Sendable {
    /// The name of the district, for the agency.
    let district: String
    /// The IANA name of the time zone.
    let zone: String
    /// Where longitudes and latitudes come from.
    let plane: GeographicPlane
    /// The stops of the district, then those beyond it.
    let stops: [PlacedStop]
    /// The lines.
    let lines: [DrawnLine]
    /// The days of service.
    let days: ServiceDays

    /// A timetable for the stops of a district that lines call at, and stops beyond, which are numbered from X01.
    ///
    /// Stops beyond are so far from the origin, which is the middle of the district unless stated.
    init(
        _ district: String, zone: String = "Europe/Vienna", plane: GeographicPlane, stops: [PlacedStop],
        beyond: [OuterStop], from origin: GridPoint? = nil, days: ServiceDays = .austria, lines: [DrawnLine]
    ) {
        let outer = beyond.enumerated().map { index, stop in
            PlacedStop(
                id: "X" + padded(index + 1, to: 2), name: stop.name, mode: stop.mode,
                place: (origin ?? plane.middle) + .metres(stop.east, stop.north))
        }
        let called = Set(lines.flatMap(\.calls))
        precondition(called.isSubset(of: (stops + outer).map(\.id)), "a line calls at a stop that is not there")
        self.district = district
        self.zone = zone
        self.plane = plane
        self.stops = (stops + outer).filter { called.contains($0.id) }
        self.lines = lines
        self.days = days
    }

    /// The stop of an id.
    func stop(_ id: String) -> PlacedStop {
        guard let stop = stops.first(where: { $0.id == id }) else { preconditionFailure("no stop \(id)") }
        return stop
    }
}

/// A trip as it is written: where it calls, and seconds after its first departure.
struct DrawnTrip: Sendable {
    /// The `trip_id`.
    let id: String
    /// The line.
    let line: DrawnLine
    /// The days.
    let kind: ServiceDays.Kind
    /// 0 or 1.
    let direction: Int
    /// The first departure, in seconds of the service day.
    let start: Int
    /// When it is repeated; empty for a trip that runs once.
    let repeats: [ServicePeriod]
}

extension DrawnFeed {
    /// All trips: by line, days and direction.
    var trips: [DrawnTrip] {
        lines.flatMap { line in
            ServiceDays.Kind.allCases.flatMap { kind in [0, 1].flatMap { trips(of: line, on: kind, $0) } }
        }
    }

    private func trips(of line: DrawnLine, on kind: ServiceDays.Kind, _ direction: Int) -> [DrawnTrip] {
        let periods = line.periods(on: kind, days)
        let name = "\(line.name)-\(kind.rawValue)-\(direction)"
        guard line.form == .listed else {
            return [
                DrawnTrip(
                    id: name, line: line, kind: kind, direction: direction, start: periods[0].start, repeats: periods)
            ]
        }
        return periods.flatMap(\.departures).enumerated().map { index, start in
            DrawnTrip(
                id: "\(name)-\(padded(index + 1, to: 3))", line: line, kind: kind, direction: direction, start: start,
                repeats: [])
        }
    }

    /// The stops of a trip with the seconds since its first departure: whole minutes, by straight lines at the speed
    /// of the mode.
    func calls(of trip: DrawnTrip) -> [(stop: PlacedStop, second: Int)] {
        let stops = (trip.direction == 0 ? trip.line.calls : trip.line.calls.reversed()).map(stop)
        var second = 0
        return stops.enumerated().map { index, stop in
            if index > 0 {
                let centimetres = (stop.place - stops[index - 1].place).length
                second += 60 * max(1, (centimetres + stop.mode.perMinute - 1) / stop.mode.perMinute)
            }
            return (stop, second)
        }
    }
}

extension DrawnStop.Mode {
    /// Centimetres in a minute between stops, with the time at stops.
    fileprivate var perMinute: Int {
        switch self {
        case .metro: 60_000
        case .rail: 80_000
        case .tram: 35_000
        case .bus: 35_000
        }
    }
}
