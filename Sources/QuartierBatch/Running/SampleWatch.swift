internal import Glibc
import QuartierIO

/// What the journal knows of the samples of a sweep, so that one that ends the process fails alone.
///
/// Samples are begun and ended by the window: a line for each would cost more than the sample. When a process has
/// ended in a window, its samples are evaluated one by one.
struct SampleWatch: Sendable {
    private let sweep: String
    private let journal: Journal
    private let crashes: [String: String]
    private let suspects: [Range<Int>]

    init(of sweep: String, in journal: Journal, after past: EarlierRun) {
        self.sweep = sweep
        self.journal = journal
        crashes = past.content.crashes
        suspects = past.suspects.compactMap { Self.window($0, of: sweep) }
    }

    /// How a sample, counted from 0, has ended a process; nil if it has not.
    func crash(of sample: Int) -> String? { crashes[name(of: sample)] }

    /// Whether a process has ended while a sample was under way.
    func isSuspect(_ sample: Int) -> Bool { suspects.contains { $0.contains(sample) } && crash(of: sample) == nil }

    /// Works on a window of samples.
    func during<R>(_ window: Range<Int>, _ body: () throws -> R) throws -> R {
        let name = "\(sweep)#\(window.lowerBound)-\(window.upperBound)"
        try journal.begin(name, isAlone: false)
        let result = try body()
        try journal.giveUp(name)
        return result
    }

    /// Works on one sample while nothing else is being worked on.
    func alone<R>(_ sample: Int, _ body: () throws -> R) throws -> R {
        try journal.begin(name(of: sample), isAlone: true)
        let result = try body()
        try journal.giveUp(name(of: sample))
        return result
    }

    #if DEBUG
        /// Tests have a sample end the process, as a crash in a C library would.
        func crashIfAsked(_ sample: Int) {
            if getenv("QUARTIER_TEST_CRASH").map({ String(cString: $0) }) == name(of: sample) { abort() }
        }
    #endif

    /// No scenario has such a name; people count from 1.
    private func name(of sample: Int) -> String { "\(sweep)#\(sample + 1)" }

    private static func window(_ name: String, of sweep: String) -> Range<Int>? {
        guard name.hasPrefix(sweep + "#") else { return nil }
        let bounds = name.dropFirst(sweep.count + 1).split(separator: "-").compactMap { Int($0) }
        return bounds.count == 2 && bounds[0] < bounds[1] ? bounds[0]..<bounds[1] : nil
    }
}
