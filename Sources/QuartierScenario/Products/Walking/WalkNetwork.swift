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
        network = StreetNetwork(site.view.streets, for: site.parameters.walking.profile)
        var rules = SnapRules()
        rules.limit = site.parameters.walking.snapLimit
        self.rules = rules
    }
}

extension Street {
    /// Whether people of a profile walk there: as is stated, or else by its kind.
    public func isWalked(by profile: WalkingProfile) -> Bool {
        if profile == .stepFree, kind == .steps { return false }
        return isWalkable ?? kind?.isWalkedUnlessStated ?? true
    }

    /// Who walks there in which direction; nil if nobody of a profile does.
    func access(for profile: WalkingProfile) -> StreetAccess? {
        guard isWalked(by: profile) else { return nil }
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
    /// The network of a layer of streets, for people of a profile.
    public init(_ streets: LayerView<Street>, for profile: WalkingProfile) {
        var drawing = StreetDrawing()
        for row in streets.rows {
            let street = streets.element(row)
            let (pool, shape) = streets.shape(row)
            let access = street.access(for: profile)
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
