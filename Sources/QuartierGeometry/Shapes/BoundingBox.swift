/// An axis-parallel rectangle; closed on all four sides.
public struct BoundingBox: Hashable, Sendable {
    /// The western side.
    public var minX: Double
    /// The southern side.
    public var minY: Double
    /// The eastern side.
    public var maxX: Double
    /// The northern side.
    public var maxY: Double

    /// A box from its four sides.
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The box of a single point.
    public init(_ point: Coordinate) {
        self.init(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
    }

    /// The box that holds nothing: the neutral element of `formUnion`.
    public static let empty = BoundingBox(
        minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
}

extension BoundingBox {
    /// Whether the box holds no point at all.
    public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }

    /// East to west, in the unit of the plane; 0 for an empty box.
    public var width: Double { isEmpty ? 0 : maxX - minX }

    /// North to south, in the unit of the plane; 0 for an empty box.
    public var height: Double { isEmpty ? 0 : maxY - minY }

    /// The middle of the box.
    public var center: Coordinate { Coordinate(x: minX + (maxX - minX) / 2, y: minY + (maxY - minY) / 2) }

    /// Grows the box so that it holds a point.
    public mutating func formUnion(_ point: Coordinate) {
        minX = Swift.min(minX, point.x)
        minY = Swift.min(minY, point.y)
        maxX = Swift.max(maxX, point.x)
        maxY = Swift.max(maxY, point.y)
    }

    /// Grows the box so that it holds another box.
    public mutating func formUnion(_ other: BoundingBox) {
        minX = Swift.min(minX, other.minX)
        minY = Swift.min(minY, other.minY)
        maxX = Swift.max(maxX, other.maxX)
        maxY = Swift.max(maxY, other.maxY)
    }

    /// The box grown by a distance on every side.
    public func expanded(by distance: Double) -> BoundingBox {
        BoundingBox(minX: minX - distance, minY: minY - distance, maxX: maxX + distance, maxY: maxY + distance)
    }

    /// Whether the two boxes share at least one point.
    public func intersects(_ other: BoundingBox) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    /// Whether the box holds a point, sides included.
    public func contains(_ point: Coordinate) -> Bool {
        minX <= point.x && point.x <= maxX && minY <= point.y && point.y <= maxY
    }

    /// Whether the box holds the whole of another box.
    public func contains(_ other: BoundingBox) -> Bool {
        minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
    }
}
