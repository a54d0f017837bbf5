public import QuartierGeometry

/// A building (Gebäude), its footprint the outer walls above ground.
public struct Building: Element {
    /// Full storeys above ground (Vollgeschosse).
    public var storeys: Double?
    /// Height above ground in metres.
    public var height: Double?
    /// What it is used for.
    public var use: BuildingUse?
    /// Dwellings counted or planned, not estimated (Wohneinheiten).
    public var dwellings: Double?
    /// Residents counted or planned, not estimated.
    public var residents: Double?
    /// Jobs counted or planned, not estimated (Arbeitsplätze).
    public var jobs: Double?
    /// Who owns or rents out its dwellings.
    public var tenure: Tenure?

    /// A building that states nothing.
    public init() {}

    /// The layer of buildings.
    public static let layer = LayerKind.buildings
    /// Buildings are areas.
    public static let shapeKinds: Set<ShapeKind> = [.area]
    /// Where the buildings of a city lie.
    public static let path: any WritableKeyPath<City, Layer<Building>> & Sendable = \.buildings
    /// What files may state of a building.
    public static let attributes: [ElementAttribute<Building>] = [
        .number("storeys", \.storeys, in: 0.5...200, "full storeys above ground"),
        .number("height_m", \.height, in: 0.5...1000, "height above ground, m"),
        .vocabulary("use", \.use, "use"),
        .number("dwellings", \.dwellings, in: 0...100_000, "dwellings, counted or planned"),
        .number("residents", \.residents, in: 0...1_000_000, "residents, counted or planned"),
        .number("jobs", \.jobs, in: 0...1_000_000, "jobs, counted or planned"),
        .vocabulary("tenure", \.tenure, "tenure of its dwellings"),
    ]
}
