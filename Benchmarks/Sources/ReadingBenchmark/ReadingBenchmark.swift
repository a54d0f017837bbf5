import Glibc
import Quartier

/// Reads a file of features again and again on one thread, and says how fast that is and what memory it takes.
///
/// Time is the processor's, of the best run: what else the machine does counts little. Memory is the most that was
/// the process's own at any time; pages of the mapped file are the system's to keep or drop.
@main
enum ReadingBenchmark {
    static func main() {
        let words = CommandLine.arguments.dropFirst()
        guard let path = words.first, let runs = words.dropFirst().first.map({ Int($0) }) ?? 5, runs > 0 else {
            print("usage: ReadingBenchmark FILE [RUNS [FIELD…]]")
            exit(2)
        }
        let fields: FieldSelection = words.count > 2 ? .only(Set(words.dropFirst(2))) : .all
        let watch = MemoryWatch()
        var best = Double.infinity
        var features = 0
        var coordinates = 0
        for _ in 0..<runs {
            let start = processorSeconds()
            var findings = Findings()
            let table = FeatureFile.read(path: path, options: FeatureFileOptions(fields: fields), findings: &findings)
            guard let table, !findings.hasErrors else {
                for finding in findings.all { print(finding.description) }
                exit(1)
            }
            best = min(best, processorSeconds() - start)
            (features, coordinates) = (table.count, table.shapes.coordinates.count)
        }
        let megabytes = Double(size(of: path)) / 1e6
        let memory = Double(watch.stop()) / 1e6
        print(
            "quartier: \(features) features, \(coordinates) coordinates, \(shown(megabytes)) MB: "
                + "\(shown(best)) s of processor time (best of \(runs)), \(shown(megabytes / best)) MB/s, "
                + "\(shown(memory)) MB of memory at most")
    }

    /// The processor time of this thread, in seconds: the watch does not count.
    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    private static func shown(_ number: Double) -> String {
        number < 10 ? "\((number * 1000).rounded() / 1000)" : "\(Int(number.rounded()))"
    }
}
