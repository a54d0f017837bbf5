/// The timetable of Rothneusiedl as it is before the metro comes: buses.
extension RothneusiedlDrawing {
    /// The timetable.
    func feed() -> DrawnFeed {
        DrawnFeed(
            "Rothneusiedl", plane: .rothneusiedl, stops: mesh.placed(RothneusiedlPlan.stops),
            beyond: [
                OuterStop("Alaudagasse", .bus, -900, 2_400), OuterStop("Oberlaa", .bus, 1_500, 1_200),
                OuterStop("Leopoldsdorf", .bus, 900, -2_200), OuterStop("Inzersdorf", .bus, -2_600, 700),
                OuterStop("Unterlaa", .bus, 2_700, 700), OuterStop("Reumannplatz", .bus, -400, 3_600),
            ],
            lines: [
                // The first of them is the line whose trips don't state their direction.
                DrawnLine("17A", type: 3, every: 15, offset: 4, "X02 S04 S02 S06 X03").withoutDirections,
                DrawnLine("19A", type: 3, every: 15, offset: 9, "X01 S02 S03 X04").told(.headways),
                DrawnLine("67B", type: 3, every: 20, offset: 2, "X01 S05 X04"),
                DrawnLine("266", type: 3, every: 30, offset: 14, "X01 S04 X03").told(.listed),
                DrawnLine("N67", type: 3, every: 30, "X06 S02 X05").told(.listed).atNight,
            ])
    }
}
