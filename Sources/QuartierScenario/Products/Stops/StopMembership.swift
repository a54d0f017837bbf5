import QuartierGeometry
import QuartierModel

/// Which stops lie in which zone: in each that holds the middle of a stop's places.
struct StopMembership: Product {
    static let reads: Aspects = [.timetable, .stopShapes]

    private(set) var stops: LayerMembership

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        stops = LayerMembership(
            (0..<site.view.stops.rowCount).map { Self.zones(of: $0, site) }, zoneCount: site.zones.count)
    }

    /// Base shapes never move, so only added rows are new; what is counted differs where departures may.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (StopMembership, ZoneSubset) {
        var copy = self
        for row in stops.rowCount..<site.view.stops.rowCount { copy.stops.append(Self.zones(of: row, site)) }
        return (copy, copy.stops.zones(ofRows: changes.servedStops))
    }

    private static func zones(of row: Int, _ site: Site) -> [ZoneShare] {
        let point = site.view.stops.middle(of: row)
        return site.zones.index.candidates(BoundingBox(point))
            .filter { site.zones.index.contains(point, area: $0) }
            .map { ZoneShare(zone: Int32($0), weight: 1) }
    }
}
