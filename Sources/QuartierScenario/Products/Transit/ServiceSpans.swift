import QuartierGeometry
import QuartierModel
import QuartierTransit

/// The first and the last departure of the service day in and around each zone.
struct ServiceSpans: Product {
    static let reads: Aspects = [.timetable, .stopShapes]
    static let heeds: ParameterGroups = [.stopAccess]
    static let needs: [any Product.Type] = [DayDepartures<ServiceDay>.self]

    /// A departure at a stop.
    struct Event: Hashable, Sendable {
        /// Seconds after midnight.
        var second: Int32
        /// The row of the stop.
        var stop: Int
        var line: Int32
    }

    /// What there is around a zone.
    struct Span: Hashable, Sendable {
        /// Whether there is any stop.
        var hasStop = false
        /// The first and the last departure; nil where there is none.
        var first, last: Event?
    }

    /// By zone.
    private(set) var spans: SparseColumn<Span>
    /// The stops in and around each zone.
    private var around: LayerMembership

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let around = LayerMembership(Self.zonesOfStops(site), zoneCount: site.zones.count)
        self.around = around
        spans = SparseColumn((0..<site.zones.count).map { Self.span(of: $0, around, site, products) })
    }

    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (ServiceSpans, ZoneSubset) {
        var copy = self
        for row in around.rowCount..<site.view.stops.rowCount {
            // One stop is asked for a few zones: the same answer as that of the index, without making one.
            let zones = Self.candidates(row, site).filter { zone in
                site.view.stops.places(of: row).contains {
                    site.zones.shapes.isWithin(Self.reach(site), of: $0, shape: zone)
                }
            }
            copy.around.append(zones.map { ZoneShare(zone: Int32($0), weight: 1) })
        }
        let touched = copy.around.zones(ofRows: changes.servedStops)
        guard case .some(let zones) = touched else { return (copy, touched) }
        for zone in zones.sorted() { copy.spans.set(Self.span(of: zone, copy.around, site, products), at: zone) }
        return (copy, touched)
    }

    /// How far around a zone stops count, in metres.
    static func reach(_ site: Site) -> Double { site.parameters.stopAccess.limits.max() ?? 0 }

    private static func zonesOfStops(_ site: Site) -> [[ZoneShare]] {
        let rows = 0..<site.view.stops.rowCount
        let candidates = rows.map { Self.candidates($0, site) }
        // The outline of a zone is indexed once, and only where a stop may be near.
        var locators: [Int: DistanceLocator] = [:]
        for zone in Set(candidates.joined()) { locators[zone] = DistanceLocator(site.zones.shapes, shape: zone) }
        let reach = reach(site)
        return rows.map { row in
            let places = site.view.stops.places(of: row)
            return candidates[row].filter { zone in
                places.contains { locators[zone]?.isWithin(reach, of: $0) ?? false }
            }.map { ZoneShare(zone: Int32($0), weight: 1) }
        }
    }

    /// The zones that may have a stop within reach, ascending.
    private static func candidates(_ row: Int, _ site: Site) -> [Int] {
        // Slack for the rounding of the box; a zone too many is asked for nothing.
        site.zones.index.candidates(site.view.stops.box(row).expanded(by: reach(site) * (1 + 1e-9) + 1e-6))
    }

    /// The earliest and the latest of all departures; of several at once those of the first stop.
    private static func span(
        of zone: Int, _ around: LayerMembership, _ site: Site, _ products: ProductSet
    ) -> Span {
        let departures = products[DayDepartures<ServiceDay>.self]
        var span = Span()
        around.forEachRow(in: zone) { row, _ in
            guard site.view.stops.isPresent(row) else { return }
            span.hasStop = true
            let here = departures.departures(at: row)
            guard let first = here.first, let last = here.last else { return }
            if first.second < span.first?.second ?? .max {
                span.first = Event(second: first.second, stop: row, line: first.line)
            }
            if last.second > span.last?.second ?? .min {
                span.last = Event(second: last.second, stop: row, line: last.line)
            }
        }
        return span
    }
}
