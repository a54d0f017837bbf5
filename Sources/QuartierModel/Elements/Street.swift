public import QuartierGeometry

/// A street, path or square on which people walk (Straße, Weg, Platz).
///
/// Lines meet where they share a vertex. An area is a square that is crossed in any direction. A point is a place on a
/// line: one that is not walkable, such as a locked gate, ends the way there. A point of the kind `entrance` is the door of
/// the building on whose outline it lies, and nothing on any line.
public struct Street: Element {
    /// The name people use.
    public var name: String?
    /// What it is.
    public var kind: StreetKind?
    /// Whether people may walk there; where nothing is stated, its kind decides.
    public var isWalkable: Bool?
    /// Whether only those may walk there who live or are invited there: it begins or ends a walk, but is no way through.
    public var isPrivate: Bool?
    /// The directions in which it is walked; both where nothing is stated.
    public var direction: WalkingDirection?

    /// A street that states nothing.
    public init() {}

    /// The layer of streets.
    public static let layer = LayerKind.streets
    /// Streets are lines, squares areas, gates and entrances points.
    public static let shapeKinds: Set<ShapeKind> = [.line, .area, .point]
    /// Where the streets of a city lie.
    public static let path: any WritableKeyPath<City, Layer<Street>> & Sendable = \.streets
    /// What files may state of a street.
    public static let attributes: [ElementAttribute<Street>] = [
        .text("name", \.name, "name for people"),
        .vocabulary("kind", \.kind, "kind of street or path"),
        .boolean("walkable", \.isWalkable, "whether people may walk there; by its kind where it is missing"),
        .boolean("private", \.isPrivate, "whether it only begins or ends a walk"),
        .vocabulary("direction", \.direction, "directions in which it is walked, against the drawing or with it"),
    ]
}
