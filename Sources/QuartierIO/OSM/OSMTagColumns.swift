internal import QuartierModel

/// Gathers the tags of features into columns, one for each wanted key.
struct OSMTagColumns {
    private let texts: [String]
    private let options: FeatureFileOptions
    private var columns: [Column] = []
    private var names: [String] = []
    /// Whether there were more keys than the limit allows columns.
    private(set) var isOverfull = false
    /// For each text that was met as a key, its column, or nil where it is not wanted.
    private var targets: [UInt32: Int?] = [:]

    init(texts: [String], options: FeatureFileOptions) {
        self.texts = texts
        self.options = options
    }

    /// Adds a tag to the feature of a row; of a key that is there twice, the first counts.
    mutating func add(_ key: UInt32, _ value: UInt32, row: Int) {
        guard let column = target(of: key), columns[column].count <= row else { return }
        columns[column].pad(to: row)
        columns[column].append(Self.value(texts[Int(value)]))
    }

    /// The columns of so many features, and every key that was met.
    mutating func finished(rows: Int) -> ([Column], [String]) {
        for index in columns.indices { columns[index].pad(to: rows) }
        return (columns, names)
    }

    private mutating func target(of key: UInt32) -> Int? {
        if let known = targets[key] { return known }
        let name = texts[Int(key)]
        names.append(name)
        var column: Int?
        if options.fields.contains(name) {
            if columns.count < options.limits.fields {
                column = columns.count
                columns.append(Column(name: name))
            } else {
                isOverfull = true
            }
        }
        targets[key] = column
        return column
    }

    private static func value(_ text: String) -> AttributeValue { text.isEmpty ? .missing : .text(text) }
}
