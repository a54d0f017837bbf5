extension Schema {
    /// The same values, or a text with a parameter in it wherever a single value stands.
    var allowingParameters: Schema {
        switch self {
        case .number, .integer, .boolean, .pattern, .choice: .either([self, Self.parameter])
        case .text, .anyText, .null, .exactly, .feature: self
        case .list(let item, let isUnique): .list(of: item.allowingParameters, isUnique: isUnique)
        case .map(let item): .map(of: item.allowingParameters)
        case .object(let object): .object(object.allowingParameters)
        case .either(let schemas): .either(schemas.map(\.allowingParameters))
        case .named(let name, let schema): .named(name + "_of_sweep", schema.allowingParameters)
        }
    }

    private static let parameter = Schema.pattern("\\$[A-Za-z_{]")
}

extension ObjectSchema {
    fileprivate var allowingParameters: ObjectSchema {
        var object = self
        object.properties = properties.map {
            Property(
                key: $0.key, documentation: $0.documentation, isRequired: $0.isRequired,
                schema: $0.schema.allowingParameters)
        }
        return object
    }
}
