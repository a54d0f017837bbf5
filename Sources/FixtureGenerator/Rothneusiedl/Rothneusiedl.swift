extension FixturePlace {
    /// A quarter in the manner of the plans for Rothneusiedl in Vienna.
    static let rothneusiedl = FixturePlace(
        folder: "rothneusiedl", code: 31256, layers: { RothneusiedlDrawing().layers() },
        feed: { RothneusiedlDrawing().feed() },
        summary: { RothneusiedlDrawing().summary() })
}

/// The whole drawing: mesh, plots and buildings, from which the layers follow.
struct RothneusiedlDrawing: Sendable {
    /// The streets.
    let mesh = RuledMesh(RothneusiedlPlan.letters, RothneusiedlPlan.streets, RothneusiedlPlan.rule)
    /// How it's built.
    let manner = RothneusiedlManner()
    /// The plots between the streets.
    let plots: [MeshPlot]
    /// What stands on the plots.
    let houses: [DrawnHouse]

    /// Draws the plots and what stands on them.
    init() {
        plots = mesh.plots(lettered: Set("hurtmobcx"))
        houses = manner.houses(on: plots)
    }

    /// The layers of the study, then those that scenarios and stages add.
    func layers() -> [FixtureLayer] {
        let green = greenSpaces().enumerated().map { ($1.stage, $1.feature(number: $0 + 1)) }
        let base = [
            FixtureLayer(name: "districts", features: mesh.districts(RothneusiedlPlan.names, prefix: "RN-")),
            FixtureLayer(
                name: "plots", features: plots.map { $0.viennaFeature(stage: RothneusiedlPlan.stage(of: $0.quarter)) }),
            FixtureLayer(name: "buildings", features: houses.map(feature)),
            FixtureLayer(name: "green", features: green.map(\.1)),
            FixtureLayer(name: "stops", features: mesh.features(of: RothneusiedlPlan.stops)),
            FixtureLayer(name: "streets", features: features(of: streets())),
            FixtureLayer(name: "wider-corridor", features: [widerCorridor()]),
            FixtureLayer(name: "fields", features: [fields()]),
            FixtureLayer(name: "tram", features: mesh.features(of: RothneusiedlPlan.tram, from: 101)),
        ]
        return base
            + [2, 3].flatMap { stage in
                [
                    FixtureLayer(
                        name: "stage-\(stage)-buildings",
                        features: houses.filter { self.stage(of: $0) == stage }.map(feature)),
                    FixtureLayer(
                        name: "stage-\(stage)-green", features: green.filter { $0.0 == stage }.map(\.1)),
                ]
            }
    }

    /// The totals, for people.
    func summary() -> String {
        "rothneusiedl\n  plots: \(plots.count)\n"
            + ProgrammeTotals(houses, manner.chain).table(.init(residents: "21 000"))
            + "\n  green: \(Int(greenSpaces().filter(\.isPublic).reduce(0) { $0 + $1.area.squareMetres })) m² (400 000)"
    }

    private func stage(of house: DrawnHouse) -> Int { RothneusiedlPlan.stage(of: house.plot.quarter) }

    private func feature(of house: DrawnHouse) -> DrawnFeature { house.viennaFeature(stage: stage(of: house)) }
}
