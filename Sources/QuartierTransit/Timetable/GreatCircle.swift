internal import Glibc
public import QuartierGeometry

/// Distances on the sphere, for comparing stops before anything is projected.
public enum GreatCircle {
    /// The mean radius of the earth in metres (IUGG).
    static let radius = 6_371_008.8

    /// The distance in metres between two places in degrees (x is longitude), by the haversine formula.
    ///
    /// Within 0.6 % of the distance on the ellipsoid: enough for clusters and for what is implausibly fast.
    public static func metres(from start: Coordinate, to end: Coordinate) -> Double {
        let degree = Double.pi / 180
        let east = sin((end.x - start.x) * degree / 2)
        let north = sin((end.y - start.y) * degree / 2)
        let square = north * north + cos(start.y * degree) * cos(end.y * degree) * east * east
        return 2 * radius * asin(min(1, square.squareRoot()))
    }
}
