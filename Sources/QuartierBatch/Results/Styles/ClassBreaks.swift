/// Where the classes of a map end: one set for all scenarios, so that equal colours mean equal values on all maps.
struct ClassBreaks: Hashable, Sendable {
    /// The limits between classes, rising; one less than there are classes.
    let limits: [RoundNumber]
    /// Whether people read the values as per cent.
    let isShare: Bool

    /// The most classes that colours of one hue keep apart.
    static let most = 5

    /// Finds classes at numbers that are easy to read.
    ///
    /// Shares that reach far for many zones get the fifths of 100 %, other values even steps; where few values lie far above all
    /// others, and even steps would leave one colour for most zones, each class has about as many zones.
    init(of tally: ValueTally, isShare: Bool) {
        self.isShare = isShare
        let parts = tally.quantiles(20)
        // One zone that is a park as a whole does not make a share reach far: a quarter of the zones must.
        if isShare, parts.count == 19, parts[14].value > 0.4 {
            limits = [0.2, 0.4, 0.6, 0.8].compactMap { RoundNumber($0) }
        } else {
            limits = Self.even(parts) ?? Self.equalCounts(parts)
        }
    }

    /// Even steps of an easy size over nine tenths of the values; nil where most lie in the lowest of them.
    private static func even(_ parts: [RoundNumber]) -> [RoundNumber]? {
        guard let low = parts.first?.value, let high = parts.last?.value, parts.count == 19,
            parts[9].value >= low + (high - low) / Double(most),
            let step = RoundNumber((high - low) / Double(most))?.asStep.value
        else { return nil }
        let first = (low / step).rounded(.down) + 1
        let limits = (0..<most - 1).compactMap { RoundNumber((first + Double($0)) * step) }
        // Steps that are small beside the values would be lost in rounding.
        let isEven = zip(limits, limits.dropFirst()).allSatisfy { abs($1.value - $0.value - step) < step / 100 }
        return isEven && limits.count == most - 1 ? limits : nil
    }

    /// Limits that leave about as many zones in each class; only where easy numbers fall together less easy ones.
    private static func equalCounts(_ parts: [RoundNumber]) -> [RoundNumber] {
        let quantiles = parts.enumerated().filter { ($0.offset + 1) % 4 == 0 }.map(\.element)
        var best: [RoundNumber] = []
        for step in RoundNumber.Step.allCases where best.count < most - 1 {
            let limits = rising(quantiles.map { $0.rounded(to: step) })
            if limits.count > best.count { best = limits }
        }
        return best
    }

    private static func rising(_ numbers: [RoundNumber]) -> [RoundNumber] {
        numbers.reduce(into: []) { if $0.last?.value ?? 0 < $1.value { $0.append($1) } }
    }

    /// One class: which values it has, as a condition on a column, and what the legend calls it.
    struct Class: Hashable, Sendable {
        let condition: String
        let label: String
    }

    /// The classes for a column, from low to high.
    func classes(of column: String) -> [Class] {
        let name = "\"\(column)\""
        guard let first = limits.first, let last = limits.last else {
            return [Class(condition: "\(name) IS NOT NULL", label: "any value")]
        }
        let middle = zip(limits, limits.dropFirst()).map { lower, upper in
            Class(
                condition: "\(name) >= \(lower.text) AND \(name) < \(upper.text)",
                label: "\(shown(lower)) – \(shown(upper))\(unit)")
        }
        return [Class(condition: "\(name) < \(first.text)", label: "under \(shown(first))\(unit)")] + middle
            + [Class(condition: "\(name) >= \(last.text)", label: "\(shown(last))\(unit) and more")]
    }

    private func shown(_ limit: RoundNumber) -> String { isShare ? limit.inPercent.text : limit.text }
    private var unit: String { isShare ? " %" : "" }
}
