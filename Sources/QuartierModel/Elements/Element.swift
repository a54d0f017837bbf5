public import QuartierGeometry

/// One thing of a layer: a plain struct that states its attributes and leaves its shape to the layer.
public protocol Element: Sendable, Hashable {
    /// The layer that elements of this type form.
    static var layer: LayerKind { get }
    /// The kinds of shape that elements of this type may have.
    static var shapeKinds: Set<ShapeKind> { get }
    /// The attributes that files may state, filters may ask and edits may set.
    static var attributes: [ElementAttribute<Self>] { get }
    /// Where the layer lies in a city.
    static var path: any WritableKeyPath<City, Layer<Self>> & Sendable { get }
    /// An element that states nothing.
    init()
}

extension Element {
    /// The attribute of a name.
    public static func attribute(named name: String) -> ElementAttribute<Self>? {
        attributes.first { $0.name == name }
    }
}
