extension LayerKind {
    /// The type of the layer's elements.
    public var elementType: any Element.Type {
        switch self {
        case .districts: District.self
        case .plots: Plot.self
        case .buildings: Building.self
        case .green: GreenSpace.self
        case .surfaces: Surface.self
        case .trees: Tree.self
        case .places: Facility.self
        case .stops: Stop.self
        case .streets: Street.self
        }
    }

    /// The standard attributes of the layer's elements: what they are called, take and mean.
    public var attributes: [(name: String, kind: AttributeKind, meaning: String)] { Self.attributes(of: elementType) }

    private static func attributes<E: Element>(
        of type: E.Type
    ) -> [(name: String, kind: AttributeKind, meaning: String)] {
        type.attributes.map { ($0.name, $0.kind, $0.meaning) }
    }

    /// The names of the standard attributes of the layer's elements.
    public var attributeNames: [String] { attributes.map(\.name) }
}
