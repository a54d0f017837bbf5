import QuartierGeometry

extension LayerView {
    /// The middle of an element.
    func middle(of row: Int) -> Coordinate {
        let (pool, shape) = shape(row)
        return pool.centroid(of: shape) ?? pool.boxes[shape].center
    }

    /// The positions that an element is drawn with.
    func places(of row: Int) -> ArraySlice<Coordinate> {
        let (pool, shape) = shape(row)
        return pool.coordinates[pool.range(of: shape)]
    }
}
