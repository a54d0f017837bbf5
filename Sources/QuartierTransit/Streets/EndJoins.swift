import QuartierGeometry

/// Which vertices are the same place because the end of a line lies beside another vertex.
struct EndJoins {
    private var joined: [StreetDrawing.Vertex: StreetDrawing.Vertex] = [:]

    /// How many ends were joined to something.
    var count: Int { joined.count }

    /// Looks for vertices near the ends of lines; those with identifiers are never joined.
    init(of drawing: StreetDrawing, within distance: Double) {
        guard distance > 0 else { return }
        var degrees = [UInt8](repeating: 0, count: drawing.places.count)
        for piece in drawing.pieces {
            for vertex in [piece.from, piece.to] { degrees[Int(vertex)] = min(3, degrees[Int(vertex)] + 1) }
        }
        let order = drawing.places.indices.filter { drawing.isAnonymous[$0] && degrees[$0] > 0 }
            .sorted { (drawing.places[$0].x, drawing.places[$0].y) < (drawing.places[$1].x, drawing.places[$1].y) }
        for (position, one) in order.enumerated() {
            for other in order[(position + 1)...] {
                guard drawing.places[other].x - drawing.places[one].x <= distance else { break }
                guard degrees[one] == 1 || degrees[other] == 1,
                    drawing.places[one].distance(to: drawing.places[other]) <= distance
                else { continue }
                join(StreetDrawing.Vertex(one), StreetDrawing.Vertex(other))
            }
        }
    }

    /// The vertex that stands for one and for all joined to it.
    func vertex(_ vertex: StreetDrawing.Vertex) -> StreetDrawing.Vertex {
        var vertex = vertex
        while let next = joined[vertex] { vertex = next }
        return vertex
    }

    /// The smaller number stands for both.
    private mutating func join(_ one: StreetDrawing.Vertex, _ other: StreetDrawing.Vertex) {
        let (first, second) = (vertex(one), vertex(other))
        if first != second { joined[max(first, second)] = min(first, second) }
    }
}
