import QuartierGeometry
public import QuartierModel
public import QuartierTransit

/// The streets on which people walk, as a network.
///
/// A scenario that changes any street has a network of its own, made anew.
struct WalkNetwork: Product {
    static let reads: Aspects = .streets
    static let heeds: ParameterGroups = [.walking]

    let network: StreetNetwork
    /// How buildings, stops and green spaces are tied to it.
    let rules: SnapRules

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        network = StreetNetwork(site.view.streets, for: site.parameters.walking)
        var rules = SnapRules()
        rules.limit = site.parameters.walking.snapLimit
        self.rules = rules
    }
}

extension Street {
    /// Whether people walk there: as is stated, or else by its kind, unless it is of a kind closed to them.
    public func isWalked(by walking: Parameters.Walking) -> Bool {
        guard let kind else { return isWalkable ?? true }
        if walking.isClosed(kind) { return false }
        return isWalkable ?? (kind.isWalkedUnlessStated || walking.open.contains(kind))
    }

    /// Who walks there in which direction; nil if nobody does.
    func access(for walking: Parameters.Walking) -> StreetAccess? {
        guard isWalked(by: walking) else { return nil }
        var access: StreetAccess =
            switch direction ?? .both {
            case .both: .open
            case .forward: .forward
            case .backward: .backward
            }
        if isPrivate == true { access.insert(.endsOnly) }
        return access
    }
}

extension Parameters.Walking {
    /// Whether a kind of street is closed to those who walk.
    func isClosed(_ kind: StreetKind) -> Bool { profile == .stepFree && kind == .steps || closed.contains(kind) }
}

extension StreetKind {
    /// Whether people walk on streets of this kind of which nothing else is stated.
    ///
    /// By the traffic law of Germany and Austria: not on roads for motor vehicles, nor on ways for cycling or riding
    /// alone.
    public var isWalkedUnlessStated: Bool {
        switch self {
        case .motorway, .cycleway, .bridleway: false
        case .main, .local, .pedestrian, .service, .footway, .steps, .track, .entrance, .other: true
        }
    }
}

extension StreetNetwork {
    /// The network of a layer of streets, for those who walk.
    public init(_ streets: LayerView<Street>, for walking: Parameters.Walking) {
        var drawing = StreetDrawing()
        for row in streets.rows {
            let street = streets.element(row)
            let (pool, shape) = streets.shape(row)
            let access = street.access(for: walking)
            switch pool.kinds[shape] {
            case .point:
                // A point that states nothing, or that it is passable, changes nothing, and a locked door stops nobody who
                // walks past the house.
                guard street.isWalkable == false, street.kind != .entrance else { continue }
                for place in pool.coordinates[pool.range(of: shape)] { drawing.addBarrier(at: place) }
            case .line:
                guard let access else { continue }
                for ring in pool.rings(of: shape) { drawing.addLine(pool.coordinates(ofRing: ring), access) }
            case .area:
                guard let access else { continue }
                for part in pool.parts(of: shape) {
                    drawing.addSquare(pool.rings(ofPart: part).map { pool.coordinates(ofRing: $0) }, access)
                }
            }
        }
        self.init(drawing)
    }
}
