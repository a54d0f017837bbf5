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

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let departures = products[DayDepartures<ClassWindow>.self]
        guard let transit = site.view.base.transit, let rules = site.parameters.transitClasses.rules else {
            ratings = SparseColumn([])
            return
        }
        let nodes =
            rules.standard.knowsNodes
            ? RailNodes(transit.timetable, transit.stations, window: rules.window) : nil
        ratings = SparseColumn(
            (0..<site.view.stops.rowCount).map { row in
                StationRating.all(
                    departures.departuresAndBeyond(at: row),
                    isNode: nodes?.contains(Int(transit.stationOfStop[row])) ?? false, rules: rules)
            })
    }
}
