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

extension LayerKind {
    /// The standard attributes of the layer's elements with what they mean.
    public var attributeMeanings: [(name: String, meaning: String)] {
        switch self {
        case .districts: District.attributes.map { ($0.name, $0.meaning) }
        case .plots: Plot.attributes.map { ($0.name, $0.meaning) }
        case .buildings: Building.attributes.map { ($0.name, $0.meaning) }
        case .green: GreenSpace.attributes.map { ($0.name, $0.meaning) }
        case .stops: Stop.attributes.map { ($0.name, $0.meaning) }
        }
    }

    /// The names of the standard attributes of the layer's elements.
    public var attributeNames: [String] { attributeMeanings.map(\.name) }
}
