public import QuartierModel

/// What a scenario changes in one layer: a light record beside the base, which stays as it is.
///
/// Rows are numbered through: first those of the base, then those the scenario adds. A row never changes its
/// number, so a product made for the base keeps its meaning.
public struct LayerPatch<E: Element>: Sendable {
    /// Rows taken away.
    public internal(set) var removed: Set<Int> = []
    /// Rows whose attributes differ from the base, with what they are now.
    public internal(set) var changed: [Int: E] = [:]
    /// The attributes that edits have set, for each row, even where the value is the one it had before.
    public internal(set) var assigned: [Int: Set<String>] = [:]
    /// Rows the scenario adds.
    public internal(set) var added = Layer<E>()

    /// A patch that changes nothing.
    public init() {}

    /// Whether the layer is as in the base.
    public var isEmpty: Bool { removed.isEmpty && changed.isEmpty && added.count == 0 }

    /// Whether elements came or went (attributes aside).
    public var changesShapes: Bool { !removed.isEmpty || added.count > 0 }
}

/// What a scenario changes in a city.
public struct CityPatch: Sendable {
    /// Changes of plots.
    public internal(set) var plots = LayerPatch<Plot>()
    /// Changes of buildings.
    public internal(set) var buildings = LayerPatch<Building>()
    /// Changes of green spaces.
    public internal(set) var green = LayerPatch<GreenSpace>()
    /// Changes of stops.
    public internal(set) var stops = LayerPatch<Stop>()
    /// Districts are what scenarios are compared on; they do not change.
    var districts = LayerPatch<District>()

    /// A patch that changes nothing.
    public init() {}

    /// Whether everything is as in the base.
    public var isEmpty: Bool { plots.isEmpty && buildings.isEmpty && green.isEmpty && stops.isEmpty }
}
