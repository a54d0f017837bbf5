public import QuartierModel

/// Which features of a file are of a layer, by a condition on the fields of the file.
public struct LayerSelection: Sendable {
    /// The condition, as the study states it.
    public let text: String
    /// The fields it asks for.
    public let fields: Set<String>
    /// The rows of a table it is true of, or what is wrong with it.
    public let rows: @Sendable (FeatureTable) -> Result<Set<Int>, Finding>

    /// A condition and how it is asked.
    public init(
        text: String, fields: Set<String>, rows: @escaping @Sendable (FeatureTable) -> Result<Set<Int>, Finding>
    ) {
        self.text = text
        self.fields = fields
        self.rows = rows
    }

    /// The rows of a table that the condition leaves out; nil, with a finding, if it makes no sense for the table.
    func leftOut(of table: FeatureTable, as layer: LayerKind, findings: inout Findings) -> Set<Int>? {
        switch rows(table) {
        case .failure(let finding):
            findings.add(finding)
            return nil
        case .success(let selected):
            if selected.count < table.count {
                findings.add(
                    Finding(
                        .note, "not-selected",
                        "\(selected.count) of \(table.count) features are taken as \(layer.rawValue) by the condition "
                            + "\"\(text)\"", at: Place(file: table.file, layer: table.name)))
            }
            return Set(0..<table.count).subtracting(selected)
        }
    }
}
