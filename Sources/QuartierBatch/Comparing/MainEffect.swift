/// How far the mean of an indicator moves over the values of a parameter, whatever the others are.
public struct MainEffect: Sendable {
    /// The parameter.
    public let parameter: String
    /// The mean for each value that has one, in the order the values first stand in the table.
    public let means: [(value: ParameterValue, mean: Double, samples: Int)]

    /// The largest mean less the smallest.
    public var range: Double {
        let all = means.map(\.mean)
        guard let least = all.min(), let most = all.max() else { return 0 }
        // Means of the same numbers in another order differ by less than anybody measures.
        return most - least > 1e-9 * max(abs(most), abs(least)) ? most - least : 0
    }

    /// Parameters with more values have no mean worth the name for each.
    static let mostValues = 100

    /// The levels of a parameter: its values, and which of them each sample has; nil where it has too many.
    static func levels(of column: [ParameterValue]) -> (values: [ParameterValue], levels: [Int])? {
        var numbers: [ParameterValue: Int] = [:]
        var values: [ParameterValue] = []
        var levels: [Int] = []
        levels.reserveCapacity(column.count)
        for value in column {
            if let known = numbers[value] {
                levels.append(known)
            } else {
                guard values.count < mostValues else { return nil }
                numbers[value] = values.count
                levels.append(values.count)
                values.append(value)
            }
        }
        return values.count > 1 && values.count * 2 <= column.count ? (values, levels) : nil
    }

    /// The effect on numbers, of those samples that have one; nil where fewer than two values have a mean.
    init?(_ parameter: String, _ values: [ParameterValue], _ levels: [Int], on numbers: [Double], among samples: [Int])
    {
        var sums = [Double](repeating: 0, count: values.count)
        var counts = [Int](repeating: 0, count: values.count)
        for sample in samples where !numbers[sample].isNaN {
            sums[levels[sample]] += numbers[sample]
            counts[levels[sample]] += 1
        }
        means = values.indices.filter { counts[$0] > 0 }.map { (values[$0], sums[$0] / Double(counts[$0]), counts[$0]) }
        self.parameter = parameter
        if means.count < 2 { return nil }
    }
}
