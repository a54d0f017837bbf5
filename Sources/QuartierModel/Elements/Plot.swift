public import QuartierGeometry

/// A building plot (Baufeld, Grundstück).
public struct Plot: Element {
    /// The name people use.
    public var name: String?
    /// The zoning (Widmung), in the words of the place.
    public var zone: String?
    /// What is meant to stand there.
    public var use: BuildingUse?

    /// A plot that states nothing.
    public init() {}

    /// The layer of plots.
    public static let layer = LayerKind.plots
    /// Plots are areas.
    public static let shapeKinds: Set<ShapeKind> = [.area]
    /// Where the plots of a city lie.
    public static let path: any WritableKeyPath<City, Layer<Plot>> & Sendable = \.plots
    /// What files may state of a plot.
    public static let attributes: [ElementAttribute<Plot>] = [
        .text("name", \.name, "name for people"),
        .text("zone", \.zone, "zoning category, in the words of the place"),
        .vocabulary("use", \.use, "intended use"),
    ]
}
