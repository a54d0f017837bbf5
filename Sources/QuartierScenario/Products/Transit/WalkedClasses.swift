import QuartierGeometry
import QuartierModel
import QuartierTransit

/// Quality classes by the way along streets and paths.
struct WalkedClasses: PlaceClassProduct {
    static let reads: Aspects = [.timetable, .buildingShapes, .streetShapes, .streetAttributes]
    static let heeds: ParameterGroups = [.transitClasses, .walking]
    static let needs: [any Product.Type] = [StationRatings.self, Membership.self, WalkNetwork.self, WalkOrigins.self]

    private(set) var places = PlaceClasses(ofBuilding: [], ofZone: [])
    private var tiers: TierWalks?
    /// Where one sets out from the middle of each zone.
    private var zonePositions: [[StreetPosition]] = []

    private static let batch = 2_048

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        guard let rules = site.parameters.transitClasses.rules, site.view.base.transit != nil else { return }
        let walk = products[WalkNetwork.self]
        let tiers = TierWalks(ServiceTiers(of: rules.standard), site.view.stops, products[StationRatings.self], walk)
        self.tiers = tiers
        zonePositions = site.zones.shapes.middles.map { walk.network.positions(near: $0, walk.rules) }
        let positions = products[WalkOrigins.self].positions
        let ofBuilding = try crew.map((positions.count + Self.batch - 1) / Self.batch) { number, _ in
            (number * Self.batch..<min((number + 1) * Self.batch, positions.count)).map {
                tiers.placeClass(from: positions[$0])
            }
        }.flatMap { $0 }
        places = PlaceClasses(ofBuilding: ofBuilding, ofZone: zonePositions.map(tiers.placeClass))
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (WalkedClasses, ZoneSubset) {
        guard changes.aspects.isDisjoint(with: .streets), let tiers else {
            var anew = try WalkedClasses(of: site, from: products, crew: crew)
            anew.places.isAnew = true
            return (anew, .all)
        }
        let origins = products[WalkOrigins.self]
        let (now, links) = tiers.updated(
            for: site.view.stops, products[StationRatings.self], products[WalkNetwork.self])
        var copy = self
        copy.tiers = now
        let zones = zonePositions.indices.filter { zone in
            zonePositions[zone].contains { links.contains($0.link) }
        }
        copy.places.update(
            buildings: origins.baseRows(on: links).sorted(), added: origins.addedRows, zones: zones,
            classOfBuilding: { now.placeClass(from: origins.positions[$0]) },
            classOfZone: { now.placeClass(from: zonePositions[$0]) })
        return (copy, copy.places.differingZones(products[Membership.self]))
    }

    /// The class of a point beside the streets; nil where no street is near.
    func placeClass(at point: Coordinate, _ walk: WalkNetwork) -> PlaceClass? {
        tiers?.placeClass(from: walk.network.positions(near: point, walk.rules))
    }
}

/// The walk to the nearest stop of each tier.
private struct TierWalks: Sendable {
    private let tiers: ServiceTiers
    private let base: StationRatings
    private let network: StreetNetwork
    /// The walks of the tiers that have stops, and which of them is whose; -1 for a tier without stops.
    private var nearest: [NearestFacility] = []
    private var numberOfTier: [Int]

    init(_ tiers: ServiceTiers, _ stops: LayerView<Stop>, _ ratings: StationRatings, _ walk: WalkNetwork) {
        self.tiers = tiers
        base = ratings
        network = walk.network
        var ofTier: [Int: [Int]] = [:]
        for row in stops.rows {
            for rating in ratings.ratings[row] { ofTier[tiers.tier(of: rating), default: []].append(row) }
        }
        let limit = Millimetres.of(tiers.reach)
        numberOfTier = [Int](repeating: -1, count: tiers.tiers.count)
        for (tier, rows) in ofTier.sorted(by: { $0.key < $1.key }) {
            numberOfTier[tier] = nearest.count
            nearest.append(NearestFacility(Self.facilities(rows, stops, walk), on: walk.network, limit: limit))
        }
    }

    /// The class of a place; nil where no street is near.
    func placeClass(from positions: [StreetPosition]) -> PlaceClass? {
        guard !positions.isEmpty else { return nil }
        return tiers.placeClass { tier in
            let number = numberOfTier[tier]
            guard number >= 0, let walk = nearest[number].walk(from: positions) else { return nil }
            return (Millimetres.metres(walk.length), walk.facility)
        }
    }

    /// The walks of a scenario, and the links from which any of them may differ.
    func updated(
        for stops: LayerView<Stop>, _ ratings: StationRatings, _ walk: WalkNetwork
    ) -> (TierWalks, links: Set<Int32>) {
        var copy = self
        var links: Set<Int32> = []
        for (tier, exchange) in TierExchange.all(stops, before: base, after: ratings, tiers) {
            if numberOfTier[tier] < 0 {
                copy.numberOfTier[tier] = copy.nearest.count
                copy.nearest.append(NearestFacility([], on: network, limit: Millimetres.of(tiers.reach)))
            }
            let number = copy.numberOfTier[tier]
            let (after, touched) = copy.nearest[number].updated(
                removing: exchange.leaving.map(Int32.init), adding: Self.facilities(exchange.coming, stops, walk))
            copy.nearest[number] = after
            links.formUnion(touched)
        }
        return (copy, links)
    }

    private static func facilities(
        _ rows: [Int], _ stops: LayerView<Stop>, _ walk: WalkNetwork
    ) -> [NearestFacility.Facility] {
        rows.map { row in
            let (pool, shape) = stops.shape(row)
            let positions = pool.coordinates[pool.range(of: shape)].flatMap {
                walk.network.positions(near: $0, walk.rules)
            }
            return NearestFacility.Facility(number: Int32(row), spans: positions.map(StreetSpan.init))
        }
    }
}

extension ShapePool {
    /// The middle of each shape.
    var middles: [Coordinate] { (0..<count).map { centroid(of: $0) ?? boxes[$0].center } }
}
