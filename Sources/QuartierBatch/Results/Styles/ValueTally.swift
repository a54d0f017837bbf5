/// How often values occur, each rounded to three digits.
///
/// Enough to find classes, whatever the order in which values come, and no larger for a thousand scenarios than for
/// one.
struct ValueTally: Sendable {
    private var counts: [RoundNumber: Int] = [:]
    /// The largest value; 0 if there was none.
    private(set) var largest = 0.0

    /// Counts a value.
    mutating func add(_ value: Double) {
        largest = max(largest, value)
        // What is zero has no share in where classes end: half of all plots may be unbuilt.
        if let number = RoundNumber(value) { counts[number, default: 0] += 1 }
    }

    /// The values above zero below which 1, 2, … of so many equal parts of them lie.
    func quantiles(_ parts: Int) -> [RoundNumber] {
        let sorted = counts.map { (number: $0.key, value: $0.key.value, count: $0.value) }
            .sorted { $0.value < $1.value }
        let total = sorted.reduce(0) { $0 + $1.count }
        var result: [RoundNumber] = []
        var passed = 0
        for (number, _, count) in sorted {
            passed += count
            while result.count < parts - 1, passed * parts > total * (result.count + 1) { result.append(number) }
        }
        return result
    }
}
