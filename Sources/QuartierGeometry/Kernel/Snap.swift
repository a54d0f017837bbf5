internal import CGEOS

extension GeometryKernel {
    /// An area drawn on a grid, and valid there: vertices and edges nearer than the grid are drawn together.
    ///
    /// For writing coordinates with so many decimals. An invalid area is repaired first. The result is a pool of one
    /// area, which is empty if all of it is narrower than the grid. Throws what the guards or GEOS refuse.
    public func snapped(_ shape: Int, of pool: ShapePool, to grid: Double) throws(GeometryError) -> ShapePool {
        let sound = try repair(shape, of: pool)
        let geometry = try encodeArea(0, of: sound.shape, "snap")
        return try decodeArea(try owned(GEOSGeom_setPrecision_r(handle, geometry.pointer, grid, 0), "snap"), "snap")
    }
}
