import Testing

@testable import QuartierTransit

/// The published numbers of the methods.
@Suite struct ServiceIntervalTests {
    private let hour = 9 * 3600..<10 * 3600
    private let day = 6 * 3600..<20 * 3600

    private func clock(_ times: (Int, Int)...) -> [Int] { times.map { $0.0 * 3600 + $0.1 * 60 } }

    private func departures(_ seconds: [Int], line: Int32 = 0, stop: Int32 = 0, direction: Int8 = 0) -> [Departure] {
        seconds.map { Departure(second: Int32($0), line: line, stop: stop, mode: .bus, direction: direction) }
    }

    @Test func pairsThatFollowEachOtherAreOneDepartureToThoseWhoWait() throws {
        let pairs = clock((9, 1), (9, 2), (10, 1), (10, 2))
        let wait = try #require(ServiceInterval.byExpectedWait(pairs, window: hour))
        #expect((wait * 100).rounded() == 5803)
        #expect(ServiceInterval.byCount(departures(pairs), window: hour, directions: .all) == 30)
        #expect(ServiceInterval.byCount(departures(pairs), window: hour, directions: .half) == 60)
    }

    @Test(arguments: [0, 5, 19])
    func anEvenHeadwayIsItsOwnInterval(offset: Int) {
        let seconds = (0..<6).map { 9 * 3600 + (offset + $0 * 20) * 60 }
        #expect(ServiceInterval.byExpectedWait(seconds, window: hour) == 20)
        #expect(ServiceInterval.medianHeadway(seconds) == 20)
        #expect(ServiceInterval.byMedian(departures(seconds), window: 9 * 3600..<11 * 3600) == 20)
    }

    @Test func oneDepartureADayIsTheWholeWindow() {
        #expect(ServiceInterval.byExpectedWait(clock((12, 0)), window: day) == 840)
        #expect(ServiceInterval.byCount(departures(clock((12, 0))), window: day, directions: .all) == 840)
    }

    @Test func withoutDeparturesThereIsNoInterval() {
        for directions in DirectionPolicy.allCases {
            #expect(ServiceInterval.byCount([], window: day, directions: directions) == nil)
            let late = departures(clock((20, 0), (5, 59)))
            #expect(ServiceInterval.byCount(late, window: day, directions: directions) == nil)
        }
        #expect(ServiceInterval.byExpectedWait(clock((5, 59), (20, 0)), window: day) == nil)
        #expect(ServiceInterval.byExpectedWait([], window: day) == nil)
        #expect(ServiceInterval.medianHeadway([1]) == nil)
        #expect(ServiceInterval.byMedian([], window: day) == nil)
        #expect(ServiceInterval.byMedian(departures(clock((12, 0))), window: day) == nil)
    }

    @Test func theMedianIsThatOfTheLineThatComesMostOften() {
        // Line 1 at 0, 10, 20 and 50 past, and line 2 in between, the other way.
        let often = departures(clock((9, 0), (9, 10), (9, 20), (9, 50)))
        let other = [(9, 5), (9, 35)].map { hour, minute in
            Departure(second: Int32(hour * 3600 + minute * 60), line: 2, stop: 0, mode: .bus, direction: 1)
        }
        #expect(ServiceInterval.byMedian(often + other, window: hour) == 10)
        #expect(ServiceInterval.byMedian((often + other).reversed(), window: hour) == 10)
        #expect(ServiceInterval.byMedian(other, window: hour) == 30)
        // Outside the window nothing counts.
        #expect(ServiceInterval.byMedian(often, window: 9 * 3600..<9 * 3600 + 900) == 10)
        #expect(ServiceInterval.byMedian(often, window: 9 * 3600..<9 * 3600 + 300) == nil)
    }

    @Test func theBusierDirectionOfEachLineCounts() {
        let there = clock((9, 0), (9, 20), (9, 40))
        let all =
            departures(there, line: 1, stop: 1, direction: 0)
            + departures(clock((9, 10)), line: 1, stop: 2, direction: 1)
            + departures(clock((9, 5), (9, 35)), line: 2, stop: 1, direction: 1)
        #expect(ServiceInterval.byCount(all, window: hour, directions: .all) == 10)
        #expect(ServiceInterval.byCount(all, window: hour, directions: .half) == 20)
        // A line of one direction keeps all its departures; one that runs both ways half of them.
        let stated: [(line: Int32, direction: Int8)] = [(0, 0), (0, 1), (1, 0), (1, 0)]
        let ways = stated.map { Departure(second: 0, line: $0.line, stop: 0, mode: .bus, direction: $0.direction) }
        #expect(ServiceInterval.byCount(ways, window: 0..<3_600, directions: .halfWhereBoth) == 20)
        #expect(ServiceInterval.byCount(ways, window: 0..<3_600, directions: .half) == 30)
        #expect(ServiceInterval.byCount(all, window: hour, directions: .maximumDirection) == 12)
        #expect(ServiceInterval.byCount(all, window: hour, directions: .maximumStop) == 12)
    }

    /// The expected wait is what the definition says: the mean over all seconds of the window, twice.
    @Test func theExpectedWaitIsTwiceTheMeanWait() throws {
        var dice = Dice(state: 5)
        for _ in 0..<200 {
            let window = 100..<100 + 60 * (1 + dice.roll(5))
            let seconds = (0..<1 + dice.roll(8)).map { _ in 60 + dice.roll(700) }.sorted()
            let inside = seconds.filter { window.contains($0) }
            let interval = ServiceInterval.byExpectedWait(seconds, window: window)
            guard let first = inside.first else {
                #expect(interval == nil)
                continue
            }
            // Within a second the wait falls evenly from its whole number at the beginning.
            let again = min(seconds.first { $0 >= window.upperBound } ?? .max, first + window.count)
            let sum = window.reduce(0.0) { sum, second in
                let next = inside.first { $0 > second } ?? again
                return sum + Double(next - second) - 0.5
            }
            let expected = 2 * sum / Double(window.count) / 60
            #expect(abs(try #require(interval) - expected) < 1e-9, "\(seconds) in \(window)")
        }
    }
}
