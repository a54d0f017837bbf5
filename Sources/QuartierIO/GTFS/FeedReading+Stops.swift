internal import QuartierGeometry
internal import QuartierModel
internal import QuartierTransit

extension FeedReading {
    /// Reads the agencies, and from the first of them the zone of all times.
    mutating func readAgencies() throws(Finding) {
        var zoneName: String?
        let path = source.path(of: .agency)
        _ = try forEachRow(of: .agency, required: ["agency_name", "agency_timezone"]) { reading, row, _ in
            reading.agencies.append(row[0])
            let name = row.text(1)
            if let first = zoneName, first != name {
                reading.notices.note(
                    "inconsistent_agency_timezone", path, line: row.line,
                    "the agency is in '\(name)', the first one in '\(first)'",
                    remedy: "Give all agencies of a feed one zone; the first one's is taken")
            }
            zoneName = zoneName ?? name
        }
        let name = zoneName ?? ""
        if let rules = TimeZoneFile.rules(of: name) {
            zone = rules
        } else {
            zone = TimeZoneRules(unknown: name)
            notices.note(
                Finding(
                    .warning, "invalid_timezone",
                    "the time zone '\(name)' is not known here; its clocks are taken to never change",
                    at: Place(file: path), remedy: "Install the Debian package tzdata, or correct agency_timezone"))
        }
    }

    /// Reads stops, stations and their parts.
    mutating func readStops() throws(Finding) {
        var parents = TextColumn()
        var rowLines: [Int] = []
        _ = try forEachRow(
            of: .stops, required: ["stop_id", "stop_lat", "stop_lon"],
            optional: ["stop_name", "location_type", "parent_station"]
        ) { reading, row, _ in
            guard reading.stopIndex.insert(row[0]).isNew else { return reading.noteTwin(.stops, row, 0, "stop_id") }
            let kind = reading.kind(row)
            let place = reading.place(row, of: kind)
            reading.stops.append(id: row[0], name: row[3], place: place, kind: kind)
            parents.append(row[5])
            rowLines.append(row.line)
        }
        for stop in 0..<stops.count where !parents.isEmpty(stop) { setParent(parents, stop, line: rowLines[stop]) }
        for stop in 0..<stops.count {
            if parents.isEmpty(stop), stops.kinds[stop] != .stop, stops.kinds[stop] != .station {
                notices.note(
                    "location_without_parent_station", source.path(of: .stops), line: rowLines[stop],
                    "the place '\(stops.ids[stop])' of a station names no parent_station", remedy: "Name its station")
            }
            placeByParent(stop, line: rowLines[stop])
        }
    }

    private mutating func kind(_ row: borrowing TableScanner) -> StopKind {
        if row[4].isEmpty { return .stop }
        if let code = FeedValues.whole(row[4]), code <= 4, let kind = StopKind(rawValue: UInt8(code)) { return kind }
        noteValue("unexpected_enum_value", .stops, row, 4, "location_type", "Write 0 to 4; it is taken for a stop")
        return .stop
    }

    private mutating func place(_ row: borrowing TableScanner, of kind: StopKind) -> Coordinate? {
        if row[1].isEmpty || row[2].isEmpty { return nil }
        guard let latitude = FeedValues.decimal(row[1]), let longitude = FeedValues.decimal(row[2]) else {
            let slot = FeedValues.decimal(row[1]) == nil ? 1 : 2
            noteValue(
                "invalid_float", .stops, row, slot, slot == 1 ? "stop_lat" : "stop_lon",
                "Write degrees with a decimal point")
            return nil
        }
        guard abs(latitude) <= 90, abs(longitude) <= 180 else {
            let slot = abs(latitude) <= 90 ? 2 : 1
            noteValue(
                "number_out_of_range", .stops, row, slot, slot == 1 ? "stop_lat" : "stop_lon",
                "Write degrees, latitude within ±90 and longitude within ±180")
            return nil
        }
        if abs(latitude) <= 1, abs(longitude) <= 1 {
            noteValue(
                "point_near_origin", .stops, row, 0, "the place of the stop near 0, 0: stop_id", "State its place")
            return nil
        }
        if abs(latitude) >= 89 {
            noteValue(
                "point_near_pole", .stops, row, 0, "the place of the stop near a pole: stop_id", "State its place")
            return nil
        }
        return Coordinate(x: longitude, y: latitude)
    }

    private mutating func setParent(_ parents: TextColumn, _ stop: Int, line: Int) {
        let path = source.path(of: .stops)
        let parent = parents.bytes.withUnsafeBytes { bytes in
            stopIndex.find(UnsafeRawBufferPointer(rebasing: bytes[parents.range(of: stop)]))
        }
        guard parent >= 0 else {
            return notices.note(
                "foreign_key_violation", path, line: line,
                "parent_station is '\(parents[stop])', which stops.txt does not have",
                remedy: "Add the station; the stop is taken to have none")
        }
        if stops.kinds[stop] == .station {
            return notices.note(
                "station_with_parent_station", path, line: line,
                "the station '\(stops.ids[stop])' names a parent_station", remedy: "Leave it out; it is passed over")
        }
        let wanted: StopKind = stops.kinds[stop] == .boardingArea ? .stop : .station
        guard stops.kinds[Int(parent)] == wanted else {
            return notices.note(
                "wrong_parent_location_type", path, line: line,
                "the parent_station of '\(stops.ids[stop])' is none of the \(wanted.plural)",
                remedy: "Name one of the \(wanted.plural); it is taken to have no parent")
        }
        stops.setParent(of: stop, to: Int(parent))
    }

    /// A stop without a place is where its parent is.
    private mutating func placeByParent(_ stop: Int, line: Int) {
        guard !stops.isPlaced[stop] else { return }
        let parent = Int(stops.parents[stop])
        if parent >= 0, stops.isPlaced[parent] { stops.setPlace(of: stop, to: stops.places[parent]) }
        guard stops.kinds[stop] != .node, stops.kinds[stop] != .boardingArea else { return }
        let isHelped = stops.isPlaced[stop]
        notices.note(
            "stop_without_location", source.path(of: .stops), line: line,
            "'\(stops.ids[stop])' has no usable place",
            remedy: isHelped
                ? "State stop_lat and stop_lon; its station's place is taken"
                : "State stop_lat and stop_lon; trips are taken to pass it by")
    }

    /// Reads the lines.
    mutating func readLines() throws(Finding) {
        _ = try forEachRow(
            of: .routes, required: ["route_id", "route_type"], optional: ["route_short_name", "route_long_name"]
        ) { reading, row, _ in
            guard reading.lineIndex.insert(row[0]).isNew else { return reading.noteTwin(.routes, row, 0, "route_id") }
            let code = FeedValues.whole(row[1])
            let mode = code.flatMap { LineMode(routeType: $0) }
            if mode == nil {
                reading.noteValue(
                    code == nil ? "invalid_integer" : "unexpected_enum_value", .routes, row, 1, "route_type",
                    "Write a code of GTFS or of its extended types; the mode counts as other")
            }
            reading.lines.append(
                id: row[0], name: row[2].isEmpty ? row[3] : row[2], mode: mode ?? .other,
                type: Int16(clamping: code ?? -1))
        }
    }
}
