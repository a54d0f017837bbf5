import QuartierModel
import QuartierTransit

/// Stops that are served often: a tier for each longest mean interval of `frequent_service`.
enum FrequentStops: StopRule {
    static let reads: Aspects = [.timetable, .stopShapes]
    static let heeds: ParameterGroups = [.frequentService]
    static let needs: [any Product.Type] = [DayDepartures<FrequentWindow>.self]

    static func limits(_ parameters: Parameters) -> [[Double]] {
        parameters.frequentService.intervals.map { _ in [parameters.frequentService.limit] }
    }

    static func counts(_ row: Int, in tier: Int, of site: Site, _ products: ProductSet) -> Bool {
        guard let interval = interval(of: row, products) else { return false }
        return interval <= site.parameters.frequentService.intervals[tier]
    }

    static func facts(of row: Int, in tier: Int, of site: Site, _ products: ProductSet) -> [Contribution.Fact] {
        interval(of: row, products).map { [.init("interval_min", $0)] } ?? []
    }

    /// The mean interval of a stop in minutes, half of all departures being of each direction; nil without any.
    private static func interval(of row: Int, _ products: ProductSet) -> Double? {
        let departures = products[DayDepartures<FrequentWindow>.self]
        return ServiceInterval.byCount(
            departures.departures(at: row), window: departures.window, directions: .halfWhereBoth)
    }
}
