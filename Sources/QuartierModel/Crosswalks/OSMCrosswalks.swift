/// What the tags of OpenStreetMap mean, by the definitions in the project's wiki (pages `Key:building`,
/// `Key:leisure`, `Key:landuse`, `Key:natural`, `Key:access`, `Key:public_transport`).
enum OSMCrosswalks {
    static let buildings: [Crosswalk] = [
        .table("storeys", .plain("building:levels")),
        .table("height_m", Crosswalk.Source(field: "height", reading: .metres, isDecisive: false)),
        .table("dwellings", .plain("building:flats")),
        .table("use", .tag("building", use, silent: ["yes"])),
    ]

    static let green: [Crosswalk] = [
        .table("name", .plain("name")),
        .table(
            "kind", .tag("leisure", leisure), .tag("landuse", landuse),
            .tag("natural", natural)),
        .table("public", .tag("access", access, isDecisive: true), .tag("leisure", openLeisure, silent: otherLeisure)),
    ]

    static let stops: [Crosswalk] = [
        .table("name", .plain("name")),
        // A stop of several modes gets that of the greatest capacity.
        .table(
            "mode", .tag("station", ["subway": "metro", "train": "rail"], isDecisive: true),
            .tag("subway", yes("metro"), silent: no), .tag("train", yes("rail"), silent: no),
            .tag("tram", yes("tram"), silent: no), .tag("railway", railway, silent: ["stop", "platform"]),
            .tag("ferry", yes("ferry"), silent: no), .tag("aerialway", yes("cableway"), silent: no),
            .tag("bus", yes("bus"), silent: no), .tag("trolleybus", yes("bus"), silent: no),
            .tag("highway", ["bus_stop": "bus"], silent: ["platform"])),
    ]

    // MARK: Tables

    /// `building=commercial`, `civic`, `public`, `government` and the like leave open which use it is.
    private static let use = Crosswalk.inverted([
        "residential": [
            "apartments", "bungalow", "detached", "dormitory", "farm", "house", "residential", "semidetached_house",
            "terrace",
        ],
        "office": ["office"],
        "retail": ["kiosk", "retail", "supermarket"],
        "industry": ["industrial", "manufacture", "warehouse"],
        "education": ["college", "kindergarten", "school", "university"],
        "health": ["hospital"],
        "culture": [
            "cathedral", "chapel", "church", "grandstand", "monastery", "mosque", "museum", "shrine", "sports_hall",
            "stadium", "synagogue", "temple",
        ],
        "hotel": ["hotel"],
        "parking": ["carport", "garage", "garages", "parking"],
        "other": [
            "barn", "bunker", "cowshed", "digester", "farm_auxiliary", "fire_station", "greenhouse", "hangar", "roof",
            "service", "shed", "silo", "stable", "storage_tank", "sty", "toilets", "train_station",
            "transformer_tower", "transportation", "water_tower",
        ],
    ])

    /// Nature reserves, commons and recreation grounds may be any kind of ground.
    private static let leisure = Crosswalk.inverted([
        "park": ["park"], "garden": ["garden"], "playground": ["playground"], "sports": ["golf_course", "pitch"],
        "other": ["dog_park"],
    ])

    /// Greenfield is land that is to be built on, whatever grows there now.
    private static let landuse = Crosswalk.inverted([
        "meadow": ["grass", "meadow"], "wood": ["forest"], "allotments": ["allotments"], "cemetery": ["cemetery"],
        "agriculture": ["farmland", "orchard", "plant_nursery", "vineyard"], "other": ["flowerbed", "village_green"],
    ])

    /// Beaches are open spaces (Freiflächen) like heaths: the layer is of green and open spaces.
    private static let natural = Crosswalk.inverted([
        "wood": ["wood"], "meadow": ["grassland"],
        "other": ["beach", "heath", "sand", "scrub", "shrubbery", "wetland"],
    ])

    /// Values such as `destination` say neither, and then nothing else does.
    private static let access = Crosswalk.inverted([
        "true": ["permissive", "public", "yes"], "false": ["customers", "members", "no", "permit", "private"],
    ])

    /// What is open to everybody unless access says otherwise.
    private static let openLeisure = Crosswalk.inverted(["true": ["common", "park", "playground"]])
    private static let otherLeisure: Set<String> = [
        "dog_park", "garden", "golf_course", "nature_reserve", "pitch", "recreation_ground",
    ]

    private static let railway = ["halt": "rail", "station": "rail", "tram_stop": "tram"]
    private static let no: Set<String> = ["no"]

    private static func yes(_ mode: String) -> [String: String] { ["yes": mode] }
}
