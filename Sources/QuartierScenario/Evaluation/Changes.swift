import QuartierModel

/// What can differ between a scenario and the base, as far as products care.
struct Aspects: OptionSet, Sendable {
    let rawValue: Int

    /// Which buildings there are, and where.
    static let buildingShapes = Aspects(rawValue: 1 << 0)
    /// What is stated of buildings.
    static let buildingAttributes = Aspects(rawValue: 1 << 1)
    /// Which plots there are, and where.
    static let plotShapes = Aspects(rawValue: 1 << 2)
    /// What is stated of plots.
    static let plotAttributes = Aspects(rawValue: 1 << 3)
    /// Which green spaces there are, and where.
    static let greenShapes = Aspects(rawValue: 1 << 4)
    /// What is stated of green spaces.
    static let greenAttributes = Aspects(rawValue: 1 << 5)
    /// Which stops there are, and where.
    static let stopShapes = Aspects(rawValue: 1 << 6)
    /// What is stated of stops.
    static let stopAttributes = Aspects(rawValue: 1 << 7)
    /// What the study assumes.
    static let assumptions = Aspects(rawValue: 1 << 8)
    /// Which surfaces there are, and where.
    static let surfaceShapes = Aspects(rawValue: 1 << 9)
    /// What is stated of surfaces.
    static let surfaceAttributes = Aspects(rawValue: 1 << 10)
    /// Which trees there are, and where.
    static let treeShapes = Aspects(rawValue: 1 << 11)
    /// What is stated of trees.
    static let treeAttributes = Aspects(rawValue: 1 << 12)

    /// Which streets there are, and where.
    static let streetShapes = Aspects(rawValue: 1 << 13)
    /// What is stated of streets.
    static let streetAttributes = Aspects(rawValue: 1 << 14)
    /// Which trips run on the day, and where their stations are.
    static let timetable = Aspects(rawValue: 1 << 15)

    /// Which elements of a layer there are, and where.
    static func shapes(of layer: LayerKind) -> Aspects {
        switch layer {
        case .districts: []
        case .plots: .plotShapes
        case .buildings: .buildingShapes
        case .green: .greenShapes
        case .stops: .stopShapes
        case .streets: .streetShapes
        case .surfaces: .surfaceShapes
        case .trees: .treeShapes
        case .places: []
        }
    }

    /// What is stated of the elements of a layer.
    static func attributes(of layer: LayerKind) -> Aspects {
        switch layer {
        case .districts: []
        case .plots: .plotAttributes
        case .buildings: .buildingAttributes
        case .green: .greenAttributes
        case .stops: .stopAttributes
        case .streets: .streetAttributes
        case .surfaces: .surfaceAttributes
        case .trees: .treeAttributes
        case .places: []
        }
    }

    /// The attributes of a layer that any product reads; the others only describe.
    static func measuredAttributes(of layer: LayerKind) -> Set<String> {
        switch layer {
        case .districts, .plots, .places: []
        case .buildings: ["storeys", "height_m", "use", "dwellings", "residents", "jobs"]
        case .green: ["public", "kind"]
        case .stops: ["departures_per_hour"]
        case .streets: ["kind", "walkable", "private", "direction"]
        case .surfaces: ["kind"]
        case .trees: ["crown_diameter_m"]
        }
    }

    static let buildings: Aspects = [.buildingShapes, .buildingAttributes]
    static let green: Aspects = [.greenShapes, .greenAttributes]
    static let surfaces: Aspects = [.surfaceShapes, .surfaceAttributes]
    static let trees: Aspects = [.treeShapes, .treeAttributes]
    static let stops: Aspects = [.stopShapes, .stopAttributes]
    static let streets: Aspects = [.streetShapes, .streetAttributes]
}

/// What a scenario changed, read off its patch and not declared by its edits.
struct Changes: Sendable {
    let aspects: Aspects
    /// The parameters that the scenario measures with and the base does not.
    let parameters: ParameterGroups
    /// Whether the scenario adds to a layer that the base does not have: what had no data has some everywhere.
    let bringsLayer: Bool
    /// Rows of buildings that were changed, removed or added, ascending.
    let buildings: [Int]
    /// Rows of green spaces that were changed, removed or added, ascending.
    let green: [Int]
    /// Rows of surfaces that were changed, removed or added, ascending.
    let surfaces: [Int]
    /// Rows of trees that were changed, removed or added, ascending.
    let trees: [Int]
    /// Rows of stops that were changed, removed or added, ascending.
    let stops: [Int]
    /// Rows of stops whose departures may be others, ascending; those of `stops` among them.
    let servedStops: [Int]

    init(of patch: CityPatch, base: City, assumptionsDiffer: Bool, parameters: ParameterGroups = []) {
        self.parameters = parameters
        var aspects: Aspects = assumptionsDiffer ? .assumptions : []
        Self.note(patch.buildings, .buildingShapes, .buildingAttributes, &aspects)
        Self.note(patch.plots, .plotShapes, .plotAttributes, &aspects)
        Self.note(patch.green, .greenShapes, .greenAttributes, &aspects)
        Self.note(patch.surfaces, .surfaceShapes, .surfaceAttributes, &aspects)
        Self.note(patch.trees, .treeShapes, .treeAttributes, &aspects)
        Self.note(patch.stops, .stopShapes, .stopAttributes, &aspects)
        Self.note(patch.streets, .streetShapes, .streetAttributes, &aspects)
        if patch.transit != nil { aspects.insert(.timetable) }
        self.aspects = aspects
        bringsLayer =
            Self.isNew(patch.plots, base.plots) || Self.isNew(patch.buildings, base.buildings)
            || Self.isNew(patch.green, base.green) || Self.isNew(patch.surfaces, base.surfaces)
            || Self.isNew(patch.trees, base.trees) || Self.isNew(patch.stops, base.stops)
            || Self.isNew(patch.streets, base.streets)
        buildings = Self.rows(patch.buildings, baseCount: base.buildings.count)
        green = Self.rows(patch.green, baseCount: base.green.count)
        surfaces = Self.rows(patch.surfaces, baseCount: base.surfaces.count)
        trees = Self.rows(patch.trees, baseCount: base.trees.count)
        stops = Self.rows(patch.stops, baseCount: base.stops.count)
        servedStops = Set(stops).union(patch.transit?.servedStops ?? []).sorted()
    }

    private static func note<E>(
        _ patch: LayerPatch<E>, _ shapes: Aspects, _ attributes: Aspects, _ aspects: inout Aspects
    ) {
        if patch.changesShapes { aspects.insert(shapes) }
        if !patch.changed.isEmpty { aspects.insert(attributes) }
    }

    private static func isNew<E>(_ patch: LayerPatch<E>, _ base: Layer<E>) -> Bool {
        !base.isStated && patch.added.count > 0
    }

    private static func rows<E>(_ patch: LayerPatch<E>, baseCount: Int) -> [Int] {
        let added = baseCount..<(baseCount + patch.added.count)
        return Set(patch.changed.keys).union(patch.removed).union(added).sorted()
    }
}
