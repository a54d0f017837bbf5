internal import CGEOS

/// The union of areas, and how it came about.
public struct UnionResult: Sendable {
    /// One shape for each contiguous space, each of one part, in a fixed order.
    public let shapes: ShapePool
    /// For each result shape the smallest index among the inputs of the group it came from.
    public let firstMembers: [Int]
    /// Whether a group failed in floating point and was united on `GeometryKernel.gridSize`.
    public let usedGrid: Bool
}

extension GeometryKernel {
    /// The union of areas: one result shape for each contiguous space, each of one polygon.
    ///
    /// See `unite` for the terms.
    public func union(of shapes: some Sequence<Int>, in pool: ShapePool) throws(GeometryError) -> ShapePool {
        try unite(shapes, in: pool).shapes
    }

    /// The union of areas with a record of how it was made.
    ///
    /// Areas that touch, directly or through others, form a group; GEOS unites one group at a time, and an area
    /// by itself is copied. Spaces that meet in single points stay apart. Empty shapes are left out and a shape
    /// listed twice counts once. An invalid area is an error that names it and the place.
    ///
    /// Deterministic: a group's members go to GEOS in the order of their coordinates, rings start at their
    /// smallest position, and result shapes are ordered by the smallest index in their group, then by their
    /// coordinates. The order of `shapes` and of the spatial index leave no trace; a permuted pool gives the same
    /// polygons.
    public func unite(_ shapes: some Sequence<Int>, in pool: ShapePool) throws(GeometryError) -> UnionResult {
        let members = Set(shapes).sorted().filter { !pool.isEmpty($0) }
        let check = ShapeGuard(operation: "union")
        for shape in members {
            try check.checkArea(shape, of: pool)
            try requireValid(shape, of: pool, "union")
        }
        let fallbacksBefore = gridFallbacks
        var result = ShapePool()
        var firstMembers: [Int] = []
        for group in TouchingGroups.find(among: members, in: pool) {
            for polygon in try unite(group: group, of: pool) {
                result.appendPart(polygon)
                result.closeShape(.area)
                firstMembers.append(group[0])
            }
        }
        return UnionResult(shapes: result, firstMembers: firstMembers, usedGrid: gridFallbacks > fallbacksBefore)
    }

    private func unite(group: [Int], of pool: ShapePool) throws(GeometryError) -> [CanonicalPolygon] {
        guard group.count > 1 else {
            return pool.canonicalPolygons(of: group[0]).sorted(by: CanonicalPolygon.ordered)
        }
        let ordered = group.sorted { pool.precedes($0, $1) }
        let all = try encodeChecked(ordered, of: pool, .area, "union")
        if let united = GEOSUnaryUnion_r(handle, all.pointer) {
            return try decodePolygons(OwnedGeometry(united, kernel: self), "union")
        }
        let united = try owned(GEOSUnaryUnionPrec_r(handle, all.pointer, Self.gridSize), "union")
        gridFallbacks += 1
        return try decodePolygons(united, "union")
    }
}

extension ShapePool {
    /// An order of shapes by their coordinates alone, wherever they stand in the pool.
    fileprivate func precedes(_ first: Int, _ second: Int) -> Bool {
        let (one, two) = (boxes[first], boxes[second])
        if one != two {
            return (one.minX, one.minY, one.maxX, one.maxY) < (two.minX, two.minY, two.maxX, two.maxY)
        }
        return coordinates[range(of: first)].lexicographicallyPrecedes(
            coordinates[range(of: second)], by: CanonicalPolygon.precedes)
    }
}
