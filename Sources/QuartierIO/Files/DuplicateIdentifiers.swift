internal import QuartierModel

/// Finds identifiers that more than one feature of a table states.
enum DuplicateIdentifiers {
    static func report(in table: FeatureTable, to findings: inout Findings) {
        guard table.identifiers.contains(where: { $0 != nil }) else { return }
        var first: [String: Int] = Dictionary(minimumCapacity: table.count)
        for (row, identifier) in table.identifiers.enumerated() {
            guard let identifier else { continue }
            guard let earlier = first.updateValue(row, forKey: identifier) else { continue }
            first[identifier] = earlier
            findings.add(finding(identifier, row, earlier, table))
        }
    }

    private static func finding(_ identifier: String, _ row: Int, _ earlier: Int, _ table: FeatureTable) -> Finding {
        var place = table.place(ofFeature: row)
        if table.positionsAreLines { place.layer = nil }
        let kind = table.positionsAreLines ? "line" : "row"
        return Finding(
            .error, "duplicate-id",
            "the id '\(identifier)' stands at \(kind) \(table.positions[earlier]) and at \(kind) \(table.positions[row])",
            at: place, remedy: "Give every feature an id of its own")
    }
}
