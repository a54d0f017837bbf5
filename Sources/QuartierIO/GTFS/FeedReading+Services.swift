internal import QuartierModel
internal import QuartierTransit

extension FeedReading {
    /// Reads the days of services, regular ones and exceptions.
    mutating func readServices() throws(Finding) {
        var regular: [Services.Regular?] = []
        var exceptions: [Services.Exception] = []
        let weekdays = Weekday.allCases.map { $0.name.lowercased() }
        _ = try forEachRow(of: .calendar, required: ["service_id", "start_date", "end_date"] + weekdays) {
            reading, row, _ in
            guard reading.serviceIndex.insert(row[0]).isNew else {
                return reading.noteTwin(.calendar, row, 0, "service_id")
            }
            regular.append(reading.regularDays(row))
        }
        _ = try forEachRow(of: .calendarDates, required: ["service_id", "date", "exception_type"]) {
            reading, row, _ in
            guard let date = FeedValues.date(row[1]) else {
                return reading.noteValue(
                    "invalid_date", .calendarDates, row, 1, "date", "Write YYYYMMDD; the row is left out")
            }
            guard let code = FeedValues.whole(row[2]), code == 1 || code == 2 else {
                return reading.noteValue(
                    "unexpected_enum_value", .calendarDates, row, 2, "exception_type",
                    "Write 1 for added or 2 for removed; the row is left out")
            }
            let (service, isNew) = reading.serviceIndex.insert(row[0])
            if isNew { regular.append(nil) }
            exceptions.append(Services.Exception(service: service, date: date, isAdded: code == 1))
        }
        services = Services(ids: serviceIndex.names, regular: regular, exceptions: exceptions)
        let twins = exceptions.count - services.exceptions.count
        if twins > 0 {
            notices.note(
                Finding(
                    .warning, "duplicate_key", "a day of a service stands twice",
                    at: Place(file: source.path(of: .calendarDates)), remedy: "Keep one row; the first one counts",
                    count: twins))
        }
    }

    private mutating func regularDays(_ row: borrowing TableScanner) -> Services.Regular? {
        guard let start = FeedValues.date(row[1]), let end = FeedValues.date(row[2]) else {
            let slot = FeedValues.date(row[1]) == nil ? 1 : 2
            noteValue(
                "invalid_date", .calendar, row, slot, slot == 1 ? "start_date" : "end_date",
                "Write YYYYMMDD; the service has only the days of calendar_dates.txt")
            return nil
        }
        guard start <= end else {
            noteValue(
                "start_and_end_range_out_of_order", .calendar, row, 2, "end_date lies before start_date: it",
                "Correct the dates; the service has only the days of calendar_dates.txt")
            return nil
        }
        var weekdays: UInt8 = 0
        for day in 0..<7 {
            let text = row[3 + day]
            if text.count == 1, text[0] == 0x31 {
                weekdays |= 1 << UInt8(day)
            } else if text.count != 1 || text[0] != 0x30 {
                noteValue(
                    "unexpected_enum_value", .calendar, row, 3 + day, Weekday.allCases[day].name.lowercased(),
                    "Write 1 or 0; it counts as 0")
            }
        }
        if weekdays == 0 {
            let name = row.text(0)
            notices.note(
                "service_has_no_active_day_of_the_week", source.path(of: .calendar), line: row.line, severity: .note,
                "the service '\(name)' has no regular day", remedy: "Nothing, if calendar_dates.txt adds its days")
        }
        return Services.Regular(weekdays: weekdays, period: start...end)
    }
}
