internal import QuartierModel

/// Finds identifiers that more than one feature of a table states.
enum DuplicateIdentifiers {
    static func report(in table: FeatureTable, to findings: inout Findings) {
        guard table.identifiers.contains(where: { $0 != nil }) else { return }
        for (row, earlier) in plain(table.identifiers) ?? any(table.identifiers) {
            findings.add(finding(table.identifiers[row] ?? "", row, earlier, table))
        }
    }

    /// The rows whose identifier stands in a row before, with the first such row.
    private static func any(_ identifiers: [String?]) -> [(row: Int, earlier: Int)] {
        var first: [String: Int] = Dictionary(minimumCapacity: identifiers.count)
        var found: [(row: Int, earlier: Int)] = []
        for (row, identifier) in identifiers.enumerated() {
            guard let identifier else { continue }
            guard let earlier = first.updateValue(row, forKey: identifier) else { continue }
            first[identifier] = earlier
            found.append((row, earlier))
        }
        return found
    }

    /// The same for identifiers of plain ASCII, in a third of the time and a sixth of the memory.
    ///
    /// Nil where one is not plain (equal characters may have several spellings) or too many fall on one slot, as
    /// only a file made for that purpose brings about.
    private static func plain(_ identifiers: [String?]) -> [(row: Int, earlier: Int)]? {
        guard identifiers.count < Int(Int32.max) / 4 else { return nil }
        var slots = 16
        while slots < identifiers.count * 2 { slots *= 2 }
        var rows = [Int32](repeating: -1, count: slots)
        var found: [(row: Int, earlier: Int)] = []
        for (row, identifier) in identifiers.enumerated() {
            guard let identifier else { continue }
            guard var slot = hash(identifier).map({ Int(truncatingIfNeeded: $0) & (slots - 1) }) else { return nil }
            var steps = 0
            while rows[slot] >= 0, identifiers[Int(rows[slot])] != identifier {
                slot = (slot + 1) & (slots - 1)
                steps += 1
                guard steps < longestSearch else { return nil }
            }
            if rows[slot] < 0 { rows[slot] = Int32(row) } else { found.append((row, Int(rows[slot]))) }
        }
        return found
    }

    private static let longestSearch = 256

    /// A number from the bytes of a text; nil if any is not ASCII.
    private static func hash(_ text: String) -> UInt64? {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for unit in text.utf8 {
            guard unit < 0x80 else { return nil }
            hash = (hash ^ UInt64(unit)) &* 0x100_0000_01B3
        }
        return hash ^ hash >> 29
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
