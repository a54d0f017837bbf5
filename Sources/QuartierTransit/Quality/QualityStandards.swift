extension QualityStandard {
    /// Every edition, country by country.
    public static let all: [QualityStandard] = [
        oerok2017, are2017, graubuenden2017, zuerich2017, oevgk18, goat60, goat120, goat210,
    ]

    /// The edition with an identifier; nil if there is none.
    public static func named(_ id: String) -> QualityStandard? { all.first { $0.id == id } }

    private static let trains: Set<LineMode> = [.rail, .longDistanceRail, .regionalRail, .suburbanRail]
    private static let roads: Set<LineMode> = [.bus, .trolleybus, .coach, .demandResponsive]
    private static let ropes: Set<LineMode> = [.aerialLift, .funicular, .cableTram]

    // MARK: Austria

    /// ÖV-Güteklassen of the Austrian Conference on Spatial Planning (ÖROK).
    public static let oerok2017 = QualityStandard(
        "oerok_2017", title: "Austria: ÖROK 2017",
        source: """
            Hiess 2017 and Schwillinsky et al., AGIT 3-2017, by way of the specification OeVGK18. Not checked against the \
            first source: five cells that implementations disagree on (doubtful), whether the ends of intervals belong to \
            them, and how departures of several modes are put together. Feeds do not tell REX from other regional trains, \
            so the first column is long-distance trains alone.
            """,
        distance: .network,
        groups: [
            Group("Fernverkehr, REX", [.longDistanceRail]),
            Group("S-Bahn, U-Bahn", [.rail, .regionalRail, .suburbanRail, .metro, .monorail]),
            Group("Straßenbahn, O-Bus", [.tram, .trolleybus, .funicular, .cableTram]),
            Group("Bus", [.bus, .coach, .demandResponsive, .ferry, .aerialLift]),
        ],
        rings: [300, 500, 750, 1_000, 1_250],
        categories: """
            <5    I    I    II    III?
            ≤10   I    II   III   III
            <20   II   III  IV    IV
            <40   III  IV   V     V
            ≤60   IV   V    VI    VI
            ≤120  V    VI   VII   VII
            ≤210  –?   VII  VIII  VIII
            """,
        classes: """
            I     A  A   B   C  D
            II    A  B   C   D  E
            III   B  C   D   E  F
            IV    C  D   E   F  G
            V     D  E   F   G  G?
            VI    E  F   G   –  –
            VII   F  G   G?  –  –
            VIII  G  G?  –   –  –
            """)

    // MARK: Switzerland

    private static let swissRings: [Double] = [300, 500, 750, 1_000]

    /// ÖV-Güteklassen of the Federal Office for Spatial Development (ARE), the method of 2011.
    static let are2017 = QualityStandard(
        "are_2017", title: "Switzerland: ARE 2017 (method of 2011)",
        source: """
            ARE 2017 as quoted in the specification OeVGK18. A later edition of 2022 exists, whose tables were not found. \
            The correction of the interval for ends of lines is not published; both directions are halved.
            """,
        countsOnDemand: true, distance: .crowFly,
        groups: [
            Group("Bahnknoten", trains, isForNodes: true),
            Group("Bahnlinie", trains, isForNodes: false),
            Group("Tram, Bus, Schiff", roads.union([.metro, .monorail, .tram, .ferry])),
            Group("Seilbahn", ropes),
        ],
        rings: swissRings,
        categories: """
            <5   I    I    II   III
            <10  I    II   III  IV
            <20  II   III  IV   V
            <40  III  IV   V    V
            ≤60  IV   V    V    V
            """,
        classes: """
            I    A  A  B  C
            II   A  B  C  D
            III  B  C  D  –
            IV   C  D  –  –
            V    D  –  –  –
            """)

    /// The variant of the canton of Graubünden.
    static let graubuenden2017 = QualityStandard(
        "graubuenden_2017", title: "Switzerland: Graubünden",
        source: """
            The variant as quoted in the specification OeVGK18: classes E and F, ropeways as buses, and these within 500 m. \
            Its rule for gaps in an hourly service is not applied, nor what concerns the canton alone.
            """,
        countsOnDemand: true, distance: .crowFly,
        groups: [
            Group("Bahnknoten", trains, isForNodes: true),
            Group("Bahnlinie", trains, isForNodes: false),
            Group("Tram, Bus", roads.union(ropes).union([.metro, .monorail, .tram, .ferry]), limit: 500),
        ],
        rings: swissRings,
        categories: """
            <5   I    I    II
            ≤10  I    II   III
            <20  II   III  IV
            <40  III  IV   V
            ≤60  IV   V    VI
            >60  –    VII  VII
            """,
        classes: """
            I    A  A  B  C
            II   A  B  C  D
            III  B  C  D  –
            IV   C  D  –  –
            V    D  –  –  –
            VI   E  –  –  –
            VII  F  –  –  –
            """)

    /// The variant of the canton of Zürich.
    static let zuerich2017 = QualityStandard(
        "zuerich_2017", title: "Switzerland: Zürich",
        source: """
            The variant as quoted in the specification OeVGK18: 05:30 to 22:30, classes E and F, trams and buses within \
            500 m; ships and ropeways do not count. Cells that the source leaves empty between others, as trams every 20 \
            minutes, are doubtful.
            """,
        window: 19_800..<81_000, countsOnDemand: true, distance: .crowFly,
        groups: [
            Group("Bahnknoten", trains, isForNodes: true),
            Group("Bahnlinie", trains, isForNodes: false),
            Group("Tram", [.tram, .metro, .monorail], limit: 500),
            Group("Bus", roads, limit: 500),
        ],
        rings: swissRings,
        categories: """
            <5   I    I    II   II
            <10  I    II   III  III
            <20  II   III  IV   IV
            <40  III  IV   –?   V
            ≤60  –?   V    –?   VI
            >60  –?   –?   –?   VII
            """,
        classes: """
            I    A  A  B  C
            II   A  B  C  D
            III  B  C  D  –
            IV   C  D  E  –
            V    D  E  E  –
            VI   E  E  –  –
            VII  F  F  –  –
            """)

    /// The proposal of the University of Applied Sciences Rapperswil of 2018.
    static let oevgk18 = QualityStandard(
        "oevgk18", title: "Switzerland: OeVGK18",
        source: """
            The specification OeVGK18: expected waiting time, ways on foot of 300, 450, 600 and 900 s at 1.4 m/s. Climbs are \
            not counted: elevation is taken as flat. Each group is rated by its own departures; the published generator \
            takes one interval of all modes.
            """,
        interval: .expectedWait, countsOnDemand: true, distance: .network,
        groups: [
            Group("Bahnknoten", trains, isForNodes: true),
            Group("Bahnlinie", trains, isForNodes: false),
            Group("Übrige", roads.union(ropes).union([.metro, .monorail, .tram, .ferry])),
        ],
        rings: [420, 630, 840, 1_260],
        categories: """
            ≤5   I    I    II
            ≤10  I    II   III
            ≤20  II   III  IV
            ≤40  III  IV   V
            ≤60  IV   V    VI
            >60  –    VII  VII
            """,
        classes: """
            I    A  A  B  C
            II   A  B  C  D
            III  B  C  D  E
            IV   C  D  E  –
            V    D  E  –  –
            VI   E  –  –  –
            VII  F  –  –  –
            """)

    // MARK: Germany

    private static let germanGroups = [
        Group("Bahn, U-Bahn", trains.union([.metro, .monorail])),
        Group("Straßenbahn", [.tram, .funicular, .cableTram]),
        Group("Bus", roads.union([.ferry, .aerialLift])),
    ]

    private static let germanSource = """
        The tables of the tool GOAT, in use for Agora Verkehrswende and Greenpeace; there is no official German standard. GOAT \
        counts all modes of a stop together and rates them in the highest column; here each group is rated by its own \
        departures unless the study says otherwise.
        """

    private static let germanCategories = """
        <5   I    I    II
        <10  I    II   III
        <20  II   III  IV
        <40  III  IV   V
        <60  IV   V    VI
        """

    private static let germanClasses = """
        I    A  A  B  C
        II   A  B  C  D
        III  B  C  D  E
        IV   C  D  E  F
        V    D  E  F  –
        VI   E  F  –  –
        """

    private static func german(
        _ longest: Int, rings: [Double] = [300, 500, 750, 1_000], categories: String, classes: String
    ) -> QualityStandard {
        QualityStandard(
            "goat_\(longest)", title: "Germany: GOAT, intervals up to \(longest) min", source: germanSource,
            distance: .crowFly, groups: germanGroups, rings: rings, categories: categories,
            classes: classes)
    }

    /// Intervals up to an hour.
    static let goat60 = german(60, categories: germanCategories, classes: germanClasses)

    /// Intervals up to two hours, what GOAT takes unless told otherwise.
    static let goat120 = german(
        120, categories: germanCategories + "\n<120  V  VI  VII", classes: germanClasses + "\nVII  F  –  –  –")

    /// Intervals up to three and a half hours, and ways up to 1 250 m.
    static let goat210 = german(
        210, rings: [300, 500, 750, 1_000, 1_250],
        categories: germanCategories + "\n<120  V  VI  VII\n<210  VI  VII  VIII",
        classes: """
            I     A  A  B  C  D
            II    A  B  C  D  E
            III   B  C  D  E  F
            IV    C  D  E  F  G
            V     D  E  F  G  –
            VI    E  F  G  –  –
            VII   F  G  –  –  –
            VIII  G  –  –  –  –
            """)
}
