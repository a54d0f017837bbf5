extension GridDrawing {
    /// A timetable whose departures can be counted in the head: a line through each stop, every 20, 10 and 5 minutes.
    static func feed() -> DrawnFeed {
        DrawnFeed(
            "nine squares", plane: .seestadt, stops: placedStops,
            beyond: [
                OuterStop("Far West", .bus, -2_000, 15), OuterStop("Far South", .bus, -285, -2_000),
                OuterStop("Far North", .tram, 580, 2_600), OuterStop("Far East", .tram, 2_600, 670),
                OuterStop("Deep South", .metro, 410, -2_200), OuterStop("Deep East", .metro, 2_500, -215),
            ], from: origin,
            lines: [
                DrawnLine("B", type: 3, every: 20, "X01 S1 X02").told(.listed).withoutDirections,
                DrawnLine("T", type: 0, every: 10, "X03 S2 X04"),
                DrawnLine("M", type: 1, every: 5, "X05 S3 X06").told(.headways),
            ])
    }
}
