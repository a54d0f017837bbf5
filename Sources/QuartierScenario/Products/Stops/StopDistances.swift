import QuartierGeometry
import QuartierModel

/// How far each building is from the nearest of some stops in a straight line, as far as limits go.
struct StopDistances: Sendable {
    /// The distance in metres of each row; infinite beyond the largest limit.
    private(set) var distances: SparseColumn<Double>
    /// The stops.
    private(set) var stops: CountedStops
    private let limits: [Double]

    init(to stops: CountedStops, limits: [Double], _ points: SparseColumn<Coordinate>) {
        let limit = limits.max() ?? 0
        self.stops = stops
        self.limits = limits
        distances = SparseColumn(
            (0..<points.count).map { stops.nearest(to: points[$0], within: limit)?.metres ?? .infinity })
    }

    /// The largest limit in metres.
    var reach: Double { limits.max() ?? 0 }

    /// Brings the distances up to date; the rows for which a limit tells a difference.
    ///
    /// Only buildings within reach of a stop that came are asked for it, those whose nearest stop went are asked for
    /// all, and so are those the scenario adds.
    mutating func update(to stops: CountedStops, _ buildings: BuildingPoints) -> [Int] {
        self.stops = stops
        let limit = reach
        // Slack for the rounding of the box; a building too many is asked for nothing.
        let reach = limit * (1 + 1e-9) + 1e-6
        let points = buildings.points
        let before = distances
        let nearest = { (point: Coordinate) in stops.nearest(to: point, within: limit)?.metres ?? .infinity }
        var answers: [Int: Double] = [:]
        for place in stops.leavingPlaces {
            buildings.forEachBaseRow(in: BoundingBox(place).expanded(by: reach)) { row in
                let point = points[row]
                if before[row] == place.distance(to: point) { answers[row] = nearest(point) }
            }
        }
        for place in stops.comingPlaces {
            buildings.forEachBaseRow(in: BoundingBox(place).expanded(by: reach)) { row in
                let distance = place.distance(to: points[row])
                if distance <= limit, distance < answers[row] ?? before[row] { answers[row] = distance }
            }
        }
        var differing: [Int] = []
        for (row, distance) in answers.sorted(by: { $0.key < $1.key }) {
            if limits.contains(where: { (before[row] <= $0) != (distance <= $0) }) { differing.append(row) }
            distances.set(distance, at: row)
        }
        for row in buildings.addedRows { distances.set(nearest(points[row]), at: row) }
        return differing + buildings.addedRows
    }
}
