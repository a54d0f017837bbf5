/// What the building functions and kinds of land use of the German cadastre mean: AX_Gebaeudefunktion and the object
/// types of Tatsächliche Nutzung of the GeoInfoDok, edition 6.
///
/// Not yet compared with edition 7.1, code by code.
///
/// Files write `1010`, or `31001_1010` with the number of the feature type. Left out is what the standard uses split:
/// homes for the old (1022) house and care; trade in general (2000, 2010), administration (3010), research (2160,
/// 3024) and public purposes in general (3000) may be several uses.
enum ALKISCrosswalks {
    static let buildings: [Crosswalk] = [
        .table("use", .tag("gebaeudefunktion", use), .tag("gfk", use), .tag("funktion", use))
    ]

    /// Kinds of land use that are one cover by definition; of farmland the vegetation says which.
    ///
    /// All others hold several: a residential area (Wohnbaufläche) its houses and gardens, a street (Straßenverkehr)
    /// its verges. By the words of the simplified services (`nutzart`) or by the numbers of the object types.
    static let surfaces: [Crosswalk] = [
        .table(
            "kind", .tag("vegetationsmerkmal", vegetation, isByNameOnly: true),
            .tag("nutzart", cover, excluded: several), .tag("objart", cover, excluded: several))
    ]

    /// AX_Vegetationsmerkmal of farmland and of woods; gardens, orchards and fallow land are several covers.
    private static let vegetation = Crosswalk.inverted([
        SurfaceKind.cropland: ["1010", "Ackerland"], .meadow: ["1020", "Grünland"],
        .wood: ["1100", "Laubholz", "1200", "Nadelholz", "1300", "Laub- und Nadelholz"],
    ])

    private static let cover = Crosswalk.inverted([
        SurfaceKind.wood: ["43002", "Wald"],
        .shrubs: ["43003", "Gehölz", "43004", "Heide"],
        .wetland: ["43005", "Moor", "43006", "Sumpf"],
        .water: [
            "44001", "Fließgewässer", "44005", "Hafenbecken", "44006", "Stehendes Gewässer", "44007", "Meer",
        ],
    ])

    /// Settlement and traffic, and ground without vegetation (Unland), which may be rock, sand or a verge.
    private static let several: Set<String> = [
        "41001", "Wohnbaufläche", "41002", "Industrie- und Gewerbefläche", "41003", "Halde", "41004", "Bergbaubetrieb",
        "41005", "Tagebau, Grube, Steinbruch", "41006", "Fläche gemischter Nutzung", "41007",
        "Fläche besonderer funktionaler Prägung", "41008", "Sport-, Freizeit- und Erholungsfläche", "41009", "Friedhof",
        "42001", "Straßenverkehr", "42006", "Weg", "42009", "Platz", "42010", "Bahnverkehr", "42015", "Flugverkehr",
        "42016", "Schiffsverkehr", "43007", "Unland/Vegetationslose Fläche",
    ]

    /// The codes as city models write them, with the number of the feature type: bare ones may be of another list.
    static let qualifiedUse = use.filter { $0.key.hasPrefix("31001_") }

    private static let use: [String: String] = codes.reduce(into: [:]) { table, entry in
        for code in entry.value {
            table["\(code)"] = entry.key.rawValue
            table["31001_\(code)"] = entry.key.rawValue
        }
    }

    private static let codes: [BuildingUse: [Int]] = [
        // Wohngebäude, Wohnhaus, Wohnheim, Schwestern-, Studentenwohnheim, land- und forstwirtschaftliches Wohngebäude
        .residential: [1000, 1010, 1020, 1023, 1024, 1210],
        // Gemischt genutztes Gebäude mit Wohnen und seine Arten; Handel, Gewerbe mit Wohnen
        .mixed: [1100, 1110, 1120, 1121, 1122, 1123, 1130, 1131, 1220, 1222, 2310, 2320],
        // Bürogebäude, Kreditinstitut, Versicherung
        .office: [2020, 2030, 2040],
        // Kaufhaus, Einkaufszentrum, Markthalle, Laden, Kiosk, Apotheke, Bewirtung, Gaststätte
        .retail: [2051, 2052, 2053, 2054, 2055, 2056, 2080, 2081],
        // Gewerbe und Industrie: Produktion, Fabrik, Betriebsgebäude, Brauerei, Brennerei, Werkstatt, Sägewerk,
        // Vorratshaltung, Kühlhaus, Speicher, Lager, Spedition, sonstiges
        .industry: [2100, 2110, 2111, 2112, 2113, 2114, 2120, 2121, 2140, 2141, 2142, 2143, 2150, 2200],
        // Allgemein bildende Schule, berufsbildende Schule, Hochschulgebäude; Kinderkrippe, Kindergarten, Tagesstätte
        .education: [3021, 3022, 3023, 3065],
        // Gesundheitswesen, Krankenhaus
        .health: [3050, 3051],
        // Kultur, Theater, Konzert, Museum, Veranstaltungen, Bibliothek; Religion, Kirche, Synagoge, Kapelle,
        // Gemeindehaus, Gotteshaus, Moschee, Tempel, Kloster; Rathaus
        .culture: [3012, 3030, 3032, 3033, 3034, 3036, 3037, 3040, 3041, 3042, 3043, 3044, 3045, 3046, 3047, 3048],
        // Beherbergung, Hotel, Jugendherberge
        .hotel: [2070, 2071, 2072],
        // Gebäude zum Parken, Parkhaus, Parkdeck, Garage, Tiefgarage
        .parking: [2460, 2461, 2462, 2463, 2465],
    ]
}
