/// A stop of public transport, near a crossing of the street mesh.
struct DrawnStop: Sendable {
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

extension StreetMesh {
    /// Stops as features, numbered from a number on.
    func features(of stops: [DrawnStop], from first: Int = 1) -> [DrawnFeature] {
        zip(stops, placed(stops, from: first)).map { stop, placed in
            DrawnFeature(
                id: placed.id, shape: .point(placed.place),
                properties: [
                    .init(name: "name", value: .text(stop.name)), .init(name: "art", value: .text(stop.mode.rawValue)),
                    .init(name: "takt", value: .whole(stop.departures)),
                ])
        }
    }
}
