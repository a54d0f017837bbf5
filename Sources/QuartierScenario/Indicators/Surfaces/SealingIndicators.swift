import QuartierModel

/// How far the ground of a zone is closed.
extension Indicator {
    /// The built and fully sealed area.
    static let sealedArea = Indicator(
        IndicatorDefinition(
            "sealed_m2", "Sealed area", german: "Versiegelte Fläche", unit: "m²",
            formula: "area of ((union of building footprints ∪ fully sealed surfaces) ∩ zone)",
            standard: sealingStandard, edition: "2021", direction: .lower, group: .surfaces),
        layers: groundLayers, products: [GroundCover.self],
        made: .sum(allSealed)
    ) { zone in
        zone.groundSum(\.sealed)
    }

    /// The part of the sealed area that is under no building.
    static let sealedUnbuiltArea = Indicator(
        IndicatorDefinition(
            "sealed_unbuilt_m2", "Sealed area outside buildings", german: "Versiegelte, nicht überbaute Fläche",
            unit: "m²", formula: "sealed_m2 − area of (union of building footprints ∩ zone)",
            standard: sealingStandard, edition: "2021", direction: .lower, group: .surfaces),
        layers: groundLayers, products: [GroundCover.self],
        made: .sum(GroundWithin(name: "sealed_unbuilt_m2", levels: .sealed ... .sealed))
    ) { zone in
        zone.groundSum(\.sealedUnbuilt)
    }

    /// The share of the zone that is built or fully sealed.
    static let sealedShare = Indicator(
        IndicatorDefinition(
            "sealed_share", "Sealed share", german: "Versiegelungsgrad", unit: "1", formula: "sealed_m2 / area_m2",
            standard: sealingStandard, edition: "2021", direction: .lower, group: .surfaces),
        layers: groundLayers, products: [GroundCover.self],
        made: .ratio(allSealed, per: ZoneArea())
    ) { zone in
        zone.groundShare(\.sealed)
    }

    /// The partly sealed area.
    static let partlySealedArea = Indicator(
        IndicatorDefinition(
            "partly_sealed_m2", "Partly sealed area", german: "Teilversiegelte Fläche", unit: "m²",
            formula: "area of (partly sealed surfaces ∩ zone) outside buildings and fully sealed surfaces",
            standard: sealingStandard, edition: "2021", group: .surfaces),
        layers: groundLayers, products: [GroundCover.self],
        made: .sum(partly)
    ) { zone in
        zone.groundSum(\.partlySealed)
    }

    /// The share of the zone that is partly sealed.
    static let partlySealedShare = Indicator(
        IndicatorDefinition(
            "partly_sealed_share", "Partly sealed share", german: "Anteil teilversiegelter Fläche", unit: "1",
            formula: "partly_sealed_m2 / area_m2", standard: sealingStandard, edition: "2021", group: .surfaces),
        layers: groundLayers, products: [GroundCover.self],
        made: .ratio(partly, per: ZoneArea())
    ) { zone in
        zone.groundShare(\.partlySealed)
    }

    /// Buildings count as sealed: without them the ground is half known.
    private static let groundLayers: [LayerKind] = [.surfaces, .buildings]

    private static let allSealed = GroundWithin(name: "sealed_m2", levels: .built ... .sealed)
    private static let partly = GroundWithin(name: "partly_sealed_m2", levels: .partlySealed ... .partlySealed)

    /// There is no statutory division into classes of sealing in Germany.
    private static let sealingStandard = "Quartier, by the surface classes of Berlin's Biotopflächenfaktor"
}

extension ZoneContext {
    /// What covers the ground of the zone.
    private var ground: GroundArea { GroundArea(products[GroundCover.self].areas.zones[zone], zoneArea: area) }

    fileprivate func groundSum(_ part: KeyPath<GroundArea, Double>) -> Measurement {
        let ground = ground
        return .sum(ground[keyPath: part], coverage: ground.coverage, atLeast: minimumCoverage)
    }

    fileprivate func groundShare(_ part: KeyPath<GroundArea, Double>) -> Measurement {
        let ground = ground
        return .ratio(ground[keyPath: part], area, coverage: ground.coverage, atLeast: minimumCoverage)
    }
}
