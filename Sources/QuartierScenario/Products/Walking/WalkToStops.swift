import QuartierGeometry
import QuartierModel
import QuartierTransit

/// The walk from each building to the nearest stop that counts.
struct WalkToStops<Rule: StopRule>: Product {
    static var reads: Aspects { Rule.reads.union([.buildingShapes, .stopShapes, .streetShapes, .streetAttributes]) }
    static var heeds: ParameterGroups { Rule.heeds.union(.walking) }
    static var needs: [any Product.Type] {
        [Membership.self, WalkNetwork.self, WalkOrigins.self, StopPositions.self] + Rule.needs
    }

    /// The walks to the stops of each tier.
    private(set) var tiers: [WalkLengths]
    private var stops: [CountedStops]
    /// Stops of the base that count and that no street is near to.
    let stranded: [Int]

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let buildings = site.view.buildings
        let positions = products[StopPositions.self]
        var stranded: Set<Int> = []
        var stops: [CountedStops] = []
        tiers = try Rule.limits(site.parameters).enumerated().map { tier, limits in
            let counted = Rule.counted(tier, of: site, products)
            let facilities = positions.facilities(counted.baseRows)
            stranded.formUnion(facilities.lazy.filter(\.spans.isEmpty).map { Int($0.number) })
            stops.append(counted)
            return try WalkLengths(facilities, limit: limits.max() ?? 0, products, crew: crew) { row in
                let (pool, shape) = buildings.shape(row)
                return counted.first(on: shape, of: pool) != nil
            }
        }
        self.stops = stops
        self.stranded = stranded.sorted()
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (WalkToStops, ZoneSubset) {
        guard changes.aspects.isDisjoint(with: .streets) else {
            return (try WalkToStops(of: site, from: products, crew: crew), .all)
        }
        let buildings = site.view.buildings
        let (origins, positions) = (products[WalkOrigins.self], products[StopPositions.self])
        var copy = self
        var differing: [Int] = []
        for (tier, limits) in Rule.limits(site.parameters).enumerated() {
            let counted = stops[tier].updated(in: site.view.stops, rows: changes.servedStops) {
                Rule.counts($0, in: tier, of: site, products)
            }
            var standing: Set<Int> = []
            for place in counted.leavingPlaces + counted.comingPlaces {
                standing.formUnion(origins.baseRows(touching: BoundingBox(place)))
            }
            differing += copy.tiers[tier].update(
                removing: counted.leaving.map(Int32.init), adding: positions.facilities(counted.coming), and: standing,
                origins, limits: limits
            ) { row in
                let (pool, shape) = buildings.shape(row)
                return counted.first(on: shape, of: pool) != nil
            }
            copy.stops[tier] = counted
        }
        return (copy, products[Membership.self].zones(of: differing))
    }

    /// The stop of a tier that is the nearest to a building, which is near enough; nil if none is within reach.
    func stop(nearestTo row: Int, in tier: Int, of site: Site, _ products: ProductSet) -> Int? {
        let (pool, shape) = site.view.buildings.shape(row)
        if let there = stops[tier].first(on: shape, of: pool) { return there }
        return tiers[tier].nearest.walk(from: products[WalkOrigins.self].positions[row]).map { Int($0.facility) }
    }
}
