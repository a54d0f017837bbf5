import QuartierModel
import QuartierTransit

/// Stops with any departure: a tier for vehicles of low capacity, and one for those of high capacity, which people walk
/// farther to.
enum ConvenientStops: StopRule {
    static let reads: Aspects = [.timetable, .stopShapes]
    static let heeds: ParameterGroups = [.stopAccess, .convenientTransit]
    static let needs: [any Product.Type] = [DayDepartures<AccessWindow>.self]

    /// The tiers with the longest walks to them, by the parameters of a scenario.
    static func reaches(_ parameters: Parameters) -> [StopReach] {
        limits(parameters).enumerated().map { StopReach(tier: $0.offset, limit: $0.element[0]) }
    }

    static func limits(_ parameters: Parameters) -> [[Double]] {
        // A stop of high capacity is a stop too: it counts from wherever one of low capacity would.
        let (low, high) = (parameters.convenientTransit.lowCapacity, parameters.convenientTransit.highCapacity)
        return [[low], [max(low, high)]]
    }

    static func counts(_ row: Int, in tier: Int, of site: Site, _ products: ProductSet) -> Bool {
        departures(from: row, in: tier, of: site, products).contains { _ in true }
    }

    static func facts(of row: Int, in tier: Int, of site: Site, _ products: ProductSet) -> [Contribution.Fact] {
        let departures = Array(departures(from: row, in: tier, of: site, products))
        let found = Set(departures.compactMap { TransitMode($0.mode)?.rawValue }).sorted()
        return [.init("mode", text: found.joined(separator: ", ")), .init("departures", Double(departures.count))]
    }

    /// The departures from a stop that are of a tier; aeroplanes are of none.
    private static func departures(
        from row: Int, in tier: Int, of site: Site, _ products: ProductSet
    ) -> some Sequence<Departure> {
        let high = site.parameters.convenientTransit.highCapacityModes
        return products[DayDepartures<AccessWindow>.self].departures(at: row).lazy.filter { departure in
            let isHigh = TransitMode(departure.mode).map(high.contains) ?? false
            return departure.mode != .air && isHigh == (tier == 1)
        }
    }
}
