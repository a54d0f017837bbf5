import QuartierModel

/// How near the people of a zone are to public transport.
extension Indicator {
    /// The share of residents with a stop near, in a straight line.
    static func residentsNearStop(within limit: Double) -> Indicator {
        let text = distanceText(limit)
        return Indicator(
            IndicatorDefinition(
                "residents_near_stop_\(text)m_share", "Residents within \(text) m of a stop",
                german: "Anteil der Bevölkerung mit Haltestelle innerhalb von \(text) m Luftlinie", unit: "1",
                formula: "residents of buildings at most \(text) m in a straight line from a stop with at least "
                    + "stop_access.minimum_departures_per_hour / residents",
                direction: .higher, group: .transit, parameters: ["assign", "stop_access"]),
            layers: [.stops, .buildings],
            products: [StopAccess.self, Membership.self, Floorspace.self, ZoneTotals.self],
            made: .ratio(ResidentsNear(access: .stop(within: limit)), per: BuildingSum(figure: .residents))
        ) { zone in
            let access = zone.products[StopAccess.self]
            return zone.residentShare(coverage: access.coverage ?? 1) { access.distances[$0] <= limit }
        }
    }

    /// The share of residents with a stop near, on foot.
    static func residentsNearStopOnFoot(within limit: Double) -> Indicator {
        let text = distanceText(limit)
        return Indicator(
            IndicatorDefinition(
                "residents_near_stop_\(text)m_walk_share", "Residents within a walk of \(text) m of a stop",
                german: "Anteil der Bevölkerung mit Haltestelle innerhalb von \(text) m Fußweg", unit: "1",
                formula: "residents of buildings at most \(text) m on foot, along streets and paths, from a stop with "
                    + "at least stop_access.minimum_departures_per_hour / residents of buildings with streets near",
                direction: .higher, group: .transit, parameters: ["assign", "stop_access", "walking"]),
            layers: [.stops, .buildings, .streets],
            products: [StopAccess.self, WalkToStops.self] + WalkLengths.products,
            made: .ratio(
                ResidentsNear(access: .stopOnFoot(within: limit)), per: ResidentsOnStreets(destination: .stops))
        ) { zone in
            zone.walkingShare(
                zone.products[WalkToStops.self].walks, within: limit,
                coverage: zone.products[StopAccess.self].coverage ?? 1)
        }
    }
}
