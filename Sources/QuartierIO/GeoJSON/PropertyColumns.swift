internal import QuartierModel

/// The attributes of features being read: which names there are, and the values of those that are wanted.
///
/// Features of a file mostly name the same attributes in the same order; so the next name is compared with the
/// one that followed last time, and looked up only where it differs.
struct PropertyColumns {
    /// What is known of one attribute.
    private struct Field {
        var key: JSONText
        var column: Int?
        /// The serial number of the last feature that had it.
        var lastFeature = 0
    }

    /// All names, in order of first appearance.
    private(set) var names: [String] = []
    /// The columns of the wanted ones.
    private(set) var columns: [Column] = []
    /// Values that could not be kept, counted.
    var losses = ValueLosses()
    private var fields: [Field] = []
    private var indices: [String: Int] = [:]
    private var expected = 0
    /// Counts features begun, also those that came to nothing.
    private var serial = 0
    private var open: [(column: Int, value: AttributeValue)] = []
    private let selection: FieldSelection
    private let limit: Int
    /// Whether there were more names than the limit.
    private(set) var isOverfull = false

    init(_ selection: FieldSelection, limit: Int) {
        self.selection = selection
        self.limit = limit
    }

    /// The number of the attribute of this name, which is noted if it is new; nil beyond the limit.
    mutating func index(of key: JSONText, in scanner: JSONScanner) -> Int? {
        if expected < fields.count, scanner.areSame(fields[expected].key, key) {
            expected += 1
            return expected - 1
        }
        let name = scanner.content(of: key)
        let index: Int
        if let known = indices[name] {
            index = known
        } else {
            guard names.count < limit else {
                isOverfull = true
                return nil
            }
            index = add(name, key)
        }
        expected = index + 1
        return index
    }

    private mutating func add(_ name: String, _ key: JSONText) -> Int {
        indices[name] = names.count
        var field = Field(key: key)
        if selection.contains(name) {
            field.column = columns.count
            columns.append(Column(name: name))
        }
        fields.append(field)
        names.append(name)
        return names.count - 1
    }

    /// Begins a feature.
    mutating func beginFeature() {
        open.removeAll(keepingCapacity: true)
        expected = 0
        serial += 1
    }

    /// Notes that the open feature has an attribute; false if it already had it.
    mutating func mark(_ field: Int) -> Bool {
        guard fields[field].lastFeature != serial else { return false }
        fields[field].lastFeature = serial
        return true
    }

    /// The column an attribute goes to; nil if it is not wanted.
    func column(of field: Int) -> Int? { fields[field].column }

    /// Keeps a value of the open feature.
    mutating func keep(_ value: AttributeValue, column: Int) { open.append((column, value)) }

    /// Ends the feature of a row and puts its values into the columns.
    mutating func endFeature(row: Int) {
        for (column, value) in open {
            columns[column].pad(to: row)
            columns[column].append(value)
        }
    }

    /// The columns of so many features.
    mutating func finished(rows: Int) -> [Column] {
        for index in columns.indices { columns[index].pad(to: rows) }
        return columns
    }
}

/// Values of wanted attributes that could not be kept as they are, counted for each attribute.
struct ValueLosses {
    private struct Key: Hashable {
        var code: String
        var field: String
    }

    private var counts: [Key: (order: Int, count: Int, place: Place, message: String, remedy: String)] = [:]

    /// Counts a loss; the first of its kind and attribute gives the place.
    mutating func add(_ code: String, field: String, _ message: String, remedy: String, at place: Place) {
        let key = Key(code: code, field: field)
        if let known = counts[key] {
            counts[key]?.count = known.count + 1
        } else {
            counts[key] = (counts.count, 1, place, message, remedy)
        }
    }

    /// One warning for each attribute and kind of loss.
    func report(to findings: inout Findings) {
        for (key, loss) in counts.sorted(by: { $0.value.order < $1.value.order }) {
            findings.add(
                Finding(
                    .warning, key.code, loss.message, at: loss.place, remedy: loss.remedy, count: loss.count))
        }
    }

    /// A value that is an object, an array or a binary.
    mutating func addUnsupported(field: String, kind: String, at place: Place) {
        add(
            "unsupported-value", field: field, "attribute '\(field)' holds \(kind), which is read as missing",
            remedy: "Flatten it to texts or numbers if it is needed", at: place)
    }

    /// A whole number that a `Double` cannot hold.
    mutating func addInexact(field: String, at place: Place) {
        add(
            "inexact-integer", field: field, "attribute '\(field)' holds whole numbers beyond 2^53, which are rounded",
            remedy: "Write such numbers as texts", at: place)
    }
}
