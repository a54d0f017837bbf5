public import QuartierGeometry

/// A tree (Baum): a point with the diameter of its crown, or the crown as an area.
public struct Tree: Element {
    /// Diameter of the crown in metres (Kronendurchmesser); says nothing of a tree whose crown is drawn.
    public var crownDiameter: Double?
    /// The species, in the words of the place (Baumart).
    public var species: String?
    /// Height in metres.
    public var height: Double?

    /// A tree that states nothing.
    public init() {}

    /// The layer of trees.
    public static let layer = LayerKind.trees
    /// Trees are points, or areas as wide as their crowns.
    public static let shapeKinds: Set<ShapeKind> = [.point, .area]
    /// Where the trees of a city lie.
    public static let path: any WritableKeyPath<City, Layer<Tree>> & Sendable = \.trees
    /// What files may state of a tree.
    public static let attributes: [ElementAttribute<Tree>] = [
        .number("crown_diameter_m", \.crownDiameter, in: 0.1...100, "diameter of the crown, m"),
        .text("species", \.species, "species, in the words of the place"),
        .number("height_m", \.height, in: 0.1...150, "height, m"),
    ]
}
