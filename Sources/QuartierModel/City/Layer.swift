public import QuartierGeometry

/// The elements of one kind, in the study's plane: shapes in metres, orientation normalised, every shape valid.
///
/// Row `i` of shapes, elements and identifiers belongs together.
public struct Layer<E: Element>: Sendable {
    /// The shapes in metres.
    public var shapes = ShapePool()
    /// What is stated of each element.
    public var elements: [E] = []
    /// The identifier of each element, unique in the layer.
    public var identifiers: [String] = []
    /// Attributes of the file that no standard attribute is, kept because a filter names them.
    public var foreign: [Column] = []
    /// Whether the study has this layer at all; an absent layer is missing data, an empty one is not.
    public var isStated = false

    /// An absent layer.
    public init() {}

    /// The number of elements.
    public var count: Int { elements.count }

    /// The foreign attribute of a name.
    public func foreign(named name: String) -> Column? { foreign.first { $0.name == name } }
}

/// A city or quarter as data: its layers, all in one metric plane.
public struct City: Sendable {
    /// The areas that results are reported for.
    public var districts = Layer<District>()
    /// The building plots.
    public var plots = Layer<Plot>()
    /// The buildings.
    public var buildings = Layer<Building>()
    /// The green and open spaces.
    public var green = Layer<GreenSpace>()
    /// The ground outside buildings by what covers it.
    public var surfaces = Layer<Surface>()
    /// The trees.
    public var trees = Layer<Tree>()
    /// The places that people go to.
    public var places = Layer<Facility>()
    /// The stops of public transport.
    public var stops = Layer<Stop>()
    /// The streets, paths and squares.
    public var streets = Layer<Street>()
    /// The public transport of the day, where the study has timetables: the stops are its stations then.
    public var transit: CityTransit?

    /// A city without layers.
    public init() {}

    /// Whether the study has a layer of a kind.
    public func states(_ layer: LayerKind) -> Bool {
        switch layer {
        case .districts: districts.isStated
        case .plots: plots.isStated
        case .buildings: buildings.isStated
        case .green: green.isStated
        case .surfaces: surfaces.isStated
        case .trees: trees.isStated
        case .places: places.isStated
        case .stops: stops.isStated
        case .streets: streets.isStated
        }
    }
    /// The shapes of a layer.
    public func shapes(of layer: LayerKind) -> ShapePool { shapes(of: layer.elementType) }

    private func shapes<E: Element>(of type: E.Type) -> ShapePool { self[keyPath: E.path].shapes }
}
