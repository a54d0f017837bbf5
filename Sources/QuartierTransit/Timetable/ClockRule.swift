/// When clocks change each year, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ClockRule: Hashable, Sendable {
    /// Seconds ahead of UTC in standard time.
    private let standard: Int
    /// Daylight saving time, if the zone has it.
    private let saving: Saving?

    private struct Saving: Hashable, Sendable {
        var offset: Int
        var start: Change
        var end: Change
    }

    /// A day of the year and the time of that day.
    private struct Change: Hashable, Sendable {
        enum Day: Hashable, Sendable {
            /// The weekday (0 is Sunday) of the month's week; week 5 is the last.
            case weekday(month: Int, week: Int, day: Int)
            /// Day 1 to 365; 29 February is never counted.
            case julian(Int)
            /// Day 0 to 365; 29 February is counted.
            case ofYear(Int)
        }

        var day: Day
        var time: Int

        /// Seconds since 1970 on the zone's clocks.
        func time(in year: Int) -> Int { date(in: year).day * 86_400 + time }

        private func date(in year: Int) -> ServiceDate {
            let start = ServiceDate(day: ServiceDate.start(of: year))
            switch day {
            case .ofYear(let number): return start.advanced(by: number)
            case .julian(let number):
                return start.advanced(by: number - (ServiceDate.isLeap(year) && number >= 60 ? 0 : 1))
            case .weekday(let month, let week, let weekday):
                let first = ServiceDate(year: year, month: month, day: 1) ?? start
                let ahead = (weekday + 6 - first.weekday.rawValue) % 7
                var number = ahead + (week - 1) * 7
                if number >= ServiceDate.days(in: month, of: year) { number -= 7 }
                return first.advanced(by: number)
            }
        }
    }

    /// The seconds that clocks are ahead of UTC at a time in UTC.
    func offset(at time: Int) -> Int {
        guard let saving else { return standard }
        let year = ServiceDate(day: Self.days(time + standard)).parts.year
        let start = saving.start.time(in: year) - standard
        let end = saving.end.time(in: year) - saving.offset
        // South of the equator summer spans the turn of the year.
        let isSaving = start < end ? time >= start && time < end : time >= start || time < end
        return isSaving ? saving.offset : standard
    }

    private static func days(_ seconds: Int) -> Int {
        seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    }

    // MARK: Reading

    /// Nil if the text is empty or no rule.
    init?(_ text: [UInt8]) {
        var words = Words(text: text)
        guard words.name(), let west = words.time(hours: 24) else { return nil }
        standard = -west
        guard !words.isAtEnd else {
            saving = nil
            return
        }
        guard words.name() else { return nil }
        var offset = standard + 3600
        if let next = words.next, next != UInt8(ascii: ",") {
            guard let west = words.time(hours: 24) else { return nil }
            offset = -west
        }
        guard let start = Self.change(&words), let end = Self.change(&words), words.isAtEnd else { return nil }
        saving = Saving(offset: offset, start: start, end: end)
    }

    private static func change(_ words: inout Words) -> Change? {
        guard words.take(UInt8(ascii: ",")), let day = day(&words) else { return nil }
        guard words.take(UInt8(ascii: "/")) else { return Change(day: day, time: 7200) }
        return words.time(hours: 167).map { Change(day: day, time: $0) }
    }

    private static func day(_ words: inout Words) -> Change.Day? {
        if words.take(UInt8(ascii: "M")) {
            guard let month = words.number(1...12), words.take(UInt8(ascii: ".")), let week = words.number(1...5),
                words.take(UInt8(ascii: ".")), let day = words.number(0...6)
            else { return nil }
            return .weekday(month: month, week: week, day: day)
        }
        if words.take(UInt8(ascii: "J")) { return words.number(1...365).map { .julian($0) } }
        return words.number(0...365).map { .ofYear($0) }
    }

    /// The pieces of a rule, taken off its front.
    private struct Words {
        let text: [UInt8]
        var position = 0

        var isAtEnd: Bool { position == text.count }
        var next: UInt8? { isAtEnd ? nil : text[position] }

        mutating func take(_ byte: UInt8) -> Bool {
            guard next == byte else { return false }
            position += 1
            return true
        }

        /// Three letters or more, or anything in angle brackets.
        mutating func name() -> Bool {
            if take(UInt8(ascii: "<")) {
                while let byte = next, byte != UInt8(ascii: ">") { position += 1 }
                return take(UInt8(ascii: ">"))
            }
            let start = position
            while let byte = next, (0x41...0x5A).contains(byte & 0xDF) { position += 1 }
            return position - start >= 3
        }

        mutating func number(_ range: ClosedRange<Int>) -> Int? {
            var number = 0
            let start = position
            while let byte = next, byte &- 0x30 <= 9, position - start < 4 {
                number = number * 10 + Int(byte - 0x30)
                position += 1
            }
            return position > start && range.contains(number) ? number : nil
        }

        /// `h`, `h:mm` or `h:mm:ss` with a sign, in seconds.
        mutating func time(hours: Int) -> Int? {
            let isNegative = take(UInt8(ascii: "-"))
            if !isNegative { _ = take(UInt8(ascii: "+")) }
            guard var seconds = number(0...hours).map({ $0 * 3600 }) else { return nil }
            for unit in [60, 1] where take(UInt8(ascii: ":")) {
                guard let part = number(0...59) else { return nil }
                seconds += part * unit
            }
            return isNegative ? -seconds : seconds
        }
    }
}
