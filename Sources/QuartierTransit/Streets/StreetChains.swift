import QuartierGeometry

/// The pieces of a drawing, joined to chains that run from one junction or dead end to the next.
struct StreetChains {
    /// What becomes a link.
    struct Chain {
        var vertices: [StreetDrawing.Vertex]
        /// How far each vertex is from the first one, in mm.
        var offsets: [Int32]
        var access: StreetAccess
        /// Whether nothing else meets it at its ends.
        var startsFreely = false, endsFreely = false

        var length: Int32 { offsets.last ?? 0 }
    }

    private(set) var chains: [Chain] = []
    /// How many vertices pieces have, and how many of them stay.
    private(set) var drawnVertices = 0, keptVertices = 0
    private let places: [Coordinate]
    private let pieces: [StreetDrawing.Piece]
    /// The pieces at each vertex, ascending.
    private let incidences: Incidences
    private var isUsed: [Bool]

    /// The pieces at each vertex in one array.
    private struct Incidences {
        var offsets: [Int32]
        var pieces: [Int32]

        subscript(vertex: StreetDrawing.Vertex) -> ArraySlice<Int32> {
            pieces[Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])]
        }
    }

    init(_ places: [Coordinate], _ pieces: [StreetDrawing.Piece], contracts: Bool) {
        self.places = places
        self.pieces = pieces
        isUsed = [Bool](repeating: false, count: pieces.count)
        incidences = Self.incidences(pieces, vertices: places.count)
        var isKept = [Bool](repeating: false, count: places.count)
        for vertex in places.indices {
            let meeting = incidences[StreetDrawing.Vertex(vertex)]
            guard !meeting.isEmpty else { continue }
            drawnVertices += 1
            isKept[vertex] = !contracts || !isPassed(StreetDrawing.Vertex(vertex), meeting)
        }
        for vertex in places.indices where isKept[vertex] { follow(StreetDrawing.Vertex(vertex), isKept) }
        // What is left are rings that nothing meets: each keeps its first vertex.
        for piece in pieces.indices where !isUsed[piece] {
            isKept[Int(pieces[piece].from)] = true
            follow(pieces[piece].from, isKept)
        }
        keptVertices = isKept.count { $0 }
    }

    /// Whether a vertex lies on the way: two pieces meet there that are walked alike.
    private func isPassed(_ vertex: StreetDrawing.Vertex, _ meeting: ArraySlice<Int32>) -> Bool {
        guard meeting.count == 2, let first = meeting.first, let second = meeting.last, first != second else {
            return false
        }
        return access(of: first, towards: vertex) == access(of: second, from: vertex)
    }

    private mutating func follow(_ start: StreetDrawing.Vertex, _ isKept: [Bool]) {
        for first in incidences[start] where !isUsed[Int(first)] {
            var chain = Chain(vertices: [start], offsets: [0], access: access(of: first, from: start))
            var (piece, vertex) = (first, start)
            while true {
                isUsed[Int(piece)] = true
                let next = other(end: vertex, of: piece)
                let length = Millimetres.of(places[Int(vertex)].distance(to: places[Int(next)]))
                chain.vertices.append(next)
                chain.offsets.append(Millimetres.sum(chain.length, length))
                vertex = next
                guard !isKept[Int(vertex)], let onward = incidences[vertex].first(where: { !isUsed[Int($0)] })
                else { break }
                piece = onward
            }
            chain.startsFreely = incidences[start].count == 1
            chain.endsFreely = incidences[vertex].count == 1
            chains.append(chain)
        }
    }

    private func other(end vertex: StreetDrawing.Vertex, of piece: Int32) -> StreetDrawing.Vertex {
        let piece = pieces[Int(piece)]
        return piece.from == vertex ? piece.to : piece.from
    }

    private func access(of piece: Int32, from vertex: StreetDrawing.Vertex) -> StreetAccess {
        let piece = pieces[Int(piece)]
        return piece.from == vertex ? piece.access : piece.access.reversed
    }

    private func access(of piece: Int32, towards vertex: StreetDrawing.Vertex) -> StreetAccess {
        access(of: piece, from: vertex).reversed
    }

    private static func incidences(_ pieces: [StreetDrawing.Piece], vertices: Int) -> Incidences {
        var offsets = [Int32](repeating: 0, count: vertices + 1)
        for piece in pieces {
            offsets[Int(piece.from) + 1] += 1
            offsets[Int(piece.to) + 1] += 1
        }
        for vertex in 0..<vertices { offsets[vertex + 1] += offsets[vertex] }
        var next = offsets
        var sorted = [Int32](repeating: 0, count: 2 * pieces.count)
        for (number, piece) in pieces.enumerated() {
            for vertex in [piece.from, piece.to] {
                sorted[Int(next[Int(vertex)])] = Int32(number)
                next[Int(vertex)] += 1
            }
        }
        return Incidences(offsets: offsets, pieces: sorted)
    }
}
