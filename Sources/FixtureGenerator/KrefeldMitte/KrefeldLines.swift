/// The timetable of Krefeld's middle: four trams by way of Rheinstraße and Hauptbahnhof, and what is around them.
extension KrefeldDrawing {
    /// The timetable.
    func feed() -> DrawnFeed {
        DrawnFeed(
            "Krefeld-Mitte", zone: "Europe/Berlin", plane: .krefeldMitte, stops: mesh.placed(KrefeldPlan.stops),
            beyond: KrefeldPlan.beyond, days: .northRhineWestphalia,
            lines: KrefeldPlan.railways + KrefeldPlan.trams + KrefeldPlan.buses)
    }
}

extension KrefeldPlan {
    /// Stops beyond the district.
    fileprivate static let beyond = [
        OuterStop("Krefeld-Oppum", .rail, 2_900, -1_300), OuterStop("Forsthaus", .rail, -3_200, -300),
        OuterStop("Fischeln", .tram, 700, -3_600), OuterStop("St. Tönis", .tram, -3_800, -200),
        OuterStop("Stahldorf", .tram, 1_700, -3_300), OuterStop("Tackheide", .tram, -2_600, -500),
        OuterStop("Uerdingen", .tram, 3_800, 500), OuterStop("Inrath", .tram, -300, 2_500),
        OuterStop("Oppum", .tram, 2_700, -1_500), OuterStop("Hüls", .tram, -2_000, 3_700),
        OuterStop("Düsseldorf", .tram, 3_900, -1_900), OuterStop("Gartenstadt", .bus, 2_600, 2_600),
        OuterStop("Königshof", .bus, -500, -2_600), OuterStop("Kempener Feld", .bus, -2_600, 1_400),
        OuterStop("Gellep", .bus, 3_700, -200), OuterStop("Bockum", .bus, 2_500, 900),
    ]

    /// Regional trains.
    fileprivate static let railways = [
        DrawnLine("RE 10", type: 106, every: 30, offset: 5, "X02 S01 X01"),
        DrawnLine("RB 33", type: 106, every: 30, offset: 12, "X02 S01 X01"),
        DrawnLine("RE 42", type: 106, every: 30, offset: 21, "X02 S01 X01"),
        DrawnLine("RE 7", type: 106, every: 60, offset: 26, "X02 S01 X01").told(.listed),
    ]

    /// Trams; the two from Düsseldorf end at Rheinstraße.
    fileprivate static let trams = [
        DrawnLine("041", type: 0, every: 10, "X03 S25 S02 S06 S04 S13 S14 X04"),
        DrawnLine("042", type: 0, every: 10, offset: 3, "X05 S18 S02 S06 S04 S13 S14 X06"),
        DrawnLine("043", type: 0, every: 10, offset: 5, "X07 S02 S06 S04 S07 S08 S09 S23 X08"),
        DrawnLine("044", type: 0, every: 10, offset: 8, "X09 S02 S06 S04 S07 S09 S11 X10"),
        DrawnLine("U70", type: 0, every: 20, offset: 4, "X11 S17 S04"),
        DrawnLine("U76", type: 0, every: 20, offset: 14, "X11 S17 S04"),
    ]

    /// Buses; of one only the headway is promised, and one doesn't state directions.
    fileprivate static let buses = [
        DrawnLine("051", type: 3, every: 30, offset: 6, "X13 S03 S05 X12").told(.listed),
        DrawnLine("052", type: 3, every: 10, offset: 2, "S03 S05 S24 X16").told(.headways),
        DrawnLine("057", type: 3, every: 15, offset: 7, "X13 S03 S16 S15 S12 S10 S19 X14"),
        DrawnLine("058", type: 3, every: 15, offset: 1, "X13 S03 S20 S26 S12 S10 S22 X12").withoutDirections,
        DrawnLine("059", type: 3, every: 15, offset: 11, "X13 S03 S21 S05 X15"),
        DrawnLine("060", type: 3, every: 20, offset: 9, "X13 S03 S16 S15 S05 X16"),
    ]
}
