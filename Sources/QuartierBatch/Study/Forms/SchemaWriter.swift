import QuartierIO

/// Writes schemas as JSON Schema, edition 2020-12.
struct SchemaWriter {
    private var definitions: [JSONMember] = []

    /// The document for a schema and those it refers to by name.
    static func document(_ schema: Schema, title: String, description: String) -> JSONValue {
        var writer = SchemaWriter()
        let members = writer.members(schema)
        return .object(
            [
                JSONMember("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
                JSONMember("title", .text(title)),
                JSONMember("description", .text(description)),
            ] + members + [JSONMember("$defs", .object(writer.definitions.sorted { $0.name < $1.name }))])
    }

    private mutating func json(_ schema: Schema) -> JSONValue { .object(members(schema)) }

    private mutating func members(_ schema: Schema) -> [JSONMember] {
        switch schema {
        case .text:
            return [
                JSONMember("type", Self.texts(["string", "number", "boolean"])), JSONMember("minLength", .number("1")),
            ]
        case .pattern(let pattern): return [JSONMember("type", .text("string")), JSONMember("pattern", .text(pattern))]
        case .anyText: return [JSONMember("type", .text("string"))]
        case .number(let range): return [JSONMember("type", .text("number"))] + Self.limits(range)
        case .integer(let range): return [JSONMember("type", .text("integer"))] + Self.limits(range)
        case .boolean: return [JSONMember("type", .text("boolean"))]
        case .null: return [JSONMember("type", .text("null"))]
        case .choice(let words): return [JSONMember("enum", Self.texts(words))]
        case .exactly(let number): return [JSONMember("const", .number(String(number)))]
        case .list(let item, let isUnique):
            return [
                JSONMember("type", .text("array")), JSONMember("items", json(item)),
                JSONMember("minItems", .number("1")),
            ]
                + (isUnique ? [JSONMember("uniqueItems", .boolean(true))] : [])
        case .map(let item):
            return [
                JSONMember("type", .text("object")), JSONMember("additionalProperties", json(item)),
                JSONMember("minProperties", .number("1")),
            ]
        case .object(let object): return members(object)
        case .either(let schemas):
            return [JSONMember("anyOf", .array(schemas.map { json($0) }))]
        case .feature: return Self.feature
        case .named(let name, let schema):
            define(name, schema)
            return [JSONMember("$ref", .text("#/$defs/\(name)"))]
        }
    }

    private mutating func members(_ object: ObjectSchema) -> [JSONMember] {
        let properties = object.properties.map { property in
            JSONMember(
                property.key,
                .object(
                    [JSONMember("description", .text(property.documentation))] + members(property.schema))
            )
        }
        let required = object.properties.filter(\.isRequired).map(\.key)
        var result: [JSONMember] = [
            JSONMember("type", .text("object")), JSONMember("properties", .object(properties)),
            JSONMember("additionalProperties", .boolean(false)),
        ]
        if !required.isEmpty { result.append(JSONMember("required", Self.texts(required))) }
        if object.needsKey { result.append(JSONMember("minProperties", .number("1"))) }
        if !object.exactlyOne.isEmpty {
            let choices = object.exactlyOne.map { JSONValue.object([JSONMember("required", Self.texts([$0]))]) }
            result.append(JSONMember("oneOf", .array(choices)))
        }
        if !object.atLeastOne.isEmpty {
            let choices = object.atLeastOne.map { JSONValue.object([JSONMember("required", Self.texts([$0]))]) }
            result.append(JSONMember("anyOf", .array(choices)))
        }
        return result
    }

    private mutating func define(_ name: String, _ schema: Schema) {
        guard !definitions.contains(where: { $0.name == name }) else { return }
        let definition = json(schema)
        definitions.append(JSONMember(name, definition))
    }

    private static func limits(_ range: NumberRange) -> [JSONMember] {
        var result: [JSONMember] = []
        if let minimum = range.minimum {
            result.append(JSONMember(range.excludesMinimum ? "exclusiveMinimum" : "minimum", .number(minimum.shortest)))
        }
        if let maximum = range.maximum {
            result.append(JSONMember(range.excludesMaximum ? "exclusiveMaximum" : "maximum", .number(maximum.shortest)))
        }
        return result
    }

    private static func texts(_ words: [String]) -> JSONValue { .array(words.map { .text($0) }) }

    private static let feature: [JSONMember] = [
        JSONMember("type", .text("object")), JSONMember("required", texts(["type", "geometry"])),
        JSONMember("properties", .object([JSONMember("type", .object([JSONMember("const", .text("Feature"))]))])),
    ]
}
