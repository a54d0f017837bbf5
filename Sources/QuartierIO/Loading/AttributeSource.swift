import QuartierModel

/// Where a standard attribute is read from: one field of the file, or several by a crosswalk.
struct AttributeSource<E: Element> {
    /// The attribute.
    let attribute: ElementAttribute<E>
    private let readings: [(column: Column, source: Crosswalk.Source?)]

    /// What a row says about the attribute.
    enum Statement {
        case missing
        case value(AttributeValue)
        /// Something that is no standard value, as messages show it.
        case unmapped(String)
        /// That the feature is none of the layer, as messages show it.
        case excluded(String)
    }

    /// The field of the file the study names, by a crosswalk if its values follow a scheme.
    init(_ attribute: ElementAttribute<E>, _ column: Column, _ crosswalk: Crosswalk?) {
        self.attribute = attribute
        readings = [(column, crosswalk?.source(forField: column.name))]
    }

    /// The fields a scheme has for an attribute; nil if the file has none of them.
    init?(_ crosswalk: Crosswalk, in table: FeatureTable) {
        guard let attribute = E.attribute(named: crosswalk.attribute) else { return nil }
        self.attribute = attribute
        readings = crosswalk.sources.compactMap { source in table.column(source.field).map { ($0, source) } }
        if readings.isEmpty { return nil }
    }

    /// All sources of a request: the fields the study names, then what the scheme of the file offers.
    static func all(of request: LayerRequest, in table: FeatureTable) -> [Self] {
        let crosswalks = ((request.vocabulary ?? table.vocabulary)?.crosswalks(of: E.layer) ?? []).map { crosswalk in
            request.values[crosswalk.attribute].map { crosswalk.overruled(by: $0) } ?? crosswalk
        }
        let named = request.fields.compactMap { name, field, _ -> Self? in
            guard let attribute = E.attribute(named: name), let column = table.column(field) else { return nil }
            let own = request.values[name].map { Crosswalk(name, attribute.kind, values: $0) }
            return Self(attribute, column, crosswalks.first { $0.attribute == name } ?? own)
        }
        let taken = Set(request.fields.map(\.name))
        return named + crosswalks.filter { !taken.contains($0.attribute) }.compactMap { Self($0, in: table) }
    }

    /// Whether some values say that a feature is none of the layer.
    var mayExclude: Bool {
        readings.contains { _, source in
            if case .table(_, _, let excluded) = source?.reading { return !excluded.isEmpty }
            return false
        }
    }

    /// The fields, for messages.
    var fields: String { readings.map { "'\($0.column.name)'" }.joined(separator: ", ") }

    /// What a row says.
    ///
    /// A field that says what the feature is goes before one that says what it is not, and so does one that says
    /// something unknown: it may be of the layer.
    func statement(in row: Int) -> Statement {
        var unmapped: String?
        var excluded: String?
        for (column, source) in readings {
            let stated = column[row]
            guard stated != .missing, stated != .text("") else { continue }
            switch source?.meaning(of: stated) ?? .value(stated) {
            case .silent: continue
            case .value(let value):
                if let accepted = attribute.kind.accept(value) { return .value(accepted) }
                unmapped = unmapped ?? shown(stated, column)
            case .unmapped:
                unmapped = unmapped ?? shown(stated, column)
                if source?.isDecisive == true { return .unmapped(shown(stated, column)) }
            case .excluded:
                excluded = excluded ?? shown(stated, column)
            }
        }
        return unmapped.map { .unmapped($0) } ?? excluded.map { .excluded($0) } ?? .missing
    }

    private func shown(_ value: AttributeValue, _ column: Column) -> String {
        readings.count > 1 ? "\(column.name) \(value)" : value.description
    }
}
