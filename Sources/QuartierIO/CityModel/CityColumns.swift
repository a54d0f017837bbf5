internal import QuartierModel

/// Gathers the attributes of buildings into columns, one for each wanted name.
struct CityColumns {
    private let selection: FieldSelection
    private let limit: Int
    private var columns: [Column] = []
    /// Every name that was met, in order of first appearance.
    private(set) var names: [String] = []
    /// For each name that was met its column, or nil where it is not wanted.
    private var targets: [String: Int?] = [:]
    /// Whether there were more names than the limit.
    private(set) var isOverfull = false

    init(_ selection: FieldSelection, limit: Int) {
        self.selection = selection
        self.limit = limit
    }

    /// Keeps a value of the feature of a row; of a name that is there twice, the first counts.
    mutating func keep(_ name: String, _ value: AttributeValue, row: Int) {
        guard let column = target(of: name), columns[column].count <= row else { return }
        columns[column].pad(to: row)
        columns[column].append(value)
    }

    /// The columns of so many features.
    mutating func finished(rows: Int) -> [Column] {
        for index in columns.indices { columns[index].pad(to: rows) }
        return columns
    }

    private mutating func target(of name: String) -> Int? {
        if let known = targets[name] { return known }
        guard names.count < limit else {
            isOverfull = true
            return nil
        }
        names.append(name)
        var column: Int?
        if selection.contains(name) {
            column = columns.count
            columns.append(Column(name: name))
        }
        targets[name] = .some(column)
        return column
    }
}
