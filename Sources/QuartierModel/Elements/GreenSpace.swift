public import QuartierGeometry

/// A green or open space (Grün- oder Freifläche).
public struct GreenSpace: Element {
    /// The name people use.
    public var name: String?
    /// What it is.
    public var kind: GreenKind?
    /// Whether everybody may enter it.
    public var isPublic: Bool?

    /// A green space that states nothing.
    public init() {}

    /// The layer of green spaces.
    public static let layer = LayerKind.green
    /// Green spaces are areas.
    public static let shapeKinds: Set<ShapeKind> = [.area]
    /// Where the green spaces of a city lie.
    public static let path: any WritableKeyPath<City, Layer<GreenSpace>> & Sendable = \.green
    /// What files may state of a green space.
    public static let attributes: [ElementAttribute<GreenSpace>] = [
        .text("name", \.name, "name for people"),
        .vocabulary("kind", \.kind, "kind of space"),
        .boolean("public", \.isPublic, "open to everybody"),
    ]
}
