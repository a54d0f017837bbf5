import Glibc
import Quartier

/// Evaluates the scenarios of workload W2 one after another on one thread, and says what processor time each took.
///
/// The time holds everything that is done for a scenario: reading its line, projecting what it adds, resolving its
/// edits, measuring, and telling which districts changed. Loading the city is told apart.
@main
enum SweepBenchmark {
    static func main() {
        let words = CommandLine.arguments
        guard words.count == 3 || words.count == 4 else {
            print("usage: SweepBenchmark STUDY SCENARIOS.ndjson [EXPECTED.csv]")
            exit(2)
        }
        do {
            try run(study: words[1], scenarios: words[2], expected: words.count > 3 ? words[3] : nil)
        } catch let error as StudyError {
            for finding in error.findings.all { print(finding.description) }
            exit(1)
        } catch {
            print("\(error)")
            exit(1)
        }
    }

    private static func run(study path: String, scenarios: String, expected: String?) throws {
        let start = processorSeconds()
        let study = try Study(path: path)
        let loaded = processorSeconds()
        let lines = try TextFile.lines(of: scenarios)
        var reader = try ScenarioReader(for: study)
        let table = try DistrictTable(study.baseline)
        let crew = Crew()
        var text = DistrictTable.header
        let begin = processorSeconds()
        for line in lines {
            let scenario = try reader.scenario(in: line)
            let outcome = try study.baseline.evaluate(scenario, crew: crew).get()
            text += table.rows(of: outcome)
        }
        let seconds = processorSeconds() - begin
        let each = (seconds / Double(max(1, lines.count)) * 1e6).rounded() / 1e3
        print(
            "quartier: \(lines.count) scenarios, \(each) ms of processor time each; "
                + "loading \(shown(loaded - start)) s")
        guard let expected else { return }
        try Comparison(of: text, with: TextFile.lines(of: expected)).report()
    }

    /// The processor time of the process, in seconds.
    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func shown(_ seconds: Double) -> Double { (seconds * 100).rounded() / 100 }
}

/// Why the workload cannot be run.
struct WorkloadError: Error, CustomStringConvertible {
    let description: String
}
