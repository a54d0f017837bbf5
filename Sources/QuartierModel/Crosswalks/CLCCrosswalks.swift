/// What the classes of CORINE Land Cover mean for green, at level 3 (European Environment Agency, nomenclature of
/// 44 classes).
///
/// Codes, their English labels and, for the classes that occur in Germany, the German ones (Bundesamt für Kartographie
/// und Geodäsie). Classes are those of the ground, not of buildings, so there is no table for uses: urban fabric holds
/// every use. Sparsely vegetated and burnt areas (333, 334) are neither green nor bare by definition, and left out.
enum CLCCrosswalks {
    static let green: [Crosswalk] = [
        Crosswalk(attribute: "kind", sources: fields.map { .tag($0, kind, excluded: bare) })
    ]

    /// Classes that are one cover by definition; all others hold several, such as houses, gardens and streets.
    static let surfaces: [Crosswalk] = [
        Crosswalk(attribute: "kind", sources: fields.map { .tag($0, cover, excluded: several) })
    ]

    private static let fields = ["CODE_18", "Code_18", "code_18", "CLC18", "clc18", "CLC_CODE", "LABEL3"]

    // MARK: Tables

    private static let kind = Crosswalk.inverted([
        // Cemeteries inside the town are in the same class.
        GreenKind.park: ["141", "Green urban areas", "Städtische Grünflächen"],
        .sports: ["142", "Sport and leisure facilities", "Sport- und Freizeitanlagen"],
        .agriculture: [
            "211", "Non-irrigated arable land", "Nicht bewässertes Ackerland", "212", "Permanently irrigated land",
            "213", "Rice fields", "221", "Vineyards", "Weinbauflächen", "222", "Fruit trees and berry plantations",
            "Obst- und Beerenobstbestände", "223", "Olive groves", "241",
            "Annual crops associated with permanent crops", "242", "Complex cultivation patterns",
            "Komplexe Parzellenstruktur", "243",
            "Land principally occupied by agriculture, with significant areas of natural vegetation",
            "Landwirtschaftlich genutztes Land mit Flächen natürlicher Bodenbedeckung von signifikanter Größe", "244",
            "Agro-forestry areas",
        ],
        .meadow: [
            "231", "Pastures", "Wiesen und Weiden", "321", "Natural grasslands", "Natürliches Grünland",
        ],
        .wood: [
            "311", "Broad-leaved forest", "Laubwälder", "312", "Coniferous forest", "Nadelwälder", "313",
            "Mixed forest", "Mischwälder",
        ],
        .other: [
            "322", "Moors and heathland", "Heiden und Moorheiden", "323", "Sclerophyllous vegetation", "324",
            "Transitional woodland-shrub", "Wald-Strauch-Übergangsstadien", "411", "Inland marshes", "Sümpfe", "412",
            "Peat bogs", "Torfmoore",
            "421", "Salt marshes", "Salzwiesen", "331", "Beaches, dunes, sands",
            "Strände, Dünen und Sandflächen",
        ],
        .water: [
            "511", "Water courses", "Gewässerläufe", "512", "Water bodies", "Wasserflächen", "521", "Coastal lagoons",
            "Lagunen", "522", "Estuaries", "Mündungsgebiete", "523", "Sea and ocean", "Meere und Ozeane",
        ],
    ])

    private static let cover = Crosswalk.inverted([
        SurfaceKind.cropland: [
            "211", "Non-irrigated arable land", "Nicht bewässertes Ackerland", "212", "Permanently irrigated land",
            "213", "Rice fields", "221", "Vineyards", "Weinbauflächen",
        ],
        .meadow: ["231", "Pastures", "Wiesen und Weiden", "321", "Natural grasslands", "Natürliches Grünland"],
        .wood: [
            "311", "Broad-leaved forest", "Laubwälder", "312", "Coniferous forest", "Nadelwälder", "313",
            "Mixed forest", "Mischwälder",
        ],
        .shrubs: [
            "322", "Moors and heathland", "Heiden und Moorheiden", "323", "Sclerophyllous vegetation",
        ],
        .wetland: [
            "411", "Inland marshes", "Sümpfe", "412", "Peat bogs", "Torfmoore",
            "421", "Salt marshes", "Salzwiesen",
        ],
        .water: [
            "511", "Water courses", "Gewässerläufe", "512", "Water bodies", "Wasserflächen", "521", "Coastal lagoons",
            "Lagunen", "522", "Estuaries", "Mündungsgebiete", "523", "Sea and ocean", "Meere und Ozeane",
        ],
    ])

    private static let several = bare.union(kind.keys).subtracting(cover.keys)

    /// Artificial surfaces without the green ones, and ground without vegetation.
    private static let bare: Set<String> = [
        "111", "Continuous urban fabric", "Durchgängig städtische Prägung", "112", "Discontinuous urban fabric",
        "Nicht durchgängig städtische Prägung", "121", "Industrial or commercial units",
        "Industrie und Gewerbeflächen, öffentliche Einrichtungen", "122",
        "Road and rail networks and associated land",
        "Straßen-, Eisenbahnnetze und funktionell zugeordnete Flächen", "123", "Port areas", "Hafengebiete", "124",
        "Airports", "Flughäfen", "131", "Mineral extraction sites", "Abbauflächen", "132", "Dump sites",
        "Deponien und Abraumhalden", "133", "Construction sites", "Baustellen", "332", "Bare rocks",
        "Felsen ohne Vegetation", "335",
        "Glaciers and perpetual snow", "Gletscher und Dauerschneegebiete", "422", "Salines", "423",
        "Intertidal flats", "In der Gezeitenzone liegende Flächen",
    ]
}
