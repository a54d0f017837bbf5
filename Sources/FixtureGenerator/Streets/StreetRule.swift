/// Which streets run along the sides of a mesh.
struct StreetRule: Sendable {
    /// The streets that have a name or a kind of their own; of several along a side, the first counts.
    var named: [NamedStreet]
    /// All other streets.
    var usual = StreetStyle(.local)
    /// The letters of cells that are green throughout: between two of them runs a path.
    var green: Set<Character>
    /// The letters of cells between which nothing runs.
    var closed: Set<Character> = []

    /// A street along a column or a row of crossings.
    struct NamedStreet: Sendable {
        /// Whether it runs along a column, to the north.
        let isNorthward: Bool
        /// The column or row.
        let line: Int
        /// The cells along it.
        let along: Range<Int>
        /// What it is.
        let style: StreetStyle

        /// A street from south to north.
        static func column(_ line: Int, _ along: Range<Int>, _ kind: StreetStyle.Kind, _ name: String? = nil) -> Self {
            NamedStreet(isNorthward: true, line: line, along: along, style: StreetStyle(kind, name))
        }

        /// A street from west to east.
        static func row(_ line: Int, _ along: Range<Int>, _ kind: StreetStyle.Kind, _ name: String? = nil) -> Self {
            NamedStreet(isNorthward: false, line: line, along: along, style: StreetStyle(kind, name))
        }

        /// The street with another style.
        func styled(_ style: StreetStyle) -> Self {
            NamedStreet(isNorthward: isNorthward, line: line, along: along, style: style)
        }

        /// Whether it runs along a side.
        fileprivate func follows(_ side: MeshSide) -> Bool {
            let (across, cell) =
                isNorthward ? (side.start.column, side.start.row) : (side.start.row, side.start.column)
            return side.isNorthward == isNorthward && across == line && along.contains(cell)
        }
    }

    /// The street along a side; nil where the ground on both sides is one.
    func style(of side: MeshSide, in mesh: some StreetMesh) -> StreetStyle? {
        let contents = side.cells.map(mesh.content)
        // A plot that goes on to the east.
        if side.isNorthward, contents[1] == ">" { return nil }
        if contents.allSatisfy({ $0.map(closed.contains) ?? false }) { return nil }
        if let street = named.first(where: { $0.follows(side) }) { return street.style }
        return contents.allSatisfy { $0.map(green.contains) ?? false } ? StreetStyle(.footway) : usual
    }
}
