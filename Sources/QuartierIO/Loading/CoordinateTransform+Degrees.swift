import QuartierGeometry

extension CoordinateTransform {
    /// The way to WGS 84 for data at a place that is known in their own CRS only.
    ///
    /// By the CRS's area of use; if that is wider than any one operation is meant for (EPSG:3035 reaches beyond
    /// ETRS89), by the place.
    static func toDegrees(from crs: CRS, at place: Coordinate) throws(ProjectionError) -> CoordinateTransform {
        do throws(ProjectionError) {
            return try CoordinateTransform(from: crs, to: .wgs84)
        } catch {
            guard error.code == .noOperation, let near = crs.ownDegrees(of: place) else { throw error }
            return try CoordinateTransform(from: crs, to: .wgs84, near: near)
        }
    }
}
