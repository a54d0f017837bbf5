/// A point in a plane; `x` is east and `y` is north, whatever axis order a CRS or a file declares.
///
/// Metres in the study's CRS, except at the two ends of the data's way, where a reader or a writer holds
/// degrees (x is longitude, y is latitude).
public struct Coordinate: Hashable, Sendable {
    /// East, or longitude.
    public var x: Double
    /// North, or latitude.
    public var y: Double

    /// A coordinate from east and north.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

extension Coordinate {
    /// Whether both ordinates are numbers that geometry can work with.
    public var isFinite: Bool { x.isFinite && y.isFinite }

    /// The straight-line distance to another coordinate, in the unit of the plane.
    public func distance(to other: Coordinate) -> Double {
        squaredDistance(to: other).squareRoot()
    }

    /// The square of the straight-line distance, for comparisons.
    public func squaredDistance(to other: Coordinate) -> Double {
        let dx = x - other.x
        let dy = y - other.y
        return dx * dx + dy * dy
    }
}
