/// What clocks show in a zone: its distance from UTC at any time.
///
/// Read from the bytes of a TZif file (RFC 8536), the form in which systems keep the time zone database. Behind the last
/// change it lists, the rule at its end goes on.
public struct TimeZoneRules: Sendable, Hashable {
    /// The zone's name in the database: `Europe/Vienna`.
    public let name: String
    /// Whether the rules are known; without them the zone counts as UTC, and clocks never change.
    public let isKnown: Bool
    /// Seconds since 1970 in UTC at which the offset changes, in order, and the offset from then on.
    private let changes: [(time: Int, offset: Int)]
    /// The offset before the first change.
    private let first: Int
    /// The rule behind the last change.
    private let rule: ClockRule?

    /// A zone of which only the name is known.
    public init(unknown name: String) {
        self.init(name: name, isKnown: false, changes: [], first: 0, rule: nil)
    }

    /// UTC.
    public static let utc = TimeZoneRules(name: "UTC", isKnown: true, changes: [], first: 0, rule: nil)

    private init(name: String, isKnown: Bool, changes: [(time: Int, offset: Int)], first: Int, rule: ClockRule?) {
        self.name = name
        self.isKnown = isKnown
        self.changes = changes
        self.first = first
        self.rule = rule
    }

    /// The rules in the bytes of a TZif file; nil if they are none, or cut short.
    public init?(name: String, file bytes: UnsafeRawBufferPointer) {
        guard let start = ZoneHeader(bytes, at: 0) else { return nil }
        // The first block has times of 32 bits, and is there for programs of before 2005 only.
        let second = start.version == 0 ? nil : ZoneHeader(bytes, at: start.end(timeSize: 4))
        if start.version > 0, second == nil { return nil }
        let header = second ?? start
        let size = second == nil ? 4 : 8
        guard header.end(timeSize: size) <= bytes.count, header.types > 0 else { return nil }
        var changes: [(time: Int, offset: Int)] = []
        for index in 0..<header.times {
            guard let offset = header.offset(ofType: Int(bytes[header.typeIndex(index, timeSize: size)]), size, bytes),
                let time = header.time(index, size, bytes), changes.last.map({ $0.time < time }) ?? true
            else { return nil }
            changes.append((time, offset))
        }
        guard let first = header.offset(ofType: 0, size, bytes) else { return nil }
        let footer = second == nil ? [] : bytes[header.end(timeSize: size)...].dropFirst().prefix { $0 != 0x0A }
        self.init(name: name, isKnown: true, changes: changes, first: first, rule: ClockRule(Array(footer)))
    }

    /// The seconds that clocks are ahead of UTC at a time, in seconds since 1970 in UTC.
    public func offset(at time: Int) -> Int {
        guard let last = changes.last else { return rule?.offset(at: time) ?? first }
        if time >= last.time { return rule?.offset(at: time) ?? last.offset }
        var range = 0..<changes.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = changes[middle].time <= time ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound == 0 ? first : changes[range.lowerBound - 1].offset
    }

    /// Noon of a date, in seconds since 1970 in UTC: what times of a service day are counted from, but for twelve hours.
    public func noon(of date: ServiceDate) -> Int {
        let noon = date.day * 86_400 + 43_200
        return noon - offset(at: noon - offset(at: noon))
    }

    /// Zones are the same if they have the same name and are both known, or both not.
    public static func == (left: TimeZoneRules, right: TimeZoneRules) -> Bool {
        left.name == right.name && left.isKnown == right.isKnown
    }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// The counts at the head of a block of a TZif file, and where its parts lie.
private struct ZoneHeader {
    let version: UInt8
    let times: Int
    let types: Int
    private let start: Int
    private let letters: Int
    private let leaps: Int
    private let standards: Int
    private let universals: Int

    init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
        guard start >= 0, start <= bytes.count - 44, bytes[start...].starts(with: "TZif".utf8) else { return nil }
        func count(_ index: Int) -> Int {
            (0..<4).reduce(0) { $0 << 8 | Int(bytes[start + 20 + index * 4 + $1]) }
        }
        version = bytes[start + 4]
        self.start = start + 44
        (universals, standards, leaps, times, types, letters) =
            (count(0), count(1), count(2), count(3), count(4), count(5))
    }

    /// Each count is below 2^32, so that nothing overflows.
    func end(timeSize: Int) -> Int {
        start + times * (timeSize + 1) + types * 6 + letters + leaps * (timeSize + 4) + standards + universals
    }

    func typeIndex(_ index: Int, timeSize: Int) -> Int { start + times * timeSize + index }

    func time(_ index: Int, _ size: Int, _ bytes: UnsafeRawBufferPointer) -> Int? {
        let place = start + index * size
        let number = (0..<size).reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[place + $1]) }
        return size == 8 ? Int(Int64(bitPattern: number)) : Int(Int32(truncatingIfNeeded: number))
    }

    func offset(ofType type: Int, _ size: Int, _ bytes: UnsafeRawBufferPointer) -> Int? {
        guard type < types else { return nil }
        let place = start + times * (size + 1) + type * 6
        let number = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[place + $1]) }
        let offset = Int(Int32(bitPattern: number))
        // RFC 8536 asks for less than a day or so.
        return abs(offset) <= 93_600 ? offset : nil
    }
}
