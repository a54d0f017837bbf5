internal import QuartierGeometry
internal import QuartierModel
internal import QuartierTransit

/// Makes trips of the rows of `trips.txt` and `stop_times.txt`: sorts, checks and interpolates each.
struct TripAssembly {
    private(set) var notices: FeedNotices
    private(set) var account: FeedAccount
    private(set) var trips = TransitTrips()
    /// The trip of the feed that each row of `trips.txt` became; -1 for those left out.
    private(set) var tripOfRow: [Int32]
    var stopTimes: StopTimes {
        StopTimes(stops: stops, arrivals: arrivals, departures: departures, marks: marks)
    }

    private let source: any FeedSource
    private let limits: FeedLimits
    private var rows: TripRows
    private let times: StopTimeRows
    private let places: TransitStops
    private let modes: [LineMode]
    private var speeds: SpeedCheck
    private var stops: [Int32] = []
    private var arrivals: [Int32] = []
    private var departures: [Int32] = []
    private var marks: [StopTimeMarks] = []
    private var interpolated: (byDistances: Int, byLines: Int) = (0, 0)
    private var passedBy = 0

    init(of reading: FeedReading) {
        notices = reading.notices
        account = reading.account
        source = reading.source
        limits = reading.limits
        rows = reading.tripRows
        times = reading.stopTimes
        places = reading.stops
        modes = reading.lines.modes
        speeds = SpeedCheck(reading.stops)
        tripOfRow = [Int32](repeating: -1, count: reading.tripRows.count)
    }

    /// Assembles every trip, and notes what happened.
    mutating func run() {
        stops.reserveCapacity(times.count)
        arrivals.reserveCapacity(times.count)
        departures.reserveCapacity(times.count)
        marks.reserveCapacity(times.count)
        let order = StopTimeOrder(times, trips: rows.count)
        var scratch = TripScratch()
        for trip in 0..<rows.count {
            let range = order.range(of: trip)
            if rows.faults[trip] == nil, check(range.count, trip) {
                scratch.fill(from: times, order, range, places)
                passedBy += range.count - scratch.count
                if isUsable(&scratch, trip) { append(scratch, trip) }
            }
            if let fault = rows.faults[trip] { account.tripsLeftOut[fault, default: 0] += 1 }
        }
        noteInterpolation()
        if passedBy > 0 {
            notices.note(
                Finding(
                    .warning, "stop-passed-by", "trips are taken to pass stops by of which nobody knows the place",
                    at: Place(file: path), remedy: "State the places of these stops", count: passedBy))
        }
        noteSpeeds()
    }

    private var path: String { source.path(of: .stopTimes) }

    private mutating func check(_ count: Int, _ trip: Int) -> Bool {
        let most = limits.stopTimesOfTrip
        if count < 2 {
            leaveOut(
                trip, "unusable_trip", source.path(of: .trips), Int(rows.rowLines[trip]),
                count == 0 ? "has no stop times" : "has one stop time only", "Give it two stops or more")
        } else if count > most {
            leaveOut(
                trip, "too-many-stop-times", source.path(of: .trips), Int(rows.rowLines[trip]),
                "has \(count) stop times", "Split it, \(most) at most")
        }
        return rows.faults[trip] == nil
    }

    private mutating func leaveOut(
        _ trip: Int, _ code: String, _ path: String, _ line: Int, _ what: @autoclosure () -> String,
        _ remedy: @autoclosure () -> String
    ) {
        rows.leaveOut(trip, code)
        notices.note(
            code, path, line: line, "the trip '\(rows.index.names[trip])' \(what())",
            remedy: "\(remedy()); it is left out")
    }

    // MARK: One trip

    /// Checks the order of a trip's stops and times, and fills the blanks.
    private mutating func isUsable(_ scratch: inout TripScratch, _ trip: Int) -> Bool {
        guard scratch.count >= 2 else {
            leaveOut(
                trip, "unusable_trip", path, Int(scratch.firstLine), "has fewer than two stops whose place is known",
                "State the places of its stops")
            return false
        }
        if let row = scratch.repeatedSequence {
            leaveOut(
                trip, "duplicate_key", path, Int(scratch.lines[row]), "has a stop_sequence twice",
                "Number its stops anew")
            return false
        }
        if let row = scratch.completeTimes() {
            notices.note(
                "stop_time_with_only_arrival_or_departure_time", path, line: Int(scratch.lines[row]), severity: .note,
                "there is only one of arrival_time and departure_time, which stands for both", remedy: "State both")
        }
        guard scratch.arrivals[0] >= 0, scratch.arrivals[scratch.count - 1] >= 0 else {
            leaveOut(
                trip, "missing_trip_edge", path, Int(scratch.firstLine), "has no times at its first or last stop",
                "State them")
            return false
        }
        if let row = scratch.backwards {
            leaveOut(
                trip, "stop_time_with_arrival_before_previous_departure_time", path, Int(scratch.lines[row]),
                "goes back in time", "Correct its times")
            return false
        }
        if let row = scratch.shrinkingDistance {
            notices.note(
                "decreasing_or_equal_stop_time_distance", path, line: Int(scratch.lines[row]), severity: .note,
                "shape_dist_traveled does not grow from stop to stop", remedy: "Correct the distances")
        }
        switch scratch.interpolate(places) {
        case .statedDistances: interpolated.byDistances += 1
        case .straightLines: interpolated.byLines += 1
        case nil: break
        }
        speeds.check(scratch, mode: modes[Int(rows.lines[trip])])
        return true
    }

    private mutating func append(_ scratch: TripScratch, _ trip: Int) {
        stops.append(contentsOf: scratch.stops)
        arrivals.append(contentsOf: scratch.arrivals)
        departures.append(contentsOf: scratch.departures)
        marks.append(contentsOf: scratch.marks)
        tripOfRow[trip] = Int32(trips.count)
        let names = rows.index.names
        names.bytes.withUnsafeBytes { bytes in
            trips.append(
                id: UnsafeRawBufferPointer(rebasing: bytes[names.range(of: trip)]), line: rows.lines[trip],
                service: rows.services[trip], direction: rows.directions[trip], block: rows.blocks[trip],
                end: stops.count)
        }
    }

    // MARK: All trips

    private mutating func noteInterpolation() {
        let trips = interpolated.byDistances + interpolated.byLines
        guard trips > 0 else { return }
        notices.note(
            Finding(
                .note, "interpolated-times",
                "\(account.blankTimes) stop times of \(trips) trips state no time and are interpolated at one speed: "
                    + "\(interpolated.byDistances) trips along shape_dist_traveled, \(interpolated.byLines) along "
                    + "straight lines",
                at: Place(file: path)))
    }

    private mutating func noteSpeeds() {
        guard let first = speeds.first else { return }
        notices.note(
            Finding(
                .warning, "fast_travel_between_consecutive_stops",
                "a \(first.mode.name) trip runs at \(Int(first.speed.rounded())) km/h between stops",
                at: Place(file: path, line: Int(first.line)), remedy: "Check its times and the places of the stops",
                count: speeds.count))
    }
}
