import QuartierScenario

/// An indicator over several zones: the sum of the numerators over the sum of the denominators, never a mean of
/// ratios.
struct ZoneTotal: Sendable {
    /// What a zone has to give.
    struct Part: Sendable {
        var zone: String
        var numerator: Double?
        var denominator: Double?
        /// Why the zone has no value of its own; nil where it has one.
        var reason: String?
    }

    /// The value; nil where it cannot be formed soundly.
    private(set) var value: Double?
    private(set) var numerator: Double?
    private(set) var denominator: Double?
    /// `ok`, or why there is no value.
    private(set) var status = "ok"
    /// Why there is no value, as a phrase for people.
    private(set) var reason: String?

    /// A total that cannot be formed, and why.
    init(undefined status: String, because reason: String) {
        self.status = status
        self.reason = reason
    }

    /// The total of some zones that do not overlap.
    init(of parts: [Part], form: IndicatorDefinition.Form, scale: Double) {
        if let (status, reason) = Self.obstacle(parts, form) {
            (self.status, self.reason) = (status, reason)
            return
        }
        let numerator = parts.dropFirst().reduce(parts[0].numerator ?? 0) { $0 + ($1.numerator ?? 0) }
        self.numerator = numerator
        guard form == .ratio else {
            value = numerator
            return
        }
        let denominator = parts.reduce(0) { $0 + ($1.denominator ?? 0) }
        self.denominator = denominator
        if denominator > 0 {
            value = numerator / denominator * scale
        } else {
            (status, reason) = (Undefined.denominatorZero.rawValue, "there is nothing to divide by")
        }
    }

    /// What keeps zones from being added up: the status, and the reason as a phrase for people.
    private static func obstacle(_ parts: [Part], _ form: IndicatorDefinition.Form) -> (String, String)? {
        guard !parts.isEmpty else { return (Undefined.noData.rawValue, "there are no zones") }
        let withheld = parts.filter { !canBePart($0.reason) }
        if let reason = withheld.first?.reason {
            let names = withheld.prefix(3).map(\.zone).joined(separator: ", ")
            let rest = withheld.count > 3 ? " and \(withheld.count - 3) more" : ""
            return (reason, "\(withheld.count) of \(parts.count) zones have no value: \(names)\(rest)")
        }
        let isAdditive = parts.allSatisfy { $0.numerator != nil && (form == .sum || $0.denominator != nil) }
        return isAdditive ? nil : ("not_additive", "its values cannot be added up over zones")
    }

    /// Whether a zone without a value has all that the whole needs: nobody living there is no gap.
    static func canBePart(_ reason: String?) -> Bool {
        reason == nil || reason == Undefined.denominatorZero.rawValue
            || reason == Undefined.belowMinimumPopulation.rawValue
    }
}
