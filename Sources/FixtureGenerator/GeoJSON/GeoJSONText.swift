/// The text of a feature collection in a plane given by its EPSG code, a feature per line.
///
/// Written as many cities' own exports are: metres with x to the east, and the `crs` member of the older GeoJSON.
func featureCollectionText(_ features: [DrawnFeature], code: Int) -> String {
    let crs = #""crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::\#(code)"}}"#
    let lines = features.map(featureText).joined(separator: ",\n")
    return "{\"type\": \"FeatureCollection\", \(crs), \"features\": [\n\(lines)\n]}\n"
}

/// A feature on one line.
private func featureText(_ feature: DrawnFeature) -> String {
    let properties = feature.properties.map { "\(quoted($0.name)): \(valueText($0.value))" }
    return "{\"type\": \"Feature\", \"id\": \(quoted(feature.id)), "
        + "\"properties\": {\(properties.joined(separator: ", "))}, "
        + "\"geometry\": \(shapeText(feature.shape))}"
}

/// A geometry.
private func shapeText(_ shape: DrawnFeature.Shape) -> String {
    switch shape {
    case .point(let point):
        return "{\"type\": \"Point\", \"coordinates\": \(pointText(point))}"
    case .line(let points):
        return "{\"type\": \"LineString\", \"coordinates\": [\(points.map(pointText).joined(separator: ", "))]}"
    case .area(let area):
        let rings = ([area.shell] + area.holes).map(ringText).joined(separator: ", ")
        return "{\"type\": \"Polygon\", \"coordinates\": [\(rings)]}"
    }
}

/// A ring, closed by its first point.
private func ringText(_ ring: Ring) -> String {
    let closed = ring.points + ring.points.prefix(1)
    return "[" + closed.map(pointText).joined(separator: ", ") + "]"
}

/// A position in metres.
private func pointText(_ point: GridPoint) -> String {
    "[\(hundredthsText(point.x)), \(hundredthsText(point.y))]"
}

/// The value of an attribute.
private func valueText(_ value: DrawnFeature.Value) -> String {
    switch value {
    case .text(let string): quoted(string)
    case .whole(let number): String(number)
    case .hundredths(let number): hundredthsText(number)
    case .flag(let flag): flag ? "true" : "false"
    case .missing: "null"
    }
}

/// A number of hundredths as a decimal with two places.
func hundredthsText(_ number: Int) -> String {
    let (whole, rest) = abs(number).quotientAndRemainder(dividingBy: 100)
    return (number < 0 ? "-" : "") + "\(whole)." + (rest < 10 ? "0\(rest)" : "\(rest)")
}

/// A JSON string; the names drawn here hold no control characters.
private func quoted(_ string: String) -> String {
    var text = "\""
    for character in string {
        if character == "\"" || character == "\\" { text.append("\\") }
        text.append(character)
    }
    return text + "\""
}
