/// A zone that an element belongs to, and with which share of itself.
struct ZoneShare: Hashable, Sendable {
    var zone: Int32
    var weight: Double
}

/// Which elements of a layer belong to which zone.
///
/// The base lies in flat lists that all scenarios share; what a scenario adds lies beside them.
struct LayerMembership: Sendable {
    private let base: BaseMembership
    /// The zones of the rows that a scenario adds.
    private var added: [[ZoneShare]] = []

    /// The zones of each row of the base, ascending.
    init(_ zonesOfRow: [[ZoneShare]], zoneCount: Int) {
        base = BaseMembership(zonesOfRow, zoneCount: zoneCount)
    }

    /// The number of rows, those that the scenario adds included.
    var rowCount: Int { base.zonesOfRow.count + added.count }

    /// Adds the zones of the next row.
    mutating func append(_ shares: [ZoneShare]) { added.append(shares) }

    /// The zones of a row, ascending.
    func zones(of row: Int) -> ArraySlice<ZoneShare> {
        let count = base.zonesOfRow.count
        return row < count ? base.zonesOfRow[row] : added[row - count][...]
    }

    /// The zones that some rows belong to.
    func zones(ofRows rows: some Sequence<Int>) -> ZoneSubset {
        var zones: Set<Int> = []
        for row in rows { for share in self.zones(of: row) { zones.insert(Int(share.zone)) } }
        return .some(zones)
    }

    /// Visits the rows of a zone with their weights, in ascending order.
    @inline(__always)
    func forEachRow(in zone: Int, _ body: (_ row: Int, _ weight: Double) -> Void) {
        for member in base.rowsOfZone[zone] { body(Int(member.row), member.weight) }
        for (number, shares) in added.enumerated() {
            for share in shares where Int(share.zone) == zone { body(base.zonesOfRow.count + number, share.weight) }
        }
    }
}

/// The membership of the base, once by row and once by zone.
private struct BaseMembership: Sendable {
    let zonesOfRow: FlatLists<ZoneShare>
    let rowsOfZone: FlatLists<(row: Int32, weight: Double)>

    init(_ zonesOfRow: [[ZoneShare]], zoneCount: Int) {
        self.zonesOfRow = FlatLists(zonesOfRow)
        var rows = [[(row: Int32, weight: Double)]](repeating: [], count: zoneCount)
        for (row, shares) in zonesOfRow.enumerated() {
            for share in shares { rows[Int(share.zone)].append((Int32(row), share.weight)) }
        }
        rowsOfZone = FlatLists(rows)
    }
}
