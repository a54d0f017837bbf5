public import QuartierGeometry
public import QuartierModel

/// A layer as a scenario sees it: the base with a patch over it.
public struct LayerView<E: Element>: Sendable {
    /// The layer of the base.
    public let base: Layer<E>
    /// What the scenario changes in it.
    public let patch: LayerPatch<E>

    /// A view of a layer through a patch.
    public init(base: Layer<E>, patch: LayerPatch<E> = LayerPatch()) {
        self.base = base
        self.patch = patch
    }

    /// How many rows there are, removed ones included.
    public var rowCount: Int { base.count + patch.added.count }

    /// Whether the study has the layer, or the scenario adds to it.
    public var isStated: Bool { base.isStated || patch.added.count > 0 }

    /// Whether a row is there in the scenario.
    public func isPresent(_ row: Int) -> Bool { patch.removed.isEmpty || !patch.removed.contains(row) }

    /// The rows that are there, in order.
    public var rows: some Sequence<Int> { (0..<rowCount).lazy.filter(isPresent) }

    /// What is stated of an element.
    public func element(_ row: Int) -> E {
        if !patch.changed.isEmpty, let changed = patch.changed[row] { return changed }
        return unchanged(row)
    }

    private func unchanged(_ row: Int) -> E {
        row < base.count ? base.elements[row] : patch.added.elements[row - base.count]
    }

    /// What is stated of an element before any edit changed it: in the base, or where the scenario adds it.
    public func original(_ row: Int) -> E {
        unchanged(patch.redrawn.isEmpty ? row : patch.origin(of: row))
    }

    /// Whether an edit has changed what is stated of an element, or its shape.
    public func isAltered(_ row: Int) -> Bool { patch.changed[row] != nil || patch.redrawn[row] != nil }

    /// The shape of an element before any edit drew it anew.
    public func originalShape(_ row: Int) -> (pool: ShapePool, index: Int) { shape(patch.origin(of: row)) }

    /// The identifier of an element.
    public func identifier(_ row: Int) -> String {
        row < base.count ? base.identifiers[row] : patch.added.identifiers[row - base.count]
    }

    /// The pool an element's shape lies in, and its index there.
    public func shape(_ row: Int) -> (pool: ShapePool, index: Int) {
        row < base.count ? (base.shapes, row) : (patch.added.shapes, row - base.count)
    }

    /// The box of an element's shape.
    public func box(_ row: Int) -> BoundingBox {
        row < base.count ? base.shapes.boxes[row] : patch.added.shapes.boxes[row - base.count]
    }
}

/// A city as a scenario sees it.
public struct CityView: Sendable {
    /// The immutable base.
    public let base: City
    /// What the scenario changes.
    public var patch: CityPatch

    /// A view of a city through a patch.
    public init(base: City, patch: CityPatch = CityPatch()) {
        self.base = base
        self.patch = patch
    }

    /// Whether the study has a layer, or the scenario adds to it.
    public func states(_ layer: LayerKind) -> Bool {
        guard !base.states(layer) else { return true }
        return switch layer {
        case .districts: false
        case .plots: patch.plots.added.count > 0
        case .buildings: patch.buildings.added.count > 0
        case .green: patch.green.added.count > 0
        case .surfaces: patch.surfaces.added.count > 0
        case .trees: patch.trees.added.count > 0
        case .places: patch.places.added.count > 0
        case .stops: patch.stops.added.count > 0
        case .streets: patch.streets.added.count > 0
        }
    }

    /// The districts.
    public var districts: LayerView<District> { LayerView(base: base.districts) }
    /// The plots.
    public var plots: LayerView<Plot> { LayerView(base: base.plots, patch: patch.plots) }
    /// The buildings.
    public var buildings: LayerView<Building> { LayerView(base: base.buildings, patch: patch.buildings) }
    /// The green spaces.
    public var green: LayerView<GreenSpace> { LayerView(base: base.green, patch: patch.green) }
    /// The ground outside buildings by what covers it.
    public var surfaces: LayerView<Surface> { LayerView(base: base.surfaces, patch: patch.surfaces) }
    /// The trees.
    public var trees: LayerView<Tree> { LayerView(base: base.trees, patch: patch.trees) }
    /// The places that people go to.
    public var places: LayerView<Facility> { LayerView(base: base.places, patch: patch.places) }
    /// The stops.
    public var stops: LayerView<Stop> { LayerView(base: base.stops, patch: patch.stops) }
    /// The streets.
    public var streets: LayerView<Street> { LayerView(base: base.streets, patch: patch.streets) }
}
