import QuartierModel

/// Areas of the zone and of what stands in it.
extension Indicator {
    /// The area of the zone.
    static let area = Indicator(
        IndicatorDefinition(
            "area_m2", "Area", german: "Fläche", unit: "m²", formula: "area of the zone's polygon, holes taken out",
            group: .density),
        made: .sum(ZoneArea())
    ) { zone in
        .sum(zone.area, atLeast: 0)
    }

    /// The net building land of the zone.
    static let netArea = Indicator(
        IndicatorDefinition(
            "net_area_m2", "Net building land", german: "Nettobauland", unit: "m²",
            formula: "sum of the areas of the zone's plots; a plot's own area where plots are the zones",
            standard: "Wien, NGFZ study", group: .density, parameters: ["assign"]),
        layers: [.plots], products: [ZoneTotals.self], made: .sum(NetBuildingLand())
    ) { zone in
        .sum(zone.netArea, atLeast: 0)
    }

    /// The footprint of the zone's buildings.
    static let footprint = Indicator(
        IndicatorDefinition(
            "footprint_m2", "Building footprint", german: "Überbaute Fläche", unit: "m²",
            formula: "sum of the footprints of the zone's buildings, courtyards taken out", group: .density,
            parameters: ["assign"]),
        layers: [.buildings], products: [ZoneTotals.self], made: .sum(Footprints())
    ) { zone in
        .sum(zone.tally.footprint, atLeast: 0)
    }

    /// The gross floor area of the zone's buildings.
    static let grossFloorArea = Indicator(
        IndicatorDefinition(
            "gfa_m2", "Gross floor area", german: "Bruttogeschossfläche (oberirdisch)", unit: "m²",
            formula: "sum of footprint × full storeys", standard: "BauNVO § 20(3)", edition: "2021", group: .density,
            parameters: ["assign"]),
        layers: [.buildings], products: [ZoneTotals.self], made: .sum(BuildingSum(figure: .grossFloorArea))
    ) { zone in
        zone.sum(\.grossFloorArea)
    }

    /// The gross floor area that is housing.
    static let residentialFloorArea = Indicator(
        IndicatorDefinition(
            "residential_gfa_m2", "Residential gross floor area", german: "Wohngeschossfläche", unit: "m²",
            formula: "sum of gross floor area × residential_share of the building's use", group: .density,
            parameters: ["assign"]),
        layers: [.buildings], products: [ZoneTotals.self], made: .sum(BuildingSum(figure: .residentialFloorArea))
    ) { zone in
        zone.sum(\.residentialFloorArea)
    }
}

extension ZoneContext {
    /// The net building land in m²: the plots of the zone, or the zone itself where it is a plot.
    var netArea: Double { kind == .plots ? area : tally.plotArea }

    /// A sum over the zone's buildings.
    func sum(_ quantity: KeyPath<ZoneTally, Tally>) -> Measurement {
        let tally = tally
        return .sum(
            tally[keyPath: quantity].sum, coverage: tally.coverage(of: quantity),
            imputed: tally[keyPath: quantity].imputedShare, atLeast: minimumCoverage)
    }

    /// A sum over the zone's buildings, per something.
    func ratio(
        _ quantity: KeyPath<ZoneTally, Tally>, to denominator: Double, scale: Double = 1
    ) -> Measurement {
        let tally = tally
        return .ratio(
            tally[keyPath: quantity].sum, denominator, scale: scale, coverage: tally.coverage(of: quantity),
            imputed: tally[keyPath: quantity].imputedShare, atLeast: minimumCoverage)
    }
}

extension Tally {
    /// The share of the sum that rests on assumptions.
    var imputedShare: Double { sum > 0 ? min(1, imputed / sum) : 0 }
}
