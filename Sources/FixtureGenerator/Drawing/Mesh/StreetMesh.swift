/// The middle lines of the streets as a mesh of crossings, and how wide the streets are.
protocol StreetMesh: Sendable {
    /// What the cells between the streets are meant for.
    var plan: LetterPlan { get }
    /// The crossing at the south-western corner of a cell; one more column and row than there are cells.
    func crossing(_ column: Int, _ row: Int) -> GridPoint
    /// Half the width of the street on a column of crossings, beside a row of cells, in centimetres.
    func half(column: Int, besideRow row: Int) -> Int
    /// Half the width of the street on a row of crossings, beside a column of cells, in centimetres.
    func half(row: Int, besideColumn column: Int) -> Int
}

extension StreetMesh {
    /// The cell between the middle lines of its streets.
    func frame(of cell: MeshCell) -> Frame { frame(columns: cell.column...cell.column, rows: cell.row...cell.row) }

    /// The cell without the streets.
    func block(of cell: MeshCell) -> Frame {
        block(columns: cell.column...cell.column, rows: cell.row...cell.row)
    }

    /// Several cells as one, without the streets around them.
    func block(columns: ClosedRange<Int>, rows: ClosedRange<Int>) -> Frame {
        let frame = frame(columns: columns, rows: rows)
        let west = half(column: columns.lowerBound, besideRow: rows.lowerBound)
        let east = half(column: columns.upperBound + 1, besideRow: rows.lowerBound)
        let south = half(row: rows.lowerBound, besideColumn: columns.lowerBound)
        let north = half(row: rows.upperBound + 1, besideColumn: columns.lowerBound)
        return frame.part(west...frame.width - east, south...frame.depth - north)
    }

    /// Several cells between the middle lines of the streets around them.
    private func frame(columns: ClosedRange<Int>, rows: ClosedRange<Int>) -> Frame {
        Frame(
            crossing(columns.lowerBound, rows.lowerBound), crossing(columns.upperBound + 1, rows.lowerBound),
            crossing(columns.upperBound + 1, rows.upperBound + 1), crossing(columns.lowerBound, rows.upperBound + 1))
    }

    /// Several cells without the streets around them, along every bend of these streets.
    func ground(columns: ClosedRange<Int>, rows: ClosedRange<Int>) -> Ring {
        func inset(_ column: Int, _ row: Int) -> Frame {
            let frame = frame(of: MeshCell(column: column, row: row))
            let west = column == columns.lowerBound ? half(column: column, besideRow: row) : 0
            let east = column == columns.upperBound ? half(column: column + 1, besideRow: row) : 0
            let south = row == rows.lowerBound ? half(row: row, besideColumn: column) : 0
            let north = row == rows.upperBound ? half(row: row + 1, besideColumn: column) : 0
            return frame.part(west...frame.width - east, south...frame.depth - north)
        }
        var points: [GridPoint] = columns.map { inset($0, rows.lowerBound).corners[0] }
        points += rows.map { inset(columns.upperBound, $0).corners[1] }
        points += columns.reversed().map { inset($0, rows.upperBound).corners[2] }
        points += rows.reversed().map { inset(columns.lowerBound, $0).corners[3] }
        return Ring(points: points)
    }
}
