internal import QuartierGeometry

/// The seven types of RFC 7946, section 1.4.
enum GeometryType: CaseIterable {
    case point, multiPoint, lineString, multiLineString, polygon, multiPolygon, collection

    var name: StaticString {
        switch self {
        case .point: "Point"
        case .multiPoint: "MultiPoint"
        case .lineString: "LineString"
        case .multiLineString: "MultiLineString"
        case .polygon: "Polygon"
        case .multiPolygon: "MultiPolygon"
        case .collection: "GeometryCollection"
        }
    }

    /// The kind of shape it makes; nil for a collection, whose members say it.
    var kind: ShapeKind? {
        switch self {
        case .point, .multiPoint: .point
        case .lineString, .multiLineString: .line
        case .polygon, .multiPolygon: .area
        case .collection: nil
        }
    }

    init?(_ text: JSONText, in scanner: JSONScanner) {
        // Polygons first: they are what most files are full of.
        if scanner.says(text, "Polygon") {
            self = .polygon
            return
        }
        guard let type = Self.allCases.first(where: { scanner.says(text, $0.name) }) else { return nil }
        self = type
    }
}
