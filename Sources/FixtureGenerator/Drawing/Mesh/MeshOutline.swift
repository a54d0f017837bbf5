/// The borders of quarters: unions of cells, so that neighbours share every corner of their border.
extension StreetMesh {
    /// The layer of districts: quarters by their letters, in the order of the names.
    func districts(_ names: [(letter: Character, name: String)], prefix: String) -> [DrawnFeature] {
        names.map { letter, name in
            DrawnFeature(
                id: "\(prefix)\(letter)", shape: .area(Area(outline(ofQuarter: letter))),
                properties: [.init(name: "name", value: .text(name))])
        }
    }

    /// The border of a quarter: the sides of its cells that don't lie between two of them, joined end to end.
    private func outline(ofQuarter letter: Character) -> Ring {
        let sides = plan.cells.filter { plan.quarter($0) == letter }.flatMap(sides)
        let all = Set(sides)
        var next: [MeshCell: MeshCell] = [:]
        for side in sides where !all.contains(side.reversed) {
            precondition(next[side.start] == nil, "quarter \(letter) touches itself in a corner")
            next[side.start] = side.end
        }
        return walk(next)
    }

    /// The four sides of a cell, counterclockwise.
    private func sides(of cell: MeshCell) -> [CellSide] {
        let (c, r) = (cell.column, cell.row)
        let corners = [(c, r), (c + 1, r), (c + 1, r + 1), (c, r + 1)].map { MeshCell(column: $0.0, row: $0.1) }
        return corners.indices.map { CellSide(start: corners[$0], end: corners[($0 + 1) % 4]) }
    }

    /// The ring that leads from crossing to crossing, from the southernmost of them.
    private func walk(_ next: [MeshCell: MeshCell]) -> Ring {
        let order = { (place: MeshCell) in 100 * place.row + place.column }
        guard let start = next.keys.min(by: { order($0) < order($1) }) else {
            preconditionFailure("a quarter without cells")
        }
        var points: [GridPoint] = []
        var place = start
        repeat {
            points.append(crossing(place.column, place.row))
            guard let following = next[place] else { preconditionFailure("the border of a quarter is open") }
            place = following
        } while place != start
        precondition(points.count == next.count, "a quarter in two pieces")
        return Ring(points: points)
    }
}

/// A side of a cell, from crossing to crossing.
private struct CellSide: Hashable {
    /// The crossing where it starts.
    let start: MeshCell
    /// The crossing where it ends.
    let end: MeshCell

    /// The side as the neighbouring cell sees it.
    var reversed: CellSide { CellSide(start: end, end: start) }
}
