import QuartierGeometry
import QuartierModel

/// How far each building is from the nearest stop that counts, as far as the study's limits go.
struct StopAccess<Rule: StopRule>: Product {
    static var reads: Aspects { Rule.reads.union(.buildingShapes) }
    static var heeds: ParameterGroups { Rule.heeds }
    static var needs: [any Product.Type] { [BuildingPoints.self, Membership.self] + Rule.needs }

    /// The straight-line distances to the stops of each tier.
    private(set) var tiers: [StopDistances]
    /// Share of stops of which it is known whether they count; nil without stops.
    var coverage: Double? { all > 0 ? Double(known) / Double(all) : nil }
    private var known = 0
    private var all = 0

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let points = products[BuildingPoints.self].points
        tiers = Rule.limits(site.parameters).enumerated().map { tier, limits in
            StopDistances(to: Rule.counted(tier, of: site, products), limits: limits, points)
        }
        for row in site.view.stops.rows { count(site.view.stops.element(row), by: 1, site.parameters) }
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (StopAccess, ZoneSubset) {
        let view = site.view.stops
        var copy = self
        for row in changes.stops {
            if row < view.base.count { copy.count(view.base.elements[row], by: -1, site.parameters) }
            if view.isPresent(row) { copy.count(view.element(row), by: 1, site.parameters) }
        }
        var differing: [Int] = []
        for tier in tiers.indices {
            let stops = tiers[tier].stops.updated(in: view, rows: changes.servedStops) {
                Rule.counts($0, in: tier, of: site, products)
            }
            differing += copy.tiers[tier].update(to: stops, products[BuildingPoints.self])
        }
        return (copy, copy.coverage == coverage ? products[Membership.self].zones(of: differing) : .all)
    }

    private mutating func count(_ stop: Stop, by number: Int, _ parameters: Parameters) {
        all += number
        if Rule.isKnown(stop, parameters) { known += number }
    }
}
