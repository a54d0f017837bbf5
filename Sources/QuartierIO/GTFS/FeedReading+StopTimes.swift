internal import QuartierModel
internal import QuartierTransit

/// The rows of `stop_times.txt`, as columns in the order of the file.
struct StopTimeRows {
    var trips: [Int32] = []
    var sequences: [Int32] = []
    var stops: [Int32] = []
    /// Seconds; -1 where blank.
    var arrivals: [Int32] = []
    var departures: [Int32] = []
    var marks: [StopTimeMarks] = []
    /// `shape_dist_traveled`, NaN where blank; empty if the table has no such column.
    var distances: [Double] = []
    var rowLines: [Int32] = []
    /// Whether the rows of each trip follow each other, in order of their sequence.
    var isSorted = true

    var count: Int { trips.count }
}

extension FeedReading {
    private static let stopTimeColumns = (
        required: ["trip_id", "stop_id", "stop_sequence", "arrival_time", "departure_time"],
        optional: [
            "pickup_type", "drop_off_type", "shape_dist_traveled", "location_id", "location_group_id",
            "start_pickup_drop_off_window",
        ]
    )

    /// Reads the stop times.
    mutating func readStopTimes() throws(Finding) {
        // The trip of the row before, which most rows share: its name need not be looked up again.
        var lastTrip: Int32 = -1
        var isKnown = [Bool](repeating: false, count: tripRows.count)
        var rows = StopTimeRows()
        var hasDistances: Bool?
        let (required, optional) = Self.stopTimeColumns
        _ = try forEachRow(of: .stopTimes, required: required, optional: optional, takesBadRows: true) {
            reading, row, isWhole in
            reading.account.stopTimes += 1
            let trip = reading.trip(row, lastTrip)
            guard trip >= 0 else { return }
            guard isWhole else { return reading.tripRows.leaveOut(Int(trip), "invalid_row_length") }
            if trip != lastTrip {
                if isKnown[Int(trip)] { rows.isSorted = false }
                isKnown[Int(trip)] = true
                lastTrip = trip
            } else if rows.isSorted, let before = rows.sequences.last, rows.trips.last == trip,
                let sequence = FeedValues.whole(row[2]), sequence <= Int(before)
            {
                rows.isSorted = false
            }
            hasDistances = hasDistances ?? row.has[7]
            reading.append(row, of: trip, to: &rows, hasDistances: hasDistances == true)
        }
        stopTimes = rows
    }

    private mutating func trip(_ row: borrowing TableScanner, _ last: Int32) -> Int32 {
        if last >= 0 {
            let isSame = tripRows.index.names.bytes.withUnsafeBytes { bytes in
                let range = tripRows.index.names.range(of: Int(last))
                return range.count == row[0].count
                    && UnsafeRawBufferPointer(rebasing: bytes[range]).elementsEqual(row[0])
            }
            if isSame { return last }
        }
        let trip = tripRows.index.find(row[0])
        if trip < 0 { noteStranger(.stopTimes, row, 0, "trip_id", in: .trips) }
        return trip
    }

    private mutating func append(
        _ row: borrowing TableScanner, of trip: Int32, to rows: inout StopTimeRows, hasDistances: Bool
    ) {
        let stop = stopIndex.find(row[1])
        guard stop >= 0, stops.kinds[Int(stop)] == .stop else { return noteWrongStop(row, of: trip, stop) }
        guard let sequence = FeedValues.whole(row[2]) else {
            tripRows.leaveOut(Int(trip), "invalid_integer")
            return noteValue(
                "invalid_integer", .stopTimes, row, 2, "stop_sequence",
                "Write a whole number from 0; the trip is left out")
        }
        guard let arrival = time(row, 3, of: trip), let departure = time(row, 4, of: trip) else { return }
        if arrival < 0, departure < 0 { account.blankTimes += 1 }
        if max(arrival, departure) >= 86_400 { account.lateTimes += 1 }
        rows.trips.append(trip)
        rows.sequences.append(Int32(sequence))
        rows.stops.append(stop)
        rows.arrivals.append(arrival)
        rows.departures.append(departure)
        rows.marks.append(marks(row))
        rows.rowLines.append(Int32(clamping: row.line))
        if hasDistances { rows.distances.append(row[7].isEmpty ? .nan : FeedValues.decimal(row[7]) ?? .nan) }
    }

    /// A time in seconds; -1 if blank, nil if it is none.
    @inline(__always)
    private mutating func time(_ row: borrowing TableScanner, _ slot: Int, of trip: Int32) -> Int32? {
        if row[slot].isEmpty { return -1 }
        if let time = FeedValues.time(row[slot], hours: limits.hours) { return time }
        tripRows.leaveOut(Int(trip), "invalid_time")
        noteValue(
            "invalid_time", .stopTimes, row, slot, slot == 3 ? "arrival_time" : "departure_time",
            "Write HH:MM:SS; the trip is left out")
        return nil
    }

    /// Codes that GTFS does not know count as its default, 0.
    @inline(__always)
    private func marks(_ row: borrowing TableScanner) -> StopTimeMarks {
        var marks: StopTimeMarks = []
        if row[5].count == 1 {
            switch row[5][0] {
            case 0x31: marks.insert(.noBoarding)
            case 0x32, 0x33: marks.insert(.boardingOnDemand)
            default: break
            }
        }
        if row[6].count == 1 {
            switch row[6][0] {
            case 0x31: marks.insert(.noAlighting)
            case 0x32, 0x33: marks.insert(.alightingOnDemand)
            default: break
            }
        }
        return marks
    }

    private mutating func noteWrongStop(_ row: borrowing TableScanner, of trip: Int32, _ stop: Int32) {
        let isFlexible = row[1].isEmpty && !(row[8].isEmpty && row[9].isEmpty && row[10].isEmpty)
        if isFlexible {
            tripRows.leaveOut(Int(trip), "flexible-trip")
            notices.note(
                "flexible-trip", source.path(of: .stopTimes), line: row.line, severity: .note,
                "the trip serves areas on demand, not stops", remedy: "Nothing; it is left out")
        } else if stop >= 0 {
            tripRows.leaveOut(Int(trip), "wrong-location-type")
            noteValue(
                "wrong-location-type", .stopTimes, row, 1, "a stop time is at a station or an entrance: stop_id",
                "Name a stop with location_type 0; the trip is left out")
        } else {
            tripRows.leaveOut(Int(trip), "foreign_key_violation")
            noteStranger(.stopTimes, row, 1, "stop_id", in: .stops)
        }
    }
}
