public import QuartierGeometry

/// A stop of public transport (Haltestelle).
public struct Stop: Element {
    /// The name people use.
    public var name: String?
    /// The means of transport.
    public var mode: TransitMode?
    /// Departures in an hour of the day in both directions (Abfahrten je Stunde).
    public var departuresPerHour: Double?

    /// A stop that states nothing.
    public init() {}

    /// The layer of stops.
    public static let layer = LayerKind.stops
    /// Stops are points.
    public static let shapeKinds: Set<ShapeKind> = [.point]
    /// Where the stops of a city lie.
    public static let path: any WritableKeyPath<City, Layer<Stop>> & Sendable = \.stops
    /// What files may state of a stop.
    public static let attributes: [ElementAttribute<Stop>] = [
        .text("name", \.name, "name for people"),
        .vocabulary("mode", \.mode, "means of transport"),
        .number("departures_per_hour", \.departuresPerHour, in: 0...10_000, "departures an hour"),
    ]
}
