import QuartierGeometry

/// The shape of an element: the pool it lies in, and its index there.
typealias ElementShape = (Int) -> (pool: ShapePool, index: Int)

/// One spatial predicate of a condition, ready for the elements of a layer.
///
/// A class only because what GEOS prepares cannot be copied; it stays with the filter and its kernel.
final class SpatialTest {
    private let relation: SpatialRelation
    private let prepared: PreparedShape
    private let shape: ElementShape

    init(
        _ relation: SpatialRelation, _ pool: ShapePool, of shape: @escaping ElementShape, kernel: GeometryKernel
    ) throws(GeometryError) {
        self.relation = relation
        self.shape = shape
        prepared = try kernel.prepareShape(0, of: pool)
    }

    /// Whether the relation holds for the element of a row; unknown if it has no shape.
    func truth(_ row: Int) throws(GeometryError) -> Bool? {
        let (pool, index) = shape(row)
        guard !pool.isEmpty(index) else { return nil }
        switch relation {
        case .intersects: return try prepared.intersects(index, of: pool)
        case .disjoint: return try !prepared.intersects(index, of: pool)
        case .within: return try prepared.contains(index, of: pool)
        case .contains: return try prepared.isContained(in: index, of: pool)
        case .near(let distance): return try prepared.isWithin(distance, of: index, in: pool)
        }
    }
}
