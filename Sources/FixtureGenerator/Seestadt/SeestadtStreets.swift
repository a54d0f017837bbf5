/// The space between the middle line of a street and the plots, in centimetres.
enum SeestadtStreets {
    /// The free strip inside the outline of the district.
    static let rim = 900
    /// Half the ring street with its rows of trees.
    static let ring = 2_100
    /// Half the boulevard that runs from west to east, south of the lake.
    static let boulevard = 2_000
    /// Half the corridor under the viaduct of the metro.
    static let viaduct = 2_600
    /// Half a street of the neighbourhood, before it's varied.
    static let local = 1_150

    /// The row of crossings along which the boulevard runs.
    static let boulevardRow = 4
    /// The column of crossings along which the viaduct comes from the north.
    static let viaductColumn = 5
    /// The columns and rows of crossings of the ring street.
    static let ringColumns = 1...7
    /// The rows of crossings between which the ring street runs.
    static let ringRows = 2...10

    /// Half the width of the street on a column of crossings, beside a row of cells.
    static func half(column: Int, besideRow row: Int) -> Int {
        if column == 0 || column == SeestadtPlan.letters.columns { return rim }
        if column == viaductColumn && row >= boulevardRow { return viaduct }
        let onRing = column == ringColumns.lowerBound || column == ringColumns.upperBound
        if onRing && row >= ringRows.lowerBound && row < ringRows.upperBound { return ring }
        return local + variation(column, row)
    }

    /// Half the width of the street on a row of crossings, beside a column of cells.
    static func half(row: Int, besideColumn column: Int) -> Int {
        if row == 0 || row == SeestadtPlan.letters.rows { return rim }
        let onRing = row == ringRows.lowerBound || row == ringRows.upperBound
        if onRing && ringColumns.contains(column) && column < ringColumns.upperBound { return ring }
        if row == boulevardRow { return boulevard }
        return local + variation(row, column + 20)
    }

    /// Up to 3.5 m by which a street of the neighbourhood is wider beside one cell.
    private static func variation(_ line: Int, _ beside: Int) -> Int {
        var dice = Dice(seed: 100 * line + beside + 31)
        return 50 * dice.roll(0...7)
    }
}

extension SeestadtMesh {
    func half(column: Int, besideRow row: Int) -> Int { SeestadtStreets.half(column: column, besideRow: row) }

    func half(row: Int, besideColumn column: Int) -> Int { SeestadtStreets.half(row: row, besideColumn: column) }
}
