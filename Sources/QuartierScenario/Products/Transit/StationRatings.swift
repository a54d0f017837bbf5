import QuartierGeometry
import QuartierModel
import QuartierTransit

/// How the study's standard rates each stop.
struct StationRatings: Product {
    static let reads: Aspects = [.timetable]
    static let heeds: ParameterGroups = [.transitClasses]
    static let needs: [any Product.Type] = [DayDepartures<ClassWindow>.self]

    /// The ratings of each row that no other one of it is better than everywhere, best category first; none for a stop
    /// without service that the standard counts.
    private(set) var ratings: SparseColumn<[StationRating]>
    /// The rows whose ratings, or places, may differ from the base, ascending.
    private(set) var changedRows: [Int] = []
    /// The nodes of the railway, where the standard tells them apart.
    private var nodes: RailNodes?

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        ratings = SparseColumn([])
        guard let transit = site.view.base.transit, let rules = site.parameters.transitClasses.rules else { return }
        if rules.standard.knowsNodes {
            let ofBase = RailNodes(transit.timetable, transit.stations, window: rules.window)
            nodes = site.view.patch.transit.map { ofBase.updated(for: $0.changes) } ?? ofBase
        }
        let departures = products[DayDepartures<ClassWindow>.self]
        ratings = SparseColumn((0..<site.view.stops.rowCount).map { rated($0, departures, rules) })
    }

    /// Only stops whose departures may be others are rated anew, and those that became nodes or are none any more.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (StationRatings, ZoneSubset) {
        guard let rules = site.parameters.transitClasses.rules, let patch = site.view.patch.transit else {
            return (self, .none)
        }
        let departures = products[DayDepartures<ClassWindow>.self]
        var copy = self
        var rows = Set(changes.servedStops)
        if let nodes {
            let now = nodes.updated(for: patch.changes)
            copy.nodes = now
            for row in 0..<ratings.baseCount {
                guard let station = departures.station(ofStop: row) else { continue }
                if nodes.contains(station) != now.contains(station) { rows.insert(row) }
            }
        }
        copy.changedRows = rows.sorted()
        for row in copy.changedRows { copy.ratings.set(copy.rated(row, departures, rules), at: row) }
        return (copy, .none)
    }

    /// The service of a stop without a rating; nil where nothing departs that the standard counts.
    func unrated(
        _ row: Int, _ departures: DayDepartures<ClassWindow>, _ rules: StationRating.Rules
    ) -> UnratedService? {
        StationRating.unrated(
            departures.departuresAndBeyond(at: row), isNode: isNode(row, departures), rules: rules)
    }

    private func isNode(_ row: Int, _ departures: DayDepartures<ClassWindow>) -> Bool {
        departures.station(ofStop: row).flatMap { nodes?.contains($0) } ?? false
    }

    private func rated(
        _ row: Int, _ departures: DayDepartures<ClassWindow>, _ rules: StationRating.Rules
    ) -> [StationRating] {
        StationRating.all(
            departures.departuresAndBeyond(at: row), isNode: isNode(row, departures), rules: rules)
    }
}
