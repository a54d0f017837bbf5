import QuartierModel

/// How many buildings, dwellings, people and jobs a zone has.
extension Indicator {
    /// The number of buildings.
    static let buildings = Indicator(
        IndicatorDefinition(
            "buildings", "Buildings", german: "Gebäude", unit: "1",
            formula: "number of buildings; fractions with assign: area_share", group: .density,
            parameters: ["assign"]),
        layers: [.buildings], products: [ZoneTotals.self], made: .sum(BuildingCount())
    ) { zone in
        .sum(zone.tally.buildings, atLeast: 0)
    }

    /// The number of dwellings.
    static let dwellings = Indicator(
        IndicatorDefinition(
            "dwellings", "Dwellings", german: "Wohneinheiten", unit: "1",
            formula: "stated dwellings; else residential_gfa_m2 × net_to_gross / living_area_per_dwelling_m2",
            group: .density, parameters: ["assign"]),
        layers: [.buildings], products: [ZoneTotals.self], made: .sum(BuildingSum(figure: .dwellings))
    ) { zone in
        zone.sum(\.dwellings)
    }

    /// The number of residents.
    static let residents = Indicator(
        IndicatorDefinition(
            "residents", "Residents", german: "Einwohnerinnen und Einwohner", unit: "1",
            formula: "stated residents; else dwellings × (1 − vacancy) × household_size", group: .density,
            parameters: ["assign"]),
        layers: [.buildings], products: [ZoneTotals.self], made: .sum(BuildingSum(figure: .residents))
    ) { zone in
        zone.sum(\.residents)
    }

    /// The number of jobs.
    static let jobs = Indicator(
        IndicatorDefinition(
            "jobs", "Jobs", german: "Arbeitsplätze", unit: "1",
            formula: "stated jobs; else (gfa_m2 − residential_gfa_m2) / floor_area_per_job_m2", group: .density,
            parameters: ["assign"]),
        layers: [.buildings], products: [ZoneTotals.self], made: .sum(BuildingSum(figure: .jobs))
    ) { zone in
        zone.sum(\.jobs)
    }
}
