extension OSMCrosswalks {
    /// Where people walk, by the pages `Key:highway`, `Key:foot`, `Key:access`, `Key:sidewalk`, `Tag:barrier=…` and
    /// `Key:entrance` of the project's wiki.
    ///
    /// A legal statement on walking goes before one on everybody, that before what is built for walking (pavements),
    /// and that before the kind of way, which is decided where the network is made: so each kind can be switched.
    static let streets: [Crosswalk] = [
        .table("name", .plain("name")),
        .table(
            "kind", .tag("motorroad", ["yes": "motorway"], silent: ["no"]),
            .tag("highway", highway, silent: otherHighway, excluded: noStreet),
            .tag("railway", ["platform": "footway"], silent: otherRailway),
            .tag("entrance", entrance, silent: noEntrance)),
        .table(
            "walkable",
            // Who must use the path beside the road does not walk on the road.
            .tag("foot", foot, isDecisive: true),
            .tag("access", everybody, silent: openAccess, isDecisive: true),
            // A pavement is walked even along roads for motor vehicles.
            .tag("sidewalk", pavement, silent: noPavement),
            .tag("sidewalk:both", pavement, silent: noPavement), .tag("sidewalk:left", pavement, silent: noPavement),
            .tag("sidewalk:right", pavement, silent: noPavement),
            // Whether a cycleway is shared with walkers or divided from them, walkers are on it.
            .tag("segregated", ["yes": "true", "no": "true"]),
            .tag("barrier", barrier, silent: openBarrier)),
        .table(
            "private", .tag("foot", footRestricted, isDecisive: true),
            .tag("access", restricted, silent: unrestricted)),
        .table(
            "direction", .tag("oneway:foot", oneway, silent: ["no"]),
            .tag("conveying", conveying, silent: bothWays)),
    ]

    // MARK: Tables

    /// Roads for buses alone, races and runaway lorries are walked no more than motorways; trunk roads are, where they
    /// have a pavement (`walkable`) or are no roads for motor vehicles only (`motorroad`).
    private static let highway = Crosswalk.inverted([
        StreetKind.motorway: [
            "bus_guideway", "busway", "escape", "motorway", "motorway_link", "raceway", "trunk", "trunk_link",
        ],
        .main: ["primary", "primary_link", "secondary", "secondary_link", "tertiary", "tertiary_link"],
        .local: ["residential", "road", "unclassified"], .pedestrian: ["living_street", "pedestrian"],
        .service: ["service"], .footway: ["corridor", "elevator", "footway", "path", "platform"], .steps: ["steps"],
        .cycleway: ["cycleway"], .bridleway: ["bridleway"], .track: ["track"],
    ])

    /// What is no street, or none yet or any more.
    private static let noStreet: Set<String> = [
        "abandoned", "construction", "demolished", "disused", "no", "planned", "proposed", "razed", "rest_area",
        "services", "via_ferrata",
    ]

    /// Nodes of streets that say nothing about the way.
    private static let otherHighway: Set<String> = [
        "bus_stop", "crossing", "give_way", "milestone", "mini_roundabout", "motorway_junction", "passing_place",
        "speed_camera", "stop", "street_lamp", "toll_gantry", "traffic_mirror", "traffic_signals", "turning_circle",
        "turning_loop",
    ]
    private static let otherRailway: Set<String> = [
        "crossing", "level_crossing", "subway_entrance", "switch", "tram", "tram_crossing",
    ]

    /// Doors by which people come home, to work or on a visit.
    private static let entrance = Crosswalk.inverted([
        StreetKind.entrance: ["entrance", "home", "main", "secondary", "staircase", "yes"]
    ])
    /// Ways out and escapes, and doors for cars, for goods and staff, or of one shop, which lead to nobody's flat.
    ///
    /// They stay in the layer, where they may be barriers.
    private static let noEntrance: Set<String> = ["emergency", "exit", "garage", "no", "service", "shop"]

    /// `private` and its like are walkable for some, which `private` says.
    private static let foot = Crosswalk.inverted([
        "true": [
            "customers", "delivery", "designated", "destination", "official", "permissive", "permit", "private",
            "public", "yes",
        ],
        "false": ["discouraged", "no", "use_sidepath"],
    ])
    private static let everybody = Crosswalk.inverted([
        "true": ["customers", "delivery", "permit", "private", "residents"],
        "false": ["agricultural", "forestry", "military", "no"],
    ])
    /// What is open to everybody is as walkable as its kind is.
    private static let openAccess: Set<String> = [
        "designated", "destination", "official", "permissive", "public", "unknown", "yes",
    ]
    private static let restricted = Crosswalk.inverted([
        "true": ["customers", "delivery", "permit", "private", "residents"]
    ])
    /// Who may walk there in any case does, whatever access says.
    private static let footRestricted = Crosswalk.inverted([
        "true": ["customers", "delivery", "permit", "private", "residents"], "false": Array(unrestricted),
    ])
    private static let unrestricted: Set<String> = [
        "agricultural", "designated", "destination", "discouraged", "forestry", "military", "no", "official",
        "permissive", "public", "unknown", "use_sidepath", "yes",
    ]

    private static let pavement = Crosswalk.inverted(["true": ["both", "left", "right", "yes"]])
    private static let noPavement: Set<String> = ["no", "none", "separate"]

    /// Only what stops walkers by definition; gates stand open unless access says otherwise.
    private static let barrier = Crosswalk.inverted([
        "false": ["city_wall", "debris", "ditch", "fence", "guard_rail", "hedge", "retaining_wall", "wall"]
    ])
    private static let openBarrier: Set<String> = [
        "block", "bollard", "border_control", "bump_gate", "bus_trap", "cable_barrier", "cattle_grid", "chain",
        "cycle_barrier", "entrance", "full-height_turnstile", "gate", "hampshire_gate", "height_restrictor",
        "horse_stile", "jersey_barrier", "kerb", "kissing_gate", "lift_gate", "log", "motorcycle_barrier", "planter",
        "rope", "sally_port", "sliding_gate", "spikes", "stile", "sump_buster", "swing_gate", "toll_booth", "turnstile",
        "wicket_gate", "yes",
    ]

    private static let oneway = Crosswalk.inverted(["forward": ["1", "true", "yes"], "backward": ["-1", "reverse"]])
    /// Moving stairs and walks.
    private static let conveying = Crosswalk.inverted(["forward": ["forward"], "backward": ["backward"]])
    private static let bothWays: Set<String> = ["no", "reversible", "yes"]
}
