extension OSMCrosswalks {
    /// What covers the ground, by the pages `Key:surface`, `Key:landuse`, `Key:natural` of the project's wiki.
    ///
    /// `surface` goes before what the area is for. `paved`, `unpaved` and `ground` leave open what it is, and car
    /// parks, squares and pitches without `surface` are of anything. Paving stones are taken as laid with unbound
    /// joints, which is what a surface of that class is unless a plan says otherwise.
    static let surfaces: [Crosswalk] = [
        .table("name", .plain("name")),
        .table(
            "kind", .tag("surface", surface, isDecisive: true), .tag("landuse", landuseCover),
            .tag("natural", naturalCover), .tag("waterway", ["riverbank": "water"])),
    ]

    // MARK: Tables

    private static let surface = Crosswalk.inverted([
        SurfaceKind.asphalt: ["asphalt"], .concrete: ["concrete", "concrete:plates"], .sealed: ["chipseal"],
        .paving: ["bricks", "cobblestone", "paving_stones", "sett", "unhewn_cobblestone"],
        .waterBound: ["compacted"], .clay: ["clay"],
        .sportsSynthetic: ["acrylic", "artificial_turf", "carpet", "rubber", "tartan"],
        .gravel: ["fine_gravel", "gravel", "pebblestone", "sand"], .grassPaving: ["grass_paver"],
        .lawn: ["grass"], .bareSoil: ["dirt", "earth", "mud"], .water: ["water"],
    ])

    private static let landuseCover = Crosswalk.inverted([
        SurfaceKind.lawn: ["grass"], .meadow: ["meadow"], .wood: ["forest"], .cropland: ["farmland", "vineyard"],
        .planting: ["flowerbed"], .water: ["reservoir"],
    ])

    private static let naturalCover = Crosswalk.inverted([
        SurfaceKind.wood: ["wood"], .shrubs: ["heath", "scrub", "shrubbery"], .meadow: ["grassland"],
        .water: ["water"], .wetland: ["wetland"],
    ])
}

extension OSMCrosswalks {
    /// Trees, by the page `Tag:natural=tree`.
    static let trees: [Crosswalk] = [
        .table("crown_diameter_m", Crosswalk.Source(field: "diameter_crown", reading: .metres, isDecisive: false)),
        .table("species", .plain("species"), .plain("genus")),
        .table("height_m", Crosswalk.Source(field: "height", reading: .metres, isDecisive: false)),
    ]
}
