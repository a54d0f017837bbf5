import QuartierGeometry
import QuartierModel

/// The doors of buildings, as points of the layer of streets state them.
struct BuildingEntrances: Sendable {
    /// How far from an outline, in metres, an entrance may lie to be on it.
    ///
    /// Half a door: whoever marks the middle of a door marks it no nearer than that to the wall that two houses share, so
    /// no house gets the door of its neighbour. It takes in doors that are drawn in another file than the house, rounded
    /// to a decimetre or set back by the thickness of a wall.
    static let reach = 0.5

    private var places: [Coordinate] = []
    /// Whether the public may not enter by it.
    private var isClosed: [Bool] = []
    private let tree: PackedRTree

    init(_ streets: LayerView<Street>) {
        for row in streets.rows {
            let street = streets.element(row)
            let (pool, shape) = streets.shape(row)
            guard street.kind == .entrance, pool.kinds[shape] == .point else { continue }
            for place in pool.coordinates[pool.range(of: shape)] {
                places.append(place)
                isClosed.append(street.isWalkable == false || street.isPrivate == true)
            }
        }
        tree = PackedRTree(places.map { BoundingBox($0) })
    }

    /// How many there are.
    var count: Int { places.count }

    /// Those that lie on the outline of a shape, on that of its courtyards too, by their numbers, ascending.
    func entrances(on shape: Int, of pool: ShapePool) -> [Int] {
        var found: [Int] = []
        tree.forEach(intersecting: pool.boxes[shape].expanded(by: Self.reach)) { entrance in
            if pool.isOutlineWithin(Self.reach, of: places[entrance], shape: shape) { found.append(entrance) }
        }
        return found.sorted()
    }

    /// Where people set out from a building: its entrances that are open to the public, or all where none is; none where
    /// no entrance is known.
    func doors(of shape: Int, of pool: ShapePool) -> [Coordinate] {
        let all = entrances(on: shape, of: pool)
        let open = all.filter { !isClosed[$0] }
        return (open.isEmpty ? all : open).map { places[$0] }
    }
}
