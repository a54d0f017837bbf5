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
            let first = places.count
            places += view.places(of: row)
            placesOfRow[row] = first..<places.count
            rowOfPlace += repeatElement(row, count: places.count - first)
        }
        self.places = places
        self.placesOfRow = placesOfRow
        self.rows = rowOfPlace
        tree = PackedRTree(places.map { BoundingBox($0) })
    }

    /// Whether a stop is one of them.
    func contains(_ row: Int) -> Bool { placesOfRow[row] != nil }

    /// The places of a stop.
    func places(of row: Int) -> ArraySlice<Coordinate> { places[placesOfRow[row] ?? 0..<0] }

    /// The stops with a place in a box, ascending.
    func rows(in box: BoundingBox) -> [Int] {
        var found: Set<Int> = []
        tree.forEach(intersecting: box) { found.insert(rows[$0]) }
        return found.sorted()
    }

    /// The nearest stop and its distance, if one lies at most so far.
    func nearest(
        to point: Coordinate, within limit: Double, except gone: Set<Int> = []
    ) -> (row: Int, metres: Double)? {
        tree.nearest(to: point, within: limit) { place in
            !gone.isEmpty && gone.contains(rows[place]) ? .infinity : places[place].distance(to: point)
        }.map { (rows[$0.index], $0.distance) }
    }

    /// One of the stops that stand on an area.
    func first(on shape: Int, of pool: ShapePool, except gone: Set<Int> = []) -> Int? {
        tree.first(intersecting: pool.boxes[shape]) { place in
            !gone.contains(rows[place]) && pool.contains(places[place], in: shape)
        }.map { rows[$0] }
    }
}
