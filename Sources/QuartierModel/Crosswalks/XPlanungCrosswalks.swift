/// What the codes of German plans mean: XPlanung, the exchange format of plans, versions 5 and 6.
///
/// Enumerations XP_BesondereArtDerBaulNutzung, XP_AllgArtDerBaulNutzung, XP_ZweckbestimmungGruen and XP_Nutzungsform
/// of the object catalogue (XLeitstelle); codes, the names of the codes, and for building land the short names of
/// § 1 BauNVO (WA, MI …). Codes are those of green spaces (BP_GruenFlaeche, FP_Gruen) only: the same numbers mean
/// other things for water, woods and farmland.
///
/// Left out is what may be several uses: core areas (Kerngebiet, MK), special areas (Sondergebiet, SO) and, among
/// green, fields, woods and meadows in one code (24002).
enum XPlanungCrosswalks {
    static let plots: [Crosswalk] = [
        .table(
            "use", .tag("besondereArtDerBaulNutzung", special, isDecisive: true),
            .tag("allgArtDerBaulNutzung", general, isByNameOnly: true))
    ]

    static let green: [Crosswalk] = [
        .table("kind", .tag("zweckbestimmung", purpose, excluded: parking)),
        .table("public", .tag("nutzungsform", access)),
    ]

    // MARK: Tables

    /// The codes 1000, 2000, 3000 and 4000 stand in both enumerations, for different areas.
    private static let special = Crosswalk.inverted(specialCodes).merging(names) { code, _ in code }
    private static let general = Crosswalk.inverted(generalCodes).merging(names) { code, _ in code }

    private static let specialCodes: [BuildingUse: [String]] = [
        .residential: ["1000", "1100", "1200", "1300"],
        .mixed: ["1400", "1450", "1500", "1550"],
        .industry: ["1700", "1800"],
    ]

    private static let generalCodes: [BuildingUse: [String]] = [
        .residential: ["1000"], .mixed: ["2000"], .industry: ["3000"],
    ]

    /// What both are called, which leaves no doubt.
    private static let names = Crosswalk.inverted([
        // Housing alone, or above all: what else there may be serves those who live there.
        BuildingUse.residential: [
            "W", "WohnBauflaeche", "WS", "Kleinsiedlungsgebiet", "WR", "ReinesWohngebiet", "WA", "AllgWohngebiet", "WB",
            "BesonderesWohngebiet",
        ],
        .mixed: [
            "M", "GemischteBauflaeche", "MD", "Dorfgebiet", "MDW", "DoerflichesWohngebiet", "MI", "Mischgebiet", "MU",
            "UrbanesGebiet",
        ],
        .industry: ["G", "GewerblicheBauflaeche", "GE", "Gewerbegebiet", "GI", "Industriegebiet"],
    ])

    private static let purpose = Crosswalk.inverted([
        GreenKind.park: [
            "1000", "Parkanlage", "10000", "ParkanlageHistorisch", "10001", "ParkanlageNaturnah", "10002",
            "ParkanlageWaldcharakter", "10003", "NaturnaheUferParkanlage",
        ],
        .allotments: ["1200", "Dauerkleingarten"],
        .garden: ["12000", "ErholungsGaerten"],
        .sports: [
            "1400", "Sportplatz", "14000", "Reitsportanlage", "14001", "Hundesportanlage", "14002", "Wassersportanlage",
            "14003", "Schiessstand", "14004", "Golfplatz", "14005", "Skisport", "14006", "Tennisanlage", "14007",
            "SonstigerSportplatz",
        ],
        .playground: ["1600", "Spielplatz", "16000", "Bolzplatz", "16001", "Abenteuerspielplatz"],
        .corridor: ["24000", "StrassenbegleitGruen"],
        .cemetery: ["2600", "Friedhof"],
        .agriculture: ["99990", "Gaertnerei"],
        // Green by the plan's own word, and none of the kinds above.
        .other: [
            "1800", "Zeltplatz", "18000", "Campingplatz", "2000", "Badeplatz", "2200", "FreizeitErholung", "22000",
            "Kleintierhaltung", "22001", "Festplatz", "2400", "SpezGruenflaeche", "24001", "BoeschungsFlaeche", "24003",
            "Uferschutzstreifen", "24004", "Abschirmgruen", "24005", "UmweltbildungsparkSchaugatter", "2700",
            "Naturerfahrungsraum", "9999", "Sonstiges",
        ],
    ])

    /// Car parks (ruhender Verkehr) within green spaces.
    private static let parking: Set<String> = ["24006", "RuhenderVerkehr"]

    private static let access = Crosswalk.inverted([
        "false": ["1000", "Privat"], "true": ["2000", "Oeffentlich"],
    ])
}
