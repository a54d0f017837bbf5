/// The streets of a mesh: middle lines from crossing to crossing, split wherever something else meets them.
struct MeshStreets<Mesh: StreetMesh> {
    /// The mesh.
    let mesh: Mesh
    /// What runs along each side that has a street.
    private let styles: [MeshSide: StreetStyle]
    /// The sides in the middle of which something meets them.
    private var halved: Set<MeshSide> = []
    /// The crossings that are squares, with their names.
    private var squares: [(place: MeshCell, name: String?)] = []
    /// Paths and squares beside the sides.
    private var others: [DrawnStreet] = []

    /// The streets that a rule lets run along the sides.
    init(_ mesh: Mesh, _ rule: StreetRule) {
        self.mesh = mesh
        styles = Dictionary(
            uniqueKeysWithValues: mesh.sides.compactMap { side in rule.style(of: side, in: mesh).map { (side, $0) } })
    }

    /// All streets: those along the sides, then the others, then the squares at crossings.
    var streets: [DrawnStreet] {
        mesh.sides.flatMap(pieces) + others
            + squares.map { DrawnStreet(StreetStyle(.pedestrian, $0.name), on: ring(at: $0.place)) }
    }

    /// The street along a side, in as many pieces as it's split into.
    private func pieces(of side: MeshSide) -> [DrawnStreet] {
        guard let style = styles[side] else { return [] }
        let points = course(of: side)
        return zip(points, points.dropFirst()).map { DrawnStreet(style, along: [$0, $1]) }
    }

    /// Adds a street, path or square that meets others at crossings or in the middle of sides.
    mutating func add(_ street: DrawnStreet) { others.append(street) }

    /// The middle of a side, where something is to meet the street.
    mutating func middle(of side: MeshSide) -> GridPoint {
        precondition(styles[side] != nil, "no street runs along the side")
        halved.insert(side)
        return halfway(side)
    }

    /// Makes the open space at a crossing a square: the middle lines end at its edge.
    mutating func openSquare(_ column: Int, _ row: Int, named name: String?) {
        squares.append((MeshCell(column: column, row: row), name))
    }

    /// Where a cell's own paths begin at one of its corners, counted counterclockwise from the south-west: at the
    /// crossing, or at the edge of the square that it is.
    func start(at corner: Int, of cell: MeshCell) -> GridPoint {
        let place = cell.crossings[corner]
        return isSquare(place) ? mesh.block(of: cell).corners[corner] : mesh.crossing(place)
    }

    // MARK: Courses

    /// The points along a side at which it's split, ends included.
    private func course(of side: MeshSide) -> [GridPoint] {
        let (start, end) = (mesh.crossing(side.start), mesh.crossing(side.end))
        let first = isSquare(side.start) ? edge(of: side.start, along: side) : start
        let last = isSquare(side.end) ? edge(of: side.end, along: side) : end
        return halved.contains(side) ? [first, halfway(side), last] : [first, last]
    }

    private func halfway(_ side: MeshSide) -> GridPoint {
        mesh.crossing(side.start).towards(mesh.crossing(side.end), share: 1, of: 2)
    }

    // MARK: Squares

    private func isSquare(_ place: MeshCell) -> Bool { squares.contains { $0.place == place } }

    /// Where a street enters the square at one of its ends: as far from the middle as the street across is wide.
    private func edge(of place: MeshCell, along side: MeshSide) -> GridPoint {
        let (column, row) = (place.column, place.row)
        let widths =
            side.isNorthward
            ? [mesh.half(row: row, besideColumn: column - 1), mesh.half(row: row, besideColumn: column)]
            : [mesh.half(column: column, besideRow: row - 1), mesh.half(column: column, besideRow: row)]
        let other = side.start == place ? side.end : side.start
        let (start, goal) = (mesh.crossing(place), mesh.crossing(other))
        return start.towards(goal, share: max(widths[0], widths[1]), of: (goal - start).length)
    }

    /// The square: the corners of the blocks around a crossing, and between them where streets enter.
    private func ring(at place: MeshCell) -> Ring {
        let (column, row) = (place.column, place.row)
        let blocks = [(-1, -1), (0, -1), (0, 0), (-1, 0)].map { MeshCell(column: column + $0.0, row: row + $0.1) }
        let entries = [
            MeshSide.north(column, row - 1), .east(column, row), .north(column, row), .east(column - 1, row),
        ]
        let points = blocks.indices.flatMap { index in
            let corner = mesh.block(of: blocks[index]).corners[(index + 2) % 4]
            return styles[entries[index]] == nil ? [corner] : [corner, edge(of: place, along: entries[index])]
        }
        return Ring(points: points)
    }
}

extension GridPoint {
    /// The point that lies a share of the way to another one.
    func towards(_ goal: GridPoint, share: Int, of whole: Int) -> GridPoint {
        let way = goal - self
        return self + GridPoint(x: roundedQuotient(way.x * share, whole), y: roundedQuotient(way.y * share, whole))
    }
}
