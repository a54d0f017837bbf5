/// A plan as two drawings in letters: a cell of the street mesh per letter, north on top.
struct LetterPlan: Sendable {
    /// Columns of cells, from west to east.
    let columns: Int
    /// Rows of cells, from south to north.
    let rows: Int
    /// Which quarter a cell belongs to, row by row from the south.
    private let quarters: [[Character]]
    /// What is built in a cell, row by row from the south.
    private let contents: [[Character]]

    /// A plan from its two drawings, letters apart by spaces.
    init(quarters: String, contents: String) {
        self.quarters = LetterPlan.letters(of: quarters)
        self.contents = LetterPlan.letters(of: contents)
        rows = self.quarters.count
        columns = self.quarters.first?.count ?? 0
        let isWhole = [self.quarters, self.contents].allSatisfy { drawing in
            drawing.count == rows && drawing.allSatisfy { $0.count == columns }
        }
        precondition(isWhole, "both drawings must have the same columns and rows")
    }

    /// The letter of the quarter at a cell.
    func quarter(_ cell: MeshCell) -> Character { quarters[cell.row][cell.column] }

    /// The letter of what is built at a cell.
    func content(_ cell: MeshCell) -> Character { contents[cell.row][cell.column] }

    /// All cells in the order of reading: from the north-west, row by row.
    var cells: [MeshCell] {
        (0..<rows).reversed().flatMap { row in (0..<columns).map { MeshCell(column: $0, row: row) } }
    }

    /// The letters of a drawing, from the south.
    private static func letters(of drawing: String) -> [[Character]] {
        drawing.split(separator: "\n").reversed().map { line in line.filter { $0 != " " } }
    }
}

/// A cell of the street mesh.
struct MeshCell: Hashable, Sendable {
    /// The column, from 0 in the west.
    let column: Int
    /// The row, from 0 in the south.
    let row: Int
}
