extension KrefeldPlan {
    /// Stops in the manner of the place; where they are and how often something calls is drawn.
    static let stops = [
        DrawnStop("Hauptbahnhof", .rail, 14, at: 7, 0, 20, -25), DrawnStop("Hauptbahnhof", .tram, 48, at: 7, 1, 6, -4),
        DrawnStop("Hauptbahnhof", .bus, 40, at: 7, 1, -14, -10), DrawnStop("Rheinstraße", .tram, 54, at: 10, 8, -6, 5),
        DrawnStop("Rheinstraße", .bus, 30, at: 10, 8, 12, -6),
        DrawnStop("Dreikönigenstraße", .tram, 48, at: 10, 6, 3, 4),
        DrawnStop("Ostwall", .tram, 24, at: 10, 11, 4, -5), DrawnStop("Nordwall", .tram, 12, at: 7, 13, 5, 3),
        DrawnStop("Friedrichsplatz", .tram, 24, at: 4, 13, 4, -6),
        DrawnStop("Friedrichsplatz", .bus, 16, at: 4, 13, -10, 4),
        DrawnStop("Moritzplatz", .tram, 12, at: 2, 15, 5, 6), DrawnStop("Westwall", .bus, 16, at: 4, 8, -6, 5),
        DrawnStop("St.-Anton-Straße", .tram, 24, at: 2, 8, 0, 5), DrawnStop("Frankenring", .tram, 24, at: 0, 8, 6, -3),
        DrawnStop("Südwall", .bus, 14, at: 7, 4, -6, 5), DrawnStop("Neusser Straße", .bus, 14, at: 7, 2, 7, 4),
        DrawnStop("Philadelphiastraße", .tram, 12, at: 12, 8, 3, 5),
        DrawnStop("Voltaplatz", .tram, 12, at: 12, 2, 5, -4),
        DrawnStop("Stadtgarten", .bus, 8, at: 3, 13, -5, -5),
        DrawnStop("Lutherische-Kirch-Straße", .bus, 8, at: 3, 4, 4, 6),
        DrawnStop("Gerberstraße", .bus, 8, at: 12, 4, -6, 3), DrawnStop("Blumenstraße", .bus, 8, at: 7, 15, 4, 6),
        DrawnStop("Girmesgath", .tram, 12, at: 5, 16, 0, 18), DrawnStop("Uerdinger Straße", .bus, 12, at: 13, 11, 5, 5),
        DrawnStop("Kölner Straße", .tram, 12, at: 9, 0, 25, -30), DrawnStop("Tannenstraße", .bus, 8, at: 1, 5, 5, 6),
    ]
}
