import QuartierModel

/// How much of a zone lies under trees.
extension Indicator {
    /// The area under the crowns of trees.
    static let canopyArea = Indicator(
        IndicatorDefinition(
            "canopy_m2", "Tree canopy", german: "Kronenfläche", unit: "m²",
            formula: "area of (union of tree crowns ∩ zone); a crown is drawn, or a disc of crown_diameter_m",
            direction: .higher, group: .surfaces),
        layers: [.trees], products: [Canopy.self], made: .sum(CanopyWithin())
    ) { zone in
        let canopy = zone.canopy
        return .sum(canopy.area, coverage: canopy.coverage, imputed: canopy.imputed, atLeast: zone.minimumCoverage)
    }

    /// The share of the zone under the crowns of trees.
    static let canopyShare = Indicator(
        IndicatorDefinition(
            "canopy_share", "Tree canopy share", german: "Kronenüberschirmungsgrad", unit: "1",
            formula: "canopy_m2 / area_m2", direction: .higher, group: .surfaces),
        layers: [.trees], products: [Canopy.self],
        made: .ratio(CanopyWithin(), per: ZoneArea())
    ) { zone in
        let canopy = zone.canopy
        return .ratio(
            canopy.area, zone.area, coverage: canopy.coverage, imputed: canopy.imputed, atLeast: zone.minimumCoverage)
    }
}

extension ZoneContext {
    /// The canopy of the zone in m², the share of its trees whose crowns are known, and that of the area which rests on
    /// an assumption.
    fileprivate var canopy: (area: Double, coverage: Double, imputed: Double) {
        let product = products[Canopy.self]
        let (levels, trees) = (product.areas.zones[zone], product.trees[zone])
        let assumed = levels[1] - levels[0]
        return (
            levels[1], trees.all > 0 ? Double(trees.known) / Double(trees.all) : 1,
            assumed > 1e-9 * area ? assumed / levels[1] : 0
        )
    }
}
