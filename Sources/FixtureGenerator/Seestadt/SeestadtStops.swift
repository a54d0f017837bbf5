/// The stops of Seestadt.
extension SeestadtMesh {
    /// The layer of stops.
    func stops() -> [DrawnFeature] { features(of: DrawnStop.today) }

    /// The stops of the tram along the boulevard, for a scenario.
    func tramStops() -> [DrawnFeature] { features(of: DrawnStop.tramAlongBoulevard, from: 101) }
}

extension DrawnStop {
    /// The stops of today; frequencies are drawn, not taken from a timetable.
    static let today = [
        DrawnStop("Seestadt", .metro, 24, at: 5, 4, 4, 6),
        DrawnStop("Aspern Nord", .metro, 24, at: 5, 11, 0, 8),
        DrawnStop("Aspern Nord", .rail, 4, at: 5, 12, -12, 25),
        DrawnStop("Hausfeldstraße", .metro, 24, at: 0, 12, -240, 60),
        DrawnStop("Hausfeldstraße", .tram, 12, at: 0, 12, -225, 30),
        DrawnStop("Oberdorfstraße", .tram, 12, at: 0, 11, -90, 0),
        DrawnStop("Aspern Nord", .tram, 8, at: 5, 11, 14, -12),
        DrawnStop("Aspern Nord", .bus, 18, at: 5, 11, -16, 4),
        DrawnStop("Seestadt", .bus, 22, at: 5, 4, -14, -8),
        DrawnStop("Am Seebogen", .bus, 8, at: 7, 8, 5, -6),
        DrawnStop("Seestadtstraße", .bus, 8, at: 1, 7, -6, 3),
        DrawnStop("Sonnenallee", .bus, 8, at: 1, 2, -5, 8),
        DrawnStop("Ilse-Arlt-Straße", .bus, 8, at: 3, 2, 7, 5),
        DrawnStop("Hannah-Arendt-Platz", .bus, 12, at: 4, 3, -6, 4),
        DrawnStop("Maria-Tusch-Straße", .bus, 12, at: 4, 1, 8, -5),
        DrawnStop("Johann-Kutschera-Gasse", .bus, 6, at: 2, 0, 4, 3),
        DrawnStop("Zaha-Hadid-Platz", .bus, 8, at: 5, 2, 0, 6),
        DrawnStop("Mimi-Grossberg-Gasse", .bus, 6, at: 2, 8, 5, 0),
        DrawnStop("Janis-Joplin-Promenade", .bus, 6, at: 3, 8, -4, 7),
        DrawnStop("Simone-de-Beauvoir-Platz", .bus, 8, at: 7, 6, 6, 6),
        DrawnStop("Christine-Touaillon-Straße", .bus, 6, at: 7, 2, 4, -5),
        DrawnStop("Eva-Maria-Mazzucco-Platz", .bus, 6, at: 6, 0, -3, 5),
        DrawnStop("Nelson-Mandela-Platz", .bus, 10, at: 3, 10, 5, 5),
        DrawnStop("Ada-Lovelace-Straße", .bus, 6, at: 1, 10, -4, -6),
        DrawnStop("Barbara-Prammer-Allee", .bus, 8, at: 7, 10, 3, 4),
        DrawnStop("An den Alten Schanzen", .bus, 4, at: 8, 7, -4, 0),
        DrawnStop("Lina-Bo-Bardi-Platz", .bus, 6, at: 1, 1, 3, 4),
        DrawnStop("Technologiezentrum", .bus, 4, at: 0, 7, 5, 2),
        DrawnStop("Wangari-Maathai-Platz", .bus, 6, at: 6, 8, 4, 3),
        DrawnStop("Doris-Lessing-Allee", .bus, 4, at: 2, 11, 5, -4),
    ]

    /// A tram from the metro along the boulevard to both ends of the district.
    fileprivate static let tramAlongBoulevard = [
        DrawnStop("Technologiezentrum Süd", .tram, 12, at: 0, 4, 8, 0),
        DrawnStop("Sonnenallee West", .tram, 12, at: 1, 4, 0, 3),
        DrawnStop("Maria-Tusch-Straße", .tram, 12, at: 3, 4, 0, -3),
        DrawnStop("Seestadt", .tram, 12, at: 5, 4, 6, -4),
        DrawnStop("Simone-de-Beauvoir-Platz", .tram, 12, at: 7, 4, 0, 4),
        DrawnStop("An den Alten Schanzen", .tram, 12, at: 8, 4, -9, 0),
    ]
}
