import QuartierModel

/// How green a zone is and how near its people are to green.
extension Indicator {
    /// The area covered by green.
    static let greenArea = Indicator(
        IndicatorDefinition(
            "green_m2", "Green area", german: "Grünfläche", unit: "m²",
            formula: "area of (union of all green spaces ∩ zone); kind 'water' does not count", direction: .higher,
            group: .green),
        layers: [.green], products: [GreenCover.self], made: .sum(GreenWithin(level: .all))
    ) { zone in
        .sum(zone.green.green, atLeast: 0)
    }

    /// The share of the zone that is green.
    static let greenShare = Indicator(
        IndicatorDefinition(
            "green_share", "Green share", german: "Grünanteil", unit: "1", formula: "green_m2 / area_m2",
            direction: .higher, group: .green),
        layers: [.green], products: [GreenCover.self],
        made: .ratio(GreenWithin(level: .all), per: ZoneArea())
    ) { zone in
        .ratio(zone.green.green, zone.area, atLeast: 0)
    }

    /// Public green per head.
    static let publicGreenPerResident = Indicator(
        IndicatorDefinition(
            "green_public_m2_per_resident", "Public green per resident",
            german: "Öffentliche Grünfläche je Einwohnerin und Einwohner", unit: "m²",
            formula: "area of (union of public green spaces ∩ zone) / residents", direction: .higher, group: .green,
            parameters: ["assign", "minimum_population"]),
        layers: [.green, .buildings], products: [GreenCover.self, ZoneTotals.self],
        made: .ratio(GreenWithin(level: .open), per: BuildingSum(figure: .residents))
    ) { zone in
        let tally = zone.tally
        return .ratio(
            zone.green.publicGreen, tally.residents.sum,
            coverage: min(zone.green.publicCoverage, tally.coverage(of: \.residents)),
            imputed: tally.residents.imputedShare, atLeast: zone.minimumCoverage,
            population: zone.site.parameters.minimumPopulation)
    }

    /// The share of residents with green near.
    static func residentsNearGreen(_ parameters: Parameters.GreenAccess) -> Indicator {
        let limit = distanceText(parameters.limit)
        let which = parameters.publicOnly ? "public green" : "green"
        return Indicator(
            IndicatorDefinition(
                "residents_near_green_\(limit)m_share", "Residents within \(limit) m of green",
                german: "Anteil der Bevölkerung mit Grünraum innerhalb von \(limit) m", unit: "1",
                formula: "residents of buildings at most \(limit) m in a straight line from a contiguous \(which) "
                    + "space of at least green_access.minimum_area_m2 / residents",
                standard: "WHO Europe, Urban green spaces and health", edition: "2016", direction: .higher,
                group: .green, parameters: ["assign", "green_access"]),
            layers: [.green, .buildings],
            products: [GreenSpaces.self, GreenAccess.self, Membership.self, Floorspace.self, ZoneTotals.self],
            made: .ratio(ResidentsNearGreen(limit: parameters.limit), per: BuildingSum(figure: .residents))
        ) { zone in
            let isNear = zone.products[GreenAccess.self].isNear
            return zone.residentShare(coverage: zone.products[GreenSpaces.self].coverage ?? 1) { isNear[$0] }
        }
    }

    /// The share of residents with green near, on foot.
    static func residentsNearGreenOnFoot(_ parameters: Parameters.GreenAccess) -> Indicator {
        let limit = distanceText(parameters.limit)
        let which = parameters.publicOnly ? "public green" : "green"
        return Indicator(
            IndicatorDefinition(
                "residents_near_green_\(limit)m_walk_share", "Residents within a walk of \(limit) m of green",
                german: "Anteil der Bevölkerung mit Grünraum innerhalb von \(limit) m Fußweg", unit: "1",
                formula: "residents of buildings at most \(limit) m on foot, along streets and paths, from where these "
                    + "reach a contiguous \(which) space of at least green_access.minimum_area_m2 / residents of "
                    + "buildings with streets near",
                standard: "WHO Europe, Urban green spaces and health", edition: "2016", direction: .higher,
                group: .green, parameters: ["assign", "green_access", "walking"]),
            layers: [.green, .buildings, .streets],
            products: [GreenSpaces.self, WalkToGreen.self] + WalkLengths.products,
            made: .ratio(
                ResidentsNearGreen(limit: parameters.limit, isOnFoot: true),
                per: ResidentsOnStreets { [$0.products[WalkToGreen.self].walks] })
        ) { zone in
            // A scenario may measure with another limit than the one the indicator is named by.
            zone.walkingShare(
                [(zone.products[WalkToGreen.self].walks, limit: zone.site.parameters.greenAccess.limit)],
                coverage: zone.products[GreenSpaces.self].coverage ?? 1)
        }
    }
}

extension ZoneContext {
    /// The green of the zone.
    var green: GreenArea { GreenArea(products[GreenCover.self].areas.zones[zone], zoneArea: area) }

    /// The share of the zone's residents who live in buildings of a kind.
    func residentShare(coverage: Double, where condition: (Int) -> Bool) -> Measurement {
        let figures = products[Floorspace.self].figures
        var counted = 0.0
        let view = site.view.buildings
        products[Membership.self].buildings.forEachRow(in: zone) { row, weight in
            if view.isPresent(row), condition(row) { counted += weight * figures[row].residents.value }
        }
        let tally = tally
        return .ratio(
            counted, tally.residents.sum, coverage: min(coverage, tally.coverage(of: \.residents)),
            imputed: tally.residents.imputedShare, atLeast: minimumCoverage)
    }
}

/// A distance in metres as an identifier writes it: `300`, `12_5`.
func distanceText(_ metres: Double) -> String {
    if let whole = Int(exactly: metres) { return String(whole) }
    return String(metres).split(separator: ".").joined(separator: "_")
}
