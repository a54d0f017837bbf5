import QuartierModel

/// The measures of built form of Berghauser Pont and Haupt, on the area of the zone (Spacematrix).
extension Indicator {
    /// Floor space index.
    static let floorSpaceIndex = Indicator(
        IndicatorDefinition(
            "fsi", "Floor space index", german: "Geschossflächendichte (FSI)", unit: "1",
            formula: "gfa_m2 / area_m2 of the zone", standard: "Spacematrix (Berghauser Pont & Haupt)",
            edition: "2010", group: .density, parameters: ["assign"]),
        layers: [.buildings], products: [ZoneTotals.self],
        made: .ratio(BuildingSum(figure: .grossFloorArea), per: ZoneArea())
    ) { zone in
        zone.ratio(\.grossFloorArea, to: zone.area)
    }

    /// Ground space index.
    static let groundSpaceIndex = Indicator(
        IndicatorDefinition(
            "gsi", "Ground space index", german: "Überbauungsgrad (GSI)", unit: "1",
            formula: "footprint_m2 / area_m2 of the zone", standard: "Spacematrix (Berghauser Pont & Haupt)",
            edition: "2010", group: .density, parameters: ["assign"]),
        layers: [.buildings], products: [ZoneTotals.self],
        made: .ratio(Footprints(), per: ZoneArea())
    ) { zone in
        .ratio(zone.tally.footprint, zone.area, atLeast: 0)
    }

    /// Open space ratio.
    static let openSpaceRatio = Indicator(
        IndicatorDefinition(
            "osr", "Open space ratio", german: "Freiflächenverhältnis (OSR)", unit: "m² per m² of floor",
            formula: "(area_m2 − footprint_m2) / gfa_m2 = (1 − gsi) / fsi",
            standard: "Spacematrix (Berghauser Pont & Haupt)", edition: "2010", group: .density,
            parameters: ["assign"]),
        layers: [.buildings], products: [ZoneTotals.self],
        made: .ratio(Remainder(whole: ZoneArea(), part: Footprints()), per: BuildingSum(figure: .grossFloorArea))
    ) { zone in
        let tally = zone.tally
        return .ratio(
            zone.area - tally.footprint, tally.grossFloorArea.sum, coverage: tally.coverage(of: \.grossFloorArea),
            imputed: tally.grossFloorArea.imputedShare, atLeast: zone.minimumCoverage)
    }

    /// Mean number of storeys.
    static let meanStoreys = Indicator(
        IndicatorDefinition(
            "storeys_mean", "Mean number of storeys", german: "Mittlere Geschosszahl", unit: "1",
            formula: "gfa_m2 / footprint_m2 = fsi / gsi", standard: "Spacematrix (Berghauser Pont & Haupt)",
            edition: "2010", group: .density, parameters: ["assign"]),
        layers: [.buildings], products: [ZoneTotals.self],
        made: .ratio(BuildingSum(figure: .grossFloorArea), per: Footprints(whereFloorAreaIsKnown: true))
    ) { zone in
        zone.ratio(\.grossFloorArea, to: zone.tally.grossFloorArea.knownFootprint)
    }
}
