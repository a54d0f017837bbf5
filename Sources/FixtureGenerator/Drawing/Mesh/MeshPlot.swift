/// A plot on a mesh with the letter of what the plan intends for it.
struct MeshPlot: Sendable {
    /// The number, from 1 in the north-west; the id is "P" and three digits.
    let number: Int
    /// The cell it lies in, or the western one of those it joins.
    let cell: MeshCell
    /// The letter of the plan.
    let letter: Character
    /// The ground.
    let frame: Frame
    /// The quarter it lies in.
    let quarter: Character
}

extension MeshPlot {
    /// The id in the file.
    var id: String { "P" + padded(number, to: 3) }
}

extension StreetMesh {
    /// The plots in the order of reading the plan.
    ///
    /// `>` is a cell that belongs to the plot in the west.
    func plots(lettered letters: Set<Character>) -> [MeshPlot] {
        var plots: [MeshPlot] = []
        for cell in plan.cells {
            let letter = plan.content(cell)
            guard letters.contains(letter) else { continue }
            var east = cell.column
            while east + 1 < plan.columns, plan.content(MeshCell(column: east + 1, row: cell.row)) == ">" { east += 1 }
            plots.append(
                MeshPlot(
                    number: plots.count + 1, cell: cell, letter: letter,
                    frame: block(columns: cell.column...east, rows: cell.row...cell.row), quarter: plan.quarter(cell)))
        }
        return plots
    }
}

/// A number with leading zeros.
func padded(_ number: Int, to digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
