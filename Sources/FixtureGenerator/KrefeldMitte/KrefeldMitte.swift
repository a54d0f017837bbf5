extension FixturePlace {
    /// A district in the manner of Krefeld's Stadtmitte.
    static let krefeldMitte = FixturePlace(
        folder: "krefeld-mitte", code: 25832, layers: { KrefeldDrawing().layers() },
        feed: { KrefeldDrawing().feed() },
        summary: { KrefeldDrawing().summary() })
}

/// The whole drawing: mesh, plots and buildings, from which the layers follow.
struct KrefeldDrawing: Sendable {
    /// The streets.
    let mesh = RuledMesh(KrefeldPlan.letters, KrefeldPlan.streets, KrefeldPlan.rule)
    /// How it's built.
    let manner = KrefeldManner()
    /// The blocks between the streets.
    let plots: [MeshPlot]
    /// What stands on them.
    let houses: [DrawnHouse]

    /// Draws the blocks and what stands on them.
    init() {
        plots = mesh.plots(lettered: Set(BlockKind.allCases.map(\.rawValue)))
        houses = manner.houses(on: plots)
    }

    /// The layers of the study, then those that scenarios add.
    func layers() -> [FixtureLayer] {
        let green = greenSpaces().enumerated().map { $1.feature(number: $0 + 1, digits: 3) }
        return [
            FixtureLayer(name: "districts", features: mesh.districts(KrefeldPlan.names, prefix: "KR-")),
            FixtureLayer(name: "plots", features: plots.map(\.krefeldFeature)),
            FixtureLayer(name: "buildings", features: houses.map(\.krefeldFeature)),
            FixtureLayer(name: "green", features: green),
            FixtureLayer(name: "stops", features: mesh.features(of: KrefeldPlan.stops)),
            FixtureLayer(name: "streets", features: features(of: streets())),
            FixtureLayer(name: "gaps", features: gapHouses()), FixtureLayer(name: "courts", features: newCourts()),
            FixtureLayer(name: "pocket-park", features: [pocketPark()]),
        ]
    }

    /// The totals, for people.
    func summary() -> String {
        let families = houses.filter { $0.use == .residential }
        let small = families.filter(\.isForOneOrTwoFamilies).count
        return "krefeld-mitte\n  blocks: \(plots.count)\n"
            + ProgrammeTotals(houses, manner.chain).table(.init(dwellings: "18 700", residents: "31 000"))
            + "\n  houses for one or two families: \(small) of \(families.count) (21 %)"
            + "\n  schools: \(count("31001_3021")) (8), day-care centres: \(count("31001_3065")) (17)"
            + "\n  playgrounds: \(greenSpaces().filter { $0.kind == .playground }.count) (17)"
            + "\n  without storeys: \(houses.filter { $0.storeys == nil }.count), "
            + "neither storeys nor height: \(houses.filter { $0.storeys == nil && $0.height == nil }.count)"
    }

    /// How many houses have a function of the cadastre.
    func count(_ function: String) -> Int { houses.filter { $0.cadastralFunction == function }.count }
}
