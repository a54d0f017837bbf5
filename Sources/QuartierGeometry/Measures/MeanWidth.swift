extension ShapePool {
    /// How wide an area is on average: 2 × area ÷ length of its boundary, holes included.
    ///
    /// In the unit of the plane (m). For a long strip that is its width, for a square half its side. 0 for points
    /// and lines.
    public func meanWidth(of shape: Int) -> Double {
        let length = kinds[shape] == .area ? length(of: shape) : 0
        return length > 0 ? 2 * area(of: shape) / length : 0
    }

    /// The parts of a shape, each as a shape of its own.
    public func separated(_ shape: Int) -> ShapePool {
        var pool = ShapePool()
        for part in parts(of: shape) {
            for ring in rings(ofPart: part) {
                pool.coordinates.append(contentsOf: coordinates(ofRing: ring))
                pool.closeRing()
            }
            pool.closePart()
            pool.closeShape(kinds[shape])
        }
        return pool
    }

    /// The holes of an area, each as an area of its own that runs counterclockwise.
    public func holes(of shape: Int) -> ShapePool {
        var pool = ShapePool()
        guard kinds[shape] == .area else { return pool }
        for part in parts(of: shape) {
            for ring in rings(ofPart: part).dropFirst() { pool.appendArea(rings: [Array(coordinates(ofRing: ring))]) }
        }
        pool.normaliseOrientation()
        return pool
    }
}
