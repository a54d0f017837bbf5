extension SonnwendviertelPlan {
    /// Stops in the manner of the place; where they are and how often something calls is drawn.
    static let stops = [
        DrawnStop("Hauptbahnhof", .metro, 36, at: 0, 8, -110, 90),
        DrawnStop("Hauptbahnhof", .rail, 40, at: 2, 8, 20, 110),
        DrawnStop("Keplerplatz", .metro, 36, at: 0, 4, -290, 20),
        DrawnStop("Reumannplatz", .metro, 36, at: 0, 0, -330, -160),
        DrawnStop("Hauptbahnhof Ost", .tram, 16, at: 3, 8, 6, 20),
        DrawnStop("Alfred-Adler-Straße", .tram, 16, at: 3, 7, 5, -6),
        DrawnStop("Hlawkagasse", .tram, 8, at: 3, 5, 7, 4), DrawnStop("Absberggasse", .tram, 16, at: 4, 0, 60, -30),
        DrawnStop("Bloch-Bauer-Promenade", .bus, 8, at: 3, 3, 6, 5),
        DrawnStop("Gombrichgasse", .bus, 8, at: 1, 4, 5, 3), DrawnStop("Gudrunstraße", .bus, 10, at: 2, 0, 4, -6),
    ]
}
