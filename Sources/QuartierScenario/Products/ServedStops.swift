import QuartierGeometry
import QuartierModel

/// The places of some stops, ready to be asked for the nearest.
struct ServedStops: Sendable {
    let places: [Coordinate]
    private let rows: [Int]
    private let tree: PackedRTree
    private let placesOfRow: [Int: Range<Int>]

    init(of rows: some Sequence<Int>, in view: LayerView<Stop>) {
        var places: [Coordinate] = []
        var rowOfPlace: [Int] = []
        var placesOfRow: [Int: Range<Int>] = [:]
        for row in rows {
            let (pool, shape) = view.shape(row)
            let first = places.count
            places += pool.coordinates[pool.range(of: shape)]
            placesOfRow[row] = first..<places.count
            rowOfPlace += repeatElement(row, count: places.count - first)
        }
        self.places = places
        self.placesOfRow = placesOfRow
        self.rows = rowOfPlace
        tree = PackedRTree(places.map { BoundingBox($0) })
    }

    /// The places of a stop.
    func places(of row: Int) -> ArraySlice<Coordinate> { places[placesOfRow[row] ?? 0..<0] }

    /// The distance of the nearest stop, if one lies at most so far.
    func distance(from point: Coordinate, within limit: Double, except gone: Set<Int> = []) -> Double? {
        tree.nearest(to: point, within: limit) { place in
            !gone.isEmpty && gone.contains(rows[place]) ? .infinity : places[place].distance(to: point)
        }?.distance
    }

    /// Whether one of the stops stands on an area.
    func hasPlace(on shape: Int, of pool: ShapePool, except gone: Set<Int> = []) -> Bool {
        tree.first(intersecting: pool.boxes[shape]) { place in
            !gone.contains(rows[place]) && pool.contains(places[place], in: shape)
        } != nil
    }
}
