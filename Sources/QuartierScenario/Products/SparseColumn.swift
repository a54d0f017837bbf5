/// One value for each row: those of the base, which all scenarios share, and over them the few that a scenario changes
/// or adds.
///
/// A copy, and a change of it, cost what lies over the base and never the base itself.
struct SparseColumn<Value: Sendable>: Sendable {
    private let base: [Value]
    /// The changed rows of the base, ascending, and their values in the same order.
    private var changedRows: [Int] = []
    private var changedValues: [Value] = []
    private var added: [Value] = []

    /// The values of the base.
    init(_ base: [Value]) {
        self.base = base
    }

    /// The number of rows, those that the scenario adds included.
    var count: Int { base.count + added.count }

    /// The number of rows of the base.
    var baseCount: Int { base.count }

    /// How many values lie over those of the base or behind them: what a copy costs.
    var overlaidCount: Int { changedRows.count + added.count }

    subscript(row: Int) -> Value {
        // Lent and not copied: a value may hold arrays, and whoever reads a column reads all of it.
        _read {
            if row >= base.count {
                yield added[row - base.count]
            } else if let place = overlaid(row) {
                yield changedValues[place]
            } else {
                yield base[row]
            }
        }
    }

    /// Where the value that lies over a row of the base is, if there is one.
    private func overlaid(_ row: Int) -> Int? {
        guard !changedRows.isEmpty else { return nil }
        let place = place(of: row)
        return place < changedRows.count && changedRows[place] == row ? place : nil
    }

    /// Lays a value over a row; the row after the last one is a new one.
    ///
    /// Rows that come in rising order cost the least.
    mutating func set(_ value: Value, at row: Int) {
        if row == count { return added.append(value) }
        guard row < base.count else { return added[row - base.count] = value }
        let place = place(of: row)
        if place < changedRows.count, changedRows[place] == row {
            changedValues[place] = value
        } else {
            changedRows.insert(row, at: place)
            changedValues.insert(value, at: place)
        }
    }

    /// The first changed row that is not before a row, by its place among the changed ones.
    private func place(of row: Int) -> Int {
        guard let last = changedRows.last, row <= last else { return changedRows.count }
        var (low, high) = (0, changedRows.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if changedRows[middle] < row { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension SparseColumn: Equatable where Value: Equatable {
    /// Whether all rows have the same values, wherever they lie.
    static func == (one: SparseColumn, other: SparseColumn) -> Bool {
        one.count == other.count && (0..<one.count).allSatisfy { one[$0] == other[$0] }
    }
}
