import QuartierModel

/// A table for terminals: columns in line, split into blocks where it is wider than the terminal.
struct TextTable {
    /// How a column stands.
    enum Alignment: Sendable { case left, right }

    private let head: [String]
    private let alignments: [Alignment]
    private var rows: [[String]] = []

    private let longestCell: Int

    /// A table with its heads; the first column stands left and is repeated in every block.
    ///
    /// Names longer than `longestCell`, which the identifiers of indicators are not, are cut in the middle.
    init(_ head: [String], _ alignments: [Alignment] = [], longestCell: Int = 48) {
        self.longestCell = longestCell
        self.head = head.map { Self.shortened($0, longestCell) }
        self.alignments =
            alignments.isEmpty
            ? [.left] + Array(repeating: .right, count: max(0, head.count - 1)) : alignments
    }

    /// Adds a row with a cell for each head.
    ///
    /// Words in the last column may be long: nothing stands behind them.
    mutating func add(_ row: [String]) {
        let isWordy = alignments.last == .left && alignments.count > 1
        rows.append(
            row.enumerated().map { number, cell in
                isWordy && number == row.count - 1 ? cell.withoutControls : Self.shortened(cell, longestCell)
            })
    }

    /// The lines, none longer than `width` unless a single column is.
    func lines(width: Int) -> [String] {
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        var blocks: [[Int]] = [[]]
        var used = widths[0]
        for column in head.indices.dropFirst() {
            if used + 2 + widths[column] > width, blocks[blocks.count - 1] != [] {
                blocks.append([])
                used = widths[0]
            }
            blocks[blocks.count - 1].append(column)
            used += 2 + widths[column]
        }
        return blocks.enumerated().flatMap { number, block in
            (number > 0 ? [""] : []) + ([head] + rows).map { line(of: $0, [0] + block, widths) }
        }
    }

    private func line(of row: [String], _ columns: [Int], _ widths: [Int]) -> String {
        var line = ""
        for (position, column) in columns.enumerated() {
            let padding = String(repeating: " ", count: widths[column] - row[column].count)
            line +=
                (position > 0 ? "  " : "")
                + (alignments[column] == .left ? row[column] + padding : padding + row[column])
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func shortened(_ text: String, _ longestCell: Int) -> String {
        let plain = text.withoutControls
        guard plain.count > longestCell else { return plain }
        let tail = longestCell / 2
        return plain.prefix(longestCell - tail - 1) + "…" + plain.suffix(tail)
    }
}
