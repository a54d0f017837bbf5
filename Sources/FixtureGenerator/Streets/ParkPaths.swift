/// Ways through green, lanes and approaches that several quarters have.
extension MeshStreets {
    /// Paths from the corners of a green cell to its middle; one of them may be steps.
    mutating func addPaths(across cell: MeshCell, named name: String? = nil, stepsFrom corner: Int? = nil) {
        let frame = mesh.frame(of: cell)
        let middle = frame.point(frame.width / 2, frame.depth / 2)
        for index in 0..<4 {
            let style = StreetStyle(index == corner ? .steps : .footway, name)
            add(DrawnStreet(style, along: [start(at: index, of: cell), middle]))
        }
    }

    /// A lane through a cell between the middles of two of its sides, counted counterclockwise from the south.
    mutating func addLane(_ style: StreetStyle, through cell: MeshCell, from first: Int, to last: Int) {
        let sides = cell.sides
        add(DrawnStreet(style, along: [middle(of: sides[first]), middle(of: sides[last])]))
    }

    /// A cell that is a square, with its corners tied to the crossings around it.
    mutating func addSquare(on cell: MeshCell, named name: String) {
        let ring = mesh.block(of: cell).ring
        for (index, corner) in ring.points.enumerated() {
            add(DrawnStreet(StreetStyle(.pedestrian, name), along: [start(at: index, of: cell), corner]))
        }
        add(DrawnStreet(StreetStyle(.pedestrian, name), on: ring))
    }

    /// Ways from the nearest crossing to the stops that lie more than 40 m away from it.
    mutating func addApproaches(to stops: [DrawnStop]) {
        for stop in stops {
            let way = GridPoint.metres(stop.beside.east, stop.beside.north)
            guard way.length > 4_000 else { continue }
            let start = mesh.crossing(stop.crossing.column, stop.crossing.row)
            add(DrawnStreet(StreetStyle(.local), along: [start, start + way]))
        }
    }
}
