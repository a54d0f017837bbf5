/// A day of the Gregorian calendar, as timetables name it: a date without a time or a zone.
public struct ServiceDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let day: Int

    /// A date by its number of days since 1970-01-01.
    public init(day: Int) { self.day = day }

    /// A date by year (1 to 9999), month and day; nil if the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        guard day <= Self.days(in: month, of: year) else { return nil }
        self.init(day: Self.start(of: year) + Self.daysBefore(month, of: year) + day - 1)
    }

    /// A date written as `2026-05-19` or, as GTFS does, `20260519`; nil for other texts.
    public init?(_ text: some StringProtocol) {
        let units = Array(text.utf8)
        let dash = UInt8(ascii: "-")
        let hasDashes = units.count == 10 && units[4] == dash && units[7] == dash
        guard hasDashes || units.count == 8 else { return nil }
        let digits = hasDashes ? units[0..<4] + units[5..<7] + units[8..<10] : units[...]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// The day of the week.
    public var weekday: Weekday { Weekday.allCases[Self.remainder(day + 3, 7)] }

    /// The date so many days later, or earlier if negative.
    public func advanced(by days: Int) -> ServiceDate { ServiceDate(day: day + days) }

    /// Orders by time.
    public static func < (left: ServiceDate, right: ServiceDate) -> Bool { left.day < right.day }

    // MARK: The calendar

    /// Year, month and day of the month.
    var parts: (year: Int, month: Int, day: Int) {
        // Near enough: a mean year, then a step or two.
        var year = Int((Double(day) / 365.2425).rounded(.down)) + 1970
        while Self.start(of: year) > day { year -= 1 }
        while Self.start(of: year + 1) <= day { year += 1 }
        let ofYear = day - Self.start(of: year)
        let month = (1...12).last { Self.daysBefore($0, of: year) <= ofYear } ?? 1
        return (year, month, ofYear - Self.daysBefore(month, of: year) + 1)
    }

    /// The number of the first day of a year.
    static func start(of year: Int) -> Int {
        let before = year - 1
        return before * 365 + before / 4 - before / 100 + before / 400 - 719_162
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func days(in month: Int, of year: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    private static func daysBefore(_ month: Int, of year: Int) -> Int {
        [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1] + (month > 2 && isLeap(year) ? 1 : 0)
    }

    private static func remainder(_ number: Int, _ divisor: Int) -> Int {
        let rest = number % divisor
        return rest < 0 ? rest + divisor : rest
    }
}

extension ServiceDate: CustomStringConvertible {
    /// The date as `2026-05-19`.
    public var description: String {
        let (year, month, day) = parts
        func padded(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

/// A day of the week; the week begins on Monday, as ISO 8601 has it.
public enum Weekday: Int, Sendable, CaseIterable {
    /// The days, from 0.
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// The English name: "Monday".
    public var name: String {
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][rawValue]
    }
}
