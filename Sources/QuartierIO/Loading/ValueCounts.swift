/// Values with their counts, in words.
enum ValueCounts {
    /// The most frequent values, most frequent first, and how many more there are.
    static func shown(_ counts: [String: Int]) -> String {
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let shown = ranked.prefix(8).map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
        return shown + (ranked.count > 8 ? " and \(ranked.count - 8) more" : "")
    }
}
