extension FixturePlace {
    /// Nine squares of a hectare each, with numbers that can be checked in the head.
    static let grid = FixturePlace(
        folder: "grid-3x3", code: 31256, layers: gridLayers, feed: { GridDrawing.feed() }, summary: gridSummary)
}

/// The layers of the study, then the one that a scenario adds.
private let gridLayers: @Sendable () -> [FixtureLayer] = {
    [
        FixtureLayer(name: "districts", features: GridDrawing.squares()),
        FixtureLayer(name: "plots", features: GridDrawing.plots()),
        FixtureLayer(name: "buildings", features: GridDrawing.buildings()),
        FixtureLayer(name: "green", features: GridDrawing.greenSpaces()),
        FixtureLayer(name: "stops", features: GridDrawing.stops()),
        FixtureLayer(name: "streets", features: features(of: GridDrawing.streets())),
        FixtureLayer(name: "park", features: [GridDrawing.newPark()]),
    ]
}

/// The counts, for people.
private let gridSummary: @Sendable () -> String = {
    "grid-3x3\n  squares: \(GridDrawing.squares().count), buildings: \(GridDrawing.buildings().count)"
}

/// The drawing of the grid; all measures are metres from its south-western corner.
enum GridDrawing {
    /// The south-western corner of the grid in EPSG:31256.
    static let origin = GridPoint.metres(12_000, 343_000)

    /// A place in metres from the corner.
    static func place(_ x: Int, _ y: Int) -> GridPoint { origin + .metres(x, y) }

    /// An upright rectangle in metres from the corner.
    static func rectangle(_ x: ClosedRange<Int>, _ y: ClosedRange<Int>) -> Ring {
        .rectangle(from: place(x.lowerBound, y.lowerBound), to: place(x.upperBound, y.upperBound))
    }

    /// The squares: letters from west to east, numbers from south to north.
    static func squares() -> [DrawnFeature] {
        (0..<3).flatMap { row in
            zip(["A", "B", "C"], 0...).map { letter, column in
                let ground = rectangle(100 * column...100 * column + 100, 100 * row...100 * row + 100)
                return DrawnFeature(
                    id: "\(letter)\(row + 1)", shape: .area(Area(ground)),
                    properties: [.init(name: "name", value: .text("Square \(letter)\(row + 1)"))])
            }
        }
    }

    /// A plot in each square but B2.
    static func plots() -> [DrawnFeature] {
        [
            plot("A1", 5...45, 5...45, "W", .residential), plot("B1", 110...170, 10...40, "W", .residential),
            plot("C1", 210...260, 10...50, "GB", .mixed), plot("A2", 10...60, 110...160, "W", .residential),
            plot("C2", 230...270, 130...170, "BB", .office), plot("A3", 70...110, 250...280, "W", .residential),
            plot("B3", 130...170, 250...280, "W", .residential), plot("C3", 210...300, 250...300, "GB", .mixed),
        ]
    }

    /// A plot in a square.
    private static func plot(
        _ square: String, _ x: ClosedRange<Int>, _ y: ClosedRange<Int>, _ zone: String, _ use: Use
    ) -> DrawnFeature {
        DrawnFeature(
            id: "P-\(square)", shape: .area(Area(rectangle(x, y))),
            properties: [.init(name: "zone", value: .text(zone)), .init(name: "use", value: .text(use.rawValue))])
    }
}
