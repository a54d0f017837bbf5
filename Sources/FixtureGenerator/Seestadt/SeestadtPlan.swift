/// The plan as a drawing in letters: a cell of the street mesh per letter, north on top.
enum SeestadtPlan {
    /// Columns of cells, from west to east.
    static let columns = 8
    /// Rows of cells, from south to north.
    static let rows = 12

    /// Which quarter a cell belongs to: the digit of its id.
    private static let quarters = """
        6 6 6 6 6 6 4 4
        6 6 6 6 6 6 4 4
        5 6 6 6 6 4 4 4
        5 7 7 7 4 4 4 4
        5 7 7 1 1 4 4 4
        5 7 7 1 1 8 8 8
        5 7 7 1 1 8 8 8
        5 5 1 1 1 1 8 8
        2 2 2 1 1 3 8 8
        2 2 2 3 3 3 3 8
        2 2 2 3 3 3 3 3
        9 9 9 9 9 3 3 3
        """

    /// What is built in a cell: the letter of a `PlotKind`, a capital for a cell cut into two plots, `p` and `g`
    /// for green, `~` for the lake and the park around it.
    private static let contents = """
        o b b o x o h g
        b b o x m o h h
        o m h h m p u h
        o p h h M h c g
        b h u ~ ~ m t H
        b u h ~ ~ h h p
        b g r ~ ~ t h r
        b h m x m m p u
        h u p m o h c h
        U c h h p h r H
        r h u h c U h g
        p b b b p H r g
        """

    /// The digit of the quarter at a cell.
    static func quarter(column: Int, row: Int) -> Character { letter(of: quarters, column, row) }

    /// The letter of what is built at a cell.
    static func content(column: Int, row: Int) -> Character { letter(of: contents, column, row) }

    /// The letter of a drawing at a cell.
    private static func letter(of drawing: String, _ column: Int, _ row: Int) -> Character {
        let lines = drawing.split(separator: "\n")
        return Array(lines[rows - 1 - row].filter { $0 != " " })[column]
    }

    /// All cells in the order of reading: from the north-west, row by row.
    static let cells: [MeshCell] = (0..<rows).reversed().flatMap { row in
        (0..<columns).map { MeshCell(column: $0, row: row) }
    }
}

/// A cell of the street mesh.
struct MeshCell: Hashable, Sendable {
    /// The column, from 0 in the west.
    let column: Int
    /// The row, from 0 in the south.
    let row: Int
}

extension MeshCell {
    /// The digit of its quarter.
    var quarter: Character { SeestadtPlan.quarter(column: column, row: row) }
    /// The letter of what is built.
    var content: Character { SeestadtPlan.content(column: column, row: row) }
}
