import QuartierGeometry

/// How the shape of an element lies to a shape that a condition names.
enum SpatialRelation: Hashable, Sendable {
    /// They share at least one point.
    case intersects
    /// They share no point.
    case disjoint
    /// The element lies in the shape; it may touch its boundary but not lie on it alone.
    case within
    /// The shape lies in the element; it may touch its boundary but not lie on it alone.
    case contains
    /// They come within this many metres of each other, the distance itself included.
    case near(Double)

    /// The relation of the name in a condition; `S_DWITHIN` has its distance beside it.
    init?(name: String) {
        switch name {
        case "S_INTERSECTS": self = .intersects
        case "S_DISJOINT": self = .disjoint
        case "S_WITHIN": self = .within
        case "S_CONTAINS": self = .contains
        case "S_DWITHIN": self = .near(0)
        default: return nil
        }
    }

    /// The names that conditions may write.
    static let names = ["S_INTERSECTS", "S_DISJOINT", "S_WITHIN", "S_CONTAINS", "S_DWITHIN"]

    /// The same relation seen from the other shape.
    var turned: SpatialRelation {
        switch self {
        case .within: .contains
        case .contains: .within
        case .intersects, .disjoint, .near: self
        }
    }

    /// How far beyond the shape elements may lie that the relation holds for, in metres.
    var reach: Double {
        if case .near(let distance) = self { return distance }
        return 0
    }
}

/// A shape that a condition names.
struct LiteralShape: Hashable, Sendable {
    /// The shape as written: longitude and latitude on WGS 84 (CRS84), in degrees.
    let degrees: ShapePool
    /// The column where it begins.
    let column: Int
    /// The shape in the plane of the study, in metres; nil until the condition is projected.
    var plane: ShapePool?
}
