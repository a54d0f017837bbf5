import Quartier

/// Reads the lines of W2 as scenarios: every operation is an edit of its own, as a study would state it.
struct ScenarioReader: ~Copyable {
    private var projection: CoordinateTransform

    init(for study: Study) throws {
        projection = try CoordinateTransform(from: .wgs84, to: study.baseline.crs, near: study.site)
    }

    mutating func scenario(in line: String) throws -> Scenario {
        let value = try JSONValue(parsing: Array(line.utf8))
        guard let id = value["id"]?.numberText, let operations = value["edits"]?.elements else {
            throw WorkloadError(description: "no scenario: \(line.prefix(80))")
        }
        var edits: [any ScenarioEdit] = []
        for operation in operations { edits.append(try edit(operation)) }
        return Scenario(id: id, edits: edits)
    }

    private mutating func edit(_ operation: JSONValue) throws -> any ScenarioEdit {
        guard let verb = operation["op"]?.text, let id = operation["id"]?.numberText else {
            throw WorkloadError(description: "no operation: \(operation)")
        }
        switch verb {
        case "set_storeys": return try Self.change(id, "storeys", .number(try Self.number("storeys", operation)))
        case "set_use": return try Self.change(id, "use", .text(operation["use"]?.text ?? ""))
        case "remove_building": return try Self.remove(.buildings, id)
        case "remove_green": return try Self.remove(.green, id)
        case "add_building":
            var building = Building()
            building.storeys = try Self.number("storeys", operation)
            building.use = operation["use"]?.text.flatMap(BuildingUse.init)
            return try add(building, id, operation)
        case "add_green": return try add(GreenSpace(), id, operation)
        case "add_stop":
            var stop = Stop()
            stop.departuresPerHour = try Self.number("dep_h", operation)
            return try add(stop, id, operation)
        default: throw WorkloadError(description: "unknown operation '\(verb)'")
        }
    }

    private static func change(_ id: String, _ attribute: String, _ value: AttributeValue) throws -> any ScenarioEdit {
        ChangeEdit(
            layer: .buildings, where: try Filter("id = '\(id)'"), at: Place(),
            set: [.init(attribute: attribute, change: .set(value), place: Place())], expect: 1, place: Place())
    }

    private static func remove(_ layer: LayerKind, _ id: String) throws -> any ScenarioEdit {
        RemoveEdit(layer: layer, where: try Filter("id = '\(id)'"), at: Place(), expect: 1, place: Place())
    }

    private mutating func add<E: Element>(
        _ element: E, _ id: String, _ operation: JSONValue
    ) throws -> any ScenarioEdit {
        var layer = Layer<E>()
        layer.shapes = try shape(operation["geometry"])
        layer.elements = [element]
        layer.identifiers = [id]
        layer.isStated = true
        return AddEdit(layer, place: Place())
    }

    private mutating func shape(_ geometry: JSONValue?) throws -> ShapePool {
        guard let geometry, let coordinates = geometry["coordinates"] else {
            throw WorkloadError(description: "an addition without geometry")
        }
        var shapes = ShapePool()
        if geometry["type"]?.text == "Point" {
            var point = [try Self.position(coordinates)]
            try projection.apply(to: &point)
            shapes.appendPoint(point[0])
        } else {
            var rings: [[Coordinate]] = []
            for ring in coordinates.elements ?? [] {
                var positions = try (ring.elements ?? []).map { try Self.position($0) }
                try projection.apply(to: &positions)
                rings.append(positions)
            }
            shapes.appendArea(rings: rings)
            shapes.normaliseOrientation()
        }
        return shapes
    }

    private static func position(_ value: JSONValue) throws -> Coordinate {
        guard let numbers = value.elements, numbers.count >= 2, let x = numbers[0].double, let y = numbers[1].double
        else { throw WorkloadError(description: "no position: \(value)") }
        return Coordinate(x: x, y: y)
    }

    private static func number(_ name: String, _ operation: JSONValue) throws -> Double {
        guard let number = operation[name]?.double else {
            throw WorkloadError(description: "no \(name) in \(operation)")
        }
        return number
    }
}

extension JSONValue {
    /// The number as it is written: identifiers are no quantities.
    fileprivate var numberText: String? {
        if case .number(let text) = self { text } else { nil }
    }
}
