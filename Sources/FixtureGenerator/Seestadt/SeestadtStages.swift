/// The staged build-out: which quarters are built by which year.
///
/// The order is ours; the residents that it gives come near to those that were published for 2018 and 2024.
enum SeestadtStages {
    /// The years after the first, each with the digits of the quarters that are built by then.
    static let later: [(year: Int, quarters: Set<Character>)] = [
        (2018, ["3", "9"]), (2024, ["4"]), (2034, ["1", "5", "6", "7", "8"]),
    ]

    /// A layer for each stage after the first: the buildings that it adds, as they stand in the whole plan.
    static func layers(_ buildings: [SeestadtBuilding]) -> [FixtureLayer] {
        later.map { stage in
            FixtureLayer(
                name: "built-\(stage.year)",
                features: buildings.filter { stage.quarters.contains(SeestadtPlan.letters.quarter($0.plot.cell)) }.map(
                    \.feature))
        }
    }
}
