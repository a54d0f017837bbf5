/// What the classes of Vienna's land use survey mean (Realnutzungskartierung, Stadt Wien – Stadtentwicklung).
///
/// The survey covers the whole city. Editions up to 2022 have the codes 1 to 32 (NUTZUNG_CODE) and the classes in
/// words (NUTZUNG_LEVEL3); the later list has codes of three digits and words of its own (LEV3). Levels 1 and 2 are
/// too coarse to be mapped.
///
/// Left out is what may be several uses: business, core and mixed areas (Geschäfts-, Kern- und Mischgebiete), and
/// health together with emergency services.
enum RealnutzungCrosswalks {
    static let plots: [Crosswalk] = [
        .table("use", .tag(code, use, silent: open), .tag(words, use, silent: open), .tag(newWords, use, silent: open))
    ]

    static let green: [Crosswalk] = [
        .table(
            "kind", .tag(code, kind, excluded: built), .tag(words, kind, excluded: built),
            .tag(newWords, kind, excluded: built))
    ]

    /// Classes that are one cover by definition; all others hold several: gardens with paths, streets with verges.
    static let surfaces: [Crosswalk] = [
        .table(
            "kind", .tag(code, cover, excluded: several), .tag(words, cover, excluded: several),
            .tag(newWords, cover, excluded: several))
    ]

    private static let code = "NUTZUNG_CODE"
    private static let words = "NUTZUNG_LEVEL3"
    private static let newWords = "LEV3"

    // MARK: Tables

    private static let use = Crosswalk.inverted([
        // "Wohn- u. Mischnutzung (Schwerpunkt Wohnen)" of level 2.
        BuildingUse.residential: [
            "1", "114", "locker bebautes Wohn(misch)gebiet", "2", "113", "Wohn(misch)gebiet mittlerer Dichte", "3",
            "111", "dichtes Wohn(misch)gebiet", "4", "großvolumiger, solitärer Wohn(misch)bau", "112",
            "dichtes, durchgrüntes Wohn(misch)gebiet",
        ],
        .mixed: ["8", "Mischnutzung wenig dicht"],
        .office: ["5", "Büro- und Verwaltungsviertel", "122", "Büro, Verwaltung"],
        .retail: ["6", "123", "solitäre Handelsstrukturen"],
        .industry: [
            "9", "Industrie, prod. Gewerbe, Großhandel inkl. Lager", "131",
            "Industrie, produzierendes Gewerbe, Großhandel", "23", "Transport und Logistik inkl. Lager", "323",
            "Transport, Logistik inkl. Lager",
        ],
        .education: ["12", "141", "Bildung"],
        .culture: [
            "10", "142", "Kultur, Freizeit, Messe", "13", "Sport und Bad (Indoor)", "144", "Sporthalle, Hallenbad",
        ],
        .parking: ["21", "Parkplätze u. Parkhäuser", "321", "Parkplatz, Parkhaus"],
        .other: [
            "14", "Militärische Anlagen", "151", "Militärische Anlage", "15", "155", "Kläranlage, Deponie", "16",
            "Energieversorgung u. Rundfunkanlagen", "152", "Energieversorgung, Rundfunkanlage", "17", "153",
            "Wasserversorgung",
        ],
    ])

    private static let kind = Crosswalk.inverted([
        GreenKind.park: ["24", "Park, Grünanlage", "232", "Parkanlage"],
        // Camping and open-air baths are in the same class.
        .sports: ["25", "Sport und Bad (Outdoor), Camping", "233", "Sportanlage, Freibad, Camping"],
        .cemetery: ["26", "231", "Friedhof"],
        .agriculture: [
            "27", "221", "Acker", "28", "222", "Weingarten", "29", "Gärtnerei, Obstplantagen", "223",
            "Gärtnerei, sonstige landwirtschaftliche Fläche",
        ],
        .wood: ["30", "211", "Wald"],
        .meadow: ["31", "Wiese", "212", "Wiese, sonstige Grünfläche"],
        .water: ["32", "241", "Gewässer inkl. Bachbett"],
    ])

    private static let cover = Crosswalk.inverted([
        SurfaceKind.cropland: ["27", "221", "Acker", "28", "222", "Weingarten"],
        .wood: ["30", "211", "Wald"],
        .meadow: ["31", "Wiese"],
        .water: ["32", "241", "Gewässer inkl. Bachbett"],
    ])

    private static let several = built.union(kind.keys).subtracting(cover.keys)

    /// Where nothing is built on purpose, or nothing yet: green, water, streets, railways, building sites.
    private static let open = Set(kind.keys).union(traffic).union(changing)

    /// Building land and traffic: the plots with their gardens and the streets with their verges are one area each.
    private static let built = Set(use.keys).union(traffic).union(changing).union([
        "7", "Geschäfts-, Kern- u. Mischgebiete", "121", "Geschäfts-, Kern-, Mischgebiete", "11",
        "Gesundheit und Einsatzorg.", "143", "Gesundheit, Einsatzorganisation",
    ])

    private static let traffic: Set<String> = [
        "19", "Straßenraum begrünt", "20", "Straßenraum unbegrünt", "311", "Straßenraum", "22",
        "Bahnhöfe und Bahnanlagen", "322", "Bahnhof, Bahnanlage",
    ]

    private static let changing: Set<String> = [
        "18", "Transformationsfläche, Baustelle, Materialgew.", "154",
        "Transformationsfläche, Baustelle, Materialgewinnung",
    ]
}
