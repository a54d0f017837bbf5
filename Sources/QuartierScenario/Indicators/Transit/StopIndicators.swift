import QuartierModel

/// How near the people of a zone are to public transport.
extension Indicator {
    /// The share of residents with a stop near, in a straight line.
    static func residentsNearStop(within limit: Double) -> Indicator {
        let text = distanceText(limit)
        return residentsNearStops(
            IndicatorDefinition(
                "residents_near_stop_\(text)m_share", "Residents within \(text) m of a stop",
                german: "Anteil der Bevölkerung mit Haltestelle innerhalb von \(text) m Luftlinie", unit: "1",
                formula: "residents of buildings at most \(text) m in a straight line from a stop with at least "
                    + "stop_access.minimum_departures_per_hour / residents",
                direction: .higher, group: .transit, parameters: ["assign", "stop_access"]),
            AskedStops.self, "within \(text) m of a stop", StopReach(tier: 0, limit: limit))
    }

    /// The share of residents with a stop near, on foot.
    static func residentsNearStopOnFoot(within limit: Double) -> Indicator {
        let text = distanceText(limit)
        return residentsWalkingToStops(
            IndicatorDefinition(
                "residents_near_stop_\(text)m_walk_share", "Residents within a walk of \(text) m of a stop",
                german: "Anteil der Bevölkerung mit Haltestelle innerhalb von \(text) m Fußweg", unit: "1",
                formula: "residents of buildings at most \(text) m on foot, along streets and paths, from a stop with "
                    + "at least stop_access.minimum_departures_per_hour / residents of buildings with streets near",
                direction: .higher, group: .transit, parameters: ["assign", "stop_access", "walking"]),
            AskedStops.self, "within \(text) m of a stop on foot",
            coverage: { $0[StopAccess<AskedStops>.self].coverage }, products: [StopAccess<AskedStops>.self]
        ) { _ in [StopReach(tier: 0, limit: limit)] }
    }

    /// A share of residents with a stop of a rule near, in a straight line.
    static func residentsNearStops<Rule: StopRule>(
        _ definition: IndicatorDefinition, _ rule: Rule.Type, _ words: String, _ reach: StopReach
    ) -> Indicator {
        Indicator(
            definition, layers: [.stops, .buildings],
            products: [StopAccess<Rule>.self, Membership.self, Floorspace.self, ZoneTotals.self],
            made: .ratio(
                ResidentsNearStops<Rule>(words, onFoot: false) { _ in [reach] }, per: BuildingSum(figure: .residents))
        ) { zone in
            let access = zone.products[StopAccess<Rule>.self]
            let distances = access.tiers[reach.tier].distances
            return zone.residentShare(coverage: access.coverage ?? 1) { distances[$0] <= reach.limit }
        }
    }

    /// A share of residents who walk to a stop of one of some tiers of a rule.
    ///
    /// `coverage` tells, from the other `products`, the share of stops of which it is known whether they count.
    static func residentsWalkingToStops<Rule: StopRule>(
        _ definition: IndicatorDefinition, _ rule: Rule.Type, _ words: String,
        coverage: @Sendable @escaping (ProductSet) -> Double? = { _ in nil }, products: [any Product.Type] = [],
        reaches: @Sendable @escaping (Parameters) -> [StopReach]
    ) -> Indicator {
        Indicator(
            definition, layers: [.stops, .buildings, .streets],
            products: products + [WalkToStops<Rule>.self] + WalkLengths.products,
            made: .ratio(
                ResidentsNearStops<Rule>(words, onFoot: true, reaches: reaches),
                per: ResidentsOnStreets { zone in
                    let walks = zone.products[WalkToStops<Rule>.self].tiers
                    return reaches(zone.site.parameters).map { walks[$0.tier] }
                })
        ) { zone in
            let walks = zone.products[WalkToStops<Rule>.self].tiers
            return zone.walkingShare(
                reaches(zone.site.parameters).map { (walks[$0.tier], limit: $0.limit) },
                coverage: coverage(zone.products) ?? 1)
        }
    }
}
