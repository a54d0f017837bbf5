/// The timetable of the Sonnwendviertel: the lines that are there, as often as the layer of stops says.
extension SonnwendviertelDrawing {
    /// The timetable.
    func feed() -> DrawnFeed {
        DrawnFeed(
            "Sonnwendviertel", plane: .sonnwendviertel, stops: mesh.placed(SonnwendviertelPlan.stops),
            beyond: SonnwendviertelPlan.beyond, lines: SonnwendviertelPlan.railways + SonnwendviertelPlan.streetLines)
    }
}

extension SonnwendviertelPlan {
    /// Stops beyond the quarter.
    fileprivate static let beyond = [
        OuterStop("Südtiroler Platz", .metro, -450, 1_300), OuterStop("Troststraße", .metro, -900, -1_400),
        OuterStop("Quartier Belvedere", .rail, 700, 1_500), OuterStop("Matzleinsdorfer Platz", .rail, -1_500, 700),
        OuterStop("Schlachthausgasse", .tram, 3_000, 1_800), OuterStop("Burggasse", .tram, -2_800, 2_000),
        OuterStop("Nußdorf", .tram, 300, 2_600), OuterStop("Quellenstraße", .tram, -400, -1_500),
        OuterStop("Praterstern", .tram, 1_700, 2_900), OuterStop("Raxstraße", .tram, -1_600, -2_000),
        OuterStop("Skodagasse", .bus, -1_900, 2_700), OuterStop("Geiereckstraße", .bus, 1_500, -900),
        OuterStop("Simmering", .bus, 2_700, -1_000), OuterStop("Gellertplatz", .bus, -1_600, -500),
    ]

    /// The metro, of which only the headway is promised, and the suburban railways on one track.
    fileprivate static let railways =
        [DrawnLine("U1", type: 1, every: .init(seconds: 200), "X01 S01 S03 S04 X02").told(.headways)]
        + [("S1", 0), ("S2", 4), ("S3", 8), ("S4", 12)].map {
            DrawnLine($0.0, type: 109, every: 15, offset: $0.1, "X04 S02 X03")
        } + [
            DrawnLine("S60", type: 109, every: 30, offset: 10, "X04 S02 X03").told(.listed),
            DrawnLine("S80", type: 109, every: 30, offset: 2, "X04 S02 X03"),
        ]

    /// Trams and buses; one line doesn't state directions.
    fileprivate static let streetLines = [
        DrawnLine("18", type: 0, every: 15, offset: 3, "X06 S05 X05"),
        DrawnLine("D", type: 0, every: 15, offset: 5, "X07 S05 S06 S07 S08 X08"),
        DrawnLine("O", type: 0, every: 15, offset: 12, "X09 S06 S08 X10"),
        DrawnLine("13A", type: 3, every: 15, offset: 8, "X11 S10 S09 X12").withoutDirections,
        DrawnLine("69A", type: 3, every: 12, offset: 6, "X13 S11 X14"),
    ]
}
