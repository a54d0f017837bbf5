public import QuartierGeometry

/// Finds the areas of a pool that hold a point or touch a box.
public struct AreaIndex: Sendable {
    private let tree: PackedRTree
    private let locators: [AreaLocator]

    /// An index of all shapes of a pool.
    public init(_ pool: ShapePool) {
        tree = PackedRTree(pool.boxes)
        locators = (0..<pool.count).map { AreaLocator(pool, shape: $0) }
    }

    /// The areas whose boxes touch a box, in ascending order.
    func candidates(_ box: BoundingBox) -> [Int] {
        var found: [Int] = []
        tree.forEach(intersecting: box) { found.append($0) }
        return found.sorted()
    }

    /// How a box lies to an area.
    func classify(_ box: BoundingBox, area: Int) -> AreaLocator.Relation { locators[area].classify(box) }

    /// The index of one area.
    func locator(of area: Int) -> AreaLocator { locators[area] }

    /// Whether an area holds a point.
    func contains(_ point: Coordinate, area: Int) -> Bool { locators[area].contains(point) }

    /// The first area, in the order of the pool, that holds a point and satisfies a condition.
    func first(containing point: Coordinate, where condition: (Int) -> Bool = { _ in true }) -> Int? {
        candidates(BoundingBox(point)).first { condition($0) && locators[$0].contains(point) }
    }
}
