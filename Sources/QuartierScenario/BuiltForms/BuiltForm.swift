public import QuartierModel

/// A way to build on a plot (Bebauungstyp): how much of it is covered, how high, and what for.
public struct BuiltForm: Hashable, Sendable {
    /// The name in a study.
    public var name = ""
    /// Full storeys above ground (Vollgeschosse).
    public var storeys = 1.0
    /// Footprint per area of the plot, above 0 to 1 (GRZ, ground space index).
    public var coverage = 0.5
    /// The shares of the gross floor area that the uses have, in the order of the vocabulary; they add up to 1.
    public var uses: [BuildingUse: Double] = [:]

    /// A form with default values, to be filled.
    public init() {}

    /// A form from all that there is to say of it.
    public init(_ name: String, storeys: Double, coverage: Double, uses: [BuildingUse: Double]) {
        self.name = name
        self.storeys = storeys
        self.coverage = coverage
        self.uses = uses
    }

    /// Gross floor area per area of the plot (GFZ, floor space index).
    public var floorSpaceIndex: Double { coverage * storeys }

    /// The uses with a share above 0, in the order of the vocabulary.
    var orderedUses: [(use: BuildingUse, share: Double)] {
        BuildingUse.allCases.compactMap { use in
            guard let share = uses[use], share > 0 else { return nil }
            return (use, share)
        }
    }
}
