extension FixturePlace {
    /// A district in the manner of Seestadt Aspern in Vienna.
    static let seestadt = FixturePlace(
        folder: "seestadt", code: 31256, layers: { SeestadtDrawing().layers() },
        feed: { SeestadtMesh().feed() },
        summary: { SeestadtDrawing().summary() })
}

/// The whole drawing: mesh, plots and buildings, from which the layers follow.
private struct SeestadtDrawing {
    /// The streets.
    private let mesh = SeestadtMesh()
    /// The plots between them.
    private let plots: [SeestadtPlot]
    /// What stands on the plots.
    private let buildings: [SeestadtBuilding]

    /// Draws the plots and what stands on them.
    init() {
        plots = mesh.plots()
        buildings = seestadtBuildings(on: plots)
    }

    /// The layers of the study, then those that scenarios add.
    func layers() -> [FixtureLayer] {
        let green = mesh.greenSpaces(plots: plots).enumerated().map { $1.feature(number: $0 + 1) }
        return [
            FixtureLayer(name: "districts", features: mesh.quarters()),
            FixtureLayer(name: "plots", features: plots.map(\.feature)),
            FixtureLayer(name: "buildings", features: buildings.map(\.feature)),
            FixtureLayer(name: "green", features: green), FixtureLayer(name: "stops", features: mesh.stops()),
            FixtureLayer(name: "streets", features: features(of: mesh.streets())),
            FixtureLayer(name: "park", features: [mesh.largerPark()]),
            FixtureLayer(name: "tower", features: mesh.infillTower()),
            FixtureLayer(name: "tram", features: mesh.tramStops()),
        ] + SeestadtStages.layers(buildings)
    }

    /// The totals, for people.
    func summary() -> String {
        "seestadt\n  plots: \(plots.count)\n"
            + ProgrammeTotals(buildings, .seestadt).table(
                .init(floorArea: "2 200 000", dwellings: "11 500", residents: "25 000", jobs: "20 000"))
    }
}
