internal import QuartierModel
internal import QuartierTransit

/// The rows of `trips.txt`, and why some of them cannot be used.
struct TripRows {
    var index = NameIndex()
    var lines: [Int32] = []
    var services: [Int32] = []
    var directions: [Int8] = []
    var blocks: [Int32] = []
    var rowLines: [Int32] = []
    /// The code of the finding that costs the trip; nil for trips that can be used so far.
    private(set) var faults: [String?] = []

    var count: Int { lines.count }

    mutating func append(line: Int32, service: Int32, direction: Int8, block: Int32, rowLine: Int) {
        lines.append(line)
        services.append(service)
        directions.append(direction)
        blocks.append(block)
        rowLines.append(Int32(clamping: rowLine))
        faults.append(nil)
    }

    /// Leaves a trip out; the first reason counts.
    mutating func leaveOut(_ trip: Int, _ code: String) {
        if faults[trip] == nil { faults[trip] = code }
    }
}

extension FeedReading {
    /// Reads the trips.
    mutating func readTrips() throws(Finding) {
        var blocks = NameIndex()
        _ = try forEachRow(
            of: .trips, required: ["trip_id", "route_id", "service_id"], optional: ["direction_id", "block_id"]
        ) { reading, row, _ in
            let (place, isNew) = reading.tripRows.index.insert(row[0])
            guard isNew else { return reading.noteTwin(.trips, row, 0, "trip_id") }
            let line = reading.lineIndex.find(row[1])
            let service = reading.serviceIndex.find(row[2])
            let block = row[4].isEmpty ? -1 : blocks.insert(row[4]).place
            reading.tripRows.append(
                line: line, service: service, direction: reading.direction(row), block: block, rowLine: row.line)
            if line < 0 { reading.noteStranger(.trips, row, 1, "route_id", in: .routes) }
            if service < 0 { reading.noteStranger(.trips, row, 2, "service_id", in: .calendar) }
            if line < 0 || service < 0 { reading.tripRows.leaveOut(Int(place), "foreign_key_violation") }
        }
        account.trips = tripRows.count
    }

    private mutating func direction(_ row: borrowing TableScanner) -> Int8 {
        if row[3].isEmpty { return -1 }
        if let code = FeedValues.whole(row[3]), code <= 1 { return Int8(code) }
        noteValue(
            "unexpected_enum_value", .trips, row, 3, "direction_id", "Write 0 or 1; the direction counts as unknown")
        return -1
    }

    /// Reads which trips are repeated.
    mutating func readFrequencies() throws(Finding) {
        var departures = 0
        _ = try forEachRow(
            of: .frequencies, required: ["trip_id", "start_time", "end_time", "headway_secs"],
            optional: ["exact_times"]
        ) { reading, row, _ in
            reading.account.frequencies += 1
            let trip = reading.tripRows.index.find(row[0])
            guard trip >= 0 else { return reading.noteStranger(.frequencies, row, 0, "trip_id", in: .trips) }
            guard let frequency = reading.frequency(row, of: trip) else { return }
            departures += frequency.departures
            guard departures <= reading.limits.repeatedDepartures else {
                departures -= frequency.departures
                reading.tripRows.leaveOut(Int(trip), "too-many-departures")
                return reading.noteValue(
                    "too-many-departures", .frequencies, row, 0, "departures beyond the limit: trip_id",
                    "Correct the headways; the trip is left out")
            }
            reading.frequencies.append(frequency)
        }
        noteOverlaps()
    }

    private mutating func frequency(_ row: borrowing TableScanner, of trip: Int32) -> Frequency? {
        let times = [1, 2].map { FeedValues.time(row[$0], hours: limits.hours) }
        guard let start = times[0], let end = times[1] else {
            tripRows.leaveOut(Int(trip), "invalid_time")
            let slot = times[0] == nil ? 1 : 2
            noteValue(
                "invalid_time", .frequencies, row, slot, slot == 1 ? "start_time" : "end_time",
                "Write HH:MM:SS; the trip is left out")
            return nil
        }
        guard let headway = FeedValues.whole(row[3]), headway > 0 else {
            tripRows.leaveOut(Int(trip), "number_out_of_range")
            noteValue(
                "number_out_of_range", .frequencies, row, 3, "headway_secs",
                "Write a number of seconds above 0; the trip is left out")
            return nil
        }
        guard start < end else {
            tripRows.leaveOut(Int(trip), "start_and_end_range_out_of_order")
            noteValue(
                start == end ? "start_and_end_range_equal" : "start_and_end_range_out_of_order", .frequencies, row, 2,
                "end_time is not behind start_time: it", "Correct the times; the trip is left out")
            return nil
        }
        let exact = row[4]
        return Frequency(
            trip: trip, start: start, end: end, headway: Int32(headway), isExact: exact.count == 1 && exact[0] == 0x31)
    }

    private mutating func noteOverlaps() {
        let sorted = frequencies.sorted { ($0.trip, $0.start) < ($1.trip, $1.start) }
        let overlaps = zip(sorted, sorted.dropFirst()).filter { $0.trip == $1.trip && $1.start < $0.end }
        guard let first = overlaps.first else { return }
        notices.note(
            Finding(
                .warning, "overlapping_frequency",
                "two periods of the trip '\(tripRows.index.names[Int(first.0.trip)])' overlap, and both run",
                at: Place(file: source.path(of: .frequencies)), remedy: "Let periods of one trip follow each other",
                count: overlaps.count))
    }
}
