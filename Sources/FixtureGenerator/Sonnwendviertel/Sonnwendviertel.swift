extension FixturePlace {
    /// A quarter in the manner of the Sonnwendviertel in Vienna.
    static let sonnwendviertel = FixturePlace(
        folder: "sonnwendviertel", code: 31256, layers: { SonnwendviertelDrawing().layers() },
        feed: { SonnwendviertelDrawing().feed() },
        summary: { SonnwendviertelDrawing().summary() })
}

/// The whole drawing: mesh, plots and buildings, from which the layers follow.
struct SonnwendviertelDrawing: Sendable {
    /// The streets.
    let mesh = RuledMesh(SonnwendviertelPlan.letters, SonnwendviertelPlan.streets, SonnwendviertelPlan.rule)
    /// How it's built.
    let manner = SonnwendviertelManner()
    /// The plots between the streets.
    let plots: [MeshPlot]
    /// What stands on the plots.
    let houses: [DrawnHouse]

    /// Draws the plots and what stands on them.
    init() {
        plots = mesh.plots(lettered: Set("huotmcb"))
        houses = manner.houses(on: plots)
    }

    /// The layers of the study, then those that scenarios add.
    func layers() -> [FixtureLayer] {
        [
            FixtureLayer(name: "districts", features: mesh.districts(SonnwendviertelPlan.names, prefix: "SV-")),
            FixtureLayer(name: "plots", features: plots.map(\.viennaFeature)),
            FixtureLayer(name: "buildings", features: houses.map { $0.viennaFeature() }),
            FixtureLayer(name: "green", features: greenSpaces().enumerated().map { $1.feature(number: $0 + 1) }),
            FixtureLayer(name: "stops", features: mesh.features(of: SonnwendviertelPlan.stops)),
            FixtureLayer(name: "streets", features: features(of: streets())),
            FixtureLayer(name: "larger-park", features: [largerPark()]),
            FixtureLayer(name: "railway-park", features: [railwayPark()]),
            FixtureLayer(name: "infill", features: infill()), FixtureLayer(name: "courts", features: newCourts()),
        ]
    }

    /// The totals, for people.
    func summary() -> String {
        "sonnwendviertel\n  plots: \(plots.count)\n"
            + ProgrammeTotals(houses, manner.chain).table(.init(dwellings: "5 500", residents: "13 000"))
    }
}
