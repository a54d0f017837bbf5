public import QuartierGeometry
import QuartierModel

/// Why an indicator says what it says of a zone: the features behind the value and what each of them adds.
public struct Explanation: Sendable {
    /// A sum and what adds up to it.
    public struct Part: Sendable {
        /// What is summed, as an identifier with its unit: `gfa_m2`.
        public let name: String
        /// The sum, as the indicator takes it; nil where nothing is known.
        public let sum: Double?
        /// What adds up to it, the largest first; features of which nothing is known last.
        public let contributions: [Contribution]
    }

    /// What was assumed for a part of the value.
    public struct Imputation: Hashable, Sendable {
        /// The key of the assumption in the study file.
        public let key: String
        /// The different values it has for the features, ascending; none where the study does not state it.
        public let values: [Double]
        /// How many features rest on it, or would.
        public let features: Int
        /// How much of the sum rests on it, among others.
        public let amount: Double
    }

    /// The indicator.
    public let indicator: IndicatorDefinition
    /// The zone.
    public let zone: Zone
    /// What the indicator says of the zone.
    public let measurement: Measurement
    /// What is divided, or the sum itself.
    public let numerator: Part
    /// What it is divided by; nil for a sum.
    public let denominator: Part?
}

extension Explanation.Part {
    /// What the sum rests on that no file states, in the order it first comes up.
    public var imputations: [Explanation.Imputation] {
        var order: [String] = []
        var found: [String: (values: Set<Double>, features: Int, amount: Double)] = [:]
        for contribution in contributions {
            for assumption in contribution.assumptions {
                if found[assumption.key] == nil { order.append(assumption.key) }
                found[assumption.key, default: ([], 0, 0)].features += 1
                found[assumption.key, default: ([], 0, 0)].amount += contribution.imputed
                if let value = assumption.value { found[assumption.key]?.values.insert(value) }
            }
        }
        return order.compactMap { key in
            found[key].map {
                Explanation.Imputation(
                    key: key, values: $0.values.sorted(), features: $0.features, amount: $0.amount)
            }
        }
    }
}

extension Appraisal {
    /// Why an indicator, by its number among those of the baseline, says what it says of a zone.
    ///
    /// - Throws: what GEOS could not do, as a `GeometryError`.
    public func explanation(of indicator: Int, in zone: Int, crew: Crew) throws -> Explanation {
        let asked = indicators[indicator]
        let context = ZoneContext(site: site, products: products, zone: zone)
        let measurement = asked.measure(context)
        func part(_ quantity: any Quantity, _ sum: Double?) throws -> Explanation.Part {
            // What makes no sense for a zone is made of nothing there.
            let isMeant = measurement.reason != .notApplicable && asked.hasLayers(in: context)
            let contributions = isMeant ? try quantity.contributions(in: context, kernel: crew.kernel) : []
            return Explanation.Part(
                name: quantity.name, sum: sum, contributions: contributions.sorted(by: Self.weighsMore))
        }
        return Explanation(
            indicator: asked.definition, zone: zones[zone], measurement: measurement,
            numerator: try part(asked.composition.numerator, measurement.numerator),
            denominator: try asked.composition.denominator.map { try part($0, measurement.denominator) })
    }

    /// The order of contributions: by weight, then by identifier, the unknown last.
    private static func weighsMore(_ one: Contribution, _ other: Contribution) -> Bool {
        if one.isKnown != other.isKnown { return one.isKnown }
        if abs(one.amount) != abs(other.amount) { return abs(one.amount) > abs(other.amount) }
        return one.id < other.id
    }
}
