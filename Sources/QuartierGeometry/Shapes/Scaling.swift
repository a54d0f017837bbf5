extension ShapePool {
    /// The shapes drawn larger or smaller about their own centroids, so that each has so many times its area.
    ///
    /// `factor` is above 0. Points and empty shapes stay as they are.
    public func scaled(areaBy factor: Double) -> ShapePool {
        precondition(factor > 0 && factor.isFinite, "an area is scaled by a number above 0")
        guard factor != 1 else { return self }
        let scale = factor.squareRoot()
        var scaled = self
        for shape in 0..<count where kinds[shape] != .point {
            guard let centre = centroid(of: shape) else { continue }
            for index in range(of: shape) {
                let place = coordinates[index]
                scaled.coordinates[index] = Coordinate(
                    x: centre.x + (place.x - centre.x) * scale, y: centre.y + (place.y - centre.y) * scale)
            }
            scaled.refreshBox(of: shape)
        }
        return scaled
    }
}
