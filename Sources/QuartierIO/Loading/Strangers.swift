import QuartierModel

/// The features of a file that its scheme of values knows to be none of the layer: streets in a land use map, beaches
/// among the open spaces of OpenStreetMap.
///
/// They are left out before anything is measured or repaired. What the scheme does not know stays, and is reported.
struct Strangers {
    /// Their rows.
    private(set) var rows: Set<Int> = []
    /// What was left out, with counts by value; nil if nothing was.
    private(set) var finding: Finding?

    /// Looks through a file that is read for a layer, but for some rows that are left out already.
    init<E: Element>(
        _ type: E.Type, of request: LayerRequest, in table: FeatureTable, except leftOut: Set<Int> = []
    ) {
        let sources = AttributeSource<E>.all(of: request, in: table).filter(\.mayExclude)
        var counts: [String: Int] = [:]
        for source in sources {
            for row in 0..<table.count where !rows.contains(row) && !leftOut.contains(row) {
                guard case .excluded(let shown) = source.statement(in: row) else { continue }
                rows.insert(row)
                counts[shown, default: 0] += 1
            }
        }
        guard !rows.isEmpty else { return }
        let fields = sources.map(\.fields).joined(separator: ", ")
        finding = Finding(
            .note, "none-of-the-layer",
            "\(rows.count) of \(table.count) features are no \(E.layer.rawValue) by \(fields) and are left out: "
                + ValueCounts.shown(counts),
            at: Place(file: table.file, layer: table.name))
    }
}
