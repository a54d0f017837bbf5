import Glibc
import Testing

@testable import QuartierTransit

@Suite struct TimeZoneTests {
    private static let zones = [
        "Europe/Vienna", "Atlantic/Canary", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu",
        "Africa/Casablanca", "America/Los_Angeles", "Pacific/Auckland",
    ]

    private func rules(_ name: String) -> TimeZoneRules? {
        guard let file = fopen("/usr/share/zoneinfo/\(name)", "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        return bytes[..<count].withUnsafeBytes { TimeZoneRules(name: name, file: $0) }
    }

    /// The offsets of every third day of 1975 to 2100 at noon, as the C library tells them.
    @Test(
        .enabled(if: access("/usr/share/zoneinfo/Europe/Vienna", R_OK) == 0, "the package tzdata is not installed"),
        arguments: zones)
    func offsetsAreThoseOfTheSystem(_ name: String) throws {
        let rules = try #require(self.rules(name))
        let zone = Zone(name)
        for day in stride(from: 1826, to: 47_482, by: 97) {
            let time = day * 86_400 + 43_200
            #expect(rules.offset(at: time) == zone.offset(at: time), "\(name), day \(day)")
        }
    }

    /// Behind the last listed change the rule at the end of the file goes on: here nothing but the rule is left.
    @Test(arguments: [
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1_774_745_999, 3600), ("CET-1CEST,M3.5.0,M10.5.0/3", 1_774_746_000, 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 1_792_889_999, 7200), ("CET-1CEST,M3.5.0,M10.5.0/3", 1_792_890_000, 3600),
        ("NZST-12NZDT,M9.5.0,M4.1.0/3", 1_767_225_600, 46_800), ("NZST-12NZDT,M9.5.0,M4.1.0/3", 1_780_272_000, 43_200),
        ("<-03>3", 0, -10_800), ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 1_780_272_000, 37_800),
        ("XXX0YYY,J60,300", 5_097_600 + 7_199, 0), ("XXX0YYY,J60,300", 5_097_600 + 7_200, 3600),
    ])
    func rulesSayWhenClocksChange(_ text: String, _ time: Int, _ offset: Int) throws {
        let rule = try #require(ClockRule(Array(text.utf8)))
        #expect(rule.offset(at: time) == offset)
    }

    @Test(arguments: [
        "", "CET", "C-1", "CET-1CEST", "CET-1CEST,M13.1.0,M3.1.0", "CET-1CEST,M3.5.0", "<CET", "CET-99999",
    ])
    func whatIsNoRuleIsNone(_ text: String) { #expect(ClockRule(Array(text.utf8)) == nil) }

    @Test func cutFilesAreNone() {
        guard let file = fopen("/usr/share/zoneinfo/Europe/Vienna", "r") else { return }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        for length in stride(from: 0, to: count - 30, by: 7) {
            let cut = bytes[..<length].withUnsafeBytes { TimeZoneRules(name: "z", file: $0) }
            #expect(cut == nil, "\(length) bytes")
        }
        var dice = Dice(state: 3)
        for _ in 0..<300 {
            var damaged = Array(bytes[..<count])
            damaged[dice.roll(count)] ^= UInt8(1 << dice.roll(8))
            let read = damaged.withUnsafeBytes { TimeZoneRules(name: "z", file: $0) }
            _ = read?.offset(at: 1_774_746_000)
        }
    }
}

/// A zone as the C library has it, asked one at a time.
private struct Zone {
    let name: String
    /// `TZ` belongs to the process, and nothing else of these tests reads it; a lock for other arguments of the test.
    nonisolated(unsafe) private static var lock = pthread_mutex_t()

    init(_ name: String) { self.name = name }

    func offset(at time: Int) -> Int {
        pthread_mutex_lock(&Self.lock)
        defer { pthread_mutex_unlock(&Self.lock) }
        setenv("TZ", name, 1)
        tzset()
        var time = time_t(time)
        var parts = tm()
        localtime_r(&time, &parts)
        unsetenv("TZ")
        return parts.tm_gmtoff
    }
}
