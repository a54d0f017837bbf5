import QuartierIO

/// Which field names the zones, where the file's own identifiers say nothing to people.
enum IdentifierGuess {
    /// Whether the file's own identifiers are more than the numbers of rows: `A1`, but neither `17` nor `LAYER.17`.
    static func hasGoodOnes(_ inspection: Inspection) -> Bool {
        guard let first = inspection.firstIdentifier, !first.isEmpty else { return false }
        let end = first.split(separator: ".").last ?? ""
        return Int(end) == nil
    }

    /// A field that is different for every feature and named for it.
    static func field(of inspection: Inspection) -> Inspection.Field? {
        let unique = inspection.fields.filter { field in
            let name = FoldedName.folded(field.name)
            return field.filled == inspection.features && field.distinct == inspection.features
                && !FieldWords.noIdentifiers.contains(where: name.contains) && isWhole(field)
        }
        for ending in FieldWords.identifierEndings {
            if let field = unique.first(where: { FoldedName.folded($0.name).hasSuffix(ending) }) { return field }
        }
        return nil
    }

    private static func isWhole(_ field: Inspection.Field) -> Bool {
        guard field.kinds == ["number"] else { return field.kinds == ["text"] }
        return field.frequent.allSatisfy { Int($0.value) != nil }
    }
}
