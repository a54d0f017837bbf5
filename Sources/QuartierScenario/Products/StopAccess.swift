import QuartierGeometry
import QuartierModel

/// How far each building is from the nearest stop, as far as the study's limits go.
struct StopAccess: Product {
    static let reads: Aspects = [.buildingShapes, .stopShapes, .stopAttributes]
    static let heeds: ParameterGroups = [.stopAccess]
    static let needs: [any Product.Type] = [BuildingPoints.self, Membership.self]

    /// The straight-line distance in metres of each row; infinite beyond the largest limit.
    private(set) var distances: SparseColumn<Double>
    /// Share of stops whose departures are stated, if the study sets a minimum of them; nil without stops.
    var coverage: Double? { all > 0 ? Double(known) / Double(all) : nil }
    private var known = 0
    private var all = 0
    /// The stops of the base that count.
    private let served: ServedStops

    init(of site: Site, from products: ProductSet, crew: Crew) throws {
        let view = site.view.stops
        let parameters = site.parameters.stopAccess
        served = ServedStops(of: view.rows.filter { Self.isServed(view.element($0), parameters) }, in: view)
        let limit = parameters.limits.max() ?? 0
        let points = products[BuildingPoints.self].points
        distances = SparseColumn(
            (0..<points.count).map { [served] in served.distance(from: points[$0], within: limit) ?? .infinity })
        for row in view.rows { count(view.element(row), by: 1, parameters) }
    }

    /// Only buildings within reach of a stop that came are asked for it, those whose nearest stop went are asked for
    /// all, and so are those the scenario adds.
    func updated(
        for site: Site, from products: ProductSet, changes: Changes, crew: Crew
    ) throws -> (StopAccess, ZoneSubset) {
        let view = site.view.stops
        let parameters = site.parameters.stopAccess
        var copy = self
        for row in changes.stops {
            if row < view.base.count { copy.count(view.base.elements[row], by: -1, parameters) }
            if view.isPresent(row) { copy.count(view.element(row), by: 1, parameters) }
        }
        let (leaving, coming) = Self.exchanged(view, changes, parameters)
        let new = ServedStops(of: coming, in: view)
        let differing = copy.update(leaving, new, products[BuildingPoints.self], parameters)
        return (copy, copy.coverage == coverage ? products[Membership.self].zones(of: differing) : .all)
    }

    /// The rows of stops that count no more, and of those that count only now.
    static func exchanged(
        _ view: LayerView<Stop>, _ changes: Changes, _ parameters: Parameters.StopAccess
    ) -> (leaving: [Int], coming: [Int]) {
        var exchanged: (leaving: [Int], coming: [Int]) = ([], [])
        for row in changes.stops {
            let wasServed = row < view.base.count && isServed(view.base.elements[row], parameters)
            let isServed = view.isPresent(row) && isServed(view.element(row), parameters)
            if wasServed, !isServed { exchanged.leaving.append(row) }
            if isServed, !wasServed { exchanged.coming.append(row) }
        }
        return exchanged
    }

    /// Brings the distances up to date; the rows for which an indicator may notice it.
    private mutating func update(
        _ leaving: [Int], _ coming: ServedStops, _ buildings: BuildingPoints, _ parameters: Parameters.StopAccess
    ) -> [Int] {
        let limit = parameters.limits.max() ?? 0
        // Slack for the rounding of the box; a building too many is asked for nothing.
        let reach = limit * (1 + 1e-9) + 1e-6
        let gone = Set(leaving)
        let points = buildings.points
        let before = distances
        let nearest = { [served] (point: Coordinate) -> Double in
            let old = served.distance(from: point, within: limit, except: gone)
            let new = coming.distance(from: point, within: old ?? limit)
            return new ?? old ?? .infinity
        }
        var answers: [Int: Double] = [:]
        for place in leaving.flatMap(served.places) {
            buildings.forEachBaseRow(in: BoundingBox(place).expanded(by: reach)) { row in
                let point = points[row]
                if before[row] == place.distance(to: point) { answers[row] = nearest(point) }
            }
        }
        for place in coming.places {
            buildings.forEachBaseRow(in: BoundingBox(place).expanded(by: reach)) { row in
                let distance = place.distance(to: points[row])
                if distance <= limit, distance < answers[row] ?? before[row] { answers[row] = distance }
            }
        }
        var differing: [Int] = []
        for (row, distance) in answers.sorted(by: { $0.key < $1.key }) {
            if parameters.limits.contains(where: { (before[row] <= $0) != (distance <= $0) }) { differing.append(row) }
            distances.set(distance, at: row)
        }
        for row in buildings.addedRows { distances.set(nearest(points[row]), at: row) }
        return differing + buildings.addedRows
    }

    private mutating func count(_ stop: Stop, by number: Int, _ parameters: Parameters.StopAccess) {
        all += number
        if parameters.minimumDeparturesPerHour <= 0 || stop.departuresPerHour != nil { known += number }
    }

    /// Whether a stop has the departures that the study asks for; one that is known to have none is no stop.
    static func isServed(_ stop: Stop, _ parameters: Parameters.StopAccess) -> Bool {
        let minimum = parameters.minimumDeparturesPerHour
        return minimum <= 0 ? stop.departuresPerHour != 0 : (stop.departuresPerHour ?? 0) >= minimum
    }
}
