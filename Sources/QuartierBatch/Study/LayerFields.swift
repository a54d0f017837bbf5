import QuartierModel

/// The attributes that a layer's `fields` may map to columns of its file.
enum LayerFields {
    /// An attribute with what it means, for the schema.
    struct Attribute: Sendable {
        let name: String
        let documentation: String
    }

    /// The attributes of a layer, those of its elements first, then the coordinates of CSV files.
    static func attributes(of layer: LayerKind) -> [Attribute] {
        layer.attributes.map { Attribute(name: $0.name, documentation: "The field with: \($0.meaning)") }
            + coordinates
    }

    /// Every attribute of any layer once, in order.
    static let all: [Attribute] = LayerKind.allCases.reduce(into: []) { all, layer in
        for attribute in attributes(of: layer) where !all.contains(where: { $0.name == attribute.name }) {
            all.append(attribute)
        }
    }

    private static let coordinates = [
        Attribute(name: "x", documentation: "The column of a CSV file with the east coordinate or longitude"),
        Attribute(name: "y", documentation: "The column of a CSV file with the north coordinate or latitude"),
    ]
}
