extension GridDrawing {
    /// Green spaces: an overlapping pair, one across a border, one on a border, private ones and water.
    static func greenSpaces() -> [DrawnFeature] {
        [
            green("G1", 10...30, 50...90, "park"), green("G2", 20...40, 50...90, "park"),
            green("G3", 250...270, 80...120, "park"), green("G4", 100...120, 210...230, "playground"),
            green("G5", 30...40, 130...140, "courtyard", isPublic: false),
            green("G6", 105...125, 105...125, "water"),
            green("G7", 240...290, 205...245, "garden", isPublic: false),
        ]
    }

    /// The park that a scenario lays out in B2.
    static func newPark() -> DrawnFeature { green("G8", 130...170, 130...180, "park") }

    /// Stops outside the grid, at distances from right triangles.
    static let placedStops = [
        PlacedStop(id: "S1", name: "West", mode: .bus, place: place(-285, 15)),
        PlacedStop(id: "S2", name: "Northeast", mode: .tram, place: place(580, 670)),
        PlacedStop(id: "S3", name: "Southeast", mode: .metro, place: place(410, -215)),
    ]

    /// The layer of stops, with the departures that the timetable comes to.
    static func stops() -> [DrawnFeature] { zip(placedStops, [6, 12, 24]).map(stop) }

    /// A rectangular green space.
    private static func green(
        _ id: String, _ x: ClosedRange<Int>, _ y: ClosedRange<Int>, _ kind: String, isPublic: Bool = true
    ) -> DrawnFeature {
        DrawnFeature(
            id: id, shape: .area(Area(rectangle(x, y))),
            properties: [.init(name: "public", value: .flag(isPublic)), .init(name: "kind", value: .text(kind))])
    }

    /// A stop with its departures per hour.
    private static func stop(_ stop: PlacedStop, _ departures: Int) -> DrawnFeature {
        DrawnFeature(
            id: stop.id, shape: .point(stop.place),
            properties: [
                .init(name: "name", value: .text(stop.name)), .init(name: "mode", value: .text(stop.mode.rawValue)),
                .init(name: "departures_per_hour", value: .whole(departures)),
            ])
    }
}
