extension RothneusiedlPlan {
    /// Stops in the manner of the place; where they are and how often something calls is drawn.
    static let stops = [
        DrawnStop("Rothneusiedl", .metro, 24, at: 8, 6, 0, 8), DrawnStop("Rothneusiedl", .bus, 16, at: 8, 6, -18, -8),
        DrawnStop("An den Eisteichen", .bus, 8, at: 3, 6, 6, 4),
        DrawnStop("Himberger Straße", .bus, 12, at: 11, 5, 8, 0),
        DrawnStop("Liesingbach", .bus, 6, at: 1, 6, -5, 6), DrawnStop("Stadtteilpark", .bus, 8, at: 8, 3, 6, 5),
    ]

    /// A tram from the metro through the quarters in the south and west, for a scenario.
    static let tram = [
        DrawnStop("Rothneusiedl", .tram, 12, at: 8, 6, 14, -14), DrawnStop("Campus", .tram, 12, at: 9, 4, 0, 0),
        DrawnStop("Grüne Brücke", .tram, 12, at: 5, 4, -9, 0), DrawnStop("Gutshof", .tram, 12, at: 2, 4, 0, 3),
        DrawnStop("Westrand", .tram, 12, at: 1, 2, 6, 0), DrawnStop("Feldrain", .tram, 12, at: 3, 1, 0, 4),
    ]
}
