/// The tables of a feed that are read; others, such as shapes, fares and translations, say nothing about service.
enum FeedTable: String, CaseIterable, Sendable {
    case agency, stops, routes, calendar
    case calendarDates = "calendar_dates"
    case trips
    case stopTimes = "stop_times"
    case frequencies, transfers, pathways

    /// The name of the file.
    var fileName: String { rawValue + ".txt" }

    /// Whether a feed cannot do without it; of the two calendars one is enough.
    var isRequired: Bool {
        switch self {
        case .agency, .stops, .routes, .trips, .stopTimes: true
        case .calendar, .calendarDates, .frequencies, .transfers, .pathways: false
        }
    }
}
