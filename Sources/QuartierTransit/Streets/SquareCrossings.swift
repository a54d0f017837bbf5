import QuartierGeometry

/// The straight lines by which people cross squares (Plätze): from every entry to every other one, where the line
/// stays on the square.
///
/// Entries are vertices of the outline at which something else meets the square.
struct SquareCrossings {
    /// The lines across all squares.
    private(set) var chords: [StreetDrawing.Piece] = []
    /// Squares with too many entries.
    private(set) var intricate = 0

    init(of drawing: StreetDrawing, _ pieces: [StreetDrawing.Piece], _ joins: EndJoins, most: Int) {
        guard !drawing.squares.isEmpty else { return }
        // The features that meet at a vertex: the first one, and whether there is another.
        var first = [Int32](repeating: 0, count: drawing.places.count)
        var isShared = [Bool](repeating: false, count: drawing.places.count)
        for piece in pieces {
            for vertex in [piece.from, piece.to] {
                if first[Int(vertex)] == 0 { first[Int(vertex)] = piece.feature }
                if first[Int(vertex)] != piece.feature { isShared[Int(vertex)] = true }
            }
        }
        for square in drawing.squares {
            let rings = square.rings.map { $0.map(joins.vertex) }
            let entries = Set(rings.joined().filter { isShared[Int($0)] }).sorted()
            guard entries.count <= most else {
                intricate += 1
                continue
            }
            let shape = SquareShape(rings.map { $0.map { drawing.places[Int($0)] } })
            for (position, one) in entries.enumerated() {
                for other in entries[(position + 1)...] {
                    let line = StraightPiece(drawing.places[Int(one)], drawing.places[Int(other)])
                    guard shape.holds(line), !rings.contains(where: { Self.isSide(one, other, of: $0) }) else {
                        continue
                    }
                    chords.append(StreetDrawing.Piece(from: one, to: other, access: square.access, feature: 0))
                }
            }
        }
    }

    private static func isSide(
        _ one: StreetDrawing.Vertex, _ other: StreetDrawing.Vertex, of ring: [StreetDrawing.Vertex]
    ) -> Bool {
        zip(ring, ring.dropFirst()).contains { ($0 == one && $1 == other) || ($0 == other && $1 == one) }
    }
}

/// The area of a square, to be asked which lines stay on it.
private struct SquareShape {
    private var pool = ShapePool()
    private var sides: [StraightPiece] = []
    private let locator: AreaLocator

    init(_ rings: [[Coordinate]]) {
        pool.appendArea(rings: rings)
        for ring in rings { sides += zip(ring, ring.dropFirst()).map(StraightPiece.init) }
        locator = AreaLocator(pool, shape: 0)
    }

    /// Whether a line between two corners lies on the square: it may touch sides and corners, but not leave.
    func holds(_ line: StraightPiece) -> Bool {
        let box = line.box
        var cuts = [0.0, 1.0]
        for side in sides where side.box.intersects(box) {
            if let share = line.crossing(side) { cuts.append(share) }
        }
        cuts.sort()
        for (from, to) in zip(cuts, cuts.dropFirst()) where to - from > 1e-9 {
            if !locator.contains(line.place(at: (from + to) / 2)) { return false }
        }
        return true
    }
}
