/// A stop of public transport where it is.
struct PlacedStop: Sendable {
    /// The id in the layer of stops and in the timetable.
    let id: String
    /// The name.
    let name: String
    /// The mode of transport.
    let mode: DrawnStop.Mode
    /// The place in the plane of the fixture.
    let place: GridPoint

    /// Whether it is a station with a platform for each direction.
    var isStation: Bool { mode == .metro || mode == .rail }
}

/// A stop beyond the district, which its lines come from and go to.
///
/// The names are those of places there; where the stops lie is drawn.
struct OuterStop: Sendable {
    /// The name.
    let name: String
    /// The mode of transport.
    let mode: DrawnStop.Mode
    /// Metres from the middle of the district.
    let east, north: Int

    /// A stop some metres off the middle.
    init(_ name: String, _ mode: DrawnStop.Mode, _ east: Int, _ north: Int) {
        self.name = name
        self.mode = mode
        self.east = east
        self.north = north
    }
}

extension StreetMesh {
    /// Stops where they are, numbered from a number on.
    func placed(_ stops: [DrawnStop], from first: Int = 1) -> [PlacedStop] {
        stops.enumerated().map { index, stop in
            PlacedStop(
                id: "S" + padded(first + index, to: 2), name: stop.name, mode: stop.mode,
                place: crossing(stop.crossing.column, stop.crossing.row)
                    + .metres(stop.beside.east, stop.beside.north))
        }
    }
}
