/// The days on which a timetable runs: working days, Saturdays, Sundays and the holidays of 2026.
struct ServiceDays: Sendable {
    /// How many times the headway of a working day it is on Sundays and holidays.
    let sundayFactor: Int
    /// Holidays on which working days' or Saturdays' service makes way for Sundays', as month and day.
    let holidays: [Holiday]

    /// A holiday from Monday to Saturday.
    struct Holiday: Sendable {
        /// The month.
        let month: Int
        /// The day.
        let day: Int
        /// Whether it falls on a Saturday.
        let isSaturday: Bool

        /// A holiday.
        init(_ month: Int, _ day: Int, isSaturday: Bool = false) {
            self.month = month
            self.day = day
            self.isSaturday = isSaturday
        }
    }

    /// A kind of day with a service of its own; the raw value is the `service_id`.
    enum Kind: String, Sendable, CaseIterable {
        /// Monday to Friday.
        case workingDays = "W"
        /// Saturdays.
        case saturdays = "SA"
        /// Sundays and holidays.
        case sundays = "SO"

        /// Whether it runs on each weekday, from Monday.
        var week: [Bool] {
            (0..<7).map { day in
                switch self {
                case .workingDays: day < 5
                case .saturdays: day == 5
                case .sundays: day == 6
                }
            }
        }
    }
}

extension ServiceDays {
    /// The holidays of Austria in 2026 that are no Sundays.
    static let austria = ServiceDays(
        sundayFactor: 2,
        holidays: [
            Holiday(1, 1), Holiday(1, 6), Holiday(4, 6), Holiday(5, 1), Holiday(5, 14), Holiday(5, 25), Holiday(6, 4),
            Holiday(8, 15, isSaturday: true), Holiday(10, 26), Holiday(12, 8), Holiday(12, 25),
            Holiday(12, 26, isSaturday: true),
        ])

    /// The holidays of North Rhine-Westphalia in 2026 that are no Sundays.
    static let northRhineWestphalia = ServiceDays(
        sundayFactor: 3,
        holidays: [
            Holiday(1, 1), Holiday(4, 3), Holiday(4, 6), Holiday(5, 1), Holiday(5, 14), Holiday(5, 25), Holiday(6, 4),
            Holiday(10, 3, isSaturday: true), Holiday(12, 25), Holiday(12, 26, isSaturday: true),
        ])
}

/// A stretch of a day with departures at even intervals, in seconds of the service day; the end is not part of it.
struct ServicePeriod: Sendable {
    /// The first departure.
    let start: Int
    /// Where the period ends.
    let end: Int
    /// Seconds between departures.
    let headway: Int

    /// The departures.
    var departures: [Int] { Array(stride(from: start, to: end, by: headway)) }
}

extension DrawnLine {
    /// The periods of a kind of day.
    func periods(on kind: ServiceDays.Kind, _ days: ServiceDays) -> [ServicePeriod] {
        if hours == .nights { return [period(24, 30, 28, 30, headway)] }
        switch kind {
        case .workingDays: return [period(5, 0, 20, 0, headway), period(20, 0, 24, 30, 2 * headway)]
        case .saturdays:
            return [
                period(5, 0, 9, 0, 2 * headway), period(9, 0, 18, 0, headway), period(18, 0, 24, 30, 2 * headway),
            ]
        case .sundays: return [period(5, 0, 24, 30, days.sundayFactor * headway)]
        }
    }

    /// A period between two times of the day, each moved by the offset of the line.
    private func period(_ hour: Int, _ minute: Int, _ endHour: Int, _ endMinute: Int, _ headway: Int) -> ServicePeriod {
        let second = { (hour: Int, minute: Int) in 3_600 * hour + 60 * (minute + offset) }
        return ServicePeriod(start: second(hour, minute), end: second(endHour, endMinute), headway: headway)
    }
}
