import Glibc
import Testing

@testable import QuartierTransit

@Suite struct ServiceDateTests {
    /// Every day of two centuries as the C library has it.
    @Test func datesAreThoseOfTheSystem() {
        for day in stride(from: -36_600, to: 36_600, by: 7) {
            var time = time_t(day * 86_400)
            var parts = tm()
            gmtime_r(&time, &parts)
            let date = ServiceDate(day: day)
            #expect(date.parts == (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)))
            #expect(date.weekday.rawValue == (Int(parts.tm_wday) + 6) % 7)
            #expect(ServiceDate(date.description) == date)
        }
    }

    @Test func datesAreReadInBothForms() throws {
        let date = try #require(ServiceDate("2026-05-19"))
        #expect(ServiceDate("20260519") == date)
        #expect(date.weekday == .tuesday)
        #expect(date.advanced(by: 13).description == "2026-06-01")
    }

    @Test(arguments: ["2026-02-29", "20261301", "20260532", "2026-5-19", "00000101", "2026051a", "", "-0260519"])
    func whatIsNoDateIsNone(_ text: String) { #expect(ServiceDate(text) == nil) }

    @Test func leapDaysFollowTheCenturies() {
        #expect(ServiceDate("20000229") != nil)
        #expect(ServiceDate("19000229") == nil)
        #expect(ServiceDate("20240229")?.advanced(by: 1).description == "2024-03-01")
    }
}

@Suite struct LineModeTests {
    @Test(arguments: [
        (0, LineMode.tram), (1, .metro), (2, .rail), (3, .bus), (7, .funicular), (11, .trolleybus), (12, .monorail),
        (102, .longDistanceRail), (106, .regionalRail), (109, .suburbanRail), (117, .rail), (204, .coach),
        (401, .metro), (405, .monorail), (700, .bus), (715, .demandResponsive), (800, .trolleybus), (900, .tram),
        (1000, .ferry), (1300, .aerialLift), (1501, .demandResponsive), (1702, .other),
    ])
    func codesAreKnown(_ code: Int, _ mode: LineMode) { #expect(LineMode(routeType: code) == mode) }

    @Test(arguments: [-1, 8, 10, 13, 99, 118, 210, 717, 1703, 65_536])
    func othersAreNot(_ code: Int) { #expect(LineMode(routeType: code) == nil) }
}
