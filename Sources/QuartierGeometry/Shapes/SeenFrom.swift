extension ShapePool {
    /// Copies of some shapes in coordinates that count from an origin near by.
    ///
    /// An overlay rounds the corners it makes to the steps between numbers. For the coordinates of a country's plane
    /// these are up to 10⁻⁹ m wide, which a sliver of a square metre feels in its ninth digit; from near by they are a
    /// hundred thousand times finer. Nothing is lost on the way: from a whole number (`BoundingBox.wholeCorner`) that
    /// is nearer than the plane's origin, differences of coordinates are exact.
    func seen(from origin: Coordinate, _ shapes: some Sequence<Int>) -> ShapePool {
        var copy = ShapePool()
        for shape in shapes { copy.appendShape(shape, of: self) }
        for index in copy.coordinates.indices {
            copy.coordinates[index].x -= origin.x
            copy.coordinates[index].y -= origin.y
        }
        for shape in copy.boxes.indices { copy.boxes[shape] = copy.boxes[shape].seen(from: origin) }
        return copy
    }
}

extension BoundingBox {
    /// The south-western corner on whole units; the zero place for an empty box.
    var wholeCorner: Coordinate {
        isEmpty ? Coordinate(x: 0, y: 0) : Coordinate(x: minX.rounded(.down), y: minY.rounded(.down))
    }

    /// The box in coordinates that count from an origin; exact where those of a shape are.
    fileprivate func seen(from origin: Coordinate) -> BoundingBox {
        BoundingBox(
            minX: minX - origin.x, minY: minY - origin.y, maxX: maxX - origin.x, maxY: maxY - origin.y)
    }

    /// A box seen from an origin as it lies in the plane, rounded outwards.
    func drawn(from origin: Coordinate) -> BoundingBox {
        BoundingBox(
            minX: (minX + origin.x).nextDown, minY: (minY + origin.y).nextDown, maxX: (maxX + origin.x).nextUp,
            maxY: (maxY + origin.y).nextUp)
    }
}
