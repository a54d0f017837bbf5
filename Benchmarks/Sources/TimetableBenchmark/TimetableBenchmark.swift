import Glibc
import Quartier

/// Reads a timetable again and again on one thread, makes its busiest day, and counts the departures of the day.
///
/// Time is the processor's, of the best run: what else the machine does counts little.
@main
enum TimetableBenchmark {
    static func main() {
        let words = CommandLine.arguments.dropFirst()
        guard let path = words.first, let runs = words.dropFirst().first.map({ Int($0) }) ?? 5, runs > 0 else {
            print("usage: TimetableBenchmark FEED [RUNS]")
            exit(2)
        }
        var best = [Double](repeating: .infinity, count: 4)
        var last = ""
        for _ in 0..<runs {
            var findings = Findings()
            var times = [processorSeconds()]
            guard let loaded = TransitFeedFile.read(path: path, findings: &findings) else { fail(findings) }
            times.append(processorSeconds())
            let feeds = TransitFeeds([loaded.feed])
            guard let date = TripCalendar(loaded.feed)?.busiest.date,
                let day = try? DayTimetable(feeds, on: date)
            else { fail(findings) }
            times.append(processorSeconds())
            let stations = Stations(of: feeds)
            times.append(processorSeconds())
            let departures = StopDepartures(day, at: stations, window: 6 * 3600..<20 * 3600)
            times.append(processorSeconds())
            for step in 0..<4 { best[step] = min(best[step], times[step + 1] - times[step]) }
            last =
                "\(loaded.account.stopTimes) stop times, \(day.tripsOfDate) trips on \(date), "
                + "\(departures.count) departures at \(stations.count) stations from 6 to 20"
        }
        print("quartier: \(last)")
        print(
            "processor time, best of \(runs): reading \(shown(best[0])) s, the day \(shown(best[1])) s, "
                + "stations \(shown(best[2])) s, departures \(shown(best[3])) s")
    }

    private static func fail(_ findings: Findings) -> Never {
        for finding in findings.all { print(finding.description) }
        exit(1)
    }

    /// The processor time of this thread, in seconds.
    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func shown(_ seconds: Double) -> String { "\((seconds * 10_000).rounded() / 10_000)" }
}
