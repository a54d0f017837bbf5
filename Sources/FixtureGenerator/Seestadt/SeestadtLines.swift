/// The timetable of Seestadt: the lines that are there, as often as the layer of stops says.
extension SeestadtMesh {
    /// The timetable.
    func feed() -> DrawnFeed {
        DrawnFeed(
            "Seestadt Aspern", plane: .seestadt, stops: placed(DrawnStop.today), beyond: SeestadtLines.beyond,
            lines: SeestadtLines.railways + SeestadtLines.buses)
    }
}

/// The lines of Seestadt.
private enum SeestadtLines {
    /// Stops beyond the district.
    static let beyond = [
        OuterStop("Aspernstraße", .metro, -2_100, -300), OuterStop("Stadlau", .metro, -3_400, -700),
        OuterStop("Hirschstetten", .rail, -2_300, 700), OuterStop("Raasdorf", .rail, 3_400, 1_900),
        OuterStop("Kagraner Platz", .tram, -3_000, 2_000), OuterStop("Floridsdorf", .tram, -3_600, 2_600),
        OuterStop("Breitenlee", .tram, 1_500, 2_600), OuterStop("Breitenlee", .bus, 600, 2_700),
        OuterStop("Aspernstraße", .bus, -2_080, -340), OuterStop("Essling", .bus, 2_300, -1_100),
        OuterStop("Siegesplatz", .bus, -900, -2_300), OuterStop("Groß-Enzersdorf", .bus, 3_600, -2_200),
    ]

    /// Metro, suburban railway and trams; of the metro only the headway is promised.
    static let railways = [
        DrawnLine("U2", type: 1, every: 5, "S01 S02 S04 X01 X02").told(.headways),
        DrawnLine("S80", type: 109, every: 30, offset: 7, "X03 S03 X04").told(.listed),
        DrawnLine("25", type: 0, every: 15, offset: 4, "X06 S07 X07"),
        DrawnLine("26", type: 0, every: 10, offset: 2, "X05 S06 S05"),
    ]

    /// Buses; one line doesn't state directions, another has every trip written out.
    static let buses = [
        DrawnLine("84A", type: 3, every: 15, offset: 3, "X08 S08 S25 S10 S20 S09 S17 S13 S12 S11 X09"),
        DrawnLine("88A", type: 3, every: 20, offset: 5, "S09 S14 S15 S16 S27 X11").withoutDirections,
        DrawnLine("88B", type: 3, every: 20, offset: 15, "S09 S14 S15 S22 S21 X10"),
        DrawnLine("95A", type: 3, every: 20, offset: 1, "X08 S08 S23 S24 S18 S19 S29 S09"),
        DrawnLine("97A", type: 3, every: 30, offset: 11, "X08 S08 S23 S30 S28 S09 S26 X10").told(.listed),
        DrawnLine("99A", type: 3, every: 60, offset: 9, "S09 X12"),
    ]
}
