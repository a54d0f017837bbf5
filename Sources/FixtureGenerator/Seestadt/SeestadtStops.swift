/// A stop of public transport, near a crossing of the street mesh.
struct SeestadtStop: Sendable {
    /// The name.
    let name: String
    /// The mode of transport.
    let mode: Mode
    /// Departures per hour on a working day, both directions and all lines together.
    let departures: Int
    /// The crossing, as column and row.
    let crossing: (column: Int, row: Int)
    /// Metres to the east and north of the crossing.
    let beside: (east: Int, north: Int)

    /// Modes as the study file names them.
    enum Mode: String, Sendable {
        /// Underground railway.
        case metro
        /// Suburban railway.
        case rail
        /// Tramway.
        case tram
        /// Bus.
        case bus
    }

    /// A stop some metres beside a crossing.
    init(_ name: String, _ mode: Mode, _ departures: Int, at column: Int, _ row: Int, _ east: Int, _ north: Int) {
        self.name = name
        self.mode = mode
        self.departures = departures
        crossing = (column, row)
        beside = (east, north)
    }
}

extension SeestadtMesh {
    /// The layer of stops.
    func stops() -> [DrawnFeature] { features(of: SeestadtStop.today, from: 1) }

    /// The stops of the tram along the boulevard, for a scenario.
    func tramStops() -> [DrawnFeature] { features(of: SeestadtStop.tramAlongBoulevard, from: 101) }

    /// Stops as features, numbered from a number on.
    private func features(of stops: [SeestadtStop], from first: Int) -> [DrawnFeature] {
        stops.enumerated().map { index, stop in
            let place = crossing(stop.crossing.column, stop.crossing.row) + .metres(stop.beside.east, stop.beside.north)
            return DrawnFeature(
                id: "S" + padded(first + index, to: 2), shape: .point(place),
                properties: [
                    .init(name: "name", value: .text(stop.name)), .init(name: "art", value: .text(stop.mode.rawValue)),
                    .init(name: "takt", value: .whole(stop.departures)),
                ])
        }
    }
}

extension SeestadtStop {
    /// The stops of today; frequencies are drawn, not taken from a timetable.
    fileprivate static let today = [
        SeestadtStop("Seestadt", .metro, 24, at: 5, 4, 4, 6),
        SeestadtStop("Aspern Nord", .metro, 24, at: 5, 11, 0, 8),
        SeestadtStop("Aspern Nord", .rail, 4, at: 5, 12, -12, 25),
        SeestadtStop("Hausfeldstraße", .metro, 24, at: 0, 12, -240, 60),
        SeestadtStop("Hausfeldstraße", .tram, 12, at: 0, 12, -225, 30),
        SeestadtStop("Oberdorfstraße", .tram, 12, at: 0, 11, -90, 0),
        SeestadtStop("Aspern Nord", .tram, 8, at: 5, 11, 14, -12),
        SeestadtStop("Aspern Nord", .bus, 18, at: 5, 11, -16, 4),
        SeestadtStop("Seestadt", .bus, 22, at: 5, 4, -14, -8),
        SeestadtStop("Am Seebogen", .bus, 8, at: 7, 8, 5, -6),
        SeestadtStop("Seestadtstraße", .bus, 8, at: 1, 7, -6, 3),
        SeestadtStop("Sonnenallee", .bus, 8, at: 1, 2, -5, 8),
        SeestadtStop("Ilse-Arlt-Straße", .bus, 8, at: 3, 2, 7, 5),
        SeestadtStop("Hannah-Arendt-Platz", .bus, 12, at: 4, 3, -6, 4),
        SeestadtStop("Maria-Tusch-Straße", .bus, 12, at: 4, 1, 8, -5),
        SeestadtStop("Johann-Kutschera-Gasse", .bus, 6, at: 2, 0, 4, 3),
        SeestadtStop("Zaha-Hadid-Platz", .bus, 8, at: 5, 2, 0, 6),
        SeestadtStop("Mimi-Grossberg-Gasse", .bus, 6, at: 2, 8, 5, 0),
        SeestadtStop("Janis-Joplin-Promenade", .bus, 6, at: 3, 8, -4, 7),
        SeestadtStop("Simone-de-Beauvoir-Platz", .bus, 8, at: 7, 6, 6, 6),
        SeestadtStop("Christine-Touaillon-Straße", .bus, 6, at: 7, 2, 4, -5),
        SeestadtStop("Eva-Maria-Mazzucco-Platz", .bus, 6, at: 6, 0, -3, 5),
        SeestadtStop("Nelson-Mandela-Platz", .bus, 10, at: 3, 10, 5, 5),
        SeestadtStop("Ada-Lovelace-Straße", .bus, 6, at: 1, 10, -4, -6),
        SeestadtStop("Barbara-Prammer-Allee", .bus, 8, at: 7, 10, 3, 4),
        SeestadtStop("An den Alten Schanzen", .bus, 4, at: 8, 7, -4, 0),
        SeestadtStop("Lina-Bo-Bardi-Platz", .bus, 6, at: 1, 1, 3, 4),
        SeestadtStop("Technologiezentrum", .bus, 4, at: 0, 7, 5, 2),
        SeestadtStop("Wangari-Maathai-Platz", .bus, 6, at: 6, 8, 4, 3),
        SeestadtStop("Doris-Lessing-Allee", .bus, 4, at: 2, 11, 5, -4),
    ]

    /// A tram from the metro along the boulevard to both ends of the district.
    fileprivate static let tramAlongBoulevard = [
        SeestadtStop("Technologiezentrum Süd", .tram, 12, at: 0, 4, 8, 0),
        SeestadtStop("Sonnenallee West", .tram, 12, at: 1, 4, 0, 3),
        SeestadtStop("Maria-Tusch-Straße", .tram, 12, at: 3, 4, 0, -3),
        SeestadtStop("Seestadt", .tram, 12, at: 5, 4, 6, -4),
        SeestadtStop("Simone-de-Beauvoir-Platz", .tram, 12, at: 7, 4, 0, 4),
        SeestadtStop("An den Alten Schanzen", .tram, 12, at: 8, 4, -9, 0),
    ]
}
