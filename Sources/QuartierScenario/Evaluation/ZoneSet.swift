public import QuartierGeometry
public import QuartierModel

/// An area that results are reported for.
public struct Zone: Hashable, Sendable {
    /// Which kind of zone it is.
    public let kind: ZoneKind
    /// Its identifier, unique among the zones of its kind.
    public let id: String
    /// Its name for people, if the data has one.
    public let name: String?
}

/// All zones of an evaluation, numbered through over all kinds.
public struct ZoneSet: Sendable {
    /// The kinds of zone, in the order the study asks for them.
    public let kinds: [ZoneKind]
    /// The zones: kind after kind as the study asks for them, in file order within a kind.
    public let zones: [Zone]
    /// The shape of each zone, in metres.
    public let shapes: ShapePool
    /// The area of each zone in m².
    public let areas: [Double]
    let index: AreaIndex

    /// The zones of the asked kinds, as a view of the city has them.
    init(of view: CityView, kinds: [ZoneKind], kernel: GeometryKernel) throws(GeometryError) {
        var zones: [Zone] = []
        var shapes = ShapePool()
        for kind in kinds {
            switch kind {
            case .districts:
                Self.append(view.districts, kind, &zones, &shapes) { $0.name }
            case .plots:
                Self.append(view.plots, kind, &zones, &shapes) { $0.name }
            case .study:
                zones.append(Zone(kind: .study, id: "study", name: nil))
                let districts = view.districts.base.shapes
                let union = try kernel.union(of: 0..<districts.count, in: districts)
                shapes.appendMerged(union)
            }
        }
        self.kinds = kinds
        self.zones = zones
        areas = (0..<shapes.count).map { shapes.area(of: $0) }
        index = AreaIndex(shapes)
        self.shapes = shapes
    }

    private static func append<E: Element>(
        _ view: LayerView<E>, _ kind: ZoneKind, _ zones: inout [Zone], _ shapes: inout ShapePool,
        name: (E) -> String?
    ) {
        for row in view.rows {
            zones.append(Zone(kind: kind, id: view.identifier(row), name: name(view.element(row))))
            let shape = view.shape(row)
            shapes.appendShape(shape.index, of: shape.pool)
        }
    }

    /// The number of zones.
    public var count: Int { zones.count }

    /// The zones of one kind.
    public func indices(of kind: ZoneKind) -> [Int] { zones.indices.filter { zones[$0].kind == kind } }
}

/// Some zones, or all of them.
enum ZoneSubset: Equatable, Sendable {
    case all
    case some(Set<Int>)

    static let none = ZoneSubset.some([])

    func contains(_ zone: Int) -> Bool {
        switch self {
        case .all: true
        case .some(let zones): zones.contains(zone)
        }
    }

    mutating func formUnion(_ other: ZoneSubset) {
        switch (self, other) {
        case (.some(let mine), .some(let others)): self = .some(mine.union(others))
        default: self = .all
        }
    }
}
