import Glibc
import Quartier

/// Holds rows against those that are expected: the same rows, every number equal to a billionth.
struct Comparison {
    private var missing = 0
    private var surplus = 0
    private var rows = 0
    private var worst = 0.0

    init(of text: String, with expected: [String]) {
        var wanted = Self.table(expected)
        for (key, values) in Self.table(text.split(whereSeparator: \.isNewline).map(String.init)) {
            guard let others = wanted.removeValue(forKey: key), others.count == values.count else {
                surplus += 1
                continue
            }
            rows += 1
            for (one, other) in zip(values, others) where one != other {
                guard let first = Double(one), let second = Double(other), !first.isNaN, !second.isNaN else {
                    worst = .infinity
                    continue
                }
                worst = max(worst, abs(first - second) / max(abs(first), abs(second)))
            }
        }
        missing = wanted.count
    }

    /// The values of each row by scenario and district; the header is none.
    private static func table(_ lines: [String]) -> [String: [Substring]] {
        var table: [String: [Substring]] = [:]
        for line in lines.dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard fields.count > 2 else { continue }
            table["\(fields[0]),\(fields[1])"] = fields.dropFirst(2).map { $0 == "" ? "nan" : $0 }
        }
        return table
    }

    /// Says how it went, and ends the program if it went wrong.
    func report() {
        print("rows: \(rows) as expected, \(missing) missing, \(surplus) too many; worst relative difference \(worst)")
        if missing > 0 || surplus > 0 || worst > 1e-9 { exit(1) }
    }
}
