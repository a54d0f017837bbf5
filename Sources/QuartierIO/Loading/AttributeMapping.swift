import QuartierModel

/// Reads the standard attributes of elements from the fields of a file.
struct AttributeMapping<E: Element> {
    private let table: FeatureTable
    private let request: LayerRequest
    private let sources: [AttributeSource<E>]
    /// For each mapped attribute, how many of the used features state it.
    private(set) var filled: [String: Int] = [:]
    private var unmapped: [String: [String: Int]] = [:]

    init(table: FeatureTable, request: LayerRequest) {
        self.table = table
        self.request = request
        sources = AttributeSource.all(of: request, in: table)
    }

    /// The elements of the used rows; values that an attribute cannot hold are counted and left missing.
    mutating func elements(of rows: [Int]) -> [E] {
        for source in sources { filled[source.attribute.name] = 0 }
        return rows.map { row in
            var element = E()
            for source in sources {
                let name = source.attribute.name
                switch source.statement(in: row) {
                case .missing, .excluded: continue
                case .unmapped(let shown): unmapped[name, default: [:]][shown, default: 0] += 1
                case .value(let value):
                    source.attribute.write(&element, value)
                    filled[name, default: 0] += 1
                }
            }
            return element
        }
    }

    /// What there is to say about the values: what no standard value fits, and what is not stated everywhere.
    ///
    /// Gaps are told only where figures rest on the attribute and nothing else stands in for it: names are nobody's
    /// worry, counts of people are estimated where missing, and a height only helps where storeys are not mapped.
    func findings(used: Int) -> [Finding] {
        let essential = Set(["storeys", "use", "kind", "public", "category", "departures_per_hour"])
        let haveStoreys = sources.contains { $0.attribute.name == "storeys" }
        return sources.flatMap { source in
            let name = source.attribute.name
            let matters = essential.contains(name) || (E.layer == .buildings && name == "height_m" && !haveStoreys)
            let gap = matters && !E.areZones ? incompleteFinding(source.attribute, used: used) : nil
            return [unmappedFinding(source), gap].compactMap { $0 }
        }
    }

    private func unmappedFinding(_ source: AttributeSource<E>) -> Finding? {
        let attribute = source.attribute
        guard let values = unmapped[attribute.name] else { return nil }
        let total = values.values.reduce(0, +)
        return Finding(
            .warning, "unmapped-values",
            "'\(attribute.name)' takes \(attribute.kind); \(total) values of \(source.fields) are none and count as "
                + "missing: \(ValueCounts.shown(values))",
            at: Place(file: table.file, layer: table.name))
    }

    private func incompleteFinding(_ attribute: ElementAttribute<E>, used: Int) -> Finding? {
        let count = filled[attribute.name] ?? 0
        guard count < used else { return nil }
        let share = used > 0 ? Double(count) / Double(used) * 100 : 0
        return Finding(
            .note, "incomplete-attribute",
            "'\(attribute.name)' is stated for \(count) of \(used) \(E.layer.rawValue) "
                + "(\((share * 10).rounded() / 10) %)",
            at: Place(file: table.file, layer: table.name))
    }
}

// MARK: - Identifiers and foreign attributes

extension AttributeMapping {
    /// The identifiers of the used rows; a duplicate is an error that names both places.
    func identifiers(of rows: [Int], findings: inout Findings) -> [String] {
        var seen: [String: Int] = [:]
        var nameless = 0
        let identifiers = rows.map { row -> String in
            let stated = table.identifiers[row]
            if stated == nil { nameless += 1 }
            let identifier = stated ?? "#\(row + 1)"
            if let first = seen[identifier] {
                findings.add(duplicate(identifier, first: first, second: row))
            } else {
                seen[identifier] = row
            }
            return identifier
        }
        if nameless > 0, E.areZones || request.identifierField != nil { findings.add(missing(nameless)) }
        return identifiers
    }

    private func missing(_ nameless: Int) -> Finding {
        let (subject, verb) = nameless == 1 ? ("1 feature has", "is") : ("\(nameless) features have", "are")
        return Finding(
            .note, "missing-id", "\(subject) no id and \(verb) named by position in the file: #1, #2 …",
            at: Place(file: table.file, layer: table.name),
            remedy: request.identifierField == nil
                ? "State the field with identifiers: id: gml_id, for example"
                : "Name a field that every feature fills, or none, which takes the features' own ids")
    }

    private func duplicate(_ identifier: String, first: Int, second: Int) -> Finding {
        let where1 = table.positionsAreLines ? "line \(table.positions[first])" : "row \(table.positions[first])"
        var place = table.place(ofFeature: second)
        place.feature = identifier
        return Finding(
            .error, "duplicate-id", "the id '\(identifier)' was used before, in \(where1)", at: place,
            remedy: "Give every feature an id of its own, or state another field: id: …")
    }

    /// The further fields that conditions ask for, for the used rows.
    func foreignColumns(of rows: [Int]) -> [Column] {
        request.foreignFields.sorted().compactMap(table.column).map { column in
            var used = Column(name: column.name)
            for row in rows { used.append(column[row]) }
            return used
        }
    }
}
