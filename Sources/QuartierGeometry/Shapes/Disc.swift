internal import Glibc

extension ShapePool {
    /// The corners of the polygons that stand for discs.
    public static let discCorners = 32

    /// Adds a disc as a regular polygon of 32 corners that has the area of the disc; `radius` is above 0.
    ///
    /// Its border lies within 0.33 % of the radius of the circle, inside and outside in turns. What a straight border
    /// or another disc cuts off is right to 0.1 % of the disc's area.
    @discardableResult
    public mutating func appendDisc(around centre: Coordinate, radius: Double) -> Int {
        for corner in Self.corners {
            append(Coordinate(x: centre.x + radius * corner.x, y: centre.y + radius * corner.y))
        }
        closeRing()
        closePart()
        return closeShape(.area)
    }

    /// The closed ring around the origin for a radius of 1, counterclockwise.
    private static let corners: [Coordinate] = {
        let step = 2 * Double.pi / Double(discCorners)
        // Where a polygon of n corners at the distance R has the area n/2 R² sin 2π/n, that of the disc is π.
        let reach = (step / sin(step)).squareRoot()
        let open = (0..<discCorners).map { corner in
            Coordinate(x: reach * cos(step * Double(corner)), y: reach * sin(step * Double(corner)))
        }
        return open + open.prefix(1)
    }()
}
