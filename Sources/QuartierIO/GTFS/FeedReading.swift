internal import QuartierGeometry
internal import QuartierModel
internal import QuartierTransit

/// Reads the tables of a feed, each after those it refers to.
///
/// A row that is wrong costs the trip it belongs to, never the feed: it is noted with its line, and the trip is left out
/// and counted. A table or a column that is missing costs the feed.
struct FeedReading {
    let source: any FeedSource
    let limits: FeedLimits
    var notices = FeedNotices()
    var account = FeedAccount()

    var agencies = TextColumn()
    var zone = TimeZoneRules(unknown: "")
    var stops = TransitStops()
    var stopIndex = NameIndex()
    var lines = TransitLines()
    var lineIndex = NameIndex()
    var serviceIndex = NameIndex()
    var services = Services(ids: TextColumn(), regular: [], exceptions: [])
    var tripRows = TripRows()
    var stopTimes = StopTimeRows()
    /// By the rows of `trips.txt`; by the trips of the feed once those are known.
    var frequencies: [Frequency] = []
    var transfers: [TransferRule] = []
    var pathways: [Pathway] = []

    init(_ source: any FeedSource, limits: FeedLimits) {
        self.source = source
        self.limits = limits
    }

    /// Reads everything.
    ///
    /// Throws if the feed cannot be used as a whole.
    mutating func read() throws(Finding) -> TransitFeed {
        try checkTables()
        try readAgencies()
        try readStops()
        try readLines()
        try readServices()
        try readTrips()
        try readFrequencies()
        try readStopTimes()
        var assembly = TripAssembly(of: self)
        assembly.run()
        notices = assembly.notices
        account = assembly.account
        noteUselessness(trips: assembly.trips.count)
        noteStopsWithoutService(assembly.stopTimes)
        try readTransfers(assembly.tripOfRow)
        try readPathways()
        noteTexts()
        let feed = TransitFeed(
            name: source.name, agencies: agencies, zone: zone, stops: stops, lines: lines, trips: assembly.trips,
            stopTimes: assembly.stopTimes, services: services,
            frequencies: frequencies.compactMap { frequency in
                let trip = assembly.tripOfRow[Int(frequency.trip)]
                guard trip >= 0 else { return nil }
                var frequency = frequency
                frequency.trip = trip
                return frequency
            }, transfers: transfers, pathways: pathways)
        noteDuplicates(of: feed)
        return feed
    }

    private func checkTables() throws(Finding) {
        var missing: [String] = []
        for table in FeedTable.allCases where table.isRequired {
            if try source.open(table) == nil { missing.append(table.fileName) }
        }
        guard missing.isEmpty else {
            throw Finding(
                .error, "missing_required_file", "there is no \(missing.joined(separator: ", "))",
                at: Place(file: source.name), remedy: "Get a whole GTFS feed from its publisher")
        }
        let hasCalendar = try source.open(.calendar) != nil
        let hasDates = try source.open(.calendarDates) != nil
        guard hasCalendar || hasDates else {
            throw Finding(
                .error, "missing_calendar_and_calendar_date_files",
                "there is neither calendar.txt nor calendar_dates.txt", at: Place(file: source.name),
                remedy: "Get a whole GTFS feed from its publisher")
        }
    }

    // MARK: Tables

    /// Goes through the rows of a table; false if the feed does not have it.
    ///
    /// A row with too many fields is noted; it is looked at all the same if `takesBadRows`, with `isWhole` false.
    mutating func forEachRow(
        of table: FeedTable, required: [String], optional: [String] = [], takesBadRows: Bool = false,
        _ body: (inout FeedReading, borrowing TableScanner, _ isWhole: Bool) throws(Finding) -> Void
    ) throws(Finding) -> Bool {
        guard let bytes = try source.open(table) else { return false }
        let path = source.path(of: table)
        var scanner = try TableScanner(bytes, path: path, limits: limits, required: required, optional: optional)
        let most = table == .stopTimes ? limits.stopTimes : limits.rows
        var shortRows = (count: 0, line: 0)
        while true {
            let row = try scanner.next()
            if row == .end { break }
            guard scanner.rows <= most else {
                throw Finding(
                    .error, "too_many_rows", "the table has more than \(most) rows", at: Place(file: path),
                    remedy: "Cut the feed to the region of the study")
            }
            if row == .short {
                shortRows.count += 1
                if shortRows.count == 1 { shortRows.line = scanner.line }
            }
            if row == .long {
                let line = scanner.line
                notices.note(
                    "invalid_row_length", path, line: line, "the row has more fields than the header",
                    remedy: "Quote fields that hold commas; the row is left out")
                guard takesBadRows else { continue }
            }
            try body(&self, scanner, row != .long)
        }
        if shortRows.count > 0 {
            notices.note(
                Finding(
                    .note, "short-row", "rows end before the last column; what they leave out counts as empty",
                    at: Place(file: path, line: shortRows.line), count: shortRows.count))
        }
        if scanner.trimmed.count > 0 {
            notices.note(
                Finding(
                    .note, "leading_or_trailing_whitespaces", "fields have blanks around them, which are passed over",
                    at: Place(file: path, line: scanner.trimmed.line), count: scanner.trimmed.count))
        }
        if scanner.rows == 0, table.isRequired {
            throw Finding(
                .error, "empty_file", "the table has no rows", at: Place(file: path),
                remedy: "Get a whole GTFS feed from its publisher")
        }
        return true
    }

    /// Notes that a row refers to something that is not there.
    mutating func noteStranger(
        _ table: FeedTable, _ row: borrowing TableScanner, _ slot: Int, _ column: String, in other: FeedTable
    ) {
        let text = row.text(slot)
        notices.note(
            "foreign_key_violation", source.path(of: table), line: row.line,
            "\(column) is '\(text)', which \(other.fileName) does not have",
            remedy: "Add it there, or correct the row; the row is left out")
    }

    /// Notes that a value is none of those its column may have.
    mutating func noteValue(
        _ code: String, _ table: FeedTable, _ row: borrowing TableScanner, _ slot: Int, _ column: String,
        _ remedy: String
    ) {
        let text = row.text(slot)
        notices.note(
            code, source.path(of: table), line: row.line, "\(column) is '\(text)'", remedy: remedy)
    }

    /// Notes that an identifier stands twice.
    mutating func noteTwin(_ table: FeedTable, _ row: borrowing TableScanner, _ slot: Int, _ column: String) {
        let text = row.text(slot)
        notices.note(
            "duplicate_key", source.path(of: table), line: row.line, "the \(column) '\(text)' stands twice",
            remedy: "Keep one row for it; the first one counts")
    }

    // MARK: The feed as a whole

    private mutating func noteUselessness(trips: Int) {
        guard trips == 0 else { return }
        notices.note(
            Finding(
                .error, "feed-without-trips", "no trip of the timetable can be used", at: Place(file: source.name),
                remedy: "Get the feed anew from its publisher"))
    }

    private mutating func noteStopsWithoutService(_ stopTimes: StopTimes) {
        var isServed = [Bool](repeating: false, count: stops.count)
        for stop in stopTimes.stops { isServed[Int(stop)] = true }
        let idle = stops.kinds.indices.filter { stops.kinds[$0] == .stop && !isServed[$0] }
        guard let first = idle.first else { return }
        notices.note(
            Finding(
                .note, "stop_without_stop_time", "no trip calls at the stop '\(stops.ids[first])'",
                at: Place(file: source.path(of: .stops)), count: idle.count))
    }

    private mutating func noteTexts() {
        let columns = [(FeedTable.stops, stops.names), (.stops, stops.ids), (.routes, lines.names)]
        for (table, column) in columns where column.bytes.withUnsafeBytes({ UTF8Text.firstInvalid(in: $0) }) != nil {
            notices.note(
                Finding(
                    .warning, "invalid_character", "texts are not UTF-8", at: Place(file: source.path(of: table)),
                    remedy: "Save the table as UTF-8"))
        }
    }

    private mutating func noteDuplicates(of feed: TransitFeed) {
        let duplicates = DuplicateTrips(in: feed)
        account.duplicateTrips = duplicates.pairs.count
        guard let first = duplicates.pairs.first else { return }
        let names = "'\(feed.trips.ids[first.trip])' and '\(feed.trips.ids[first.original])'"
        notices.note(
            Finding(
                .warning, "duplicate-trip",
                "\(names) are one trip under two identifiers: the same line, stops, times and days; its departures "
                    + "count twice",
                at: Place(file: source.path(of: .trips)), remedy: "Ask the publisher which of them runs",
                count: duplicates.pairs.count))
    }
}
