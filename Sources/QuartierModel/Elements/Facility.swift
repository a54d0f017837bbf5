public import QuartierGeometry

/// A place that people go to (Einrichtung der Versorgung): a school, a shop, a surgery.
public struct Facility: Element {
    /// The name people use.
    public var name: String?
    /// What it offers.
    public var category: FacilityCategory?
    /// How much it offers, in a unit that suits the category: places, beds, m² of sales area (Kapazität).
    public var weight: Double?

    /// A place that states nothing.
    public init() {}

    /// The layer of places.
    public static let layer = LayerKind.places
    /// Places are points or areas.
    public static let shapeKinds: Set<ShapeKind> = [.point, .area]
    /// Where the places of a city lie.
    public static let path: any WritableKeyPath<City, Layer<Facility>> & Sendable = \.places
    /// What files may state of a place.
    public static let attributes: [ElementAttribute<Facility>] = [
        .text("name", \.name, "name for people"),
        .vocabulary("category", \.category, "what it offers"),
        .number("weight", \.weight, in: 0...1e9, "how much it offers: places, beds, m² of sales area"),
    ]
}
