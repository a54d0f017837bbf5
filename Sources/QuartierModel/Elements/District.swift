public import QuartierGeometry

/// A quarter or other area that results are reported for (Gebiet, Quartier).
public struct District: Element {
    /// The name people use.
    public var name: String?

    /// A district that states nothing.
    public init() {}

    /// The layer of districts.
    public static let layer = LayerKind.districts
    /// Districts are areas.
    public static let shapeKinds: Set<ShapeKind> = [.area]
    /// Where the districts of a city lie.
    public static let path: any WritableKeyPath<City, Layer<District>> & Sendable = \.districts
    /// What files may state of a district.
    public static let attributes: [ElementAttribute<District>] = [
        .text("name", \.name, "name for people")
    ]
}
