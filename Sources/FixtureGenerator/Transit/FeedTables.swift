/// The tables of a timetable as text.
extension DrawnFeed {
    /// The files by their names, in the order in which they are written.
    var tables: [(name: String, text: String)] {
        [
            ("agency", agencyTable), ("stops", stopTable), ("routes", lineTable), ("calendar", calendarTable),
            ("calendar_dates", dateTable), ("trips", tripTable), ("stop_times", stopTimeTable),
            ("frequencies", frequencyTable),
        ]
    }

    private var agencyTable: String {
        table(
            "agency_id,agency_name,agency_url,agency_timezone,agency_lang",
            ["drawn,Invented timetable of \(district),https://example.org/,\(zone),de"])
    }

    /// Stations come before their platforms, which lie 4 m to either side.
    private var stopTable: String {
        table(
            "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code",
            stops.flatMap { stop in
                guard stop.isStation else { return ["\(stop.id),\(stop.name),\(place(stop.place)),0,,"] }
                let platforms = [1, 2].map { number in
                    let place = stop.place + .metres(number == 1 ? -4 : 4, 0)
                    return "\(stop.id)-\(number),\(stop.name),\(self.place(place)),0,\(stop.id),\(number)"
                }
                return ["\(stop.id),\(stop.name),\(place(stop.place)),1,,"] + platforms
            })
    }

    private var lineTable: String {
        table(
            "route_id,agency_id,route_short_name,route_long_name,route_type",
            lines.map { line in
                let ends = [line.calls[0], line.calls[line.calls.count - 1]].map { stop($0).name }
                return "\(line.name),drawn,\(line.name),\(ends[0]) – \(ends[1]),\(line.type)"
            })
    }

    private var calendarTable: String {
        table(
            "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date",
            ServiceDays.Kind.allCases.map { kind in
                ([kind.rawValue] + kind.week.map { $0 ? "1" : "0" } + ["20260101", "20261231"]).joined(separator: ",")
            })
    }

    private var dateTable: String {
        table(
            "service_id,date,exception_type",
            days.holidays.flatMap { holiday in
                let date = "2026" + padded(holiday.month, to: 2) + padded(holiday.day, to: 2)
                let usual = holiday.isSaturday ? ServiceDays.Kind.saturdays : .workingDays
                return ["\(usual.rawValue),\(date),2", "\(ServiceDays.Kind.sundays.rawValue),\(date),1"]
            })
    }

    private var tripTable: String {
        table(
            "route_id,service_id,trip_id,trip_headsign,direction_id",
            trips.map { trip in
                let calls = trip.line.calls
                let last = stop(trip.direction == 0 ? calls[calls.count - 1] : calls[0]).name
                let direction = trip.line.statesDirection ? String(trip.direction) : ""
                return "\(trip.line.name),\(trip.kind.rawValue),\(trip.id),\(last),\(direction)"
            })
    }

    private var stopTimeTable: String {
        table(
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence",
            trips.flatMap { trip in
                calls(of: trip).enumerated().map { index, call in
                    let time = clock(trip.start + call.second)
                    let stop = call.stop.isStation ? "\(call.stop.id)-\(trip.direction + 1)" : call.stop.id
                    return "\(trip.id),\(time),\(time),\(stop),\(index + 1)"
                }
            })
    }

    private var frequencyTable: String {
        table(
            "trip_id,start_time,end_time,headway_secs,exact_times",
            trips.flatMap { trip in
                trip.repeats.map { period in
                    "\(trip.id),\(clock(period.start)),\(clock(period.end)),\(period.headway),"
                        + (trip.line.form == .repeated ? "1" : "0")
                }
            })
    }

    // MARK: Text

    /// A table from its header and its rows; nothing drawn here needs quotes.
    private func table(_ header: String, _ rows: [String]) -> String {
        ([header] + rows).joined(separator: "\n") + "\n"
    }

    /// Latitude and longitude with seven decimals.
    private func place(_ point: GridPoint) -> String {
        let degrees = plane.degrees(of: point)
        return [degrees.latitude, degrees.longitude].map { value in
            let (whole, rest) = value.quotientAndRemainder(dividingBy: 10_000_000)
            return "\(whole)." + padded(rest, to: 7)
        }.joined(separator: ",")
    }

    /// A time of the service day, which may lie behind 24 o'clock.
    private func clock(_ second: Int) -> String {
        [second / 3_600, second / 60 % 60, second % 60].map { padded($0, to: 2) }.joined(separator: ":")
    }
}
