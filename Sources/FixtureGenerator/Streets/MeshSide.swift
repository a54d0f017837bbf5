/// A side of the cells of a mesh: where a street may run from one crossing to the next.
struct MeshSide: Hashable, Sendable {
    /// The crossing it starts from.
    let start: MeshCell
    /// Whether it runs to the north, and not to the east.
    let isNorthward: Bool

    /// The side of a crossing towards the east.
    static func east(_ column: Int, _ row: Int) -> MeshSide {
        MeshSide(start: MeshCell(column: column, row: row), isNorthward: false)
    }

    /// The side of a crossing towards the north.
    static func north(_ column: Int, _ row: Int) -> MeshSide {
        MeshSide(start: MeshCell(column: column, row: row), isNorthward: true)
    }

    /// The crossing it ends at.
    var end: MeshCell {
        MeshCell(column: start.column + (isNorthward ? 0 : 1), row: start.row + (isNorthward ? 1 : 0))
    }

    /// The cells on its two sides, some of which may lie outside the mesh: the one in the south or west first.
    var cells: [MeshCell] {
        [MeshCell(column: start.column - (isNorthward ? 1 : 0), row: start.row - (isNorthward ? 0 : 1)), start]
    }
}

extension MeshCell {
    /// Its crossings, counterclockwise from the south-west.
    var crossings: [MeshCell] {
        [(0, 0), (1, 0), (1, 1), (0, 1)].map { MeshCell(column: column + $0.0, row: row + $0.1) }
    }

    /// Its sides, counterclockwise from the south.
    var sides: [MeshSide] {
        [.east(column, row), .north(column + 1, row), .east(column, row + 1), .north(column, row)]
    }
}

extension StreetMesh {
    /// Every side of the mesh: row by row from the south, first those that run to the east.
    var sides: [MeshSide] {
        (0...plan.rows).flatMap { row in
            let east = (0..<plan.columns).map { MeshSide.east($0, row) }
            return east + (row < plan.rows ? (0...plan.columns).map { MeshSide.north($0, row) } : [])
        }
    }

    /// What is built at a cell; nil outside the mesh.
    func content(at cell: MeshCell) -> Character? {
        guard 0..<plan.columns ~= cell.column, 0..<plan.rows ~= cell.row else { return nil }
        return plan.content(cell)
    }

    /// A crossing by its column and row.
    func crossing(_ place: MeshCell) -> GridPoint { crossing(place.column, place.row) }
}
