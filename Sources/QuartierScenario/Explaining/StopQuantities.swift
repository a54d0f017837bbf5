import QuartierGeometry
import QuartierModel
import QuartierTransit

/// A tier of stops, and the distance in metres up to which they are near.
struct StopReach: Sendable {
    let tier: Int
    let limit: Double
}

/// The residents of the zone's buildings near a stop that counts.
struct ResidentsNearStops<Rule: StopRule>: Quantity {
    let name: String
    let isOnFoot: Bool
    /// The tiers, of which the first that is near enough is named.
    let reaches: @Sendable (Parameters) -> [StopReach]

    init(_ words: String, onFoot isOnFoot: Bool, reaches: @Sendable @escaping (Parameters) -> [StopReach]) {
        name = "residents \(words)"
        self.isOnFoot = isOnFoot
        self.reaches = reaches
    }

    func contributions(in zone: ZoneContext, kernel: GeometryKernel) -> [Contribution] {
        let reaches = reaches(zone.site.parameters)
        return zone.buildings { building in
            let near = reaches.lazy.compactMap { reach in
                isOnFoot ? walk(building.row, reach, zone) : line(building.row, reach, zone)
            }
            return near.first.map { building.contribution(of: .residents, beside: $0) }
        }
    }

    /// The nearest stop in a straight line; nil if it is too far.
    private func line(_ row: Int, _ reach: StopReach, _ zone: ZoneContext) -> [Contribution.Fact]? {
        let point = zone.products[BuildingPoints.self].points[row]
        let tier = zone.products[StopAccess<Rule>.self].tiers[reach.tier]
        guard tier.distances[row] <= reach.limit,
            let stop = tier.stops.nearest(to: point, within: reach.limit)
        else { return nil }
        return zone.facts(of: stop.row, .init("distance_m", stop.metres), Rule.self, in: reach.tier)
    }

    /// The nearest stop on foot; nil if it is too far.
    private func walk(_ row: Int, _ reach: StopReach, _ zone: ZoneContext) -> [Contribution.Fact]? {
        let walks = zone.products[WalkToStops<Rule>.self]
        let length = walks.tiers[reach.tier].lengths[row]
        guard length <= Millimetres.of(reach.limit),
            let stop = walks.stop(nearestTo: row, in: reach.tier, of: zone.site, zone.products)
        else { return nil }
        return zone.facts(of: stop, .init("walk_m", Millimetres.metres(length)), Rule.self, in: reach.tier)
    }
}

extension ZoneContext {
    /// Which stop it is, how far, and why it counts.
    fileprivate func facts<Rule: StopRule>(
        of stop: Int, _ way: Contribution.Fact, _ rule: Rule.Type, in tier: Int
    ) -> [Contribution.Fact] {
        [.init("stop", text: site.view.stops.identifier(stop)), way]
            + rule.facts(of: stop, in: tier, of: site, products)
    }
}
