/// The lake and the park around it.
extension SeestadtMesh {
    /// The columns of cells that the lake and its park take.
    private static let columns = 3...4
    /// The rows of cells that they take.
    private static let rows = 5...7

    /// The lake: five hectares to the square centimetre.
    func lake() -> Ring {
        let south = crossing(4, 6)
        let north = crossing(4, 7)
        let middle = GridPoint(x: (south.x + north.x) / 2, y: (south.y + north.y) / 2)
        let shore = Ring(points: SeestadtMesh.shore.map { GridPoint.metres($0.0, $0.1) })
            .scaled(toSquareMetres: 50_000)
        return shore.moved(by: middle).settled(toSquareMetres: 50_000, shifting: 2, 11)
    }

    /// The shore in metres about the middle of the lake.
    private static let shore = [
        (62, -128), (91, -97), (104, -52), (97, -8), (82, 31), (71, 73), (49, 112), (14, 136), (-27, 141),
        (-63, 122), (-88, 87), (-97, 41), (-83, 3), (-58, -27), (-41, -61), (-22, -101), (9, -131), (37, -139),
    ]

    /// The edge of the park: inside the streets around it, but up to the middle line of the street in the north.
    func lakesideRing() -> Ring {
        let (west, east) = (SeestadtMesh.columns.lowerBound, SeestadtMesh.columns.upperBound)
        let eastern = SeestadtMesh.rows.map { inset(MeshCell(column: east, row: $0)) }
        let western = SeestadtMesh.rows.map { inset(MeshCell(column: west, row: $0)) }
        let alongEast = eastern.map { $0.corners[1] } + [eastern[eastern.count - 1].corners[2]]
        let alongWest = western.map { $0.corners[0] } + [western[western.count - 1].corners[3]]
        return Ring(points: alongEast + alongWest.reversed())
    }

    /// A cell at the edge of the park without the streets beside the park.
    private func inset(_ cell: MeshCell) -> Frame {
        let frame = frame(of: cell)
        let isWest = cell.column == SeestadtMesh.columns.lowerBound
        let isSouth = cell.row == SeestadtMesh.rows.lowerBound
        let west = isWest ? SeestadtStreets.half(column: cell.column, besideRow: cell.row) : 0
        let east = isWest ? 0 : SeestadtStreets.half(column: cell.column + 1, besideRow: cell.row)
        let south = isSouth ? SeestadtStreets.half(row: cell.row, besideColumn: cell.column) : 0
        return frame.part(west...frame.width - east, south...frame.depth)
    }
}
