/// A point on a grid of centimetres; `x` is east and `y` is north.
struct GridPoint: Hashable, Sendable {
    /// Centimetres to the east.
    var x: Int
    /// Centimetres to the north.
    var y: Int
}

extension GridPoint {
    /// A point given in whole metres.
    static func metres(_ x: Int, _ y: Int) -> GridPoint { GridPoint(x: 100 * x, y: 100 * y) }

    /// The point moved by another one taken as a vector.
    static func + (left: GridPoint, right: GridPoint) -> GridPoint {
        GridPoint(x: left.x + right.x, y: left.y + right.y)
    }

    /// The vector from one point to another.
    static func - (left: GridPoint, right: GridPoint) -> GridPoint {
        GridPoint(x: left.x - right.x, y: left.y - right.y)
    }

    /// Twice the signed area of the triangle with the origin; positive when `other` lies to the left.
    func cross(_ other: GridPoint) -> Int { x * other.y - y * other.x }

    /// The length as a vector, in whole centimetres.
    var length: Int { Int(Double(x * x + y * y).squareRoot().rounded()) }

    /// The point stretched about the origin, on the nearest grid point.
    func scaled(by factor: Double) -> GridPoint {
        GridPoint(x: Int((Double(x) * factor).rounded()), y: Int((Double(y) * factor).rounded()))
    }

    /// The vector turned left by a right angle and brought to a length.
    func leftNormal(length wanted: Int) -> GridPoint {
        let own = max(length, 1)
        return GridPoint(x: roundedQuotient(-y * wanted, own), y: roundedQuotient(x * wanted, own))
    }
}

/// The nearest whole number to a quotient with a positive divisor; halves go up.
func roundedQuotient(_ dividend: Int, _ divisor: Int) -> Int {
    let doubled = 2 * dividend + divisor
    let quotient = doubled / (2 * divisor)
    return doubled < 0 && doubled % (2 * divisor) != 0 ? quotient - 1 : quotient
}
