import Glibc

/// The processor time of the thread: what else the machine does counts little.
enum Stopwatch {
    /// The seconds that the quickest of some runs took, and what the last one gave.
    static func best<Result>(of runs: Int, _ work: () throws -> Result) rethrows -> (seconds: Double, result: Result) {
        var start = now()
        var result = try work()
        var best = now() - start
        for _ in 1..<max(1, runs) {
            start = now()
            result = try work()
            best = min(best, now() - start)
        }
        return (best, result)
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
