public import QuartierGeometry

/// A piece of ground outside buildings by what covers it (Fläche der Bodenbedeckung).
///
/// Surfaces are meant to lie side by side; buildings may lie upon them.
public struct Surface: Element {
    /// The name people use.
    public var name: String?
    /// What covers the ground.
    public var kind: SurfaceKind?

    /// A surface that states nothing.
    public init() {}

    /// The layer of surfaces.
    public static let layer = LayerKind.surfaces
    /// Surfaces are areas.
    public static let shapeKinds: Set<ShapeKind> = [.area]
    /// Where the surfaces of a city lie.
    public static let path: any WritableKeyPath<City, Layer<Surface>> & Sendable = \.surfaces
    /// What files may state of a surface.
    public static let attributes: [ElementAttribute<Surface>] = [
        .text("name", \.name, "name for people"),
        .vocabulary("kind", \.kind, "what covers the ground"),
    ]
}
