/// Why a value is not given.
public enum Undefined: String, Hashable, Sendable, CaseIterable {
    /// Nothing is known of what the value needs.
    case noData = "no_data"
    /// The value is a share of nothing.
    case denominatorZero = "denominator_zero"
    /// The value makes no sense for this kind of zone.
    case notApplicable = "not_applicable"
    /// The zone lies outside the data.
    case outsideCoverage = "outside_coverage"
    /// Less is known than the study's `minimum_coverage` asks for.
    case partialCoverage = "partial_coverage"
    /// Too few people live in the zone for a value per head.
    case belowMinimumPopulation = "below_minimum_population"
}

/// What an indicator says about a zone: a value with what it is made of, or the reason why there is none.
public struct Measurement: Hashable, Sendable {
    /// A value, or why there is none.
    public enum Outcome: Hashable, Sendable {
        /// A finite number in the unit of the indicator.
        case value(Double)
        /// No number, and why.
        case undefined(Undefined)
    }

    /// A value, or why there is none.
    public let outcome: Outcome
    /// What is divided, or the sum itself; nil where nothing is known.
    ///
    /// Parents add these up.
    public let numerator: Double?
    /// What it is divided by; nil for a sum.
    public let denominator: Double?
    /// The share of its inputs that is known, 0 to 1.
    public let coverage: Double
    /// The share of the value that rests on assumptions, 0 to 1.
    public let imputed: Double
    /// Whether the value rests on a cell of a standard's tables that sources disagree on.
    public internal(set) var isDoubtful = false

    /// The value, if there is one.
    public var value: Double? {
        if case .value(let value) = outcome { return value }
        return nil
    }

    /// The reason why there is no value.
    public var reason: Undefined? {
        if case .undefined(let reason) = outcome { return reason }
        return nil
    }

    init(
        _ outcome: Outcome, _ numerator: Double?, _ denominator: Double?, _ coverage: Double, _ imputed: Double
    ) {
        self.outcome = outcome
        self.numerator = numerator
        self.denominator = denominator
        self.coverage = coverage
        self.imputed = imputed
    }
}

extension Measurement {
    /// No value, because of a reason that has nothing to do with numbers.
    static func undefined(_ reason: Undefined) -> Measurement {
        Measurement(.undefined(reason), nil, nil, reason == .notApplicable ? 1 : 0, 0)
    }

    /// A sum or a count.
    static func sum(
        _ value: Double, coverage: Double = 1, imputed: Double = 0, atLeast minimum: Double
    ) -> Measurement {
        if let reason = shortage(coverage, minimum) {
            return Measurement(.undefined(reason), reason == .noData ? nil : value, nil, coverage, imputed)
        }
        return Measurement(.value(value), value, nil, coverage, imputed)
    }

    /// A quotient, scaled to its unit (10 000 for "per hectare"), withheld for a population below the smallest.
    static func ratio(
        _ numerator: Double, _ denominator: Double, scale: Double = 1, coverage: Double = 1, imputed: Double = 0,
        atLeast minimum: Double, population: Double = 0
    ) -> Measurement {
        if let reason = shortage(coverage, minimum) {
            let known = reason == .noData ? nil : numerator
            return Measurement(.undefined(reason), known, denominator, coverage, imputed)
        }
        let quotient = numerator / denominator * scale
        guard denominator > 0, quotient.isFinite else {
            return Measurement(.undefined(.denominatorZero), numerator, denominator, coverage, imputed)
        }
        guard denominator >= population else {
            return Measurement(.undefined(.belowMinimumPopulation), numerator, denominator, coverage, imputed)
        }
        return Measurement(.value(quotient), numerator, denominator, coverage, imputed)
    }

    /// The same, resting on a doubtful cell of a table or not.
    func doubtful(_ isDoubtful: Bool) -> Measurement {
        var copy = self
        copy.isDoubtful = isDoubtful && value != nil
        return copy
    }

    private static func shortage(_ coverage: Double, _ minimum: Double) -> Undefined? {
        if coverage <= 0 { return .noData }
        return coverage < minimum ? .partialCoverage : nil
    }
}
