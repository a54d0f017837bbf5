public import QuartierModel

/// What happens to geometries that break the rules (Umgang mit fehlerhaften Geometrien).
public enum GeometryPolicy: String, Hashable, Sendable, CaseIterable {
    /// A broken geometry is an error: nothing is measured on it.
    case refuse
    /// Repaired where two methods agree in area within 0.1 %, else left out; every case is named.
    case `repair`
    /// Left out, and named.
    case skip

    /// What is done where the study says nothing: zones of results must be as drawn, other layers may be repaired.
    public static func standard(for layer: LayerKind) -> GeometryPolicy {
        layer == .districts || layer == .plots ? .refuse : .repair
    }
}

/// Which features of which file make a layer, and how.
public struct LayerRequest: Sendable {
    /// The layer of the study.
    public var layer: LayerKind
    /// The file to open.
    public var path: String
    /// The file as the study names it, for messages.
    public var displayName: String
    /// The layer or table inside the file.
    public var fileLayer: String?
    /// The CRS the study states, which goes before the file's.
    public var crs: String?
    /// The field that holds identifiers; nil takes the features' own.
    public var identifierField: String?
    /// Standard attribute names and the fields of the file they are read from, in the study's order.
    public var fields: [(name: String, field: String, place: Place)]
    /// Fields that are read if the file has them and the study maps nothing else to the attribute; the standard
    /// names come after these by themselves.
    public var customaryFields: [(name: String, field: String)] = []
    /// The field of identifiers that is taken if the file has it and the study names none.
    public var customaryIdentifierField: String?
    /// Whether a field that means nothing to the study is an error: what somebody wrote into the study was meant.
    public var refusesUnknownFields = false
    /// The scheme of the file's values; nil where they are standard values or the format has a scheme of its own.
    public var vocabulary: ValueScheme?
    /// Standard values for values of the file, by attribute and then by the file's value; they go before the scheme.
    public var values: [String: [String: String]] = [:]
    /// Which features of the file are of the layer; nil for all.
    public var selection: LayerSelection?
    /// Names of further fields that conditions ask for.
    public var foreignFields: Set<String> = []
    /// The coordinate operation the study states, by name or code; nil to choose by rule.
    public var crsOperation: (text: String, place: Place)?
    /// What happens to broken geometries.
    public var policy: GeometryPolicy
    /// Where in the study the layer stands.
    public var place: Place

    /// What tells requests apart that load different things, as text.
    public var identity: String {
        let parts: [String] =
            [
                layer.rawValue, path, fileLayer ?? "", crs ?? "", crsOperation?.text ?? "", identifierField ?? "",
                policy.rawValue, vocabulary?.rawValue ?? "",
            ]
            + fields.map { "\($0.name)=\($0.field)" } + customaryFields.map { "\($0.name)~\($0.field)" }
            + [customaryIdentifierField ?? "", selection?.text ?? ""] + foreignFields.sorted()
            + values.sorted { $0.key < $1.key }.flatMap { attribute, table in
                table.sorted { $0.key < $1.key }.map { "\(attribute):\($0.key)=\($0.value)" }
            }
        return parts.joined(separator: "\u{0}")
    }

    /// A request for a layer.
    public init(
        layer: LayerKind, path: String, displayName: String, fileLayer: String? = nil, crs: String? = nil,
        identifierField: String? = nil, fields: [(name: String, field: String, place: Place)] = [],
        policy: GeometryPolicy? = nil, place: Place = Place()
    ) {
        self.layer = layer
        self.path = path
        self.displayName = displayName
        self.fileLayer = fileLayer
        self.crs = crs
        self.identifierField = identifierField
        self.fields = fields
        self.policy = policy ?? .standard(for: layer)
        self.place = place
    }
}
